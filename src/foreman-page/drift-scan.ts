/**
 * Compares all VMs of the engine with all hosts that Foreman has for it: both lists in pages of 100, what is left over in
 * batches, and never a request for one machine. Memory is bounded by what is kept of each.
 */
import type { EngineClient } from '../engine/client.ts';
import { countVms, findVmIds, listVmPage, type InventoryVm } from '../engine/vm-pages.ts';
import type { ForemanClient } from '../foreman/client.ts';
import { findFacts } from '../foreman/facts.ts';
import { listHosts } from '../foreman/hosts.ts';
import { findHostOf, findHostsOf, type Candidate, type MatchResult, type Rule } from '../foreman/matching.ts';
import { both, isOneOf } from '../foreman/search.ts';
import { isApiError } from '../http/request.ts';
import {
  compareMachines,
  MEMORY_FACTS,
  memoryOf,
  toScannedHost,
  type Drift,
  type DriftEvidence,
  type DriftHost,
  type ScannedHost,
} from './drift.ts';
import { findVm } from './sync-run.ts';

const PAGE_SIZE = 100;
/** Hosts whose facts one request asks for: one answer holds 1,000 facts. */
const FACTS_BATCH = 100;
/** VMs that are looked for once more, by id. */
const RECHECK_BATCH = 50;
/** VMs whose hosts are looked for at once; the client splits them further. */
const MATCH_BATCH = 100;

/** Which hosts of Foreman are this engine's. */
export interface DriftScope {
  /** Foreman's search for them; absent where nobody can tell, and then no host is missing its VM. */
  readonly search?: string;
  readonly computeResourceId?: number | undefined;
  readonly rules: readonly Rule[];
}

export const DRIFT_STEPS = ['vms', 'hosts', 'matching', 'memory', 'recheck'] as const;
export type DriftStep = (typeof DRIFT_STEPS)[number];

export interface DriftProgress {
  readonly step: DriftStep;
  readonly done: number;
  /** Where it is known. */
  readonly total?: number;
}

export interface DriftResult {
  /** Milliseconds since the epoch, by this browser. */
  readonly endedAt: number;
  readonly vmCount: number;
  readonly hostCount: number;
  readonly drifts: readonly Drift[];
  /** Whether hosts without a VM could be told. */
  readonly knowsHosts: boolean;
  /** Facts may not be read: memory was not compared, nor the DMI UUID. */
  readonly lacksFacts: boolean;
}

export interface DriftScanOptions {
  readonly engine: EngineClient;
  readonly foreman: ForemanClient;
  readonly scope: DriftScope;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DriftProgress) => void;
}

/** A VM with the host that is its, and what says so when it is no link. */
interface Pair {
  readonly vm: InventoryVm;
  readonly host: ScannedHost;
  readonly evidence?: DriftEvidence;
}

/** Throws `ApiError`, or the signal's reason; a scan that did not end has no result. */
export async function scanDrift(options: DriftScanOptions): Promise<DriftResult> {
  const { scope } = options;
  const vms = await readVms(options);
  const hosts = scope.search === undefined ? [] : await readHosts(options, scope.search);
  const byUuid = new Map(hosts.flatMap((host) => (host.uuid === undefined ? [] : [[host.uuid, host] as const])));

  const pairs: Pair[] = [];
  const alone: Drift[] = [];
  const unlinked: InventoryVm[] = [];
  for (const vm of vms) {
    const host = byUuid.get(vm.id);
    if (host) pairs.push({ vm, host });
    else unlinked.push(vm);
  }
  const matches = await matchRest(options, unlinked);
  for (const vm of unlinked) {
    const result = matches.get(vm.id);
    const pair = result && toPair(vm, result);
    if (pair) pairs.push(pair);
    else alone.push(toLonelyVm(vm, result));
  }

  const memory = await readMemory(options, pairs);
  const known = new Set(vms.map(({ id }) => id));
  const strangers = hosts.filter(({ uuid }) => uuid !== undefined && !known.has(uuid));
  const stale = await recheck(options, strangers);
  const differing = pairs.flatMap((pair) => toDrift(pair, memory.byHost.get(pair.host.name)) ?? []);
  const lacksFacts = memory.isRefused || [...matches.values()].some(({ untried }) => untried.length > 0);
  return {
    endedAt: Date.now(),
    vmCount: vms.length,
    hostCount: hosts.length,
    drifts: [...alone, ...stale.map(toLonelyHost), ...differing],
    knowsHosts: scope.search !== undefined,
    lacksFacts,
  };
}

