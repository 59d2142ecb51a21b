import { expect, test } from 'vitest';
import type { Template } from '../../engine/templates.ts';
import { docker } from '../../i18n/docker.ts';
import { createTranslate } from '../../i18n/i18n.ts';
import { hostNameFor, validate, type FieldName, type FormContext } from './form.ts';
import { initialValues, type FormValues } from './form-values.ts';

const en = await createTranslate('en-US', docker);
const SHA = 'a'.repeat(64);
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5mnZYlUsGS1WPj2nJxvXvYc5rQy0Gv3SmT2y2Yp6mT alice@laptop';

const template: Template = {
  id: 'template-1',
  name: 'debian-12',
  version: { number: 1, name: '' },
  architecture: 'x86_64',
  osType: 'debian_9',
};

const context: FormContext = {
  placement: {
    cluster: {
      id: 'cluster-1',
      name: 'Default',
      dataCenterId: 'dc-1',
      architecture: 'x86_64',
      level: '4.8',
      runsVms: true,
    },
    template,
  },
  limits: { sockets: 16, coresPerSocket: 254, cpus: 710, memoryBytes: 64 * 2 ** 40 },
  locale: 'en-US',
};

const good: FormValues = { ...initialValues({}), name: 'web-01', image: 'docker.io/library/nginx:1.29' };

function problemOf(
  field: FieldName,
  changes: Partial<FormValues>,
  more: Partial<FormContext> = {},
): string | undefined {
  const checked = validate({ ...good, ...changes }, { ...context, ...more });
  const problem = checked.ok ? undefined : checked.errors[field];
  return problem && en(problem);
}

test('makes a VM of the least that has to be typed', () => {
  expect(validate(good, context)).toEqual({
    ok: true,
    value: {
      name: 'web-01',
      clusterId: 'cluster-1',
      templateId: 'template-1',
      memoryBytes: 2 * 2 ** 30,
      cpu: { sockets: 1, cores: 2 },
      container: {
        runtime: 'docker',
        installRuntime: false,
        packages: [],
        name: 'nginx',
        image: { registry: 'docker.io', path: 'library/nginx', tag: '1.29' },
        ports: [],
        volumes: [],
        command: [],
        environment: [],
        restart: 'unless-stopped',
      },
      hostName: 'web-01',
      authorizedSshKeys: [],
    },
  });
});

test.each([
  ['installs the runtime in a template that is an image as it came', { isPlainImage: true }, {}, true],
  ['takes any other template to have the runtime', {}, {}, false],
  ['does as it is told', { isPlainImage: true }, { installRuntime: false }, false],
] as const)('%s', (_, sign, typed, installRuntime) => {
  const placement = { ...context.placement, template: { ...template, ...sign } };
  expect(validate({ ...good, ...typed }, { ...context, placement })).toMatchObject({
    value: { container: { installRuntime } },
  });
});

test('takes over everything that can be typed', () => {
  const checked = validate(
    {
      ...good,
      sockets: '2',
      cores: '4',
      memory: '1.5',
      runtime: 'podman',
      installRuntime: true,
      ports: [
        { vmPort: '8080', containerPort: '80', protocol: 'tcp' },
        { vmPort: '8080', containerPort: '80', protocol: 'udp' },
      ],
      volumes: [{ source: '/srv/data', target: '/data', readOnly: true }],
      command: `sh -c 'echo "$HOME"'`,
      environment: [{ name: 'MODE', value: 'a b' }],
      restart: 'always',
      hostName: 'web.example.com',
      userName: 'ops',
      sshKeys: `${KEY}\n\n`,
    },
    { ...context, placement: { ...context.placement, nic: { name: 'nic2', vnicProfileId: 'profile-1' } } },
  );
  expect(checked).toMatchObject({
    ok: true,
    value: {
      cpu: { sockets: 2, cores: 4 },
      memoryBytes: 1536 * 2 ** 20,
      nic: { name: 'nic2', vnicProfileId: 'profile-1' },
      container: {
        runtime: 'podman',
        installRuntime: true,
        packages: ['podman'],
        ports: [
          { vmPort: 8080, containerPort: 80, protocol: 'tcp' },
          { vmPort: 8080, containerPort: 80, protocol: 'udp' },
        ],
        volumes: [{ source: { kind: 'host', path: '/srv/data' }, target: '/data', readOnly: true }],
        command: ['sh', '-c', 'echo "$HOME"'],
        environment: [{ name: 'MODE', value: 'a b' }],
        restart: 'always',
      },
      hostName: 'web.example.com',
      userName: 'ops',
      authorizedSshKeys: [KEY],
    },
  });
});

test('names every wrong field at once', () => {
  const checked = validate(
    {
      ...good,
      name: '',
      image: ' ',
      memory: '0',
      sshKeys: 'x',
      ports: [{ vmPort: '0', containerPort: '', protocol: 'tcp' }],
    },
    { ...context, placement: {} },
  );
  expect(checked.ok ? [] : Object.keys(checked.errors).sort()).toEqual([
    'cluster',
    'image',
    'memory',
    'name',
    'ports.0.vmPort',
    'sshKeys',
    'template',
  ]);
});

