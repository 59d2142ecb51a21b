/** What is kept of a launch beyond the page that began it, and how pages and tabs take it up. */
import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { createLocks } from '../../e2e/mocks/browser-locks.ts';
import { LaunchBench, request } from '../../e2e/mocks/launch-bench.ts';
import { failWith, refusal, ScriptedEngine } from '../../e2e/mocks/scripted-engine.ts';
import type { LaunchSnapshot } from './launch.ts';

let engine: ScriptedEngine;
let bench: LaunchBench;

beforeEach(() => {
  engine = new ScriptedEngine();
  bench = new LaunchBench(engine);
});

test('keeps ids and the step, but no script, before the creation is sent', async () => {
  let kept = '';
  engine.answers['POST /vms'] = () => {
    kept = Object.keys(bench.storage)
      .map((key) => bench.storage.getItem(key))
      .join();
    return { id: 'v1', name: 'web-01', status: 'image_locked' };
  };
  await bench.launch(request);
  expect(kept).toContain('"vmName":"web-01"');
  expect(kept).toContain('"step":"create"');
  expect(kept).not.toContain('secret');
});

test('stops at the end of the session, keeps the ids, and goes on after the next login', async () => {
  engine.answers['GET /vms/v1/diskattachments'] = failWith(refusal(401, 'invalid_grant: expired'));
  const ended = await bench.launch(request);
  expect(ended.problem).toMatchObject({ code: 'session-ended' });
  expect(bench.records.list()).toMatchObject([{ step: 'disks', vmId: 'v1', failed: false }]);
  engine.answers['GET /vms/v1/diskattachments'] = () => ({});
  bench.reload();
  expect(await bench.settled()).toMatchObject({ id: ended.id, state: 'done' });
});

test('looks for a VM whose creation was under way when the page went', async () => {
  bench.records.write({
    id: 'oap-1',
    vmName: 'web-01',
    step: 'create',
    startedAt: bench.time.now(),
    ports: [],
    failed: false,
  });
  engine.answers['GET /events'] = ({ query }) => {
    expect(query?.['search']).toBe('correlation_id=oap-1-create');
    return { event: [{ vm: { id: 'v1', name: 'web-01' } }] };
  };
  bench.errands.takeUp();
  expect(await bench.settled()).toMatchObject({ state: 'done', vmId: 'v1' });
  expect(engine.count('POST /vms')).toBe(0);
});

test('says that nothing was created when the page went before the request did', async () => {
  bench.records.write({
    id: 'oap-1',
    vmName: 'web-01',
    step: 'create',
    startedAt: bench.time.now(),
    ports: [],
    failed: false,
  });
  bench.errands.takeUp();
  expect(await bench.settled()).toMatchObject({ problem: { code: 'not-created' }, actions: ['dismiss'] });
});

test('offers what is more than a day old, and goes on when asked', async () => {
  const startedAt = bench.time.now() - 25 * 60 * 60_000;
  bench.records.write({
    id: 'oap-1',
    vmName: 'web-01',
    vmId: 'v1',
    step: 'start',
    startedAt,
    ports: [],
    failed: false,
  });
  engine.statuses = ['down'];
  bench.errands.takeUp();
  expect(await bench.settled()).toMatchObject({ state: 'offered' });
  expect(engine.asked).toEqual([]);
  bench.errands.act('oap-1', 'retry');
  await bench.until(() => bench.first().state === 'done');
  expect(bench.shown[0]?.state).toBe('done');
});

test('takes no failure for one when the page goes away', async () => {
  engine.answers['GET /vms/v1'] = () => {
    bench.errands.pageHides();
    throw refusal(400, 'cut off');
  };
  await bench.start(request);
  await setImmediate();
  expect(bench.records.list()).toMatchObject([{ step: 'disks', failed: false }]);
});

test('is run by one tab of the browser, and shown by the other', async () => {
  bench.locks = createLocks();
  const seenElsewhere = new Set<string>();
  let shownElsewhere: readonly LaunchSnapshot[] = [];
  const elsewhere = bench.open((next) => {
    shownElsewhere = next;
    for (const { id, state } of next) seenElsewhere.add(`${id} ${state}`);
  });
  engine.statuses = ['image_locked', 'image_locked', 'down'];
  bench.meanwhile = () => {
    for (const key of Object.keys(bench.storage)) elsewhere.storageChanged(key);
  };
  const done = await bench.launch(request);
  expect(seenElsewhere).toEqual(new Set([`${done.id} elsewhere`]));
  expect(shownElsewhere).toEqual([]);
  expect(engine.count('POST /vms/v1/start')).toBe(1);
});

test('goes on in another tab when the one that ran it is gone', async () => {
  bench.locks = createLocks();
  bench.records.write({
    id: 'oap-1',
    vmName: 'web-01',
    vmId: 'v1',
    step: 'start',
    startedAt: bench.time.now(),
    ports: [],
    failed: false,
  });
  engine.statuses = ['down'];
  const other = Promise.withResolvers<undefined>();
  const tab = bench.locks.request('ovirt-admin-plugins.oap-1', {}, () => other.promise);
  bench.reload();
  await setImmediate();
  expect(bench.shown[0]?.state).toBe('elsewhere');
  expect(engine.asked).toEqual([]);
  other.resolve(undefined);
  await tab;
  expect(await bench.settled()).toMatchObject({ state: 'done' });
});
