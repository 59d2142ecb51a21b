import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import descriptor from '../../glance.json' with { type: 'json' };
import { documentedConfig } from '../../e2e/documented-config.ts';
import { readGlanceConfig } from './glance-config.ts';

const base = 'https://engine.example.com/ovirt-engine/';

test('finds nothing wrong with what the descriptor ships', () => {
  expect(readGlanceConfig(descriptor.config, base)).toEqual({
    config: {
      allowedOrigins: [],
      apiEntryPoint: 'https://engine.example.com/ovirt-engine/api',
      templateTag: 'container-host',
      defaults: { sshKeys: [] },
      buttonPlacement: 'toolbar',
    },
    problems: [],
  });
});

test('finds nothing wrong with the sample, and reads all of it', async () => {
  const sample = JSON.parse(await readFile('plugin-config/glance-config.json', 'utf8')) as { config: object };
  const { config, problems } = readGlanceConfig({ ...descriptor.config, ...sample.config }, base);
  expect(problems).toEqual([]);
  expect(config.defaults).toMatchObject({ userName: 'cloud', memoryBytes: 2 ** 31, osType: 'other_linux' });
  expect(config.defaults.sshKeys).toHaveLength(1);
});

test.each([
  ['templateTag', { templateTag: 'container host' }],
  ['defaults', { defaults: 'none' }],
  ['defaults.memoryMiB', { defaults: { memoryMiB: 1.5 } }],
  ['defaults.osType', { defaults: { osType: 'Debian 9' } }],
  ['defaults.runtime', { defaults: { runtime: 'podman' } }],
  ['dockerImages', { dockerImages: [] }],
])('names %s where its value is wrong, or nobody knows it', (key, raw) => {
  expect(readGlanceConfig(raw, base).problems.map((problem) => problem.key)).toEqual([key]);
});

test('knows no tag where the site wants none', () => {
  expect(readGlanceConfig({ templateTag: '' }, base).config.templateTag).toBe('');
});

test('is documented key by key, with an example that can be taken', async () => {
  const { examples, keys } = await documentedConfig('glance');
  expect(keys).toEqual([
    'templateTag',
    'defaults.userName',
    'defaults.sshKeys',
    'defaults.memoryMiB',
    'defaults.osType',
  ]);
  expect(examples.map((example) => readGlanceConfig(example, base).problems)).toEqual([[]]);
});
