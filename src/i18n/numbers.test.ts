import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from './numbers.ts';

test.each([
  ['2', 'en-US', 2],
  [' 1.5 ', 'en-US', 1.5],
  ['1,5', 'de-DE', 1.5],
  ['1,5', 'de_AT', 1.5],
  ['1,5', 'en-US', undefined],
  ['1.5', 'de-DE', undefined],
  ['1,024', 'en-US', undefined],
  ['1e9', 'en-US', undefined],
  ['-1', 'en-US', undefined],
  ['+1', 'en-US', undefined],
  ['1.', 'en-US', undefined],
  ['.5', 'en-US', undefined],
  ['1.2.3', 'en-US', undefined],
  ['0x10', 'en-US', undefined],
  ['', 'en-US', undefined],
])('reads %o in %s as %o', (text, locale, value) => {
  expect(parseDecimal(text, locale)).toBe(value);
});

test('writes a number so that it can be read again', () => {
  expect(formatDecimal(1024.5, 'de-DE')).toBe('1024,5');
});
