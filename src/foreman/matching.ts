/**
 * Finds the Foreman host of a VM or of an oVirt host, by rules that are ranked by how sure they are, and never guesses: where two hosts are
 * equally likely, both are offered with what speaks for each.
 */
import { isApiError } from '../http/request.ts';
import type { ForemanClient, RequestOptions } from './client.ts';
import { findFacts } from './facts.ts';
import type { Host, HostRow } from './host.ts';
import { fetchHost, listHosts } from './hosts.ts';
import { both, either, isOneOf, quote } from './search.ts';

/** In the order of their strength. */
export const RULES = ['uuid', 'dmi', 'fqdn', 'name', 'shortName', 'mac'] as const;
export type Rule = (typeof RULES)[number];
export type Confidence = 'certain' | 'high' | 'medium' | 'low';

/** What speaks for a host. */
export interface Evidence {
  readonly rule: Rule;
  /** Where it was seen: a key of the host, or the name of a fact. */
  readonly field: string;
  readonly value: string;
}

export interface Candidate {
  readonly host: HostRow;
  readonly confidence: Confidence;
  /** The strongest first; never empty. */
  readonly evidence: readonly [Evidence, ...Evidence[]];
}

/** A VM; or an oVirt host, which has an id in no Foreman and so goes without the rule `uuid`. */
export interface MachineIdentity {
  readonly id: string;
  readonly name: string;
  /** What the firmware calls the machine, where that is not its id: an oVirt host's hardware UUID. */
  readonly dmiUuid?: string | undefined;
  /** As the guest agent reports it, or a host's address; undefined where there is none. */
  readonly fqdn?: string | undefined;
  /** Of all its interfaces. */
  readonly macs: readonly string[];
}

export interface MatchingRules {
  /** Which rules may be used; all when absent. */
  readonly rules?: readonly Rule[];
  /** The compute resource that stands for this engine: two engines can hold a VM of one id. */
  readonly computeResourceId?: number | undefined;
}

export type Match =
  /** `others` are less likely, and contradict the host that was found. */
  | { readonly kind: 'one'; readonly candidate: Candidate; readonly others: readonly Candidate[] }
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  /** None among the hosts that the person may see. */
  | { readonly kind: 'none' };

export interface MatchResult {
  readonly match: Match;
  /** Rules that could not be tried: the person may not see facts. */
  readonly untried: readonly Rule[];
}

const CONFIDENCE: Readonly<Record<Rule, Confidence>> = {
  uuid: 'certain',
  dmi: 'high',
  fqdn: 'high',
  name: 'medium',
  shortName: 'low',
  mac: 'low',
};
const LEVELS: readonly Confidence[] = ['certain', 'high', 'medium', 'low'];

/**
 * The facts in which a guest's firmware says which machine it is; the engine writes the VM's id there (ovirt-engine
 * LibvirtVmXmlBuilder.java). Puppet, subscription-manager and Ansible each call it differently.
 */
const DMI_FACTS = ['dmi::product::uuid', 'uuid', 'dmi::system::uuid', 'ansible_product_uuid'];

/** Rows that one search may give: more than this is no match of a machine. */
const PAGE_SIZE = 100;

/** Machines per search, so that none is longer than the 8 kB that web servers take as a request line. */
const BATCH_SIZE = 20;

/** The host of one machine. At most four requests, and one where it is a VM that is linked. */
export async function findHostOf(
  foreman: ForemanClient,
  machine: MachineIdentity,
  rules: MatchingRules = {},
  options?: RequestOptions,
): Promise<MatchResult> {
  const evidence = new Collected();
  const may = mayUse(rules);
  await collectByKeys(foreman, [machine], may, evidence, options);
  if (isCertain(machine, evidence, rules)) return toResult(machine, evidence, rules, []);
  const [untried] = await Promise.all([
    collectByFacts(foreman, [machine], may, evidence, options),
    may('mac') ? collectByAnyMac(foreman, machine, evidence, options) : undefined,
  ]);
  return toResult(machine, evidence, rules, untried);
}

/**
 * The hosts of many machines, by their ids: a few requests for every 20, and one for each of the few hosts that nothing but
 * a second interface leads to, since rows show the MAC of the primary one alone.
 */
