import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { buildGuestFiles } from '../../../e2e/mocks/engine/guest-files.ts';
import { checkScriptSize, containerScript, findDuplicateKeys, previewUserData } from './cloud-init.ts';
import type { ContainerSpec } from './container.ts';

const spec: ContainerSpec = {
  runtime: 'docker',
  installRuntime: false,
  packages: [],
  name: 'web',
  image: { path: 'nginx', tag: '1.27' },
  ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }],
  volumes: [
    { source: { kind: 'host', path: "/srv/it's here" }, target: '/data', readOnly: true },
    { source: { kind: 'named', name: 'db' }, target: '/db', readOnly: false },
  ],
  command: ['nginx', '-g', 'daemon off;'],
  environment: [{ name: 'GREETING', value: 'a: b # c' }],
  restart: 'unless-stopped',
};

interface GuestFile {
  readonly path: string;
  readonly permissions: string;
  readonly encoding?: string;
  readonly content: string;
}

function filesOf(script: string): readonly GuestFile[] {
  const data = parse(script) as { readonly write_files: readonly GuestFile[] }; // the test fails when it is not
  return data.write_files;
}

/** The generated script without the text that is the same for all. */
function scriptOf(changes: Partial<ContainerSpec> = {}): string {
  return filesOf(containerScript({ ...spec, ...changes }))[0]?.content ?? '';
}

test('is a block mapping in the first column with no key but write_files', () => {
  const script = containerScript(spec);
  expect(script).toMatch(/^write_files:\n- path: /);
  expect(Object.keys(parse(script) as object)).toEqual(['write_files']);
});

test('runs the container once for each instance id, by a file only root can read', () => {
  expect(filesOf(containerScript(spec)).map(({ path, permissions }) => [path, permissions])).toEqual([
    ['/var/lib/cloud/scripts/per-instance/50-container.sh', '0700'],
  ]);
});

test('gives docker each argument as a word of its own', () => {
  expect(scriptOf()).toContain(`docker run --detach \\
  --name web \\
  --restart unless-stopped \\
  --publish 8080:80/tcp \\
  --volume '/srv/it'\\''s here:/data:ro' \\
  --volume db:/db \\
  --env 'GREETING=a: b # c' \\
  nginx:1.27 \\
  nginx \\
  -g \\
  'daemon off;' ||`);
});

test('makes folders of the VM, and no folder for a named volume', () => {
  expect(scriptOf().match(/^make_folder .*$/gm)).toEqual([`make_folder '/srv/it'\\''s here'`]);
});

test('installs a runtime only when asked to', () => {
  expect([scriptOf(), scriptOf({ installRuntime: true })].map((script) => script.includes('docker.io'))).toEqual([
    false,
    true,
  ]);
});

test('leaves to cloud-init what it can install, and keeps the script as a net', () => {
  const script = containerScript({ ...spec, installRuntime: true, packages: ['docker.io', 'apparmor'] });
  expect(parse(script)).toMatchObject({ package_update: true, packages: ['docker.io', 'apparmor'] });
  expect(filesOf(script)[0]?.content).toContain('command -v docker || install_runtime docker.io ');
  const { enginePart } = previewUserData({ hostName: 'web', authorizedSshKeys: [], customScript: script });
  expect(findDuplicateKeys(enginePart + script)).toEqual([]);
});

describe('podman', () => {
  test('gets the image in full, and a unit that starts the container at boot', () => {
    const files = filesOf(containerScript({ ...spec, runtime: 'podman' }));
    expect(files.map(({ path, permissions }) => [path, permissions])).toEqual([
      ['/var/lib/cloud/scripts/per-instance/50-container.sh', '0700'],
      ['/etc/systemd/system/container-web.service', '0644'],
    ]);
    expect(files[0]?.content).toContain('image=docker.io/library/nginx:1.27\n');
    expect(files[1]?.content).toContain('ExecStart=/usr/bin/podman start web\n');
  });

  test.each([
    ['no', 'disable'],
    ['on-failure', 'disable'],
    ['always', 'enable'],
    ['unless-stopped', 'enable'],
  ] as const)('restart policy %s: %s the unit, as docker would', (restart, verb) => {
    expect(scriptOf({ runtime: 'podman', restart })).toContain(`systemctl ${verb} "$unit"\n`);
  });
});

test.each(['\u007f', '\u0085', '\u2028', '\ufeff', '\r', '\u0001', '\uffff'])(
  'encodes the file when %o stands in it, which readers of YAML disagree on',
  (character) => {
    const script = containerScript({ ...spec, command: [`a${character}b`] });
    const [file] = filesOf(script);
    expect(script).toMatch(/^[\n\x20-\x7e]*$/);
    expect(file?.encoding).toBe('b64');
    expect(Buffer.from(file?.content ?? '', 'base64').toString()).toContain(`'a${character}b'`);
  },
);

test('keeps text of any script readable', () => {
  expect(containerScript({ ...spec, command: ['Größe 漢字 🐳'] })).toContain("'Größe 漢字 🐳'");
});

test('refuses a script that every list of VMs would have to carry', () => {
  const script = containerScript({ ...spec, command: ['ü'.repeat(33_000)] });
  expect(checkScriptSize(script)).toMatchObject({ ok: false, problem: { id: 'problem.script.long' } });
  expect(checkScriptSize(containerScript(spec))).toMatchObject({ ok: true });
});

describe('the preview', () => {
  const initialization = { hostName: 'web', authorizedSshKeys: [], customScript: containerScript(spec) };

  test.each(['ops', 'yes', '1e3', 'null'])('names the user %s as text', (userName) => {
    const { enginePart } = previewUserData({ ...initialization, userName });
    expect(parse(enginePart, { version: '1.1' })).toMatchObject({ user: userName, ssh_pwauth: true });
  });

  test.each([
    [undefined, {}],
    ['ops', {}],
    [undefined, { userName: 'cloud-user', timezone: 'Europe/Berlin' }],
    ['ops', { userName: 'cloud-user', timezone: '', hasPassword: true }],
  ] as const)('is what the engine glues for the user %s and a template with %o', (userName, inherited) => {
    const { enginePart, script } = previewUserData({ ...initialization, ...(userName && { userName }) }, inherited);
    const files = buildGuestFiles(
      {
        userName: userName ?? ('userName' in inherited ? inherited.userName : undefined),
        timezone: 'timezone' in inherited ? inherited.timezone : undefined,
        rootPassword: 'hasPassword' in inherited ? '******' : undefined,
        regenerateSshKeys: true,
        customScript: initialization.customScript,
      },
      'id',
    );
    const glued = files['latest/user_data'];
    expect(parse(enginePart + script)).toEqual(parse(glued));
    expect(glued.endsWith(script)).toBe(true);
  });

  test('has no key twice', () => {
    const { enginePart, script } = previewUserData({ ...initialization, userName: 'ops' });
    expect(findDuplicateKeys(enginePart + script)).toEqual([]);
  });

  test('finds keys of the engine that a script repeats', () => {
    const { enginePart } = previewUserData(initialization);
    expect(findDuplicateKeys(`${enginePart}runcmd: []\n"chpasswd": {}\nruncmd: []\n`)).toEqual(['runcmd', 'chpasswd']);
  });

  test.each(['#!/bin/sh\necho hello\n', '- a\n', ' indented: 1\n', 'a: [\n'])(
    'fails on a script that would lose everything: %o',
    (script) => {
      const { enginePart } = previewUserData(initialization);
      expect(() => findDuplicateKeys(enginePart + script)).toThrow();
    },
  );
});
