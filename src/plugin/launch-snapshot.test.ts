import { expect, test } from 'vitest';
import type { LaunchRecord } from './launch-records.ts';
import * as snapshots from './launch-snapshot.ts';
import type { LaunchProblem, LaunchProblemCode, LaunchRequest, LaunchSnapshot } from './launch.ts';

const request: LaunchRequest = {
  vm: {
    name: 'web-01',
    clusterId: 'c1',
    templateId: 't1',
    memoryBytes: 2 ** 30,
    cpu: { sockets: 1, cores: 2 },
    initialization: { hostName: 'web-01', authorizedSshKeys: [], customScript: 'write_files: []\n' },
  },
  container: { image: 'docker.io/library/nginx:1.29', ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }] },
};

const record: LaunchRecord = {
  id: 'oap-1',
  vmName: 'web-01',
  vmId: 'v1',
  step: 'start',
  startedAt: 0,
  ports: [],
  failed: false,
};

function problem(code: LaunchProblemCode): LaunchProblem {
  return { code, detail: '', status: 0, correlationId: 'oap-1-start' };
}

function states({ steps }: LaunchSnapshot): string[] {
  return steps.map(({ id, state }) => `${id} ${state}`);
}

const fresh = snapshots.snapshotOfRequest('oap-1', request, 0);
const created = snapshots.noted(snapshots.noted(fresh, { step: 'create' }, 0), { vmId: 'v1' }, 900);
const starting = snapshots.noted(snapshots.noted(created, { step: 'disks' }, 1_000), { step: 'start' }, 9_000);

test('has a step for the network only where a NIC is to be added', () => {
  const withNic = snapshots.snapshotOfRequest('oap-1', { ...request, nic: { name: 'nic1', vnicProfileId: 'p1' } }, 0);
  expect(withNic.steps.map(({ id }) => id)).toEqual(['create', 'disks', 'network', 'start', 'address']);
  expect(fresh.steps.map(({ id }) => id)).toEqual(['create', 'disks', 'start', 'address']);
});

test('keeps the time of each step', () => {
  expect(starting.steps).toEqual([
    { id: 'create', state: 'done', startedAt: 0, endedAt: 1_000 },
    { id: 'disks', state: 'done', startedAt: 1_000, endedAt: 9_000 },
    { id: 'start', state: 'running', startedAt: 9_000 },
    { id: 'address', state: 'waiting' },
  ]);
});

test('never changes a snapshot that was shown', () => {
  const shown = snapshots.snapshotOfRequest('oap-1', request, 0);
  const next = snapshots.noted(shown, { step: 'create', vmStatus: 'down' }, 1);
  expect(next).not.toBe(shown);
  expect(shown).toEqual(fresh);
});

test('shows how far the job is at the running step', () => {
  const copying = snapshots.noted(snapshots.noted(created, { step: 'disks' }, 1_000), { percent: 40 }, 2_000);
  expect(copying.steps.find(({ percent }) => percent === 40)?.id).toBe('disks');
});

test('has links as soon as there is an address', () => {
  const reached = snapshots.noted(starting, { addresses: ['192.0.2.10'] }, 20_000);
  expect(reached.links).toEqual([{ vmPort: 8080, url: 'http://192.0.2.10:8080/' }]);
});

test('cannot be stopped before the engine has taken the VM', () => {
  expect(fresh.actions).toEqual([]);
  expect(created.actions).toEqual(['stop']);
});

test.each([
  ['refused', ['retry', 'start', 'remove', 'dismiss']],
  ['session-ended', ['retry', 'start', 'remove', 'dismiss']],
  ['went-down', ['retry', 'start', 'remove', 'dismiss']],
  ['vm-gone', ['retry', 'dismiss']],
] as const)('offers after "%s" what can help', (code, actions) => {
  expect(snapshots.failed(starting, problem(code), 10_000).actions).toEqual(actions);
});

test('offers no start while the VM runs or its disks were not ready', () => {
  const running = snapshots.noted(starting, { vmStatus: 'up' }, 10_000);
  expect(snapshots.failed(running, problem('no-address'), 10_000).actions).not.toContain('start');
  const copying = snapshots.noted(created, { step: 'disks' }, 1_000);
  expect(snapshots.failed(copying, problem('disks-late'), 10_000).actions).not.toContain('start');
});

test('offers to look again for a VM of unknown fate, but not to remove it', () => {
  const sent = snapshots.noted(fresh, { step: 'create' }, 0);
  expect(snapshots.failed(sent, problem('creation-unknown'), 10).actions).toEqual(['retry', 'dismiss']);
});

test('goes on with the step that failed, but starts again what went down', () => {
  const waiting = snapshots.noted(starting, { step: 'address' }, 20_000);
  expect(snapshots.stepToRetry(snapshots.failed(waiting, problem('no-address'), 1))).toBe('address');
  expect(snapshots.stepToRetry(snapshots.failed(waiting, problem('went-down'), 1))).toBe('start');
});

test('forgets what later steps had shown when it goes on', () => {
  const again = snapshots.begun(snapshots.failed(starting, problem('refused'), 10_000), 'start');
  expect(states(again)).toEqual(['create done', 'disks done', 'start waiting', 'address waiting']);
  expect(again.problem).toBeUndefined();
});

test('shows a launch of another page as being worked on elsewhere', () => {
  const snapshot = snapshots.snapshotOfRecord(record, 60_000);
  expect(snapshot.state).toBe('elsewhere');
  expect(states(snapshot)).toEqual(['create done', 'disks done', 'start running', 'address waiting']);
  expect(snapshot.image).toBeUndefined();
});

test('offers a launch that is more than a day old instead of taking it up', () => {
  const day = 24 * 60 * 60_000;
  expect(snapshots.snapshotOfRecord(record, day).state).toBe('elsewhere');
  expect(snapshots.snapshotOfRecord(record, day + 1)).toMatchObject({ state: 'offered' });
  expect(snapshots.snapshotOfRecord(record, day + 1).actions).toContain('remove');
});

test('says of a launch that failed before this page only that it did', () => {
  const snapshot = snapshots.snapshotOfRecord({ ...record, failed: true }, 0);
  expect(snapshot).toMatchObject({ state: 'failed', problem: { code: 'failed-earlier' } });
});

test('offers nothing but to forget it when no VM was made and nobody knows any more what was asked for', () => {
  const lost = snapshots.snapshotOfRecord({ ...record, vmId: undefined, step: 'create' }, 0);
  expect(snapshots.failed(lost, problem('not-created'), 1).actions).toEqual(['dismiss']);
});
