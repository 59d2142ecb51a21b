/** Launches against an engine whose every answer a test chooses; time passes only by waiting. */
import { beforeEach, expect, test, vi } from 'vitest';
import { LaunchBench, request } from '../../e2e/mocks/launch-bench.ts';
import { failWith, first, refusal, ScriptedEngine, silence } from '../../e2e/mocks/scripted-engine.ts';
import { ApiError } from '../http/request.ts';

let engine: ScriptedEngine;
let bench: LaunchBench;

beforeEach(() => {
  engine = new ScriptedEngine();
  bench = new LaunchBench(engine);
});

test('goes from the request to a link', async () => {
  const done = await bench.launch(request);
  expect(done).toMatchObject({ state: 'done', addresses: ['192.0.2.10'], links: [{ url: 'http://192.0.2.10:8080/' }] });
  expect(done.steps.every(({ state }) => state === 'done')).toBe(true);
  expect(bench.records.list()).toEqual([]);
  expect(bench.notices).toEqual([
    'info: web-01 is starting.',
    'success: web-01 runs at 192.0.2.10. http://192.0.2.10:8080/ (not checked: the container may still be starting)',
  ]);
});

test('starts with cloud-init, once', async () => {
  await bench.launch(request);
  expect(engine.asked.filter(({ what }) => what === 'POST /vms/v1/start')).toMatchObject([
    { body: { use_cloud_init: true } },
  ]);
});

test('sends one correlation id for each step, short enough for the engine', async () => {
  await bench.launch(request);
  const ids = new Set(engine.asked.map(({ correlationId = '' }) => correlationId));
  expect([...ids].map((id) => id.replace(/^oap-[0-9a-f]{16}-/, ''))).toEqual(['create', 'disks', 'start', 'address']);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(36);
});

test('tells nothing while the dialog shows it', async () => {
  bench.isWatched = true;
  await bench.launch(request);
  expect(bench.notices).toEqual([]);
});

test('adds the NIC that was asked for before it starts', async () => {
  engine.answers['GET /vms/v1/nics'] = () => ({ nic: [{ name: 'nic1' }] });
  await bench.start({ ...request, nic: { name: 'nic1', vnicProfileId: 'p2' } });
  await bench.settled();
  const added = engine.asked.findIndex(({ what }) => what === 'POST /vms/v1/nics');
  expect(engine.asked[added]).toMatchObject({ body: { name: 'nic2', vnic_profile: { id: 'p2' } } });
  expect(engine.asked.findIndex(({ what }) => what === 'POST /vms/v1/start')).toBeGreaterThan(added);
});

test('adds no second NIC in the same network', async () => {
  await bench.start({ ...request, nic: { name: 'nic1', vnicProfileId: 'p1' } });
  await bench.settled();
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
  const outcome = await bench.start(request);
  expect(outcome).toMatchObject({ ok: false, problem: { code, detail, status } });
  expect(bench.shown).toEqual([]);
  expect(bench.records.list()).toEqual([]);
});

test('tells of a refusal when the dialog was closed before the engine answered', async () => {
  engine.answers['POST /vms'] = failWith(refusal(409, 'The VM name is already in use.'));
  bench.isWatched = true;
  await bench.start(request);
  expect(bench.notices).toEqual([]);
  bench.isWatched = false;
  await bench.start(request);
  expect(bench.notices).toEqual(['danger: web-01: The engine refused. The VM name is already in use.']);
});

test('launches although nothing can be remembered', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  bench.storage.setItem = () => {
    throw new Error('full');
  };
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
  expect(warned).toHaveBeenCalled();
});

test('finds the VM whose creation was answered into the void', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  engine.answers['GET /events'] = ({ correlationId }) => ({
    event: [{ code: '37', correlation_id: correlationId, vm: { id: 'v1', name: 'web-01' } }],
  });
  expect(await bench.launch(request)).toMatchObject({ state: 'done', vmId: 'v1' });
  expect(engine.count('POST /vms')).toBe(1);
});

