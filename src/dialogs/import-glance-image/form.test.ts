import { expect, test } from 'vitest';
import list from '../../../e2e/mocks/engine/data/operating-systems.json' with { type: 'json' };
import type { Cluster } from '../../engine/clusters.ts';
import { validate, type FormContext } from './form.ts';
import { chosenImage, initialValues, readDraft, type ChosenImage, type FormValues } from './form-values.ts';
import { importRows, namesToCheck, type TakenNames } from './import-rows.ts';
import { chooseDomain, chooseHostedCluster, chooseNetwork } from './use-destination.ts';

const GIB = 2 ** 30;
const systems = list.map(({ name, description, architecture }) => ({ name, label: description, architecture }));
const nobody: TakenNames = { templates: new Set(), disks: new Set() };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com';
const cluster: Cluster = {
  id: 'c1',
  name: 'intel',
  dataCenterId: 'd1',
  architecture: 'x86_64',
  level: '4.8',
  runsVms: true,
};
const domain = { id: 's1', name: 'nvme', status: 'active', availableBytes: 100 * GIB, blockedBelowBytes: 5 * GIB };

function image(imageName: string, changes: Partial<ChosenImage> = {}): ChosenImage {
  return { ...chosenImage({ imageDomainId: 'g1', imageId: imageName, imageName, sizeBytes: GIB }), ...changes };
}

function judge(changes: Partial<FormValues>, context: Partial<FormContext> = {}): ReturnType<typeof validate> {
  const values = { ...initialValues({ tag: 'container-host' }), chosen: [image('debian-12')], ...changes };
  const taken = context.taken ?? nobody;
  return validate(values, {
    rows: importRows(values.chosen, { systems, architecture: 'x86_64', taken }),
    taken,
    dataCenter: { id: 'd1', name: 'Munich', status: 'up', level: '4.8', quotaMode: 'disabled' },
    storageDomain: domain,
    cluster,
    vnicProfileId: undefined,
    limits: {},
    locale: 'en-US',
    ...context,
  });
}

function problems(...args: Parameters<typeof judge>): Record<string, string | undefined> {
  const answer = judge(...args);
  return answer.ok
    ? {}
    : Object.fromEntries(Object.entries(answer.errors).map(([field, problem]) => [field, problem?.id]));
}

test('orders a template with all that was asked for', () => {
  const answer = judge({ sshKeys: key, console: 'vnc', memory: '1.5' }, { vnicProfileId: 'p1' });
  expect(answer).toEqual({
    ok: true,
    value: [
      {
        image: { imageDomainId: 'g1', imageId: 'debian-12', name: 'debian-12', sizeBytes: GIB },
        storageDomainId: 's1',
        diskName: 'debian-12',
        template: {
          name: 'debian-12',
          clusterId: 'c1',
          settings: {
            osType: 'debian_9',
            comment: 'debian-12',
            memoryBytes: 1.5 * GIB,
            cpu: { sockets: 1, cores: 2 },
            console: 'vnc',
            hasVirtioScsi: true,
            // The account of the image's maker, for the keys to belong to.
            initialization: { userName: 'debian', authorizedSshKeys: [key] },
            nic: { name: 'nic1', vnicProfileId: 'p1' },
            tag: 'container-host',
          },
        },
      },
    ],
  });
});

test('gives each image the user of its own maker, unless one was typed', () => {
  const chosen = [image('debian-12'), image('Fedora-Cloud-43'), image('nightly')];
  const users = (changes: Partial<FormValues>): unknown[] => {
    const answer = judge({ chosen, ...changes });
    return answer.ok ? answer.value.map(({ template }) => template?.settings.initialization?.userName) : [];
  };
  expect(users({})).toEqual(['debian', 'fedora', undefined]);
  expect(users({ userName: 'ops' })).toEqual(['ops', 'ops', 'ops']);
});

test('orders a disk without cluster and settings, however wrong those are', () => {
  const answer = judge(
    { chosen: [image('debian-12', { kind: 'disk', name: 'd' })], memory: 'x' },
    { cluster: undefined },
  );
  expect(answer).toMatchObject({ ok: true, value: [{ diskName: 'd' }] });
  expect(answer.ok && answer.value[0]?.template).toBeUndefined();
});

