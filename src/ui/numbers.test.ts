import { expect, test } from 'vitest';
import { formatSeconds } from './numbers.ts';

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
