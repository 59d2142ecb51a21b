/**
 * Configuration reports. Most are never stored: a host's plan says when its agent runs and how each run ends, so that
 * a week of reports of 50,000 hosts takes no memory and the last one of a host is computed at once.
 */
import type { Host, World } from './model.ts';

/** Low to high in the status bit-field, 10 bits each (Foreman app/models/config_report.rb). */
export const COUNTERS = ['applied', 'restarted', 'failed', 'failed_restarts', 'skipped', 'pending'] as const;
export type Counter = (typeof COUNTERS)[number];
export type Counters = Readonly<Record<Counter, number>>;

const MAX_COUNT = 1023;

export interface LogLine {
  readonly level: 'debug' | 'info' | 'notice' | 'warning' | 'err' | 'alert' | 'emerg' | 'crit';
  readonly source: string;
  readonly message: string;
}

/** How a run ended. */
export interface Outcome {
  readonly counters: Counters;
  readonly logs: readonly LogLine[];
  /** Puppet's metrics, Ansible's one number, or none at all. */
  readonly metrics: 'puppet' | 'ansible' | 'none';
}

export interface RunPlan {
  /** Who reports: `Puppet`, `Ansible`, or null as an old client leaves it. */
  readonly origin: string | null;
  readonly firstMs: number;
  readonly everyMs: number;
  /** The agent's last breath; none when it still runs. */
  readonly untilMs: number;
  /** Of run 0, 1, 2… */
  readonly outcome: (run: number) => Outcome;
}

export interface Report {
  readonly id: number;
  readonly host: Host;
  readonly reportedAt: number;
  readonly origin: string | null;
  readonly outcome: Outcome;
}

export function counters(some: Partial<Counters> = {}): Counters {
  return { applied: 0, restarted: 0, failed: 0, failed_restarts: 0, skipped: 0, pending: 0, ...some };
}

/** Above 2^53 with many pending changes, where a JSON reader rounds it: Foreman sends it all the same. */
export function bitField(counts: Counters): number {
  return COUNTERS.reduce((bits, name, index) => bits + Math.min(counts[name], MAX_COUNT) * 1024 ** index, 0);
}

export function hasFailed({ failed, failed_restarts }: Counters): boolean {
  return failed + failed_restarts > 0;
}

export function hasChanged({ applied, restarted }: Counters): boolean {
  return applied + restarted > 0;
}

/** The first four counters only. */
export function isEventful(counts: Counters): boolean {
  return hasFailed(counts) || hasChanged(counts);
}

/** Foreman's nightly job deletes what is older. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Run numbers are unique per host only; a report's id is unique in all. */
const HOSTS_PER_RUN = 1_000_000;
const SENT_OFFSET = 900_000_000_000;

interface Runs {
  readonly first: number;
  readonly last: number;
}

/** The runs of a plan whose reports Foreman has, between two times. */
function runsBetween(world: World, host: Host, plan: RunPlan, fromMs: number, toMs: number): Runs {
  const untilMs = Math.min(plan.untilMs, world.agentsKeepReporting ? world.now() : world.startMs, world.now(), toMs);
  const sinceMs = Math.max(world.now() - KEPT_MS, fromMs, host.reportsDeletedUntil + 1);
  return {
    first: Math.max(0, Math.ceil((sinceMs - plan.firstMs) / plan.everyMs)),
    last: Math.floor((untilMs - plan.firstMs) / plan.everyMs),
  };
}

function planned(host: Host, plan: RunPlan, run: number): Report {
  return {
    id: run * HOSTS_PER_RUN + host.id,
    host,
    reportedAt: plan.firstMs + run * plan.everyMs,
    origin: plan.origin,
    outcome: plan.outcome(run),
  };
}

export function lastReport(world: World, host: Host): Report | undefined {
  const sent = host.sentReports.at(-1);
  if (!host.runs) return sent;
  const { first, last } = runsBetween(world, host, host.runs, 0, Infinity);
  const run = last >= first ? planned(host, host.runs, last) : undefined;
  return sent && (!run || sent.reportedAt >= run.reportedAt) ? sent : run;
}

/** The reports of the hosts between two times, both included, in no order. */
export function visitReports(
  world: World,
  hosts: readonly Host[],
  { fromMs = 0, toMs = Infinity }: { readonly fromMs?: number; readonly toMs?: number },
  visit: (report: Report) => void,
): void {
  for (const host of hosts) {
    for (const sent of host.sentReports) {
      if (sent.reportedAt >= fromMs && sent.reportedAt <= toMs) visit(sent);
    }
    if (!host.runs) continue;
    const { first, last } = runsBetween(world, host, host.runs, fromMs, toMs);
    for (let run = last; run >= first; run--) visit(planned(host, host.runs, run));
  }
}

export function countReports(world: World, hosts: readonly Host[]): number {
  let count = 0;
  for (const host of hosts) {
    count += host.sentReports.length;
    if (!host.runs) continue;
    const { first, last } = runsBetween(world, host, host.runs, 0, Infinity);
    count += Math.max(0, last - first + 1);
  }
  return count;
}

export function findReport(world: World, id: number): Report | undefined {
  if (id >= SENT_OFFSET) {
    return world
      .hosts()
      .flatMap((host) => host.sentReports)
      .find((report) => report.id === id);
  }
  const host = world.findHost(id % HOSTS_PER_RUN);
  if (!host?.runs) return undefined;
  const run = Math.floor(id / HOSTS_PER_RUN);
  const { first, last } = runsBetween(world, host, host.runs, 0, Infinity);
  return run >= first && run <= last ? planned(host, host.runs, run) : undefined;
}

/** A report that arrives now, as an agent's own sending. */
export function sendReport(world: World, host: Host, origin: string | null, outcome: Outcome): Report {
  const report = {
    id: SENT_OFFSET + host.sentReports.length * HOSTS_PER_RUN + host.id,
    host,
    reportedAt: world.now(),
    origin,
    outcome,
  };
  host.sentReports = [...host.sentReports, report];
  return report;
}

/** What a build does when it is saved. */
export function deleteReports(world: World, host: Host): void {
  host.sentReports = [];
  host.reportsDeletedUntil = world.now();
}
