/** Launches against an engine whose every answer a test chooses; time passes only by waiting. */
import { beforeEach, expect, test } from 'vitest';
import { createStorage } from '../../e2e/mocks/browser-storage.ts';
import { failWith, first, refusal, ScriptedEngine, silence } from '../../e2e/mocks/scripted-engine.ts';
import { ApiError } from '../http/request.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { launchRecords, type LaunchRecords } from './launch-records.ts';
import { createLaunches, type Launches } from './launches.ts';
import type { LaunchRequest, LaunchSnapshot } from './launch.ts';
import type { Clock } from './waiting.ts';

const request: LaunchRequest = {
  vm: {
    name: 'web-01',
    clusterId: 'c1',
    templateId: 't1',
    memoryBytes: 2 ** 31,
    cpu: { sockets: 1, cores: 2 },
    initialization: { hostName: 'web-01', authorizedSshKeys: [], customScript: 'write_files: [secret]\n' },
  },
  container: { image: 'docker.io/library/nginx:1.29', ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }] },
};

let engine: ScriptedEngine;
let storage: Storage;
let records: LaunchRecords;
let launches: Launches;
let shown: readonly LaunchSnapshot[];
let notices: string[];
let isWatched: boolean;
let nowMs: number;
/** Called at each pause, so that something can happen meanwhile. */
let meanwhile: () => void;

const t = await createTranslate('en-US');

const clock: Clock = {
  now: () => nowMs,
  async sleep(ms, signal) {
    nowMs += ms;
    meanwhile();
    await Promise.resolve();
    signal.throwIfAborted();
  },
};

let locks: LockManager | undefined;

function openPage(
  publish = (next: readonly LaunchSnapshot[]) => {
    shown = next;
  },
): Launches {
  return createLaunches({
    engine,
    clock,
    storage,
    locks,
    userId: 'u1',
    publish,
    isWatched: () => isWatched,
    tell: (type, notice) => notices.push(`${type}: ${notice(t)}`),
  });
}

beforeEach(() => {
  engine = new ScriptedEngine();
  storage = createStorage();
  records = launchRecords(storage, 'u1');
  shown = [];
  locks = undefined;
  notices = [];
  isWatched = false;
  nowMs = Date.UTC(2026, 10, 21, 8);
  meanwhile = () => undefined;
  launches = openPage();
});

/** The launch when it no longer does anything. */
async function settled(): Promise<LaunchSnapshot> {
  for (let turn = 0; turn < 20_000; turn++) {
    const [launch] = shown;
    if (launch && !['running', 'removing', 'elsewhere'].includes(launch.state)) return launch;
    await Promise.resolve();
  }
  throw new Error(`The launch does not come to an end: ${JSON.stringify(shown)}`);
}

async function gone(): Promise<void> {
  for (let turn = 0; turn < 20_000 && shown.length > 0; turn++) await Promise.resolve();
  expect(shown).toEqual([]);
}

async function launch(): Promise<LaunchSnapshot> {
  expect(await launches.start(request)).toMatchObject({ ok: true });
  return await settled();
}

test('goes from the request to a link', async () => {
  const done = await launch();
  expect(done).toMatchObject({ state: 'done', addresses: ['192.0.2.10'], links: [{ url: 'http://192.0.2.10:8080/' }] });
  expect(done.steps.every(({ state }) => state === 'done')).toBe(true);
  expect(records.list()).toEqual([]);
  expect(notices).toEqual([
    'info: web-01 is starting.',
    'success: web-01 runs at 192.0.2.10. http://192.0.2.10:8080/ (not checked: the container may still be starting)',
  ]);
});

test('starts with cloud-init, once', async () => {
  await launch();
  expect(engine.asked.filter(({ what }) => what === 'POST /vms/v1/start')).toMatchObject([
    { body: { use_cloud_init: true } },
  ]);
});