/** Compares one machine anew, after somebody has changed it: the VM of that id, and the host that is its. */
export async function rescanVm(options: Omit<DriftScanOptions, 'onProgress'>, vmId: string): Promise<Rescan> {
  const { engine, foreman, scope, signal } = options;
  const vm = await findVm(engine, vmId, { signal });
  if (!vm) {
    const search = both(scope.search ?? '', isOneOf('uuid', [vmId]));
    const { hosts } = await listHosts(foreman, { search, pageSize: 1 }, { signal });
    return { vmId, drift: scope.search === undefined ? undefined : hosts.map(toScannedHost).map(toLonelyHost)[0] };
  }
  // A scan knows links by the list of hosts, whatever the rules are.
  const rules = [...new Set<Rule>(['uuid', ...scope.rules])];
  const result = await findHostOf(foreman, vm, { rules, computeResourceId: scope.computeResourceId }, { signal });
  const pair = toPair(vm, result);
  if (!pair) return { vmId, drift: toLonelyVm(vm, result) };
  const memory = await readMemory({ ...options, onProgress: () => undefined }, [pair]);
  return { vmId, drift: toDrift(pair, memory.byHost.get(pair.host.name)), hostId: pair.host.id };
}

export interface Rescan {
  readonly vmId: string;
  /** Undefined where nothing differs any more. */
  readonly drift: Drift | undefined;
  /** The host that is the VM's now. */
  readonly hostId?: number;
}

/** The lines of a comparison with one machine compared anew: in its old place, or at the end. */
export function withRescan(drifts: readonly Drift[], { vmId, drift, hostId }: Rescan): readonly Drift[] {
  const isOld = ({ kind, vm, missingVmId, hosts: [host] }: Drift): boolean =>
    vm?.id === vmId || missingVmId === vmId || (kind === 'hostAlone' && host?.id === hostId);
  const at = drifts.findIndex(isOld);
  const others = drifts.filter((one) => !isOld(one));
  return drift ? others.toSpliced(at === -1 ? others.length : at, 0, drift) : others;
}

async function readVms({ engine, signal, onProgress }: DriftScanOptions): Promise<readonly InventoryVm[]> {
  const total = await countVms(engine, { signal });
  const vms: InventoryVm[] = [];
  for (let page = 1; ; page++) {
    onProgress({ step: 'vms', done: vms.length, ...(total !== undefined && { total }) });
    const next = await listVmPage(engine, page, PAGE_SIZE, { signal });
    vms.push(...next);
    if (next.length < PAGE_SIZE) return vms;
  }
}

async function readHosts(
  { foreman, signal, onProgress }: DriftScanOptions,
  search: string,
): Promise<readonly ScannedHost[]> {
  const hosts: ScannedHost[] = [];
  onProgress({ step: 'hosts', done: 0 });
  for (let page = 1; ; page++) {
    // By id, so that a host that is renamed meanwhile does not move to another page.
    const next = await listHosts(foreman, { search, page, pageSize: PAGE_SIZE, order: 'id ASC' }, { signal });
    hosts.push(...next.hosts.map(toScannedHost));
    onProgress({ step: 'hosts', done: hosts.length, total: next.found });
    if (next.hosts.length < PAGE_SIZE) return hosts;
  }
}

async function matchRest(
  { foreman, scope, signal, onProgress }: DriftScanOptions,
  vms: readonly InventoryVm[],
): Promise<ReadonlyMap<string, MatchResult>> {
  const { rules, computeResourceId } = scope;
  const found = new Map<string, MatchResult>();
  for (const batch of batches(vms, MATCH_BATCH)) {
    onProgress({ step: 'matching', done: found.size, total: vms.length });
    for (const [id, result] of await findHostsOf(foreman, batch, { rules, computeResourceId }, { signal })) {
      found.set(id, result);
    }
  }
  return found;
}