test('says that the engine did not answer when the creation never reached it', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  expect(await bench.start(request)).toMatchObject({ ok: false, problem: { code: 'engine-silent' } });
  expect(bench.shown).toEqual([]);
});

test('keeps a creation of which nobody knows, and finds it when asked to try again', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  first(engine, 'GET /events', ...Array.from({ length: 10 }, () => failWith(silence)));
  expect(await bench.start(request)).toMatchObject({ ok: false, problem: { code: 'creation-unknown' } });
  const unknown = await bench.settled();
  expect(unknown.actions).toEqual(['retry', 'dismiss']);
  expect(bench.records.list()).toMatchObject([{ step: 'create', failed: true }]);
  engine.answers['GET /events'] = () => ({ event: [{ vm: { id: 'v1', name: 'web-01' } }] });
  bench.errands.act(unknown.id, 'retry');
  expect(await bench.settled()).toMatchObject({ state: 'done', vmId: 'v1' });
  expect(engine.count('POST /vms')).toBe(1);
});

test.each([new ApiError({ kind: 'late', url: '' }), refusal(504)])(
  'keeps a creation that the engine may still be at (%s)',
  async (fault) => {
    engine.answers['POST /vms'] = failWith(fault);
    expect(await bench.start(request)).toMatchObject({ ok: false, problem: { code: 'creation-unknown' } });
    engine.answers['GET /events'] = () => ({ event: [{ vm: { id: 'v1', name: 'web-01' } }] });
    bench.errands.act(bench.first().id, 'retry');
    expect(await bench.settled()).toMatchObject({ state: 'done', vmId: 'v1' });
    expect(engine.count('POST /vms')).toBe(1);
  },
);

test('does not touch a VM that only has the same name', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  engine.answers['GET /events'] = failWith(refusal(400, 'query execution failed due to insufficient permissions.'));
  engine.answers['GET /vms'] = () => ({ vm: [{ id: 'v9', name: 'web-01', status: 'down' }] });
  expect(await bench.start(request)).toMatchObject({ ok: false, problem: { code: 'creation-unknown' } });
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
  const failed = await bench.launch(request);
  expect(failed.problem).toMatchObject({ code: 'creation-failed', detail: 'Failed to complete VM web-01 creation.' });
  expect(failed.actions).toEqual(['retry', 'dismiss']);
});

test('waits for every disk, not only for the VM', async () => {
  first(engine, 'GET /vms/v1/diskattachments', () => ({ disk_attachment: [{ disk: { status: 'locked' } }] }));
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
  expect(engine.count('GET /vms/v1/diskattachments')).toBe(2);
});

test('stops at a disk that could not be made', async () => {
  engine.answers['GET /vms/v1/diskattachments'] = () => ({
    disk_attachment: [{ disk: { alias: 'root', status: 'illegal' } }],
  });
  expect((await bench.launch(request)).problem).toMatchObject({ code: 'disk-broken', detail: 'root' });
});

test('shows how far the job of the disks is, where the engine tells', async () => {
  engine.statuses = [...Array.from({ length: 6 }, () => 'image_locked'), 'down'];
  engine.answers['GET /jobs/j1/steps'] = () => ({ step: [{}, { progress: '40' }] });
  engine.answers['GET /jobs'] = ({ what }) =>
    what.endsWith('steps') ? { step: [{}, { progress: '40' }] } : { job: [{ id: 'j1' }] };
  const percents: (number | undefined)[] = [];
  bench.meanwhile = () => percents.push(bench.shown[0]?.steps[1]?.percent);
  await bench.launch(request);
  expect(percents).toContain(40);
});

test('needs neither jobs nor events', async () => {
  engine.statuses = [...Array.from({ length: 6 }, () => 'image_locked'), 'down'];
  engine.answers['GET /jobs'] = failWith(refusal(400, 'query execution failed due to insufficient permissions.'));
  engine.answers['GET /events'] = failWith(new ApiError({ kind: 'late', url: '' }));
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
});