test('sends one correlation id for each step, short enough for the engine', async () => {
  await launch();
  const ids = new Set(engine.asked.map(({ correlationId = '' }) => correlationId));
  expect([...ids].map((id) => id.replace(/^oap-[0-9a-f]{16}-/, ''))).toEqual(['create', 'disks', 'start', 'address']);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(36);
});

test('tells nothing while the dialog shows it', async () => {
  isWatched = true;
  await launch();
  expect(notices).toEqual([]);
});

test('keeps ids and the step, but no script, before the creation is sent', async () => {
  let kept = '';
  engine.answers['POST /vms'] = () => {
    kept = Object.keys(storage)
      .map((key) => storage.getItem(key))
      .join();
    return { id: 'v1', name: 'web-01', status: 'image_locked' };
  };
  await launch();
  expect(kept).toContain('"vmName":"web-01"');
  expect(kept).toContain('"step":"create"');
  expect(kept).not.toContain('secret');
});

test('adds the NIC that was asked for before it starts', async () => {
  engine.answers['GET /vms/v1/nics'] = () => ({ nic: [{ name: 'nic1' }] });
  await launches.start({ ...request, nic: { name: 'nic1', vnicProfileId: 'p2' } });
  await settled();
  const added = engine.asked.findIndex(({ what }) => what === 'POST /vms/v1/nics');
  expect(engine.asked[added]).toMatchObject({ body: { name: 'nic2', vnic_profile: { id: 'p2' } } });
  expect(engine.asked.findIndex(({ what }) => what === 'POST /vms/v1/start')).toBeGreaterThan(added);
});

test('adds no second NIC in the same network', async () => {
  await launches.start({ ...request, nic: { name: 'nic1', vnicProfileId: 'p1' } });
  await settled();
  expect(engine.count('POST /vms/v1/nics')).toBe(0);
});

test.each([
  [409, 'Cannot add VM. The VM name is already in use, please choose a unique name and try again.', 'refused'],
  [409, 'Cannot add VM. Related operation is currently in progress. Please try again later.', 'refused'],
  [409, 'Cannot add VM. Unknown Data Center status.', 'refused'],
  [409, 'Cannot add VM. Template ${TemplateName} is being created.', 'refused'],
  [404, 'Entity not found: GetVmTemplate', 'refused'],
  [400, 'Can not add VM. The given name contains special characters.', 'refused'],
  [403, 'User is not authorized to perform this action.', 'not-permitted'],
  [401, 'invalid_grant: The provided authorization grant for the auth code has expired.', 'session-ended'],
  [401, 'The user x@y with profile [y] is not authorized to perform login', 'no-rights'],
] as const)('leaves a creation that was refused with %i "%s" to the dialog', async (status, detail, code) => {
  engine.answers['POST /vms'] = failWith(refusal(status, detail));
  const outcome = await launches.start(request);
  expect(outcome).toMatchObject({ ok: false, problem: { code, detail, status } });
  expect(shown).toEqual([]);
  expect(records.list()).toEqual([]);
  expect(notices).toEqual([]);
});

test('finds the VM whose creation was answered into the void', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  engine.answers['GET /events'] = ({ correlationId }) => ({
    event: [{ code: '37', correlation_id: correlationId, vm: { id: 'v1', name: 'web-01' } }],
  });
  expect(await launch()).toMatchObject({ state: 'done', vmId: 'v1' });
  expect(engine.count('POST /vms')).toBe(1);
});

test('says that the engine did not answer when the creation never reached it', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  expect(await launches.start(request)).toMatchObject({ ok: false, problem: { code: 'engine-silent' } });
  expect(shown).toEqual([]);
});

test('keeps a creation of which nobody knows, and finds it when asked to try again', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  first(engine, 'GET /events', ...Array.from({ length: 10 }, () => failWith(silence)));
  expect(await launches.start(request)).toMatchObject({ ok: false, problem: { code: 'creation-unknown' } });
  const unknown = await settled();
  expect(unknown.actions).toEqual(['retry', 'dismiss']);
  expect(records.list()).toMatchObject([{ step: 'create', failed: true }]);
  engine.answers['GET /events'] = () => ({ event: [{ vm: { id: 'v1', name: 'web-01' } }] });
  launches.act(unknown.id, 'retry');
  await Promise.resolve();
  expect(await settled()).toMatchObject({ state: 'done', vmId: 'v1' });
  expect(engine.count('POST /vms')).toBe(1);
});

