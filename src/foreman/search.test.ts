import { expect, test } from 'vitest';
import { both, either, isOneOf, quote, within } from './search.ts';
import { parseForemanTime } from './times.ts';

test('quotes whatever a value holds', () => {
  expect(quote('say "a" \\ b')).toBe('"say \\"a\\" \\\\ b"');
});

test('puts everything it joins into parentheses', () => {
  expect(both('a = 1', either('b = 2', 'c = 3'))).toBe('(a = 1) and ((b = 2) or (c = 3))');
  expect(both(undefined, 'a = 1', '')).toBe('a = 1');
  expect(either()).toBe('');
});

test('lists values, but for those that a list cannot hold', () => {
  expect(isOneOf('uuid', ['a', 'b,c', 'd'])).toBe('(uuid ^ ("a","d")) or (uuid = "b,c")');
  expect(isOneOf('uuid', ['a'])).toBe('uuid = "a"');
  expect(isOneOf('uuid', [])).toBe('');
});

test('asks for hours, which Foreman does not cut', () => {
  expect(within('reported', 168)).toBe('reported > "168 hours ago"');
});

test.each([
  ['2026-07-01 08:15:00 UTC', Date.UTC(2026, 6, 1, 8, 15)],
  ['2026-07-01 10:15:00 +0200', Date.UTC(2026, 6, 1, 8, 15)],
  ['2026-07-01 03:45:00 -0430', Date.UTC(2026, 6, 1, 8, 15)],
  ['2026-07-01T08:15:00.123Z', Date.UTC(2026, 6, 1, 8, 15)],
  ['yesterday', undefined],
  ['', undefined],
])('reads the time %j', (text, time) => expect(parseForemanTime(text)).toBe(time));
