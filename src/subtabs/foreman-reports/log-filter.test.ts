import { expect, test } from 'vitest';
import { filterLog, kindOfLevel, noFilter } from './log-filter.ts';

const logs = [
  { level: 'debug', source: 'Puppet', message: 'Caching' },
  { level: 'notice', source: '/Stage[main]/Ntp/File[/etc/chrony.conf]', message: 'content changed' },
  { level: 'warning', source: 'Exec[reload]', message: 'Skipping' },
  { level: 'err', source: 'Service[ntpd]', message: 'Unit not found' },
  { level: 'emerg', source: 'kernel', message: 'fire' },
  { level: 'verbose', source: 'other', message: 'a word of its own' },
];

function levels(filter: Partial<typeof noFilter>): string[] {
  return filterLog(logs, { ...noFilter, ...filter }).map(({ level }) => level);
}

test('shows all lines unless asked for less', () => {
  expect(levels({})).toHaveLength(logs.length);
});

test('takes a level and what is worse, and what nobody knows', () => {
  expect(levels({ least: 'notice' })).toEqual(['notice', 'warning', 'err', 'emerg', 'verbose']);
  expect(levels({ least: 'err' })).toEqual(['err', 'emerg', 'verbose']);
});

test('finds text in source and message, in any case', () => {
  expect(levels({ text: ' NTP' })).toEqual(['notice', 'err']);
  expect(levels({ text: 'CHANGED' })).toEqual(['notice']);
  expect(levels({ text: 'ntp', least: 'err' })).toEqual(['err']);
  expect(levels({ text: '.*' })).toEqual([]);
});

test.each([
  ['notice', 'info'],
  ['warning', 'warning'],
  ['err', 'error'],
  ['crit', 'error'],
  ['loud', 'unknown'],
])('marks %s as %s', (level, kind) => expect(kindOfLevel(level)).toBe(kind));