test.each([
  [400, 'There are no hosts to use. Check that the cluster contains at least one host in Up state.', 1],
  [409, 'Cannot run VM. There is no host that satisfies current scheduling constraints.', 3],
  [403, 'User is not authorized to perform this action.', 1],
])('keeps the VM when its start is refused with %i, after %s', async (status, detail, tries) => {
  engine.answers['POST /vms/v1/start'] = failWith(refusal(status, detail));
  const failed = await bench.launch(request);
  expect(failed).toMatchObject({ state: 'failed', problem: { detail, status } });
  expect(failed.actions).toEqual(['retry', 'start', 'remove', 'dismiss']);
  expect(engine.count('POST /vms/v1/start')).toBe(tries);
  expect(engine.count('DELETE /vms/v1')).toBe(0);
  expect(bench.records.list()).toMatchObject([{ step: 'start', failed: true }]);
  expect(bench.notices.at(-1)).toContain(detail);
});

test('starts after a lock of another command has passed', async () => {
  first(engine, 'POST /vms/v1/start', failWith(refusal(409, 'Cannot run VM: VM is locked.')));
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
});

test('does not start twice when the answer to the start was lost', async () => {
  first(engine, 'POST /vms/v1/start', () => {
    engine.statuses = [...engine.afterStart];
    throw silence;
  });
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
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
            { code: '153', severity: 'normal', correlation_id: `${bench.shown[0]?.id}-start`, description: 'started' },
            { code: '119', severity: 'error', description: 'An older story.' },
          ],
        }
      : {};
  expect((await bench.launch(request)).problem).toMatchObject({
    code: 'went-down',
    detail: 'VM web-01 is down with error. Exit message: no such CPU.',
    correlationId: `${bench.shown[0]?.id}-start`,
  });
});

test('lets the engine try the next host', async () => {
  engine.afterStart.splice(0, 3, 'wait_for_launch', 'down', 'wait_for_launch', 'up');
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
});

test('says that a VM is paused instead of waiting for it', async () => {
  engine.afterStart.splice(0, 3, 'wait_for_launch', 'paused');
  const paused = await bench.launch(request);
  expect(paused.problem).toMatchObject({ code: 'vm-paused' });

  const askedAt = bench.time.now();
  bench.errands.act(paused.id, 'retry');
  expect((await bench.settled()).problem).toMatchObject({ code: 'vm-paused' });
  expect(bench.time.now()).toBe(askedAt);

  engine.statuses = ['up'];
  bench.errands.act(paused.id, 'retry');
  expect(await bench.settled()).toMatchObject({ state: 'done' });
});

test('says at once that a VM without NIC will have no address', async () => {
  engine.answers['GET /vms/v1/nics'] = () => ({});
  expect((await bench.launch(request)).problem).toMatchObject({ code: 'no-nic' });
});

test('ends the wait for an address, and takes it up again when asked', async () => {
  const usual = engine.answers['GET /vms/v1/reporteddevices'];
  engine.answers['GET /vms/v1/reporteddevices'] = () => ({});
  const failed = await bench.launch(request);
  expect(failed.problem).toMatchObject({ code: 'no-address' });
  expect(failed.actions).toEqual(['retry', 'remove', 'dismiss']);
  if (usual) engine.answers['GET /vms/v1/reporteddevices'] = usual;
  bench.errands.act(failed.id, 'retry');
  expect(await bench.settled()).toMatchObject({ state: 'done' });
  expect(engine.count('POST /vms/v1/start')).toBe(1);
});

test('waits a little for IPv4 and is content with IPv6', async () => {
  engine.answers['GET /vms/v1/reporteddevices'] = () => ({
    reported_device: [{ name: 'eth0', ips: { ip: [{ address: 'fe80::1' }, { address: '2001:db8::a' }] } }],
  });
  expect(await bench.launch(request)).toMatchObject({ state: 'done', links: [{ url: 'http://[2001:db8::a]:8080/' }] });
});

test.each([
  ['an engine that restarts', silence],
  ['a page of the proxy in place of JSON', new ApiError({ kind: 'unreadable', url: '', status: 200 })],
  ['a 503', refusal(503)],
])('outlasts %s', async (_what, fault) => {
  first(engine, 'GET /vms/v1', ...Array.from({ length: 5 }, () => failWith(fault)));
  expect(await bench.launch(request)).toMatchObject({ state: 'done' });
});