export async function findHostsOf(
  foreman: ForemanClient,
  machines: readonly MachineIdentity[],
  rules: MatchingRules = {},
  options?: RequestOptions,
): Promise<ReadonlyMap<string, MatchResult>> {
  const results = new Map<string, MatchResult>();
  const may = mayUse(rules);
  for (let from = 0; from < machines.length; from += BATCH_SIZE) {
    const batch = machines.slice(from, from + BATCH_SIZE);
    const evidence = new Collected();
    await collectByKeys(foreman, batch, may, evidence, options);
    const rest = batch.filter((machine) => !isCertain(machine, evidence, rules));
    const [untried] = await Promise.all([
      collectByFacts(foreman, rest, may, evidence, options),
      may('mac') ? collectByMacs(foreman, rest, evidence, options) : undefined,
    ]);
    for (const machine of batch) {
      results.set(machine.id, toResult(machine, evidence, rules, rest.includes(machine) ? untried : []));
    }
  }
  return results;
}

type MayUse = (rule: Rule) => boolean;

function mayUse({ rules = RULES }: MatchingRules): MayUse {
  return (rule) => rules.includes(rule);
}

/** What was found so far, by machine and host. */
class Collected {
  readonly #found = new Map<MachineIdentity, Map<number, { readonly host: HostRow; readonly evidence: Evidence[] }>>();
  readonly #rows = new Map<string, HostRow>();

  add(machine: MachineIdentity, host: HostRow, evidence: Evidence): void {
    const hosts = this.#found.get(machine) ?? new Map<number, { host: HostRow; evidence: Evidence[] }>();
    const known = hosts.get(host.id) ?? { host, evidence: [] };
    known.evidence.push(evidence);
    this.#found.set(machine, hosts.set(host.id, known));
    this.#rows.set(host.name, host);
  }

  /** A host that was read before, by any rule. */
  findRow(name: string): HostRow | undefined {
    return this.#rows.get(name);
  }

