/** Configuration reports: lists over time, one report with its logs, and the numbers that graphs draw. */
import {
  array,
  fallback,
  looseObject,
  number,
  object,
  optional,
  pipe,
  string,
  transform,
  type InferOutput,
} from 'valibot';
import type { ForemanClient, RequestOptions } from './client.ts';
import { both, either, quote, within } from './search.ts';
import { entries, listOf, maybeText, maybeTime } from './wire.ts';

export const COUNTERS = ['applied', 'restarted', 'failed', 'failedRestarts', 'skipped', 'pending'] as const;
export type Counter = (typeof COUNTERS)[number];

export interface RunTimes {
  /** As the client gave it, or the sum of the parts. */
  readonly totalSeconds: number;
  readonly configRetrievalSeconds: number | undefined;
  /** By kind of resource, without the total. */
  readonly parts: ReadonlyMap<string, number>;
}

export interface Report {
  readonly id: number;
  readonly hostId: number | undefined;
  readonly hostName: string;
  /** Milliseconds since 1970. */
  readonly reportedAt: number;
  /** Who reported: `Puppet`, `Ansible`… */
  readonly origin: string | undefined;
  readonly counts: Readonly<Record<Counter, number>>;
  /** Absent where the client sent none: a gap in a graph, not a zero. */
  readonly times: RunTimes | undefined;
}

export interface LogLine {
  /** One of syslog's words: `notice`, `err`… */
  readonly level: string;
  readonly source: string;
  readonly message: string;
}

export interface ReportDetails extends Report {
  readonly logs: readonly LogLine[];
}

const count = optional(fallback(number(), 0), 0);

const countsSchema = looseObject({
  applied: count,
  restarted: count,
  failed: count,
  failed_restarts: count,
  skipped: count,
  pending: count,
});

// Metrics come from clients: any of it may be missing or of another kind.
const metricsSchema = pipe(
  entries,
  transform((metrics) => readTimes(metrics.find(([name]) => name === 'time')?.[1])),
);

function readTimes(time: unknown): RunTimes | undefined {
  if (typeof time !== 'object' || time === null) return undefined;
  const numbers = Object.entries(time).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  );
  if (numbers.length === 0) return undefined;
  const parts = new Map(numbers.filter(([name]) => name !== 'total'));
  const total = numbers.find(([name]) => name === 'total')?.[1];
  return {
    totalSeconds: total ?? [...parts.values()].reduce((sum, seconds) => sum + seconds, 0),
    configRetrievalSeconds: parts.get('config_retrieval'),
    parts,
  };
}

const rowShape = {
  id: number(),
  host_id: optional(fallback(number(), 0), 0),
  host_name: optional(fallback(string(), ''), ''),
  reported_at: maybeTime,
  origin: maybeText,
  status: countsSchema,
  metrics: optional(metricsSchema, {}),
};
const rowWire = object(rowShape);

function toReport(row: InferOutput<typeof rowWire>): Report {
  const { applied, restarted, failed, failed_restarts: failedRestarts, skipped, pending } = row.status;
  return {
    id: row.id,
    hostId: row.host_id === 0 ? undefined : row.host_id,
    hostName: row.host_name,
    reportedAt: row.reported_at ?? 0,
    origin: row.origin,
    counts: { applied, restarted, failed, failedRestarts, skipped, pending },
    times: row.metrics,
  };
}

const rowSchema = pipe(rowWire, transform(toReport));

const text = optional(fallback(string(), ''), '');
const logSchema = pipe(
  object({
    level: text,
    source: optional(object({ source: text }), {}),
    message: optional(object({ message: text }), {}),
  }),
  transform(({ level, source, message }): LogLine => ({ level, source: source.source, message: message.message })),
);

const detailsSchema = pipe(
  object({ ...rowShape, logs: optional(array(logSchema), []) }),
  transform((report): ReportDetails => ({ ...toReport(report), logs: report.logs })),
);

export interface ReportPage {
  readonly reports: readonly Report[];
  /** How many the search finds in all. */
  readonly found: number;
}

export interface ReportQuery {
  readonly search: string;
  /** Counts from 1. */
  readonly page?: number;
  readonly pageSize: number;
  /** Newest first when absent. */
  readonly order?: 'reported ASC' | 'reported DESC';
}

export async function listReports(
  foreman: ForemanClient,
  { search, page, pageSize, order = 'reported DESC' }: ReportQuery,
  options?: RequestOptions,
): Promise<ReportPage> {
  const list = await foreman.request('/config_reports', listOf(rowSchema), {
    ...options,
    query: { search, page, per_page: pageSize, order },
  });
  return { reports: list.results, found: list.subtotal };
}

/** By number: the path below a host finds its reports by name alone (Foreman config_reports_controller.rb). */
export function reportsOfHost(hostId: number, hours: number): string {
  return both(`host_id = ${hostId}`, within('reported', hours));
}

const SERIES_PAGE_SIZE = 1_000;

/** 5,000 reports: 15 weeks of a run every half hour. */
const MAX_SERIES_PAGES = 5;

/** All reports of a host within some hours, oldest first. */
export async function fetchReportSeries(
  foreman: ForemanClient,
  hostId: number,
  hours: number,
  options?: RequestOptions,
): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const query = { search: reportsOfHost(hostId, hours), pageSize: SERIES_PAGE_SIZE, order: 'reported ASC' } as const;
  for (let page = 1; page <= MAX_SERIES_PAGES; page++) {
    const answer = await listReports(foreman, { ...query, page }, options);
    reports.push(...answer.reports);
    if (reports.length >= answer.found || answer.reports.length === 0) break;
  }
  return reports;
}

export function fetchReport(
  foreman: ForemanClient,
  reportId: number,
  options?: RequestOptions,
): Promise<ReportDetails> {
  return foreman.request(`/config_reports/${reportId}`, detailsSchema, options);
}

const ERROR_LEVELS: ReadonlySet<string> = new Set(['err', 'alert', 'emerg', 'crit']);

/** Foreman calls a run a success when its catalog could not be compiled, since no counter moves then. */
export function hasHiddenFailure({ counts, logs }: ReportDetails): boolean {
  return counts.failed + counts.failedRestarts === 0 && logs.some(({ level }) => ERROR_LEVELS.has(level));
}

/** What Puppet logs when there is no catalog (theforeman/puppet-foreman#463). */
const COMPILE_FAULTS = ['Could not retrieve catalog', 'Failed to compile catalog', 'Could not run Puppet'];

/** Which of a host's reports hide a failed compile: one request, since lists show no logs. */
export async function findHiddenFailures(
  foreman: ForemanClient,
  hostId: number,
  hours: number,
  options?: RequestOptions,
): Promise<ReadonlySet<number>> {
  const search = both(
    reportsOfHost(hostId, hours),
    'failed = 0',
    either(...COMPILE_FAULTS.map((fault) => `log ~ ${quote(fault)}`)),
  );
  const query = { search, per_page: SERIES_PAGE_SIZE };
  const { results } = await foreman.request('/config_reports', listOf(object({ id: number() })), {
    ...options,
    query,
  });
  return new Set(results.map(({ id }) => id));
}
