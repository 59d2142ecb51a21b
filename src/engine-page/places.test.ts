import { expect, test } from 'vitest';
import type { Cluster } from '../engine/clusters.ts';
import { chooseCluster, chooseDataCenter, clustersOf, networkChoices, networkLabel } from './places.ts';

const up = { id: 'dc-up', name: 'up', status: 'up', level: '4.8', quotaMode: 'disabled' };
const down = { id: 'dc-down', name: 'down', status: 'maintenance', level: '4.8', quotaMode: 'disabled' };

function cluster(changes: Partial<Cluster>): Cluster {
  return { id: 'c1', name: 'c1', dataCenterId: up.id, architecture: 'x86_64', level: '4.8', runsVms: true, ...changes };
}

test('chooses the first data center that is up', () => {
  expect(chooseDataCenter([down, up], '')).toBe(up);
  expect(chooseDataCenter([down], '')).toBeUndefined();
});

test('does not keep to a data center that went down', () => {
  expect(chooseDataCenter([down, up], down.id)).toBe(up);
});

test('offers clusters of the data center that run VMs', () => {
  const all = [
    cluster({}),
    cluster({ id: 'storage', runsVms: false }),
    cluster({ id: 'elsewhere', dataCenterId: 'dc-2' }),
  ];
  expect(clustersOf(all, up).map(({ id }) => id)).toEqual(['c1']);
  expect(clustersOf([{ ...cluster({}), dataCenterId: 'x' }], undefined)).toEqual([]);
});

test('falls back to the first cluster when the chosen one is of another data center', () => {
  expect(chooseCluster([cluster({})], 'elsewhere')?.id).toBe('c1');
});

const networks = [
  { id: 'n1', name: 'ovirtmgmt', carriesVms: true, isManagement: true },
  { id: 'n2', name: 'storage', carriesVms: false, isManagement: false },
];
const profile = { id: 'p1', name: 'ovirtmgmt', networkId: 'n1', isPassThrough: false };

test('offers profiles of VM networks of the cluster, without pass-through', () => {
  const choices = networkChoices(
    [
      profile,
      { ...profile, id: 'storage', networkId: 'n2' },
      { ...profile, id: 'elsewhere', networkId: 'n9' },
      { ...profile, id: 'sriov', isPassThrough: true },
    ],
    networks,
  );
  expect(choices.map((choice) => choice.profile.id)).toEqual(['p1']);
});

test('names a profile by its network, and both when they differ', () => {
  expect(networkLabel({ profile, networkName: 'ovirtmgmt', isManagement: true })).toBe('ovirtmgmt');
  expect(networkLabel({ profile: { ...profile, name: 'fast' }, networkName: 'lab', isManagement: false })).toBe(
    'lab / fast',
  );
});
