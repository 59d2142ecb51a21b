/** From reports to what the graphs draw: events and run times of each span, in rows. */
import type { Counter, Report } from '../../foreman/reports.ts';
import { toBuckets, type Bucket } from '../../ui/time-buckets.ts';

export type Span = Bucket<Report>;

export const RANGES = ['day', 'threeDays', 'week', 'fortnight', 'month', 'all'] as const;
export type Range = (typeof RANGES)[number];

/** `all` is longer than any Foreman keeps its reports. */
export const HOURS_OF: Readonly<Record<Range, number>> = {
  day: 24,
  threeDays: 72,
  week: 168,
  fortnight: 336,
  month: 720,
  all: 100_000,
};

/** Of reports that were read at `now`, oldest first; `all` begins with the first of them. */
export function toSpans(reports: readonly Report[], range: Range, now: number): readonly Span[] {
  const from = range === 'all' ? (reports[0]?.reportedAt ?? now) : now - HOURS_OF[range] * 3_600_000;
  const spans = toBuckets(
    reports,
    ({ reportedAt }) => reportedAt,
    from,
    Math.max(now, reports.at(-1)?.reportedAt ?? 0),
  );
  const [first] = spans;
  // Of a span that begins before the reports that were asked for nobody knows whether there was a run.
  return range !== 'all' && first && first.start < from && first.items.length === 0 ? spans.slice(1) : spans;
}

/** The sum of a counter over the runs of a span; `undefined` where there was no run. */
export function countIn({ items }: Span, counter: Counter): number | undefined {
  return items.length === 0 ? undefined : items.reduce((sum, { counts }) => sum + counts[counter], 0);
}

/** What needs attention first. */
export const COUNTERS_BY_WEIGHT: readonly Counter[] = [
  'failed',
  'failedRestarts',
  'skipped',
  'pending',
  'applied',
  'restarted',
];

export interface TimeRow {
  /** Of the whole run, of fetching the catalog, of one kind of resource, or of all kinds that have no row. */
  readonly kind: 'total' | 'retrieval' | 'part' | 'others';
  /** As the client calls it. */
  readonly name: string;
  /** Mean seconds of a run, for each span; `undefined` where no run said it. */
  readonly values: readonly (number | undefined)[];
  /** Over all runs that said it. */
  readonly mean: number | undefined;
  readonly longest: number | undefined;
}

/** Kinds of resources that get a row, those that take longest. */
const MOST_PARTS = 5;
const RETRIEVAL = 'config_retrieval';

type ReadSeconds = (report: Report) => number | undefined;

/** Of a run that told its parts, one that is not among them took no time. */
function partsOf(names: readonly string[]): ReadSeconds {
  return ({ times }) =>
    times && times.parts.size > 0 ? names.reduce((sum, name) => sum + (times.parts.get(name) ?? 0), 0) : undefined;
}

export function toTimeRows(spans: readonly Span[]): readonly TimeRow[] {
  const reports = spans.flatMap(({ items }) => items);
  const sums = new Map<string, number>();
  for (const { times } of reports) {
    for (const [name, seconds] of times?.parts ?? []) sums.set(name, (sums.get(name) ?? 0) + seconds);
  }
  const hasRetrieval = sums.delete(RETRIEVAL);
  const names = [...sums].sort(([, a], [, b]) => b - a).map(([name]) => name);
  // A single one that is left over gets its row, too.
  const shown = names.slice(0, names.length === MOST_PARTS + 1 ? names.length : MOST_PARTS);
  const rest = names.slice(shown.length);

  function row(kind: TimeRow['kind'], name: string, read: ReadSeconds): TimeRow {
    const secondsOf = (some: readonly Report[]): number[] => some.flatMap((report) => read(report) ?? []);
    const all = secondsOf(reports);
    return {
      kind,
      name,
      values: spans.map(({ items }) => meanOf(secondsOf(items))),
      mean: meanOf(all),
      longest: all.length === 0 ? undefined : all.reduce((most, one) => Math.max(most, one), 0),
    };
  }

  return [
    row('total', 'total', ({ times }) => times?.totalSeconds),
    ...(hasRetrieval ? [row('retrieval', RETRIEVAL, partsOf([RETRIEVAL]))] : []),
    ...shown.map((name) => row('part', name, partsOf([name]))),
    ...(rest.length > 0 ? [row('others', rest.join(', '), partsOf(rest))] : []),
  ];
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}
