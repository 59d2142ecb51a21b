/** How a host is, in the dashboard's seven words and in the person's language, and where Foreman says something else. */
import type { HostRow, HostStatus } from '../foreman/host.ts';
import type { Health } from '../foreman/status.ts';
import type { Translate } from '../i18n/i18n.ts';
import type { StatusKind } from '../ui/status-word.tsx';

export const HEALTH_KIND: Readonly<Record<Health, StatusKind>> = {
  error: 'error',
  outOfSync: 'warning',
  noReport: 'unknown',
  pending: 'warning',
  active: 'info',
  unchanged: 'ok',
  disabled: 'off',
};

/** Foreman's own words for them (Foreman app/models/host_status/configuration_status.rb). */
const HEALTH_OF_LABEL: ReadonlyMap<string | undefined, Health> = new Map([
  ['Alerts disabled', 'disabled'],
  ['No reports', 'noReport'],
  ['Error', 'error'],
  ['Out of sync', 'outOfSync'],
  ['Active', 'active'],
  ['Pending', 'pending'],
  ['No changes', 'unchanged'],
]);

/** Foreman app/models/host_status/build_status.rb */
const BUILD_OF_LABEL = new Map([
  ['Installed', 'installed'],
  ['Pending installation', 'pending'],
  ['Token expired', 'expired'],
  ['Installation error', 'failed'],
] as const);

/** As Foreman itself says it; undefined where it has no such status, or a word that is not known. */
export function foremanHealthOf({ statuses }: Pick<HostRow, 'statuses'>): Health | undefined {
  return HEALTH_OF_LABEL.get(labelOf(statuses, 'configuration'));
}

/**
 * In the order and by the interval of the searches that count hosts (`healthSearches`); Foreman may have another interval
 * for a host of its own, or for those of one kind of agent.
 */
export function healthOf(
  host: Pick<HostRow, 'isEnabled' | 'lastReportAt' | 'lastRun' | 'statuses'>,
  outOfSyncMinutes: number,
  now: number,
): Health | undefined {
  const { isEnabled, lastReportAt, lastRun } = host;
  const byForeman = foremanHealthOf(host);
  if (!isEnabled) return 'disabled';
  if (lastReportAt === undefined) return 'noReport';
  if (lastRun ? lastRun.failed + lastRun.failedRestarts > 0 : byForeman === 'error') return 'error';
  if (lastReportAt < now - outOfSyncMinutes * 60_000) return 'outOfSync';
  if (!lastRun) return byForeman;
  if (lastRun.applied + lastRun.restarted > 0) return 'active';
  return lastRun.pending > 0 ? 'pending' : 'unchanged';
}

function labelOf(statuses: readonly HostStatus[], wanted: string): string | undefined {
  return statuses.find(({ name }) => name === wanted)?.label;
}

/** A status in the person's language where its words are known, else as Foreman says it. */
export function wordOfStatus({ name, label }: HostStatus, t: Translate): string {
  const health = name === 'configuration' ? HEALTH_OF_LABEL.get(label) : undefined;
  if (health) return t(`foreman.health.${health}`);
  // Any text may be looked up in it.
  const build = name === 'build' ? (BUILD_OF_LABEL as ReadonlyMap<string, BuildState>).get(label) : undefined;
  if (build) return t(`foreman.build.${build}`);
  if (name === 'execution' && label === 'Last execution succeeded') return t('foreman.execution.succeeded');
  if (name === 'execution' && label === 'Last execution failed') return t('foreman.execution.failed');
  return label;
}

type BuildState = 'installed' | 'pending' | 'expired' | 'failed';
