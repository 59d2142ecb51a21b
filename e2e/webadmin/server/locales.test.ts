import { describe, expect, it } from 'vitest';
import { chooseLocale } from './locales.ts';

describe('chooseLocale', () => {
  it.each([
    [null, {}, 'en_US'],
    [null, { 'Accept-Language': 'xx, de-AT;q=0.8' }, 'de_DE'],
    [null, { 'Accept-Language': 'fr', Cookie: 'a=b; locale=de_DE' }, 'de_DE'],
    ['ja_JP', { Cookie: 'locale=de_DE' }, 'ja_JP'],
  ])('for parameter %s and headers %o takes %s', (parameter, headers, locale) => {
    expect(chooseLocale(parameter, new Headers(headers))).toBe(locale);
  });
});
