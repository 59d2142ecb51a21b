import { expect, test } from 'vitest';
import type { Report } from '../../foreman/reports.ts';
import { countIn, toSpans, toTimeRows } from './series.ts';

const hour = 3_600_000;
const now = new Date(2026, 10, 21, 8, 10).getTime();

function report(hoursAgo: number, applied: number, parts?: Readonly<Record<string, number>>, total?: number): Report {
  const entries = Object.entries(parts ?? {});
  const sum = entries.reduce((all, [, seconds]) => all + seconds, 0);
  return {
    id: hoursAgo,
    hostId: 3,
    hostName: 'db-primary.lab.example',
    reportedAt: now - hoursAgo * hour,
    origin: 'Puppet',
    counts: { applied, restarted: 0, failed: 0, failedRestarts: 0, skipped: 0, pending: 0 },
    times: parts && {
      totalSeconds: total ?? sum,
      configRetrievalSeconds: parts['config_retrieval'],
      parts: new Map(entries),
    },
    resourceCount: undefined,
  };
}

test('adds up what happened in a span, and knows no number where there was no run', () => {
  const spans = toSpans([report(30, 5), report(1.9, 2), report(1.8, 1), report(0.1, 0)], 'day', now);
  // The span in which the range begins is known in part alone, and nothing is said of it.
  expect(spans).toHaveLength(48);
  expect(toSpans([report(23.95, 1)], 'day', now)).toHaveLength(49);
  const counts = spans.map((span) => countIn(span, 'applied'));
  expect(counts.slice(-5)).toEqual([3, undefined, undefined, undefined, 0]);
  expect(counts.slice(0, -5).every((count) => count === undefined)).toBe(true);
});

test('begins with the first report where all are wanted, and takes in one from a clock that is ahead', () => {
  const all = toSpans([report(400, 1), report(-1, 2)], 'all', now);
  expect(all[0]?.items).toHaveLength(1);
  expect(all.at(-1)?.items).toHaveLength(1);
  expect(toSpans([], 'all', now)).toHaveLength(1);
});

test('gives the mean run time of a span, by what takes longest', () => {
  const spans = toSpans(
    [
      report(1.9, 0, { config_retrieval: 4, file: 1, package: 2 }),
      report(1.8, 0, { config_retrieval: 2, file: 3 }),
      report(0.1, 0),
    ],
    'day',
    now,
  );
  const rows = toTimeRows(spans);
  expect(rows.map(({ kind, name }) => [kind, name])).toEqual([
    ['total', 'total'],
    ['retrieval', 'config_retrieval'],
    ['part', 'file'],
    ['part', 'package'],
  ]);
  expect(rows.map(({ values }) => values.slice(-5))).toEqual([
    [6, undefined, undefined, undefined, undefined],
    [3, undefined, undefined, undefined, undefined],
    [2, undefined, undefined, undefined, undefined],
    [1, undefined, undefined, undefined, undefined],
  ]);
  expect(rows.map(({ mean, longest }) => [mean, longest])).toEqual([
    [6, 7],
    [3, 4],
    [2, 3],
    [1, 2],
  ]);
});

test('has one row for all kinds that take little, but none for a single one', () => {
  const parts = { a: 9, b: 8, c: 7, d: 6, e: 5, f: 4 };
  const rowsOf = (some: Readonly<Record<string, number>>): ReturnType<typeof toTimeRows> =>
    toTimeRows(toSpans([report(1, 0, some)], 'day', now));
  expect(rowsOf(parts).map(({ name }) => name)).toEqual(['total', 'a', 'b', 'c', 'd', 'e', 'f']);
  const rows = rowsOf({ ...parts, g: 3 });
  expect(rows.map(({ name }) => name)).toEqual(['total', 'a', 'b', 'c', 'd', 'e', 'f, g']);
  expect(rows.at(-1)?.mean).toBe(7);
});

test('takes no zero for parts that a run did not tell', () => {
  const rows = toTimeRows(toSpans([report(3, 0, {}, 37), report(1, 0, { file: 2 })], 'day', now));
  expect(rows.map(({ name, mean }) => [name, mean])).toEqual([
    ['total', 19.5],
    ['file', 2],
  ]);
});
