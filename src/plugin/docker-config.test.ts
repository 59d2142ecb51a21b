import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import descriptor from '../../docker.json' with { type: 'json' };
import { documentedConfig } from '../../e2e/documented-config.ts';
import { config as texts } from '../i18n/config.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { describeProblems } from './config-reader.ts';
import { readDockerConfig } from './docker-config.ts';

const base = 'https://engine.example.com/ovirt-engine/';
const defaults = readDockerConfig(descriptor.config, base).config;

function wrongKeys(raw: unknown): string[] {
  return readDockerConfig(raw, base).problems.map(({ key }) => key);
}

test('finds nothing wrong with what the descriptor ships', () => {
  expect(readDockerConfig(descriptor.config, base)).toEqual({
    config: {
      allowedOrigins: [],
      apiEntryPoint: 'https://engine.example.com/ovirt-engine/api',
      dockerImages: [],
      defaults: { sshKeys: [] },
      templateTag: 'container-host',
      buttonPlacement: 'toolbar',
    },
    problems: [],
  });
});

test('finds nothing wrong with the sample, and reads all of it', async () => {
  const sample = JSON.parse(await readFile('plugin-config/docker-config.json', 'utf8')) as { config: object };
  const { config, problems } = readDockerConfig({ ...descriptor.config, ...sample.config }, base);
  expect(problems).toEqual([]);
  expect(config.dockerImages).toHaveLength(3);
  expect(config.dockerImages[1]).toEqual({
    image: 'docker.io/library/nginx:1.29',
    label: 'nginx, web server',
    ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }],
    env: {},
  });
  expect(config.defaults).toMatchObject({ userName: 'cloud', runtime: 'podman' });
});

test.each([
  ['allowedOrigins', 'https://a.example.com'],
  ['allowedOrigins[0]', ['*']],
  ['allowedOrigins[1]', ['https://a.example.com', 'https://b.example.com/']],
  ['apiEntryPoint', 5],
  ['dockerImages', 'nginx'],
  ['dockerImages[0]', [' ']],
  ['dockerImages[0]', [5]],
  ['dockerImages[0].image', [{ label: 'nginx' }]],
  ['dockerImages[0].label', [{ image: 'nginx', label: 5 }]],
  ['dockerImages[0].ports', [{ image: 'nginx', ports: 80 }]],
  ['dockerImages[0].ports[0]', [{ image: 'nginx', ports: [70_000] }]],
  ['dockerImages[0].ports[0]', [{ image: 'nginx', ports: ['80:80:80'] }]],
  ['dockerImages[0].env', [{ image: 'nginx', env: { A: 1 } }]],
  ['dockerImages[0].envs', [{ image: 'nginx', envs: {} }]],
  ['defaults', []],
  ['defaults.userName', { userName: 'Root User' }],
  ['defaults.sshKeys[0]', { sshKeys: ['not a key'] }],
  ['defaults.runtime', { runtime: 'rkt' }],
  ['defaults.user', { user: 'x' }],
  ['buttonPlacement', 'left'],
  ['imagse', ['nginx']],
])('names %s when it is wrong', (key, value) => {
  const [top = ''] = key.split(/[.[]/);
  expect(wrongKeys({ [top]: value })).toEqual([key]);
});

test.each([
  'https://evil.example.com/ovirt-engine/api',
  '//evil.example.com/api',
  'http://engine.example.com/ovirt-engine/api',
  'https://engine.example.com:8443/ovirt-engine/api',
  'https://engine.example.com@evil.example.com/api',
  'javascript:alert(1)',
])('sends no token to %s', (apiEntryPoint) => {
  const { config, problems } = readDockerConfig({ apiEntryPoint }, base);
  expect(config.apiEntryPoint).toBe('https://engine.example.com/ovirt-engine/api');
  expect(problems.map(({ key }) => key)).toEqual(['apiEntryPoint']);
});

test.each(['https://engine.example.com/ovirt-engine/api/v4', '/ovirt-engine/api/v4'])(
  'takes an API on the own origin, such as %s',
  (apiEntryPoint) => {
    expect(readDockerConfig({ apiEntryPoint }, base).config.apiEntryPoint).toBe(
      'https://engine.example.com/ovirt-engine/api/v4',
    );
  },
);

test('keeps what is right beside what is wrong', () => {
  const { config } = readDockerConfig(
    {
      dockerImages: ['nginx', 7, { image: 'redis', ports: ['53:53/udp', 'x'] }],
      buttonPlacement: 'kebab',
      defaults: 3,
    },
    base,
  );
  expect(config).toEqual({
    ...defaults,
    buttonPlacement: 'kebab',
    dockerImages: [
      { image: 'nginx', label: 'nginx', ports: [], env: {} },
      { image: 'redis', label: 'redis', ports: [{ vmPort: 53, containerPort: 53, protocol: 'udp' }], env: {} },
    ],
  });
});

test.each([null, undefined, 'text', 7])('takes the defaults where the config is %o', (raw) => {
  expect(readDockerConfig(raw, base).config).toEqual(defaults);
});

test('says key, value and file of all that is wrong, as plain text', async () => {
  const t = await createTranslate('en-US', texts);
  const { problems } = readDockerConfig({ buttonPlacement: '<img src=x>', colour: 1 }, base);
  expect(describeProblems('docker', problems, t)).toBe(
    '/etc/ovirt-engine/ui-plugins/docker-config.json: "colour" is no key of this plugin. ' +
      '"buttonPlacement" is "<img src=x>", but it has to be one of "toolbar", "kebab".',
  );
});

test('shortens a long value', () => {
  const [problem] = readDockerConfig({ dockerImages: 'x'.repeat(1000) }, base).problems;
  expect(problem?.value).toHaveLength(60);
});

test('is documented key by key, with examples that can be taken', async () => {
  const { examples, keys } = await documentedConfig('docker');
  const images = ['image', 'label', 'ports', 'env'].map((key) => `dockerImages[].${key}`);
  const proposals = ['userName', 'sshKeys', 'runtime'].map((key) => `defaults.${key}`);
  const all = [...Object.keys(defaults).filter((name) => name !== 'defaults'), ...images, ...proposals];
  expect([...keys].sort()).toEqual(all.sort());
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) expect(wrongKeys(example)).toEqual([]);
});
