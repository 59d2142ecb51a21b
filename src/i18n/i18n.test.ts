import { expect, test, vi } from 'vitest';
import { commonDe } from './common.de.ts';
import { commonEn } from './common.en.ts';
import { config } from './config.ts';
import { docker } from './docker.ts';
import * as foremanCatalogues from './foreman.ts';
import { glance } from './glance.ts';
import { createTranslate, languageOf, message } from './i18n.ts';

test.each([
  ['en-US', 'en'],
  ['de-DE', 'de'],
  ['de_AT', 'de'],
  ['fr-FR', 'en'],
  ['', 'en'],
])('shows %o in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test('fills placeholders without escaping what is HTML elsewhere', async () => {
  const t = await createTranslate('en-US');
  expect(t('fault.forbidden', { detail: '<b>"no" & never</b>' })).toBe(
    'You have no permission for this: <b>"no" & never</b>',
  );
});

test('leaves placeholders alone that stand in a value', async () => {
  const t = await createTranslate('en-US');
  expect(t('fault.forbidden', { detail: '{{id}} $t(dialog.title)' })).toContain('{{id}} $t(dialog.title)');
});

test('says a message that was made before the language was known', async () => {
  const t = await createTranslate('de-DE');
  expect(t(message('fault.correlation-id', { id: 'oap-1' }))).toBe('Correlation-ID: oap-1');
});

function placeholders(text: string): string[] {
  return Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name).sort();
}

const catalogues = {
  common: { en: commonEn, de: () => Promise.resolve(commonDe) },
  config,
  docker,
  ...foremanCatalogues,
  glance,
};

test.each(Object.entries(catalogues))('has the placeholders of %s in German too', async (_name, { en, de }) => {
  const german: Readonly<Record<string, string>> = await de();
  for (const [id, text] of Object.entries(en)) expect(placeholders(german[id] ?? ''), id).toEqual(placeholders(text));
});

test('has no message id in two catalogues', () => {
  const ids = Object.values(catalogues).flatMap(({ en }) => Object.keys(en));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('chooses the text by count', async () => {
  const t = await createTranslate('en-US', docker);
  expect([1, 2].map((count) => t('form.to-correct', { count }))).toEqual([
    '1 entry has to be corrected.',
    '2 entries have to be corrected.',
  ]);
});

test('speaks English when the texts of the language cannot be fetched', async () => {
  vi.doMock('./docker.de.ts', () => {
    throw new Error('The engine is down.');
  });
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const t = await createTranslate('de-DE', docker);
  vi.doUnmock('./docker.de.ts');
  expect(t('dialog.title')).toBe('Create Docker VM');
  expect(warn).toHaveBeenCalledOnce();
});
