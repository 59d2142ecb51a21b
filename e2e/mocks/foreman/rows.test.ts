import { expect, test } from 'vitest';
import { compareValues, FirstRows } from './rows.ts';

test('keeps the first rows of any order and counts all', () => {
  const rows = new FirstRows<number>((a, b) => a - b, 30);
  for (let row = 0; row < 10_000; row++) rows.add((row * 7_919) % 10_000);
  expect(rows.count).toBe(10_000);
  expect(rows.slice(20)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
});

test('keeps all rows where there is no end, and none where none are wanted', () => {
  const all = new FirstRows<number>((a, b) => b - a, Infinity);
  const none = new FirstRows<number>((a, b) => b - a, 0);
  for (let row = 0; row < 3_000; row++) {
    all.add(row);
    none.add(row);
  }
  expect([all.slice(0).length, all.slice(0)[0]]).toEqual([3_000, 2_999]);
  expect([none.slice(0), none.count]).toEqual([[], 3_000]);
});

test('puts nothing before everything', () => {
  expect(['b', null, 'a'].sort(compareValues)).toEqual([null, 'a', 'b']);
  expect(compareValues(undefined, null)).toBe(0);
});