interface Memory {
  /** Bytes, by the hosts' names. */
  readonly byHost: ReadonlyMap<string, number>;
  readonly isRefused: boolean;
}

async function readMemory({ foreman, signal, onProgress }: DriftScanOptions, pairs: readonly Pair[]): Promise<Memory> {
  const byHost = new Map<string, number>();
  let done = 0;
  for (const batch of batches(pairs, FACTS_BATCH)) {
    onProgress({ step: 'memory', done, total: pairs.length });
    done += batch.length;
    const search = both(
      isOneOf('fact', [...MEMORY_FACTS.keys()]),
      isOneOf(
        'host_id',
        batch.map(({ host }) => String(host.id)),
      ),
    );
    try {
      for (const [name, facts] of await findFacts(foreman, search, { signal })) {
        const bytes = memoryOf(facts);
        if (bytes !== undefined) byHost.set(name, bytes);
      }
    } catch (error) {
      if (isApiError(error) && error.status === 403) return { byHost, isRefused: true };
      throw error;
    }
  }
  return { byHost, isRefused: false };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Hosts whose VM is really not there: one may have been made while the pages were read. */
async function recheck(
  { engine, signal, onProgress }: DriftScanOptions,
  hosts: readonly ScannedHost[],
): Promise<readonly ScannedHost[]> {
  const askable = hosts.filter(({ uuid }) => uuid !== undefined && UUID.test(uuid));
  const there = new Set<string | undefined>();
  let done = 0;
  for (const batch of batches(askable, RECHECK_BATCH)) {
    onProgress({ step: 'recheck', done, total: askable.length });
    done += batch.length;
    const ids = batch.flatMap(({ uuid }) => uuid ?? []);
    for (const id of await findVmIds(engine, ids, { signal })) there.add(id);
  }
  // What is no UUID belongs to another kind of hypervisor.
  return askable.filter(({ uuid }) => !there.has(uuid));
}

function toPair(vm: InventoryVm, { match }: MatchResult): Pair | undefined {
  if (match.kind !== 'one') return undefined;
  const evidence = toEvidence(match.candidate);
  return { vm, host: toScannedHost(match.candidate.host), ...(evidence && { evidence }) };
}

/** The strongest; none for a link. */
function toEvidence({ confidence, evidence: [{ rule, field }] }: Candidate): DriftEvidence | undefined {
  // A link to another engine's VM of the same id is none.
  if (rule === 'uuid' && confidence === 'certain') return undefined;
  return { rule, confidence, ...(field === 'has_mac' && { isOtherNic: true }) };
}

function toLonelyVm({ id, name }: InventoryVm, result: MatchResult | undefined): Drift {
  const vm = { id, name };
  if (result?.match.kind !== 'several') return { kind: 'vmAlone', vm, hosts: [], differences: [] };
  return {
    kind: 'ambiguous',
    vm,
    hosts: result.match.candidates.map((one) => named(one.host, toEvidence(one))),
    differences: [],
  };
}

function toLonelyHost(host: ScannedHost): Drift {
  return {
    kind: 'hostAlone',
    ...(host.uuid !== undefined && { missingVmId: host.uuid }),
    hosts: [named(host)],
    differences: [],
  };
}

function toDrift({ vm, host, evidence }: Pair, memoryBytes: number | undefined): Drift | undefined {
  const differences = compareMachines(vm, host, memoryBytes);
  const common = { vm: { id: vm.id, name: vm.name }, hosts: [named(host, evidence)], differences };
  if (evidence) return { kind: 'unlinked', ...common };
  return differences.length === 0 ? undefined : { kind: 'different', ...common };
}

function named({ id, name }: Pick<DriftHost, 'id' | 'name'>, evidence?: DriftEvidence): DriftHost {
  return { id, name, ...(evidence && { evidence }) };
}

function* batches<T>(list: readonly T[], size: number): Iterable<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