test('does not touch a VM that only has the same name', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  engine.answers['GET /events'] = failWith(refusal(400, 'query execution failed due to insufficient permissions.'));
  engine.answers['GET /vms'] = () => ({ vm: [{ id: 'v9', name: 'web-01', status: 'down' }] });
  expect(await launches.start(request)).toMatchObject({ ok: false, problem: { code: 'creation-unknown' } });
  expect(engine.asked.some(({ what }) => what.includes('v9'))).toBe(false);
});

test("tells of a VM that vanished while its disks were made, in the engine's words", async () => {
  engine.statuses = ['image_locked', 'gone'];
  engine.answers['GET /events'] = () => ({
    event: [
      { code: '60', severity: 'error', description: 'Failed to complete VM web-01 creation.' },
      { code: '37', severity: 'normal', description: 'VM web-01 creation was initiated.' },
    ],
  });
  const failed = await launch();
  expect(failed.problem).toMatchObject({ code: 'creation-failed', detail: 'Failed to complete VM web-01 creation.' });
  expect(failed.actions).toEqual(['retry', 'dismiss']);
});

test('waits for every disk, not only for the VM', async () => {
  first(engine, 'GET /vms/v1/diskattachments', () => ({ disk_attachment: [{ disk: { status: 'locked' } }] }));
  expect(await launch()).toMatchObject({ state: 'done' });
  expect(engine.count('GET /vms/v1/diskattachments')).toBe(2);
});

test('stops at a disk that could not be made', async () => {
  engine.answers['GET /vms/v1/diskattachments'] = () => ({
    disk_attachment: [{ disk: { alias: 'root', status: 'illegal' } }],
  });
  expect((await launch()).problem).toMatchObject({ code: 'disk-broken', detail: 'root' });
});

test('shows how far the job of the disks is, where the engine tells', async () => {
  engine.statuses = [...Array.from({ length: 6 }, () => 'image_locked'), 'down'];
  engine.answers['GET /jobs/j1/steps'] = () => ({ step: [{}, { progress: '40' }] });
  engine.answers['GET /jobs'] = ({ what }) =>
    what.endsWith('steps') ? { step: [{}, { progress: '40' }] } : { job: [{ id: 'j1' }] };
  const percents: (number | undefined)[] = [];
  meanwhile = () => percents.push(shown[0]?.steps[1]?.percent);
  await launch();
  expect(percents).toContain(40);
});

test('needs neither jobs nor events', async () => {
  engine.statuses = [...Array.from({ length: 6 }, () => 'image_locked'), 'down'];
  engine.answers['GET /jobs'] = failWith(refusal(400, 'query execution failed due to insufficient permissions.'));
  engine.answers['GET /events'] = failWith(new ApiError({ kind: 'late', url: '' }));
  expect(await launch()).toMatchObject({ state: 'done' });
});

test.each([
  [400, 'There are no hosts to use. Check that the cluster contains at least one host in Up state.', 1],
  [409, 'Cannot run VM. There is no host that satisfies current scheduling constraints.', 3],
  [403, 'User is not authorized to perform this action.', 1],
])('keeps the VM when its start is refused with %i, after %s', async (status, detail, tries) => {
  engine.answers['POST /vms/v1/start'] = failWith(refusal(status, detail));
  const failed = await launch();
  expect(failed).toMatchObject({ state: 'failed', problem: { detail, status } });
  expect(failed.actions).toEqual(['retry', 'start', 'remove', 'dismiss']);
  expect(engine.count('POST /vms/v1/start')).toBe(tries);
  expect(engine.count('DELETE /vms/v1')).toBe(0);
  expect(records.list()).toMatchObject([{ step: 'start', failed: true }]);
  expect(notices.at(-1)).toContain(detail);
});

