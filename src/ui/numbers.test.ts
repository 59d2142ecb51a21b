import { expect, test } from 'vitest';
import { formatBytes, formatSeconds } from './numbers.ts';

test.each([
  [0, '0 sec', '0 Sek.'],
  [0.004, '0 sec', '0 Sek.'],
  [9.034, '9.03 sec', '9,03 Sek.'],
  [37.25, '37.3 sec', '37,3 Sek.'],
  [119.9, '119.9 sec', '119,9 Sek.'],
  [183, '3 min 3 sec', '3 Min. 3 Sek.'],
  [7_290, '2 hr 1 min', '2 Std. 1 Min.'],
])('writes %d seconds', (seconds, english, german) => {
  expect(formatSeconds(seconds, 'en-US')).toBe(english);
  expect(formatSeconds(seconds, 'de_DE')).toBe(german);
});

test.each([
  [0, '0 bytes', '0 bytes'],
  [21_430_272, '20 MiB', '20 MiB'],
  [1_190_133_760, '1.1 GiB', '1,1 GiB'],
  [3_018_288_267_264, '2.7 TiB', '2,7 TiB'],
  [1_023_000 * 2 ** 30, '999 TiB', '999 TiB'],
])('writes %d bytes', (bytes, english, german) => {
  expect(formatBytes(bytes, 'en-US')).toBe(english);
  expect(formatBytes(bytes, 'de_DE')).toBe(german);
});
