/** Host statuses and the dashboard's counts, all computed from the hosts' own reports. */
import type { Host, World } from './model.ts';
import { bitField, counters, hasChanged, hasFailed, lastReport, type Counters, type Report } from './reports.ts';

export const GLOBAL_LABELS = ['OK', 'Warning', 'Error'] as const;
export type GlobalStatus = 0 | 1 | 2;

export interface HostStatus {
  readonly status: number;
  readonly label: string;
  readonly global: GlobalStatus;
}

const MINUTE_MS = 60_000;

/** A report older than this puts its host out of sync; by the host's own parameter or the origin's setting. */
function expectedIntervalMs(world: World, host: Host, origin: string | null): number {
  const key = `${origin?.toLowerCase() ?? ''}_interval`;
  const own = Number(host.parameters.find((parameter) => parameter.name === key)?.value);
  const ofOrigin = origin === 'Puppet' && world.installation.hasPuppetPlugin ? world.settings.puppetMinutes : undefined;
  return (own || ofOrigin || world.settings.outOfSyncMinutes) * MINUTE_MS;
}

function isOutOfSync(world: World, host: Host, { reportedAt, origin }: Report): boolean {
  return host.isEnabled && reportedAt < world.now() - expectedIntervalMs(world, host, origin);
}

function configurationLabel(world: World, host: Host, report: Report | undefined): string {
  if (!host.isEnabled) return 'Alerts disabled';
  if (!report) return 'No reports';
  const counts = report.outcome.counters;
  if (hasFailed(counts)) return 'Error';
  if (isOutOfSync(world, host, report)) return 'Out of sync';
  if (hasChanged(counts)) return 'Active';
  return counts.pending > 0 ? 'Pending' : 'No changes';
}

/** Undefined where it is not relevant: the host neither reports nor is set up to. */
export function configurationStatus(
  world: World,
  host: Host,
  report = lastReport(world, host),
): HostStatus | undefined {
  const isExpected = host.puppetProxy !== null || world.settings.alwaysShowConfigurationStatus;
  if (!isExpected && !report) return undefined;
  const failed = report !== undefined && hasFailed(report.outcome.counters);
  const isLate = report === undefined || isOutOfSync(world, host, report);
  return {
    status: bitField(report?.outcome.counters ?? counters()),
    label: configurationLabel(world, host, report),
    global: failed ? 2 : isLate ? 1 : 0,
  };
}

export const BUILD_LABELS = ['Installed', 'Pending installation', 'Token expired', 'Installation error'] as const;

export function buildStatus(world: World, host: Host): HostStatus {
  const isExpired = host.buildTokenExpiresAt !== null && host.buildTokenExpiresAt < world.now();
  const status = host.isInBuild ? (isExpired ? 2 : 1) : host.hasBuildErrors ? 3 : 0;
  return { status, label: BUILD_LABELS[status], global: status >= 2 ? 2 : 0 };
}

/** Of foreman_remote_execution, for hosts that had a job. */
export function executionStatus(host: Host): HostStatus | undefined {
  const tag = host.tags.find((one) => one.startsWith('execution:'));
  if (tag === undefined) return undefined;
  return tag.endsWith('failed')
    ? { status: 1, label: 'Last execution failed', global: 2 }
    : { status: 0, label: 'Last execution succeeded', global: 0 };
}

/** The relevant statuses by the name that stands in the host's keys: `<name>_status`. */
export function relevantStatuses(world: World, host: Host): ReadonlyMap<string, HostStatus> {
  const found = new Map<string, HostStatus>();
  const configuration = configurationStatus(world, host);
  if (configuration) found.set('configuration', configuration);
  found.set('build', buildStatus(world, host));
  const execution = world.installation.hasRemoteExecution ? executionStatus(host) : undefined;
  if (execution) found.set('execution', execution);
  return found;
}

export function globalStatus(statuses: ReadonlyMap<string, HostStatus>): GlobalStatus {
  let worst: GlobalStatus = 0;
  for (const { global } of statuses.values()) if (global > worst) worst = global;
  return worst;
}

/**
 * The column that searches look at. It is written when a report arrives, so being late since then is not in it, while
 * the label beside it is computed anew (Foreman app/models/host/managed.rb `refresh_global_status`).
 */