test('starts after a lock of another command has passed', async () => {
  first(engine, 'POST /vms/v1/start', failWith(refusal(409, 'Cannot run VM: VM is locked.')));
  expect(await launch()).toMatchObject({ state: 'done' });
});

test('does not start twice when the answer to the start was lost', async () => {
  first(engine, 'POST /vms/v1/start', () => {
    engine.statuses = [...engine.afterStart];
    throw silence;
  });
  expect(await launch()).toMatchObject({ state: 'done' });
  expect(engine.count('POST /vms/v1/start')).toBe(1);
});

test('says why a VM went down, by the event of that VM', async () => {
  engine.afterStart.splice(0, 3, 'wait_for_launch', 'down');
  engine.answers['GET /events'] = ({ query }) =>
    String(query?.['search']).startsWith('vms.id=v1')
      ? {
          event: [
            { code: '54', severity: 'error', description: 'Failed to run VM web-01.' },
            { code: '119', severity: 'error', description: 'VM web-01 is down with error. Exit message: no such CPU.' },
            { code: '153', severity: 'normal', correlation_id: `${shown[0]?.id}-start`, description: 'started' },
            { code: '119', severity: 'error', description: 'An older story.' },
          ],
        }
      : {};
  expect((await launch()).problem).toMatchObject({
    code: 'went-down',
    detail: 'VM web-01 is down with error. Exit message: no such CPU.',
    correlationId: `${shown[0]?.id}-start`,
  });
});

test('lets the engine try the next host', async () => {
  engine.afterStart.splice(0, 3, 'wait_for_launch', 'down', 'wait_for_launch', 'up');
  expect(await launch()).toMatchObject({ state: 'done' });
});

test('says that a VM is paused instead of waiting for it', async () => {
  engine.afterStart.splice(0, 3, 'wait_for_launch', 'paused');
  expect((await launch()).problem).toMatchObject({ code: 'vm-paused' });
});

test('says at once that a VM without NIC will have no address', async () => {
  engine.answers['GET /vms/v1/nics'] = () => ({});
  expect((await launch()).problem).toMatchObject({ code: 'no-nic' });
});

test('ends the wait for an address, and takes it up again when asked', async () => {
  const usual = engine.answers['GET /vms/v1/reporteddevices'];
  engine.answers['GET /vms/v1/reporteddevices'] = () => ({});
  const failed = await launch();
  expect(failed.problem).toMatchObject({ code: 'no-address' });
  expect(failed.actions).toEqual(['retry', 'remove', 'dismiss']);
  if (usual) engine.answers['GET /vms/v1/reporteddevices'] = usual;
  launches.act(failed.id, 'retry');
  expect(await settled()).toMatchObject({ state: 'done' });
  expect(engine.count('POST /vms/v1/start')).toBe(1);
});

test('waits a little for IPv4 and is content with IPv6', async () => {
  engine.answers['GET /vms/v1/reporteddevices'] = () => ({
    reported_device: [{ name: 'eth0', ips: { ip: [{ address: 'fe80::1' }, { address: '2001:db8::a' }] } }],
  });
  expect(await launch()).toMatchObject({ state: 'done', links: [{ url: 'http://[2001:db8::a]:8080/' }] });
});

test.each([
  ['an engine that restarts', silence],
  ['a page of the proxy in place of JSON', new ApiError({ kind: 'unreadable', url: '', status: 200 })],
  ['a 503', refusal(503)],
])('outlasts %s', async (_what, fault) => {
  first(engine, 'GET /vms/v1', ...Array.from({ length: 5 }, () => failWith(fault)));
  expect(await launch()).toMatchObject({ state: 'done' });
});