test.each([
  ['engine-silent', silence],
  ['unreadable', new ApiError({ kind: 'unreadable', url: '', status: 200 })],
])('gives up in the end, and says "%s"', async (code, fault) => {
  engine.answers['GET /vms/v1'] = failWith(fault);
  expect((await bench.launch(request)).problem).toMatchObject({ code });
  expect(bench.records.list()).toMatchObject([{ step: 'disks', vmId: 'v1', failed: true }]);
});

test('tells a user who has lost every right from an ended session', async () => {
  engine.answers['GET /vms/v1/diskattachments'] = failWith(
    refusal(401, 'The user x@y with profile [y] is not authorized to perform login'),
  );
  expect((await bench.launch(request)).problem).toMatchObject({ code: 'no-rights' });
});

test('ends when the user stops it, and goes on when asked', async () => {
  engine.statuses = ['image_locked'];
  bench.meanwhile = () => {
    bench.meanwhile = () => undefined;
    bench.errands.act(bench.shown[0]?.id ?? '', 'stop');
  };
  const stopped = await bench.launch(request);
  expect(stopped).toMatchObject({ state: 'failed', problem: { code: 'stopped' } });
  expect(bench.notices).toEqual([]);
  engine.statuses = ['down'];
  bench.errands.act(stopped.id, 'retry');
  expect(await bench.settled()).toMatchObject({ state: 'done' });
});

test('removes the VM only when asked: stopped, down, deleted, gone', async () => {
  engine.answers['GET /vms/v1/reporteddevices'] = () => ({});
  const failed = await bench.launch(request);
  engine.asked.length = 0;
  bench.errands.act(failed.id, 'remove');
  await bench.cleared();
  const commands = engine.asked.filter(({ method }) => method !== undefined);
  expect(commands.map(({ what }) => what)).toEqual(['POST /vms/v1/stop', 'DELETE /vms/v1']);
  expect(new Set(engine.asked.map(({ correlationId }) => correlationId))).toEqual(new Set([`${failed.id}-remove`]));
  expect(bench.records.list()).toEqual([]);
  expect(bench.notices.at(-1)).toBe('success: web-01 was removed.');
});

test("keeps a VM that is protected, with the engine's words", async () => {
  engine.answers['POST /vms/v1/start'] = failWith(refusal(400, 'There are no hosts to use.'));
  engine.answers['DELETE /vms/v1'] = failWith(refusal(409, 'Cannot remove VM. Delete protection is enabled.'));
  const failed = await bench.launch(request);
  bench.errands.act(failed.id, 'remove');
  const kept = await bench.settled();
  expect(kept).toMatchObject({
    state: 'failed',
    problem: { detail: 'Cannot remove VM. Delete protection is enabled.' },
  });
  expect(kept.actions).toContain('remove');
});

test('counts a VM that somebody else removed as removed', async () => {
  engine.answers['POST /vms/v1/start'] = failWith(refusal(400, 'There are no hosts to use.'));
  const failed = await bench.launch(request);
  engine.statuses = ['gone'];
  bench.errands.act(failed.id, 'remove');
  await bench.cleared();
});

test('ignores an action that is not offered', async () => {
  const done = await bench.launch(request);
  bench.errands.act(done.id, 'remove');
  expect(engine.count('DELETE /vms/v1')).toBe(0);
});

test('forgets a creation of unknown fate when its name turns out to be free', async () => {
  engine.answers['POST /vms'] = failWith(silence);
  first(engine, 'GET /events', ...Array.from({ length: 10 }, () => failWith(silence)));
  await bench.start(request);
  expect(bench.shown).toHaveLength(1);
  engine.answers['POST /vms'] = () => ({ id: 'v1', name: 'web-01', status: 'down' });
  await bench.start(request);
  expect(bench.shown).toHaveLength(1);
  expect(bench.shown[0]?.vmId).toBe('v1');
});
