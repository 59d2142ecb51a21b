/** Carries out one step of a sync, and reads what it is planned from. */
import type { EngineClient } from '../engine/client.ts';
import { getInventoryVm, renameVm, type InventoryVm } from '../engine/vm-pages.ts';
import type { ForemanClient, RequestOptions } from '../foreman/client.ts';
import type { Host, HostRow } from '../foreman/host.ts';
import { fetchHost, importVm, linkHost, listHosts, renameHost, unlinkHost } from '../foreman/hosts.ts';
import { findHostOf, type Candidate, type Match, type MatchResult } from '../foreman/matching.ts';
import { quote } from '../foreman/search.ts';
import { fetchPermissions } from '../foreman/status.ts';
import { isApiError } from '../http/request.ts';
import type { ForemanConfig, LoginMode } from '../plugin/foreman-config.ts';
import { findEngineHosts, type EngineHosts } from './engine-hosts.ts';
import type { SyncSituation, SyncStep } from './sync.ts';

export interface SyncClients {
  readonly engine: EngineClient;
  readonly foreman: ForemanClient;
}

export interface SyncFindings {
  /** Absent where the engine has no such VM, or does not show it. */
  readonly vm: InventoryVm | undefined;
  /** What speaks for which host. */
  readonly match: MatchResult;
  /** The one to act on: that which was asked for, else the one that was found. */
  readonly host: Host | undefined;
  readonly resource: EngineHosts['resource'];
  /** What the person may do in Foreman. */
  readonly permissions: ReadonlySet<string>;
}

const NO_MATCH: MatchResult = { match: { kind: 'none' }, untried: [] };

/** Undefined where the engine has no such VM, or does not show it. */
export async function findVm(
  engine: EngineClient,
  vmId: string,
  options: RequestOptions | undefined,
): Promise<InventoryVm | undefined> {
  try {
    return await getInventoryVm(engine, vmId, options);
  } catch (error) {
    if (isApiError(error) && error.status === 404) return undefined;
    throw error;
  }
}

export interface SyncQuestion {
  readonly vmId: string;
  readonly hostId: number | undefined;
  readonly config: Pick<ForemanConfig, 'apiEntryPoint' | 'hostsOfThisEngine' | 'matching'>;
}

/** Throws `ApiError`, also where the host asked for is gone. */
export async function readFindings(
  { engine, foreman }: SyncClients,
  { vmId, hostId, config }: SyncQuestion,
  options?: RequestOptions,
): Promise<SyncFindings> {
  const [vm, permissions, { resource }] = await Promise.all([
    findVm(engine, vmId, options),
    fetchPermissions(foreman, options),
    findEngineHosts(foreman, config, options),
  ]);
  const rules = { rules: config.matching, computeResourceId: resource?.id };
  const match = vm ? await findHostOf(foreman, vm, rules, options) : NO_MATCH;
  const wanted = hostId ?? (match.match.kind === 'one' ? match.match.candidate.host.id : undefined);
  const host = wanted === undefined ? undefined : await fetchHost(foreman, wanted, options);
  return { vm, match, host, resource, permissions };
}

/** What is remembered from before. */
export interface SyncMemory {
  readonly isRenamingRefused: boolean;
  /** A host was made of this VM that the person does not see. */
  readonly hasHidden?: boolean;
}

/** What a plan is made from. */
export function toSituation(
  { vm, match: { match }, host, resource, permissions }: SyncFindings,
  loginMode: LoginMode,
  { isRenamingRefused, hasHidden = false }: SyncMemory,
): SyncSituation {
  const candidates = candidatesOf(match);
  const isLinked = ({ uuid }: Pick<Host, 'uuid'>): boolean => vm !== undefined && uuid === vm.id;
  const linked = candidates.find((candidate) => isLinked(candidate.host) && candidate.host.id !== host?.id)?.host;
  return {
    ...(vm && { vm }),
    ...(host && { host }),
    ...(linked && { linked }),
    ...(hasHidden && !(host && isLinked(host)) && { hasHidden }),
    ...(resource && { resource }),
    permissions,
    loginMode,
    isRenamingRefused,
  };
}

/** All hosts that anything speaks for, the likeliest first. */
export function candidatesOf(match: Match): readonly Candidate[] {
  if (match.kind === 'one') return [match.candidate, ...match.others];
  return match.kind === 'several' ? match.candidates : [];
}

/** More hosts than anybody reads through; who types more of the name sees fewer. */
export const MOST_FOUND = 20;

/** Hosts whose name holds `text`. */
export async function searchHosts(
  foreman: ForemanClient,
  text: string,
  options?: RequestOptions,
): Promise<readonly HostRow[]> {
  const search = `name ~ ${quote(text.toLowerCase())}`;
  return (await listHosts(foreman, { search, pageSize: MOST_FOUND }, options)).hosts;
}

/** Whether Foreman shows the person that host; a server that does not answer says nothing of that. */
export async function isHostShown(foreman: ForemanClient, hostId: number, options?: RequestOptions): Promise<boolean> {
  try {
    await fetchHost(foreman, hostId, options);
    return true;
  } catch (error) {
    return !isApiError(error) || (error.status !== 404 && error.status !== 403);
  }
}

/** The host that the step was about, as it stands now; undefined for a step that is the engine's. */
export async function runStep(
  { engine, foreman }: SyncClients,
  step: SyncStep,
  options?: RequestOptions,
): Promise<Host | undefined> {
  switch (step.do) {
    case 'link':
      return linkHost(foreman, step.hostId, step, options);
    case 'unlink':
      return unlinkHost(foreman, step.hostId, options);
    case 'renameHost':
      return renameHost(foreman, step.hostId, step.name, options);
    case 'import':
      return importVm(foreman, step, options);
    case 'renameVm':
      await renameVm(engine, step.vmId, step.name, options);
      return undefined;
  }
}