test.each([
  ['engine-silent', silence],
  ['unreadable', new ApiError({ kind: 'unreadable', url: '', status: 200 })],
])('gives up in the end, and says "%s"', async (code, fault) => {
  engine.answers['GET /vms/v1'] = failWith(fault);
  expect((await launch()).problem).toMatchObject({ code });
  expect(records.list()).toMatchObject([{ step: 'disks', vmId: 'v1', failed: true }]);
});

test('stops at the end of the session, keeps the ids, and goes on after the next login', async () => {
  engine.answers['GET /vms/v1/diskattachments'] = failWith(refusal(401, 'invalid_grant: expired'));
  const ended = await launch();
  expect(ended.problem).toMatchObject({ code: 'session-ended' });
  expect(records.list()).toMatchObject([{ step: 'disks', vmId: 'v1', failed: false }]);
  engine.answers['GET /vms/v1/diskattachments'] = () => ({});
  launches = openPage();
  launches.takeUp();
  expect(await settled()).toMatchObject({ id: ended.id, state: 'done' });
});

test('tells a user who has lost every right from an ended session', async () => {
  engine.answers['GET /vms/v1/diskattachments'] = failWith(
    refusal(401, 'The user x@y with profile [y] is not authorized to perform login'),
  );
  expect((await launch()).problem).toMatchObject({ code: 'no-rights' });
});

test('ends when the user stops it, and goes on when asked', async () => {
  engine.statuses = ['image_locked'];
  meanwhile = () => {
    meanwhile = () => undefined;
    launches.act(shown[0]?.id ?? '', 'stop');
  };
  const stopped = await launch();
  expect(stopped).toMatchObject({ state: 'failed', problem: { code: 'stopped' } });
  expect(notices).toEqual([]);
  engine.statuses = ['down'];
  launches.act(stopped.id, 'retry');
  expect(await settled()).toMatchObject({ state: 'done' });
});

test('removes the VM only when asked: stopped, down, deleted, gone', async () => {
  engine.answers['GET /vms/v1/reporteddevices'] = () => ({});
  const failed = await launch();
  engine.asked.length = 0;
  launches.act(failed.id, 'remove');
  await gone();
  const commands = engine.asked.filter(({ method }) => method !== undefined);
  expect(commands.map(({ what }) => what)).toEqual(['POST /vms/v1/stop', 'DELETE /vms/v1']);
  expect(new Set(engine.asked.map(({ correlationId }) => correlationId))).toEqual(new Set([`${failed.id}-remove`]));
  expect(records.list()).toEqual([]);
  expect(notices.at(-1)).toBe('success: web-01 was removed.');
});

test("keeps a VM that is protected, with the engine's words", async () => {
  engine.answers['POST /vms/v1/start'] = failWith(refusal(400, 'There are no hosts to use.'));
  engine.answers['DELETE /vms/v1'] = failWith(refusal(409, 'Cannot remove VM. Delete protection is enabled.'));
  const failed = await launch();
  launches.act(failed.id, 'remove');
  const kept = await settled();
  expect(kept).toMatchObject({
    state: 'failed',
    problem: { detail: 'Cannot remove VM. Delete protection is enabled.' },
  });
  expect(kept.actions).toContain('remove');
});

test('counts a VM that somebody else removed as removed', async () => {
  engine.answers['POST /vms/v1/start'] = failWith(refusal(400, 'There are no hosts to use.'));
  const failed = await launch();
  engine.statuses = ['gone'];
  launches.act(failed.id, 'remove');
  await gone();
});

test('ignores an action that is not offered', async () => {
  const done = await launch();
  launches.act(done.id, 'remove');
  await Promise.resolve();
  expect(engine.count('DELETE /vms/v1')).toBe(0);
});

test('looks for a VM whose creation was under way when the page went', async () => {
  records.write({ id: 'oap-1', vmName: 'web-01', step: 'create', startedAt: nowMs, ports: [], failed: false });
  engine.answers['GET /events'] = ({ query }) => {
    expect(query?.['search']).toBe('correlation_id=oap-1-create');
    return { event: [{ vm: { id: 'v1', name: 'web-01' } }] };
  };
  launches.takeUp();
  expect(await settled()).toMatchObject({ state: 'done', vmId: 'v1' });
  expect(engine.count('POST /vms')).toBe(0);
});

