import { expect, test } from 'vitest';
import type { Cluster } from '../../engine/clusters.ts';
import type { Template } from '../../engine/templates.ts';
import {
  chooseNetwork,
  chooseTemplate,
  connectNics,
  freeNicName,
  templateChoices,
  templateLabel,
} from './placement.ts';

const up = { id: 'dc-up', name: 'up', status: 'up', level: '4.8', quotaMode: 'disabled' };

function cluster(changes: Partial<Cluster>): Cluster {
  return { id: 'c1', name: 'c1', dataCenterId: up.id, architecture: 'x86_64', level: '4.8', runsVms: true, ...changes };
}

function template(changes: Partial<Template>): Template {
  return {
    id: 't1',
    name: 'debian-12',
    version: { number: 1, name: '' },
    clusterId: 'c1',
    architecture: 'x86_64',
    osType: 'debian_9',
    ...changes,
  };
}

test.each([
  ['Blank', { id: '00000000-0000-0000-0000-000000000000' }],
  ['Windows', { osType: 'windows_11' }],
  ['another architecture', { architecture: 'ppc64' }],
  ['another data center', { clusterId: 'elsewhere' }],
])('leaves out a template of %s', (_, changes) => {
  expect(templateChoices([template(changes)], cluster({}), [cluster({})])).toEqual([]);
});

test.each([
  ['of no told architecture', { architecture: 'undefined' }],
  ['of another cluster of the data center', { clusterId: 'c2' }],
  ['of no cluster', { osType: 'other' }],
])('offers a template %s', (_, changes) => {
  const clusters = [cluster({}), cluster({ id: 'c2' })];
  expect(templateChoices([template(changes)], cluster({}), clusters).map(({ isUsable }) => isUsable)).toEqual([true]);
});

test('shows RHCOS, but not for use', () => {
  expect(templateChoices([template({ osType: 'rhcos_x64' })], cluster({}), [cluster({})])[0]?.isUsable).toBe(false);
});

test('chooses the only template by itself, and none of several', () => {
  const one = { template: template({}), isUsable: true, isPreferred: false };
  const other = { template: template({ id: 't2' }), isUsable: true, isPreferred: false };
  const rhcos = { template: template({ id: 't3' }), isUsable: false, isPreferred: false };
  expect(chooseTemplate([one, rhcos], true, undefined, cluster({}), [cluster({})])?.id).toBe('t1');
  expect(chooseTemplate([one, other], true, undefined, cluster({}), [cluster({})])).toBeUndefined();
});

test('puts preferred templates first, and chooses the newest version of the only one', () => {
  const newer = template({ id: 't3', version: { number: 2, name: '' } });
  const found = [template({ id: 't1', name: 'appliance' }), newer, template({ id: 't2' })];
  const choices = templateChoices(found, cluster({}), [cluster({})], [newer, template({ id: 't2' })]);
  expect(choices.map(({ template: { id }, isPreferred }) => [id, isPreferred])).toEqual([
    ['t3', true],
    ['t2', true],
    ['t1', false],
  ]);
  expect(chooseTemplate(choices, true, undefined, cluster({}), [cluster({})])?.id).toBe('t3');
  const two = templateChoices(found, cluster({}), [cluster({})], found);
  expect(chooseTemplate(two, true, undefined, cluster({}), [cluster({})])).toBeUndefined();
});

test('keeps the chosen template while the list shows others, but not in another data center', () => {
  const wanted = template({ id: 'wanted' });
  expect(chooseTemplate([], false, wanted, cluster({}), [cluster({})])?.id).toBe('wanted');
  expect(chooseTemplate([], false, wanted, cluster({ id: 'c9' }), [cluster({ id: 'c9' })])).toBeUndefined();
});

test('drops a template that was removed meanwhile', () => {
  const choices = ['t2', 't3'].map((id) => ({ template: template({ id }), isUsable: true, isPreferred: false }));
  expect(chooseTemplate(choices, true, template({ id: 'gone' }), cluster({}), [cluster({})])).toBeUndefined();
});

test('tells versions of a template apart', () => {
  expect(templateLabel(template({ version: { number: 2, name: 'hardened' } }))).toBe('debian-12 | hardened (2)');
  expect(templateLabel(template({ version: { number: 3, name: '' } }))).toBe('debian-12 (3)');
});

const networks = [
  { id: 'n1', name: 'ovirtmgmt', carriesVms: true, isManagement: true },
  { id: 'n2', name: 'storage', carriesVms: false, isManagement: false },
];
const profile = { id: 'p1', name: 'ovirtmgmt', networkId: 'n1', isPassThrough: false };

test('sees which interfaces of the template lead nowhere in the cluster', () => {
  const nics = [{ name: 'nic1', vnicProfileId: 'p1' }, { name: 'nic2' }, { name: 'nic3', vnicProfileId: 'unknown' }];
  expect(connectNics(nics, [profile], networks)).toEqual([
    { name: 'nic1', network: 'ovirtmgmt' },
    { name: 'nic2' },
    { name: 'nic3' },
  ]);
});

test('adds an interface unasked only where the template has none and there is one network', () => {
  const only = { profile, networkName: 'ovirtmgmt', isManagement: true };
  const other = { profile: { ...profile, id: 'p2' }, networkName: 'lab', isManagement: false };
  expect(chooseNetwork([only], [], '')).toBe(only);
  expect(chooseNetwork([only, other], [], '')).toBeUndefined();
  expect(chooseNetwork([only], [{ name: 'nic1', network: 'ovirtmgmt' }], '')).toBeUndefined();
  expect(chooseNetwork([only], [], 'template')).toBeUndefined();
  expect(chooseNetwork([only, other], undefined, 'p2')).toBe(other);
});

test('gives an added interface a name that the template does not use', () => {
  expect(freeNicName([{ name: 'nic1' }, { name: 'nic3' }])).toBe('nic2');
});