test.each([
  ['', 'Enter a name for the VM.'],
  ['web 01', /Character 4 .* is not allowed/],
  ['<b>', /Character 1 of the name, "<"/],
  ['x'.repeat(65), /65 characters. 64 are allowed/],
])('refuses the name %o', (name, sentence) => {
  expect(problemOf('name', { name })).toMatch(sentence);
});

test.each(['größe-1', '日本', '.dot', 'x'.repeat(64)])('takes the name %o, as the engine does', (name) => {
  expect(problemOf('name', { name })).toBeUndefined();
});

test.each([
  ['0', 'Enter at least 1 MiB of memory.'],
  ['', 'Enter how much memory it gets.'],
  ['-1', /is not an amount/],
  ['1e9', /"1e9" is not an amount of memory/],
  ['1,5', 'decimals after ".": 1.5'],
  ['1.024.000', /is not an amount/],
  ['70000', 'A VM in this cluster can have at most 65,536 GiB of memory.'],
])('refuses %o GiB of memory', (memory, sentence) => {
  const problem = problemOf('memory', { memory });
  if (typeof sentence === 'string') expect(problem).toContain(sentence);
  else expect(problem).toMatch(sentence);
});

test('reads memory as the locale writes it', () => {
  expect(problemOf('memory', { memory: '1,5' }, { locale: 'de-DE' })).toBeUndefined();
  expect(problemOf('memory', { memory: '1.5' }, { locale: 'de-DE' })).toContain('decimals after ",": 1,5');
});

test('leaves the upper limit of memory to the engine when that does not tell it', () => {
  expect(problemOf('memory', { memory: '70000' }, { limits: {} })).toBeUndefined();
});

test('cuts memory to whole MiB, as the engine does', () => {
  const checked = validate({ ...good, memory: '1.3' }, context);
  expect(checked.ok && checked.value.memoryBytes).toBe(1331 * 2 ** 20);
});

test('names no more sockets than there may be CPUs', () => {
  const limits = { sockets: 10_000, coresPerSocket: 254, cpus: 710 };
  expect(problemOf('sockets', { sockets: '0' }, { limits })).toBe('Enter a whole number from 1 to 710.');
});

test.each(['0', '', '1.5', '-1', 'x', '17', '1e1'])('refuses %o sockets', (sockets) => {
  expect(problemOf('sockets', { sockets })).toBe('Enter a whole number from 1 to 16.');
});

test('refuses more virtual CPUs than the cluster takes', () => {
  expect(problemOf('cores', { sockets: '16', cores: '100' })).toBe(
    'That makes 1,600 virtual CPUs. 710 are possible in this cluster.',
  );
});

test.each([
  [' ', /Enter an image/],
  ['UPPER/Case', /capital letters|registry/],
  ['nginx:', /tag is missing/],
  ['a@sha256:12', /not a digest/],
])('refuses the image %o', (image, sentence) => {
  expect(problemOf('image', { image })).toMatch(sentence);
});

test.each(['host:5000/app', 'host:5000/team/app:1.0', `a@sha256:${SHA}`, 'nginx'])('takes the image %o', (image) => {
  expect(problemOf('image', { image })).toBeUndefined();
});

test.each(['80:80:80', '0', '70000', '-1', '8o', '1.5'])('refuses the port %o', (vmPort) => {
  expect(problemOf('ports.0.vmPort', { ports: [{ vmPort, containerPort: '80', protocol: 'tcp' }] })).toMatch(
    /is not a port/,
  );
});

test('refuses two mappings of one port and protocol', () => {
  const row = { vmPort: '8080', containerPort: '80', protocol: 'tcp' };
  expect(problemOf('ports.1.vmPort', { ports: [row, row] })).toMatch(/already mapped in row 1/);
});

test.each([`echo 'open`, 'echo "open', 'open \\'])('refuses the command %o', (command) => {
  expect(problemOf('command', { command })).toBeDefined();
});

test('takes a command with quotes, a dollar sign and a line end', () => {
  const checked = validate({ ...good, command: `run --a 'x y' "$B"\n--c` }, context);
  expect(checked.ok && checked.value.container.command).toEqual(['run', '--a', 'x y', '$B', '--c']);
});

test.each(['ssh-ed25519', 'not a key', '-----BEGIN OPENSSH PRIVATE KEY-----', 'ssh-rsa AAAA bob'])(
  'refuses the SSH key %o',
  (sshKeys) => {
    expect(problemOf('sshKeys', { sshKeys })).toBeDefined();
  },
);

test('refuses a host name that is none, but not an empty one', () => {
  expect(problemOf('hostName', { hostName: 'web_01' })).toMatch(/is not a host name/);
  expect(problemOf('hostName', { hostName: ' ' })).toBeUndefined();
});

test.each([
  ['Web_Front.01', 'web-front-01'],
  ['größe', 'grosse'],
  ['日本', 'vm'],
  ['42', 'vm-42'],
  ['--a--', 'a'],
  ['x'.repeat(64), 'x'.repeat(63)],
])('makes of the VM name %o the host name %o', (vmName, hostName) => {
  expect(hostNameFor(vmName)).toBe(hostName);
});

test.each([
  ['docker.io/library/nginx:1', 'nginx'],
  ['registry:5000/a', 'container-a'],
])('calls the container of %s %s', (image, name) => {
  const checked = validate({ ...good, image }, context);
  expect(checked.ok && checked.value.container.name).toBe(name);
});