test.each<[string, Partial<FormValues>, Partial<FormContext>, Record<string, string>]>([
  [
    'a name twice',
    { chosen: [image('a', { name: 'x' }), image('b', { name: 'x' })] },
    {},
    {
      'chosen.0.name': 'glance.problem.name-twice',
      'chosen.1.name': 'glance.problem.name-twice',
    },
  ],
  [
    'a disk and a template of one name',
    { chosen: [image('a', { name: 'x' }), image('b', { name: 'x', kind: 'disk' })] },
    {},
    {},
  ],
  [
    'a taken name',
    { chosen: [image('a', { name: 'x' })] },
    { taken: { ...nobody, templates: new Set(['x']) } },
    {
      'chosen.0.name': 'glance.problem.name-taken',
    },
  ],
  [
    'a description that no template takes',
    { chosen: [image('a 🐳', { kind: 'template' })] },
    {},
    {
      'chosen.0.kind': 'glance.problem.undescribable',
    },
  ],
  ['no data center', {}, { dataCenter: undefined }, { dataCenter: 'glance.problem.no-data-center' }],
  ['no storage', {}, { storageDomain: undefined }, { storageDomain: 'glance.problem.no-storage' }],
  ['no cluster', {}, { cluster: undefined }, { cluster: 'glance.problem.no-cluster' }],
  [
    'a cluster without a host',
    {},
    { cluster: { ...cluster, architecture: 'undefined' } },
    {
      cluster: 'glance.problem.cluster-without-host',
    },
  ],
  [
    'a full domain',
    {},
    { storageDomain: { ...domain, availableBytes: 5 * GIB } },
    {
      storageDomain: 'glance.problem.storage-full',
    },
  ],
  [
    'a domain too small for all files together',
    { chosen: [image('a', { sizeBytes: 60 * GIB }), image('b', { sizeBytes: 60 * GIB })] },
    {},
    {
      storageDomain: 'glance.problem.storage-small',
    },
  ],
  [
    'memory, CPUs and tag that cannot be',
    { memory: '0', sockets: '0', tag: 'a b' },
    {},
    {
      memory: 'problem.memory.little',
      sockets: 'problem.count.least',
      tag: 'glance.problem.tag-character',
    },
  ],
  [
    'more CPUs than the cluster has',
    { sockets: '4', cores: '4' },
    { limits: { cpus: 8 } },
    { cores: 'problem.cpus.many' },
  ],
  ['a tag too long', { tag: 'x'.repeat(51) }, {}, { tag: 'glance.problem.tag-long' }],
  [
    'a user and a key of the wrong form',
    { userName: 'A b', sshKeys: 'x' },
    {},
    {
      userName: 'problem.user-name.form',
      sshKeys: 'problem.ssh-key.type',
    },
  ],
])('finds %s', (_, values, context, expected) => {
  expect(problems(values, context)).toEqual(expected);
});

test('needs no tag', () => {
  const answer = judge({ tag: ' ' });
  expect(answer.ok && answer.value[0]?.template?.settings).not.toHaveProperty('tag');
});

test('keeps a chosen system only where the cluster has it', () => {
  const chosen = [image('rhel-9.6', { osType: 'debian_9' })];
  const osOn = (architecture: string) => importRows(chosen, { systems, architecture, taken: nobody })[0]?.osType;
  expect(osOn('x86_64')).toBe('debian_9');
  expect(osOn('ppc64')).toBe('rhel_9_ppc64');
});

test('takes the site’s system for names that tell none', () => {
  const context = { systems, architecture: 'x86_64', taken: nobody, osType: 'other_linux' };
  expect(importRows([image('nightly'), image('debian-12')], context).map(({ osType }) => osType)).toEqual([
    'other_linux',
    'debian_9',
  ]);
});

test('asks for every name that could be proposed, and for typed ones as they are', () => {
  expect(namesToCheck([image('a'), image('b', { name: ' mine ' })])).toEqual([
    'a',
    'a-2',
    'a-3',
    'a-4',
    'a-5',
    'a-6',
    'mine',
  ]);
});

test('chooses the roomiest active domain, a cluster with a host, and the management network', () => {
  const domains = [
    { ...domain, id: 'small', availableBytes: GIB },
    domain,
    { ...domain, id: 'off', status: 'maintenance', availableBytes: 900 * GIB },
  ];
  expect(chooseDomain(domains, '')?.id).toBe('s1');
  expect(chooseDomain(domains, 'small')?.id).toBe('small');
  expect(chooseDomain(domains, 'off')?.id).toBe('s1');
  expect(chooseHostedCluster([{ ...cluster, id: 'new', architecture: 'undefined' }, cluster], '')?.id).toBe('c1');
  const choice = (id: string, isManagement: boolean) => ({
    profile: { id, name: id, networkId: `of ${id}`, isPassThrough: false },
    networkName: id,
    isManagement,
  });
  const choices = [choice('lab', false), choice('ovirtmgmt', true)];
  expect(chooseNetwork(choices, '')?.networkName).toBe('ovirtmgmt');
  expect(chooseNetwork(choices, 'lab')?.networkName).toBe('lab');
  expect(chooseNetwork(choices, 'none')).toBeUndefined();
  expect(chooseNetwork(choices.slice(0, 1), '')?.networkName).toBe('lab');
  expect(chooseNetwork([], '')).toBeUndefined();
});

test('begins with the memory of the site, and reads back a draft of this form only', () => {
  expect(initialValues({ tag: '', memoryBytes: 1536 * 2 ** 20 })).toMatchObject({ memory: '1536', memoryUnit: 'MiB' });
  const values = { ...initialValues({ tag: '' }), chosen: [image('a')] };
  expect(readDraft(structuredClone(values))).toEqual(values);
  expect(readDraft({ ...values, memory: 2 })).toBeUndefined();
  expect(readDraft(undefined)).toBeUndefined();
});
