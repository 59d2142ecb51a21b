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
  /** How many resources the catalog had; of Puppet only. */
  readonly resourceCount: number | undefined;
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
  transform((metrics) => {
    const find = (wanted: string): unknown => metrics.find(([name]) => name === wanted)?.[1];
    return { times: readTimes(find('time')), resourceCount: readTotal(find('resources')) };
  }),
);

function readTotal(resources: unknown): number | undefined {
  const total =
    typeof resources === 'object' && resources !== null && 'total' in resources ? resources.total : undefined;
  return typeof total === 'number' ? total : undefined;
}

function readTimes(time: unknown): RunTimes | undefined {
  if (typeof time !== 'object' || time === null) return undefined;
  const numbers = Object.entries(time).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]) && entry[1] >= 0,
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
    ...row.metrics,
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
}

/** Newest first. */
export async function listReports(
  foreman: ForemanClient,
  { search, page, pageSize }: ReportQuery,
  options?: RequestOptions,
): Promise<ReportPage> {
  const list = await foreman.request('/config_reports', listOf(rowSchema), {
    ...options,
    query: { search, page, per_page: pageSize, order: 'reported DESC' },
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

export interface ReportSeries {
  /** Oldest first. */
  readonly reports: readonly Report[];
  /** How many there are; where that is more, the oldest are missing. */
  readonly found: number;
}

/** All reports of a host within some hours. */
export async function fetchReportSeries(
  foreman: ForemanClient,
  hostId: number,
  hours: number,
  options?: RequestOptions,
): Promise<ReportSeries> {
  const reports = new Map<number, Report>();
  const query = { search: reportsOfHost(hostId, hours), pageSize: SERIES_PAGE_SIZE };
  for (let page = 1; ; page++) {
    const answer = await listReports(foreman, { ...query, page }, options);
    // A report that comes in meanwhile pushes another one onto the next page once more.
    for (const report of answer.reports) reports.set(report.id, report);
    if (reports.size >= answer.found || answer.reports.length === 0 || page === MAX_SERIES_PAGES) {
      return { reports: [...reports.values()].reverse(), found: Math.max(answer.found, reports.size) };
    }
  }
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

const hidesFailure = both('failed = 0', either(...COMPILE_FAULTS.map((fault) => `log ~ ${quote(fault)}`)));

/** Runs in which anything happened. Foreman's own `eventful` knows neither skipped nor pending, nor a failed compile. */
export const IS_EVENTFUL = either('eventful = true', 'skipped > 0', 'pending > 0', hidesFailure);

/** Runs that failed, whatever Foreman calls them. */
export const IS_FAILED = either('failed > 0', 'failed_restarts > 0', hidesFailure);

/** Which of a host's reports, the newest 1,000, hide a failed compile: one request, since lists show no logs. */
export async function findHiddenFailures(
  foreman: ForemanClient,
  hostId: number,
  options?: RequestOptions,
): Promise<ReadonlySet<number>> {
  const query = { search: both(`host_id = ${hostId}`, hidesFailure), per_page: SERIES_PAGE_SIZE };
  const { results } = await foreman.request('/config_reports', listOf(object({ id: number() })), {
    ...options,
    query,
  });
  return new Set(results.map(({ id }) => id));
}
