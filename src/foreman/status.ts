/** Foreman itself: its version, what somebody may do, and the health of many hosts in numbers. */
import { number, object, string } from 'valibot';
import type { ForemanClient, RequestOptions } from './client.ts';
import { both, either } from './search.ts';
import { listOf, maybeText } from './wire.ts';

export interface ForemanStatus {
  readonly version: string;
}

const statusSchema = object({ version: string() });

/** Any login may ask, so that this tells whether the credentials hold. */
export function fetchStatus(foreman: ForemanClient, options?: RequestOptions): Promise<ForemanStatus> {
  return foreman.request('/status', statusSchema, options);
}

const nameListSchema = listOf(object({ name: string() }));

/** Names such as `edit_hosts`. Filters may still keep single hosts from whoever holds one. */
export async function fetchPermissions(foreman: ForemanClient, options?: RequestOptions): Promise<ReadonlySet<string>> {
  const { results } = await foreman.request('/permissions/current_permissions', nameListSchema, options);
  return new Set(results.map(({ name }) => name));
}

export interface ComputeResource {
  readonly id: number;
  readonly name: string;
  /** Of the engine's API, as Foreman's administrator wrote it. */
  readonly url: string | undefined;
}

const resourceListSchema = listOf(object({ id: number(), name: string(), url: maybeText }));

/** The engines that Foreman knows; none in Foreman 3.16 and later without its oVirt plugin. */
export async function listOvirtResources(
  foreman: ForemanClient,
  options?: RequestOptions,
): Promise<readonly ComputeResource[]> {
  // The column holds a class name, so "=" would find nothing (Foreman app/models/compute_resource.rb).
  const query = { search: 'type ~ Ovirt', per_page: 100 };
  const { results } = await foreman.request('/compute_resources', resourceListSchema, { ...options, query });
  return results.map(({ id, name, url }) => ({ id, name, url }));
}

/** The compute resource of the engine at `engineUrl`, by the name and port of its server alone. */
export function findResourceOf(engineUrl: string, resources: readonly ComputeResource[]): ComputeResource | undefined {
  const wanted = hostOf(engineUrl);
  return wanted === undefined ? undefined : resources.find(({ url }) => url !== undefined && hostOf(url) === wanted);
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

/** The words of a host's configuration status, each host in exactly one: its own order of precedence. */
export const HEALTH = ['disabled', 'noReport', 'error', 'outOfSync', 'active', 'pending', 'unchanged'] as const;
export type Health = (typeof HEALTH)[number];

/**
 * One search per category, without overlap, in contrast to the categories of Foreman's own dashboard (Foreman
 * app/models/host_status/configuration_status.rb, app/services/dashboard/data.rb).
 */
export function healthSearches(outOfSyncMinutes: number): Readonly<Record<Health, string>> {
  const isOn = 'status.enabled = true';
  const hasReport = 'has last_report';
  const isFailed = 'status.failed > 0 or status.failed_restarts > 0';
  const isLate = `last_report < "${outOfSyncMinutes} minutes ago"`;
  const isChanged = 'status.applied > 0 or status.restarted > 0';
  const isPending = 'status.pending > 0';
  // "not" rather than "= 0", which a host without a status would fail.
  const not = (search: string): string => `not (${search})`;
  const inTime = both(isOn, hasReport, not(isFailed), not(isLate));
  return {
    disabled: 'status.enabled = false',
    noReport: both(isOn, not(hasReport)),
    error: both(isOn, hasReport, isFailed),
    outOfSync: both(isOn, hasReport, not(isFailed), isLate),
    active: both(inTime, isChanged),
    pending: both(inTime, not(isChanged), isPending),
    unchanged: both(inTime, not(either(isChanged, isPending))),
  };
}