test('says that nothing was created when the page went before the request did', async () => {
  records.write({ id: 'oap-1', vmName: 'web-01', step: 'create', startedAt: nowMs, ports: [], failed: false });
  launches.takeUp();
  expect(await settled()).toMatchObject({ problem: { code: 'not-created' }, actions: ['dismiss'] });
});

test('offers what is more than a day old, and goes on when asked', async () => {
  const startedAt = nowMs - 25 * 60 * 60_000;
  records.write({ id: 'oap-1', vmName: 'web-01', vmId: 'v1', step: 'start', startedAt, ports: [], failed: false });
  engine.statuses = ['down'];
  launches.takeUp();
  expect(await settled()).toMatchObject({ state: 'offered' });
  expect(engine.asked).toEqual([]);
  launches.act('oap-1', 'retry');
  await Promise.resolve();
  for (let turn = 0; turn < 500 && shown[0]?.state !== 'done'; turn++) await Promise.resolve();
  expect(shown[0]?.state).toBe('done');
});

test('forgets a creation of unknown fate when its name turns out to be free', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  first(engine, 'GET /events', ...Array.from({ length: 10 }, () => failWith(silence)));
  await launches.start(request);
  expect(shown).toHaveLength(1);
  engine.answers['POST /vms'] = () => ({ id: 'v1', name: 'web-01', status: 'down' });
  await launches.start(request);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.vmId).toBe('v1');
});

test('takes no failure for one when the page goes away', async () => {
  engine.answers['GET /vms/v1'] = () => {
    launches.pageHides();
    throw refusal(400, 'cut off');
  };
  await launches.start(request);
  for (let turn = 0; turn < 500; turn++) await Promise.resolve();
  expect(records.list()).toMatchObject([{ step: 'disks', failed: false }]);
});

/** Web Locks, as far as they are used: one at a time for each name, in the order they were asked for. */
function createLocks(): LockManager {
  const queues = new Map<string, Promise<unknown>>();
  const request = (name: string, { signal }: LockOptions, work: () => Promise<unknown>) => {
    const before = queues.get(name) ?? Promise.resolve();
    const turn = before.then(() => (signal?.aborted ? undefined : work()));
    queues.set(name, turn);
    return turn;
  };
  return { request } as unknown as LockManager; // all that is used of it
}

test('is run by one tab of the browser, and shown by the other', async () => {
  locks = createLocks();
  launches = openPage();
  let shownElsewhere: readonly LaunchSnapshot[] = [];
  const elsewhere = openPage((next) => {
    shownElsewhere = next;
  });
  engine.statuses = ['image_locked', 'image_locked', 'down'];
  meanwhile = () => {
    for (const key of Object.keys(storage)) elsewhere.storageChanged(key);
  };
  const done = await launch();
  expect(shownElsewhere[0]).toMatchObject({ id: done.id, state: 'elsewhere' });
  elsewhere.storageChanged(`ovirt-admin-plugins.docker.launch.u1.${done.id}`);
  expect(shownElsewhere).toEqual([]);
  expect(engine.count('POST /vms/v1/start')).toBe(1);
});

test('goes on in another tab when the one that ran it is gone', async () => {
  locks = createLocks();
  records.write({
    id: 'oap-1',
    vmName: 'web-01',
    vmId: 'v1',
    step: 'start',
    startedAt: nowMs,
    ports: [],
    failed: false,
  });
  engine.statuses = ['down'];
  const other = Promise.withResolvers<undefined>();
  const tab = locks.request('ovirt-admin-plugins.oap-1', {}, () => other.promise);
  launches = openPage();
  launches.takeUp();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  expect(shown[0]?.state).toBe('elsewhere');
  expect(engine.asked).toEqual([]);
  other.resolve(undefined);
  await tab;
  expect(await settled()).toMatchObject({ state: 'done' });
});