  of(machine: MachineIdentity): readonly { readonly host: HostRow; readonly evidence: readonly Evidence[] }[] {
    return [...(this.#found.get(machine)?.values() ?? [])];
  }
}

/** The guest's FQDN in Foreman's spelling; undefined for what is none, or what any machine might be called. */
function meaningfulFqdn({ fqdn }: MachineIdentity): string | undefined {
  const name = fqdn?.toLowerCase().replace(/\.$/, '') ?? '';
  return /^[a-z0-9._-]+$/.test(name) && !name.startsWith('localhost') ? name : undefined;
}

/** Rules over keys that stand in a host's row: uuid, FQDN, name and short name in one request. */
async function collectByKeys(
  foreman: ForemanClient,
  machines: readonly MachineIdentity[],
  may: MayUse,
  evidence: Collected,
  options: RequestOptions | undefined,
): Promise<void> {
  const fqdns = may('fqdn') ? machines.flatMap((machine) => meaningfulFqdn(machine) ?? []) : [];
  const names = may('name') ? machines.map((machine) => machine.name.toLowerCase()) : [];
  const shortNames = may('shortName') ? machines.map((machine) => machine.name.toLowerCase()).filter(isShortName) : [];
  const exact = [...new Set([...fqdns, ...names])];
  const search = either(
    may('uuid')
      ? isOneOf(
          'uuid',
          machines.map(({ id }) => id),
        )
      : undefined,
    isOneOf('name', exact),
    ...shortNames.map((name) => `name ~ ${quote(`${name}.%`)}`),
  );
  if (search === '') return;
  for (const host of await findRows(foreman, search, machines.length, options)) {
    for (const machine of machines) for (const one of keyEvidence(machine, host, may)) evidence.add(machine, host, one);
  }
}

/** A name that could be the first label of a host's. Underscores and percent signs are wildcards, so they are checked after. */
function isShortName(name: string): boolean {
  return !name.includes('.') && !/[*%"\\]/.test(name);
}

function keyEvidence(machine: MachineIdentity, host: HostRow, may: MayUse): Evidence[] {
  const name = machine.name.toLowerCase();
  const found: Evidence[] = [];
  if (may('uuid') && host.uuid === machine.id) found.push({ rule: 'uuid', field: 'uuid', value: machine.id });
  if (may('fqdn') && host.name === meaningfulFqdn(machine))
    found.push({ rule: 'fqdn', field: 'name', value: host.name });
  if (may('name') && host.name === name) found.push({ rule: 'name', field: 'name', value: host.name });
  const isShort = isShortName(name) && host.name.startsWith(`${name}.`);
  if (may('shortName') && isShort) found.push({ rule: 'shortName', field: 'name', value: host.name });
  return found;
}

function dmiUuidOf({ id, dmiUuid = id }: MachineIdentity): string {
  return dmiUuid.toLowerCase();
}

/** Some readers do not turn back the first three groups, which SMBIOS stores byte by byte in reverse. */
function swapBytes(uuid: string): string {
  const [first = '', second = '', third = '', ...others] = uuid.split('-');
  const reversed = [first, second, third].map((group) => (group.match(/../g) ?? []).reverse().join(''));
  return [...reversed, ...others].join('-');
}

/**
 * The DMI rule, over all hosts at once: facts are asked for by their values. `~` minds no case, and upper case is usual
 * there. Gives the rules that could not be tried.
 */
async function collectByFacts(
  foreman: ForemanClient,
  machines: readonly MachineIdentity[],
  may: MayUse,
  evidence: Collected,
  options: RequestOptions | undefined,
): Promise<readonly Rule[]> {
  if (!may('dmi') || machines.length === 0) return [];
  const values = machines.map(dmiUuidOf).flatMap((uuid) => [uuid, swapBytes(uuid)]);
  const search = both(isOneOf('name', DMI_FACTS), either(...values.map((value) => `value ~ ${quote(value)}`)));
  try {
    const facts = await findFacts(foreman, search, options);
    const rows = await findRowsByName(foreman, [...facts.keys()], evidence, options);
    for (const host of rows) {
      for (const [field, value] of facts.get(host.name) ?? []) {
        const uuid = value?.toLowerCase();
        const machine = machines.find((one) => uuid === dmiUuidOf(one) || uuid === swapBytes(dmiUuidOf(one)));
        if (machine && value !== null) evidence.add(machine, host, { rule: 'dmi', field, value });
      }
    }
    return [];
  } catch (error) {
    // Not everybody may see facts; the other rules still hold.
    if (isApiError(error) && error.status === 403) return ['dmi'];
    throw error;
  }
}

function macList(machines: readonly MachineIdentity[]): readonly string[] {
  return [...new Set(machines.flatMap(({ macs }) => macs.map((mac) => mac.toLowerCase())))];
}

/** A MAC of any interface. What the search finds stands for this VM, though rows show the primary interface alone. */
async function collectByAnyMac(
  foreman: ForemanClient,
  machine: MachineIdentity,
  evidence: Collected,
  options: RequestOptions | undefined,
): Promise<void> {
  const macs = macList([machine]);
  if (macs.length === 0) return;
  for (const host of await findRowsByMac(foreman, macs, 1, options)) {
    const isPrimary = host.mac !== undefined && macs.includes(host.mac);
    const value = isPrimary ? host.mac : macs.join(', ');
    evidence.add(machine, host, { rule: 'mac', field: isPrimary ? 'mac' : 'has_mac', value });
  }
}

/** A MAC of any interface, for many machines: whose it is, is seen in the row or has to be read in the host itself. */
async function collectByMacs(
  foreman: ForemanClient,
  machines: readonly MachineIdentity[],
  evidence: Collected,
  options: RequestOptions | undefined,
): Promise<void> {
  const macs = macList(machines);
  if (macs.length === 0) return;
  const others: HostRow[] = [];
  for (const host of await findRowsByMac(foreman, macs, machines.length, options)) {
    if (host.mac !== undefined && macs.includes(host.mac)) {
      addByMac(machines, host, { field: 'mac', value: host.mac }, evidence);
    } else others.push(host);
  }
  // More than there are machines is no match of theirs.
  for (const host of others.slice(0, machines.length)) {
    for (const { mac } of await fetchInterfaces(foreman, host.id, options)) {
      if (mac !== undefined) addByMac(machines, host, { field: 'has_mac', value: mac.toLowerCase() }, evidence);
    }
  }
}

/** None of a host that was deleted since its row was read. */
async function fetchInterfaces(
  foreman: ForemanClient,
  hostId: number,
  options: RequestOptions | undefined,
): Promise<Host['interfaces']> {
  try {
    return (await fetchHost(foreman, hostId, options)).interfaces;
  } catch (error) {
    if (isApiError(error) && error.status === 404) return [];
    throw error;
  }
}

function addByMac(
  machines: readonly MachineIdentity[],
  host: HostRow,
  seen: Pick<Evidence, 'field' | 'value'>,
  evidence: Collected,
): void {
  for (const machine of machines) {
    if (macList([machine]).includes(seen.value)) evidence.add(machine, host, { rule: 'mac', ...seen });
  }
}

async function findRows(
  foreman: ForemanClient,
  search: string,
  machineCount: number,
  options: RequestOptions | undefined,
): Promise<readonly HostRow[]> {
  return (await listHosts(foreman, { search, pageSize: PAGE_SIZE + machineCount }, options)).hosts;
}

/** Before 3.6 Foreman can search for the MAC of the provisioning interface alone, and refuses the other field. */
async function findRowsByMac(
  foreman: ForemanClient,
  macs: readonly string[],
  machineCount: number,
  options: RequestOptions | undefined,
): Promise<readonly HostRow[]> {
  try {
    return await findRows(foreman, isOneOf('has_mac', macs), machineCount, options);
  } catch (error) {
    if (isApiError(error) && error.status === 400) {
      return findRows(foreman, isOneOf('mac', macs), machineCount, options);
    }
    throw error;
  }
}

async function findRowsByName(
  foreman: ForemanClient,
  names: readonly string[],
  evidence: Collected,
  options: RequestOptions | undefined,
): Promise<readonly HostRow[]> {
  const known = names.flatMap((name) => evidence.findRow(name) ?? []);
  const unread = names.filter((name) => !known.some((host) => host.name === name));
  const read = unread.length > 0 ? await findRows(foreman, isOneOf('name', unread), unread.length, options) : [];
  return [...known, ...read];
}

/** A link to another engine's VM of the same id is no certainty. */
function confidenceOf(host: HostRow, rule: Rule, { computeResourceId }: MatchingRules): Confidence {
  const isForeign = computeResourceId !== undefined && host.computeResourceId !== computeResourceId;
  return rule === 'uuid' && isForeign ? 'medium' : CONFIDENCE[rule];
}

function toCandidates(machine: MachineIdentity, evidence: Collected, rules: MatchingRules): readonly Candidate[] {
  const candidates = evidence.of(machine).flatMap(({ host, evidence: list }): Candidate[] => {
    const [first, ...more] = [...list].sort((a, b) => RULES.indexOf(a.rule) - RULES.indexOf(b.rule));
    if (!first) return [];
    const levels = list.map(({ rule }) => LEVELS.indexOf(confidenceOf(host, rule, rules)));
    const confidence = LEVELS[Math.min(...levels)] ?? 'low';
    return [{ host, confidence, evidence: [first, ...more] }];
  });
  return candidates.sort(
    (a, b) => LEVELS.indexOf(a.confidence) - LEVELS.indexOf(b.confidence) || (a.host.name < b.host.name ? -1 : 1),
  );
}

function isCertain(machine: MachineIdentity, evidence: Collected, rules: MatchingRules): boolean {
  return toCandidates(machine, evidence, rules).some(({ confidence }) => confidence === 'certain');
}

function toResult(
  machine: MachineIdentity,
  evidence: Collected,
  rules: MatchingRules,
  untried: readonly Rule[],
): MatchResult {
  const candidates = toCandidates(machine, evidence, rules);
  const [best, second] = candidates;
  if (!best) return { match: { kind: 'none' }, untried };
  if (second?.confidence === best.confidence) return { match: { kind: 'several', candidates }, untried };
  return { match: { kind: 'one', candidate: best, others: candidates.slice(1) }, untried };
}
