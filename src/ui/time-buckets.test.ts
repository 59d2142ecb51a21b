import { expect, test } from 'vitest';
import { toBuckets } from './time-buckets.ts';

const hour = 3_600_000;
const now = new Date(2026, 10, 21, 8, 10).getTime();

function bucketsOf(hours: number, times: readonly number[] = []): ReturnType<typeof toBuckets<number>> {
  return toBuckets(times, (time) => time, now - hours * hour, now);
}

test.each([
  [24, 0.5, 49],
  [72, 1, 73],
  [168, 2, 85],
  [336, 4, 85],
  [720, 12, 61],
  [24 * 84, 24, 85],
])('cuts %d hours into spans of %d', (hours, span, count) => {
  const buckets = bucketsOf(hours);
  expect(buckets).toHaveLength(count);
  const { start, end } = buckets.at(-1) ?? { start: 0, end: 0 };
  expect((end - start) / hour).toBe(span);
  expect(new Date(start).getMinutes() % 30).toBe(0);
  expect(start <= now && now < end).toBe(true);
});

test('puts each item into the span that it falls into, and leaves others out', () => {
  const eight = new Date(2026, 10, 21, 8).getTime();
  const buckets = bucketsOf(24, [eight - 1, eight, eight + hour / 4, eight + 48 * hour]);
  expect(buckets.at(-1)).toMatchObject({ start: eight, end: eight + hour / 2, items: [eight, eight + hour / 4] });
  expect(buckets.at(-2)?.items).toEqual([eight - 1]);
  expect(buckets.flatMap(({ items }) => items)).toHaveLength(3);
});

test('has spans of months for many years, and one span for a moment', () => {
  expect(bucketsOf(24 * 365 * 5)).toHaveLength(61);
  expect(bucketsOf(0, [now])).toMatchObject([{ items: [now] }]);
});