export function storedGlobalStatus(world: World, host: Host): GlobalStatus {
  const report = lastReport(world, host);
  const statuses = new Map(relevantStatuses(world, host));
  if (report)
    statuses.set('configuration', { status: 0, label: '', global: hasFailed(report.outcome.counters) ? 2 : 0 });
  return globalStatus(statuses);
}

interface Counted {
  readonly host: Host;
  /** Of the configuration status; absent where there is none. */
  readonly counts: Counters | undefined;
  readonly reportedAt: number | undefined;
}

/** The flat answer of `/api/dashboard`. Its categories overlap (Foreman app/services/dashboard/data.rb). */
export function dashboard(world: World, hosts: readonly Host[]): Record<string, number> {
  const limit = world.now() - world.settings.outOfSyncMinutes * MINUTE_MS;
  const all = hosts.map((host): Counted => {
    const report = lastReport(world, host);
    const counts = report?.outcome.counters ?? (host.puppetProxy ? counters() : undefined);
    return { host, counts, reportedAt: report?.reportedAt };
  });
  const count = (list: readonly Counted[], test: (counts: Counters) => boolean): [number, number] => {
    const met = list.filter(({ counts }) => counts && test(counts));
    return [met.length, met.filter(({ host }) => host.isEnabled).length];
  };
  const recent = all.filter(({ reportedAt }) => reportedAt !== undefined && reportedAt > limit);
  const late = all.filter(({ host, reportedAt }) => host.isEnabled && reportedAt !== undefined && reportedAt < limit);
  const [bad, badEnabled] = count(recent, hasFailed);
  const [active] = count(recent, hasChanged);
  const [activeOk, activeOkEnabled] = count(recent, (counts) => hasChanged(counts) && !hasFailed(counts));
  const [pending, pendingEnabled] = count(recent, (counts) => counts.pending > 0);
  const [ok, okEnabled] = count(recent, (counts) => !hasChanged(counts) && !hasFailed(counts) && counts.pending === 0);
  return {
    total_hosts: all.length,
    bad_hosts: bad,
    bad_hosts_enabled: badEnabled,
    active_hosts: active,
    active_hosts_ok: activeOk,
    active_hosts_ok_enabled: activeOkEnabled,
    ok_hosts: ok,
    ok_hosts_enabled: okEnabled,
    disabled_hosts: all.filter(({ host }) => !host.isEnabled).length,
    pending_hosts: pending,
    pending_hosts_enabled: pendingEnabled,
    out_of_sync_hosts: late.length,
    out_of_sync_hosts_enabled: late.length,
    good_hosts: ok + activeOk,
    good_hosts_enabled: okEnabled + activeOkEnabled,
    percentage: all.length === 0 ? 0 : Math.floor((okEnabled * 100) / all.length),
    reports_missing: all.filter(({ host, reportedAt }) => host.isEnabled && reportedAt === undefined).length,
  };
}

const GLOSSARY: Readonly<Record<string, string>> = {
  total_hosts: 'All hosts',
  bad_hosts: 'Hosts whose last run failed',
  bad_hosts_enabled: 'Hosts whose last run failed, with alerts',
  active_hosts: 'Hosts that were changed lately',
  active_hosts_ok: 'Hosts that were changed lately without a failure',
  active_hosts_ok_enabled: 'Hosts that were changed lately without a failure, with alerts',
  ok_hosts: 'Hosts with nothing to change',
  ok_hosts_enabled: 'Hosts with nothing to change, with alerts',
  disabled_hosts: 'Hosts without alerts',
  pending_hosts: 'Hosts with changes held back',
  pending_hosts_enabled: 'Hosts with changes held back, with alerts',
  out_of_sync_hosts: 'Hosts that stopped reporting',
  out_of_sync_hosts_enabled: 'Hosts that stopped reporting, with alerts',
  good_hosts: 'Hosts without failures',
  good_hosts_enabled: 'Hosts without failures, with alerts',
  percentage: 'Share of hosts with nothing to change',
  reports_missing: 'Hosts that never reported',
};

export function glossary(): Readonly<Record<string, string>> {
  return GLOSSARY;
}
