import { expect, test } from 'vitest';
import descriptor from '../../foreman.json' with { type: 'json' };
import sample from '../../plugin-config/foreman-config.json' with { type: 'json' };
import { RULES } from '../foreman/matching.ts';
import { config as texts } from '../i18n/config.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { describeProblems } from './config-reader.ts';
import { machineTabs, readForemanConfig, type ForemanConfig } from './foreman-config.ts';

const base = 'https://engine.example.com/ovirt-engine/';

function read(raw: unknown): ForemanConfig {
  return readForemanConfig(raw, base).config;
}

async function said(raw: unknown): Promise<string> {
  const t = await createTranslate('en-US', texts);
  return describeProblems('foreman', readForemanConfig(raw, base).problems, t);
}

test('takes the descriptor and the sample without a complaint', () => {
  const config = { ...descriptor.config, ...sample.config };
  expect(readForemanConfig(config, base)).toMatchObject({
    problems: [],
    config: {
      foremanApi: 'https://engine.example.com/foreman-plugin/api/',
      foremanUrl: 'https://foreman.lab.example',
      loginMode: 'token',
      labels: { dashboard: 'Foreman' },
      refreshSeconds: 30,
    },
  });
  expect(Object.keys(descriptor.config)).toEqual(expect.arrayContaining(['tabs', 'hasDashboard', 'matching']));
});

test.each([null, undefined, 7, [], {}])('has a default for everything in %j', (raw) => {
  expect(readForemanConfig(raw, base)).toEqual({
    problems: [],
    config: {
      allowedOrigins: [],
      apiEntryPoint: 'https://engine.example.com/ovirt-engine/api',
      foremanApi: 'https://engine.example.com/foreman-plugin/api/',
      loginMode: 'token',
      tabs: machineTabs,
      hasDashboard: true,
      labels: {},
      landingPage: false,
      refreshSeconds: 60,
      outOfSyncMinutes: 30,
      matching: RULES,
    },
  });
});

test.each([
  [{ foremanApi: 'https://elsewhere.example.com/api/' }, 'it has to be an address below https://engine.example.com'],
  [{ loginMode: 'cors', foremanApi: 'http://foreman.example.com/api/' }, 'with TLS'],
  [{ loginMode: 'basic' }, '"token", "external", "service", "cors"'],
  [{ foremanUrl: 'javascript:alert(1)' }, 'the address of Foreman for browsers'],
  [{ tabs: ['details', 'errata'] }, '"tabs[1]" is "errata"'],
  [{ tabs: 'details' }, 'a list of some of "details"'],
  [{ hasDashboard: 'no' }, '"hasDashboard" is "no", but it has to be true or false'],
  [{ labels: { details: '  ' } }, '"labels" is {"details":"  "}'],
  [{ labels: { home: 'Home' } }, 'texts by "details"'],
  [{ refreshSeconds: -1 }, 'whole seconds'],
  [{ outOfSyncMinutes: 0 }, 'whole minutes'],
  [{ matching: ['uuid', 'guess'] }, '"matching[1]" is "guess"'],
  [{ hostsOfThisEngine: 3 }, 'a search of Foreman'],
  [{ url: 'x' }, '"url" is no key of this plugin'],
])('says what is wrong with %j', async (raw, sentence) => {
  expect(await said(raw)).toContain(sentence);
});

test('keeps what is right beside what is wrong', () => {
  expect(read({ tabs: ['facts', 'errata'], matching: ['guess', 'dmi'], refreshSeconds: 'x' })).toMatchObject({
    tabs: ['facts'],
    matching: ['dmi'],
    refreshSeconds: 60,
  });
});

test('goes to another origin for the mode that says so alone', () => {
  const foremanApi = 'https://foreman.example.com/api/';
  expect(read({ loginMode: 'cors', foremanApi }).foremanApi).toBe(foremanApi);
  expect(read({ loginMode: 'token', foremanApi }).foremanApi).toBe('https://engine.example.com/foreman-plugin/api/');
});

test.each([
  { password: 'hunter2' },
  { foremanToken: 'abcdef' },
  { authorization: 'Basic cmVhZGVyOnNlY3JldA==' },
  { clientSecret: 's' },
  { hostsOfThisEngine: 'Bearer abcdefghijkl' },
  { foremanUrl: 'https://reader:hunter2@foreman.example.com' },
  { foremanApi: '/foreman-plugin/api/?access_token=hunter2' },
  { labels: { details: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZWFkZXIifQ.c2ln' } },
  { allowedOrigins: ['-----BEGIN PRIVATE KEY-----'] },
  { headers: { 'X-Api-Key': 'hunter2' } },
])('calls a secret in %j an error, ignores it and repeats it nowhere', async (raw) => {
  const { config, problems } = readForemanConfig(raw, base);
  expect(problems).toContainEqual(expect.objectContaining({ isSecret: true }));
  const alert = await said(raw);
  expect(alert).toContain('looks like a password or token');
  const secrets = /hunter2|abcdef|cmVhZG|"s"|eyJ|PRIVATE/;
  expect(alert).not.toMatch(secrets);
  expect(JSON.stringify(config)).not.toMatch(secrets);
});

test('takes the name of a login mode for no secret', () => {
  expect(readForemanConfig({ loginMode: 'token', password: '' }, base).problems).not.toContainEqual(
    expect.objectContaining({ isSecret: true }),
  );
});
