/** Spans of local time for charts: as many as can be told apart, beginning where people begin to count. */
import { timeDay, timeHour, timeMinute, timeMonth, timeWeek, type TimeInterval } from 'd3-time';

export interface Bucket<Item> {
  /** Milliseconds since 1970; `end` is the start of the next. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Item[];
}

const HOUR_MS = 3_600_000;

/** Every step divides the one above it, so that spans begin on the hour, at midnight or on Monday. */
const STEPS: readonly (readonly [ms: number, interval: TimeInterval | null])[] = [
  [HOUR_MS / 2, timeMinute.every(30)],
  [HOUR_MS, timeHour],
  [2 * HOUR_MS, timeHour.every(2)],
  [4 * HOUR_MS, timeHour.every(4)],
  [12 * HOUR_MS, timeHour.every(12)],
  [24 * HOUR_MS, timeDay],
  [168 * HOUR_MS, timeWeek],
];

/** A bar each, at least 7 px wide in a window of 1024 px. */
const MOST = 84;

function intervalOf(spanMs: number): TimeInterval {
  return STEPS.find(([ms]) => spanMs / ms <= MOST)?.[1] ?? timeMonth;
}

/** All from `from` to `to`, also those that nothing falls into. Items outside are left out. */
export function toBuckets<Item>(
  items: readonly Item[],
  timeOf: (item: Item) => number,
  from: number,
  to: number,
): readonly Bucket<Item>[] {
  const interval = intervalOf(to - from);
  const starts = interval.range(interval.floor(new Date(from)), new Date(to + 1)).map(Number);
  const found = new Map(starts.map((start): [number, Item[]] => [start, []]));
  for (const item of items) found.get(interval.floor(new Date(timeOf(item))).getTime())?.push(item);
  return [...found].map(([start, inside]) => ({
    start,
    end: interval.offset(new Date(start)).getTime(),
    items: inside,
  }));
}
