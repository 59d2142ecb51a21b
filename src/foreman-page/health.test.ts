import { expect, it } from 'vitest';
import { createTranslate } from '../i18n/i18n.ts';
import { foreman } from '../i18n/foreman.ts';
import { healthOf, wordOfStatus } from './health.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const quiet = { applied: 0, restarted: 0, failed: 0, failedRestarts: 0, skipped: 0, pending: 0 };
const host = { isEnabled: true, lastReportAt: NOW - 60_000, lastRun: quiet, statuses: [] };
const late = NOW - 31 * 60_000;
const says = (label: string) => [{ name: 'configuration', label }];

it.each([
  [{ ...host, isEnabled: false, lastRun: { ...quiet, failed: 1 } }, 'disabled'],
  [{ ...host, lastReportAt: undefined, lastRun: undefined }, 'noReport'],
  [{ ...host, lastReportAt: late, lastRun: { ...quiet, failedRestarts: 1 } }, 'error'],
  [{ ...host, lastReportAt: late, statuses: says('Active') }, 'outOfSync'],
  [{ ...host, lastRun: { ...quiet, applied: 1, pending: 1 } }, 'active'],
  [{ ...host, lastRun: { ...quiet, pending: 1 } }, 'pending'],
  [host, 'unchanged'],
  // Whose numbers JSON has lost.
  [{ ...host, lastRun: undefined, statuses: says('Pending') }, 'pending'],
  [{ ...host, lastRun: undefined, lastReportAt: late, statuses: says('Error') }, 'error'],
] as const)('counts a host as the searches do: %#', (given, health) => expect(healthOf(given, 30, NOW)).toBe(health));

it('says the words that Foreman is known for in the language of the person, and others as they are', async () => {
  const t = await createTranslate('de-DE', foreman);
  const words = (name: string, label: string): string => wordOfStatus({ name, label }, t);
  expect(words('configuration', 'No changes')).toBe('Keine Änderungen');
  expect(words('build', 'Installed')).toBe('Installiert');
  expect(words('execution', 'Last execution failed')).toBe('Letzte Ausführung fehlgeschlagen');
  expect(words('errata', 'Installed')).toBe('Installed');
});
