/** A report as the API shows it. Metrics and logs come from the client in real life, so they may be missing or odd. */
import { formatTime } from './answers.ts';
import type { User } from './model.ts';
import { hasChanged, hasFailed, type Report } from './reports.ts';

/** Between 0 and 1, the same for the same report and name. */
export function steady(seed: number, salt: number): number {
  let mixed = Math.imul(seed ^ (salt * 0x9e3779b9), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

function seconds(report: Report, salt: number, most: number): number {
  return Math.round(steady(Math.floor(report.reportedAt / 1000) ^ report.host.id, salt) * most * 10_000) / 10_000;
}

const PUPPET_TIMES = [
  ['config_retrieval', 6],
  ['package', 2.5],
  ['file', 1.2],
  ['service', 0.9],
  ['exec', 3],
  ['augeas', 0.3],
  ['cron', 0.01],
] as const;

function puppetMetrics(report: Report): object {
  const counts = report.outcome.counters;
  const time: Record<string, number> = {};
  PUPPET_TIMES.forEach(([name, most], index) => (time[name] = seconds(report, index, most)));
  const total = Object.values(time).reduce((sum, one) => sum + one, 0);
  const changes = counts.applied + counts.restarted;
  return {
    resources: { total: 400 + (report.host.id % 500), ...counts, out_of_sync: changes + counts.failed, scheduled: 0 },
    time: { ...time, total: Math.round(total * 10_000) / 10_000 },
    changes: { total: changes },
    events: { total: changes + counts.failed },
  };
}

function metrics(report: Report): object {
  switch (report.outcome.metrics) {
    case 'puppet':
      return puppetMetrics(report);
    case 'ansible':
      return { time: { total: Math.round(20 + seconds(report, 9, 40)) } };
    case 'none':
      return {};
  }
}

export function reportRow(report: Report, user: User): Record<string, unknown> {
  return {
    id: report.id,
    host_id: report.host.id,
    host_name: report.host.name,
    reported_at: formatTime(report.reportedAt, user),
    status: report.outcome.counters,
    origin: report.origin,
    metrics: metrics(report),
    created_at: formatTime(report.reportedAt + 4_000, user),
    updated_at: formatTime(report.reportedAt + 4_000, user),
  };
}

export function reportDocument(report: Report, user: User): Record<string, unknown> {
  const counts = report.outcome.counters;
  return {
    ...reportRow(report, user),
    logs: report.outcome.logs.map(({ level, source, message }) => ({
      source: { source },
      message: { message },
      level,
    })),
    summary: hasFailed(counts) ? 'Failed' : hasChanged(counts) ? 'Modified' : 'Success',
  };
}
