/** Imports on the mock engine: what a person wants, and each way in which the engine does not give it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLocks } from '../../e2e/mocks/browser-locks.ts';
import { intel, labProfile, nvme } from '../../e2e/mocks/engine/data/lab-inventory.ts';
import { idFor } from '../../e2e/mocks/engine/data/identity.ts';
import { labData } from '../../e2e/mocks/engine/data/lab.ts';
import { createEngine, type MockEngine } from '../../e2e/mocks/engine/engine.ts';
import { ImportBench } from '../../e2e/mocks/import-bench.ts';
import { createEngineClient } from '../engine/client.ts';
import type { ImportRequest, ImportSnapshot, TemplateSettings } from './import.ts';

const GIB = 2 ** 30;
let engine: MockEngine;
let bench: ImportBench;
let orders: 'arrive' | 'lose their answer' | 'never arrive';

function logIn(user: string): void {
  const login = engine.login(user, 'demo');
  if (!login.ok) throw new Error(login.refusal);
  const client = createEngineClient({
    baseUrl: 'https://engine.lab.example/ovirt-engine/api',
    token: () => login.token,
    locale: 'en-US',
  });
  bench = new ImportBench(client, engine.clock);
}

beforeEach(() => {
  orders = 'arrive';
  engine = createEngine({ data: labData });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const isOrder = url.endsWith('/import');
    if (isOrder && orders === 'never arrive') throw new TypeError('Failed to fetch');
    const answer = await engine.fetch(new Request(url, init));
    if (isOrder && orders === 'lose their answer') throw new TypeError('Failed to fetch');
    if (answer.type === 'error') throw new TypeError('Failed to fetch');
    return answer;
  });
  logIn('admin@internal');
});

afterEach(() => {
  vi.unstubAllGlobals();
  const strange = engine.requests.filter(({ problem }) => problem !== undefined);
  expect(strange.map(({ method, path, problem }) => `${method} ${path}: ${problem}`)).toEqual([]);
});

function disk(imageName: string, diskName: string): ImportRequest {
  const image = {
    imageDomainId: idFor('storagedomain/glance'),
    imageId: idFor(`glance/${imageName}`),
    name: imageName,
  };
  return { image, storageDomainId: nvme.id, diskName };
}

const debian = 'debian-13-genericcloud-amd64';

function template(
  name: string,
  { imageName = debian, ...settings }: TemplateSettings & { readonly imageName?: string } = {},
): ImportRequest {
  return {
    ...disk(imageName, `${name}-disk`),
    template: {
      name,
      clusterId: intel.id,
      settings: {
        osType: 'debian_9',
        memoryBytes: 2 * GIB,
        cpu: { sockets: 1, cores: 2 },
        comment: imageName,
        console: 'vnc',
        hasVirtioScsi: true,
        initialization: { userName: 'debian', authorizedSshKeys: ['ssh-ed25519 AAAAC3Nz one'] },
        nic: { name: 'nic1', vnicProfileId: labProfile.id },
        tag: 'container-host',
        ...settings,
      },
    },
  };
}

function statesOf({ steps }: ImportSnapshot): string {
  return steps.map(({ id, state }) => `${id} ${state}`).join(', ');
}

function problemIn({ steps }: ImportSnapshot): string | undefined {
  return steps.find(({ problem }) => problem)?.problem?.code;
}

function templateNamed(name: string) {
  return engine.store.templates.where((one) => one.name === name)[0];
}

/** At the first pause in this step, once. */
function duringStep(step: string, happen: () => void): void {
  bench.meanwhile = () => {
    if (bench.shown[0]?.steps.find(({ state }) => state === 'running')?.id !== step) return;
    bench.meanwhile = () => undefined;
    happen();
  };
}

test('makes a disk of an image', async () => {
  const done = await bench.import(disk('cirros-0.6.3-x86_64-disk', 'cirros'));
  expect(done).toMatchObject({ state: 'done', kind: 'disk', name: 'cirros' });
  expect(statesOf(done)).toBe('import done, download done');
  expect(engine.store.disks.get(done.diskId ?? '')).toMatchObject({ alias: 'cirros', status: 'ok' });
  expect(bench.notices).toEqual(['success: The disk cirros is ready.']);
  expect(bench.records.list()).toEqual([]);
});

test('makes a template that is ready to use', async () => {
  const done = await bench.import(template('deb13'));
  expect(statesOf(done)).toBe('import done, download done, template done, settings done, network done, tag done');
  const made = templateNamed('deb13');
  expect(made).toMatchObject({
    id: done.templateId,
    status: 'ok',
    os: { type: 'debian_9' },
    memory: 2 * GIB,
    comment: debian,
    initialization: { user_name: 'debian' },
  });
  const nics = engine.store.nics.ownedBy(made?.id);
  expect(nics.map(({ name, vnic_profile }) => [name, vnic_profile?.id])).toEqual([['nic1', labProfile.id]]);
  expect(bench.notices).toEqual(['success: The template deb13 is ready.']);
});

test('sends one correlation id for each step, short enough for the engine', async () => {
  const { id } = await bench.import(template('deb13'));
  const ids = new Set(engine.requests.map(({ headers }) => headers['correlation-id'] ?? ''));
  expect([...ids].filter((one) => one.startsWith(id)).map((one) => one.slice(id.length + 1))).toEqual([
    'import',
    'download',
    'template',
    'settings',
    'network',
    'tag',
  ]);
  for (const one of ids) expect(one.length).toBeLessThanOrEqual(36);
});

test.each([
  ['taken meanwhile', 'debian-12', debian, 'name-taken'],
  ['refused', 'bad name', debian, 'name-refused'],
  [
    'fine, and the image cannot be described',
    'quoted',
    '<img src=x onerror=alert(1)> Größe “XL”',
    'image-name-refused',
  ],
])('tells that there is no template when its name is %s, and offers the disk', async (_, name, imageName, code) => {
  const failed = await bench.import(template(name, { imageName }));
  expect(failed.state).toBe('failed');
  expect(problemIn(failed)).toBe(code);
  expect(failed.actions).toEqual(['remove', 'dismiss']);
  expect(engine.store.disks.find(failed.diskId)).toMatchObject({ status: 'ok' });
  bench.errands.act(failed.id, 'remove');
  await bench.cleared();
  engine.clock.advance(60_000);
  expect(engine.store.disks.find(failed.diskId)).toBeUndefined();
  expect(bench.records.list()).toEqual([]);
});

test('says why a download failed, in the words of the host', async () => {
  engine.failNextDownload('breaks off');
  const failed = await bench.import(template('deb13'));
  expect(failed.steps[1]).toMatchObject({ state: 'failed', problem: { code: 'download-failed' } });
  expect(failed.steps[1]?.problem?.detail).toMatch(/^VDSM .* failed: /);
  expect(failed.actions).toEqual(['again', 'dismiss']);
});

test('orders a failed download again, under an id of its own, also after a reload', async () => {
  engine.failNextDownload('breaks off');
  const failed = await bench.import(template('deb13'));
  bench.reload();
  bench.errands.act(failed.id, 'retry');
  await bench.until(() => bench.first().actions.includes('again'));
  bench.errands.act(failed.id, 'again');
  const done = await bench.settled();
  expect(done).toMatchObject({ state: 'done', name: 'deb13', templateId: templateNamed('deb13')?.id });
  expect(done.id).not.toBe(failed.id);
  expect(bench.records.list()).toEqual([]);
});

test('offers to order again what the engine refused the second time', async () => {
  engine.failNextDownload('breaks off');
  const failed = await bench.import(template('deb13'));
  engine.faults.add({ path: '/import', status: 409, fault: { reason: 'Operation Failed', detail: '[Locked]' } });
  bench.errands.act(failed.id, 'again');
  const refused = await bench.settled();
  expect(problemIn(refused)).toBe('refused');
  expect(refused.actions).toEqual(['again', 'dismiss']);
});

test('leaves a refused order to the dialog', async () => {
  const outcomes = await bench.start(disk('legacy-appliance.vmdk', 'vmdk'), disk('cirros-0.6.3-x86_64-disk', 'cirros'));
  expect(outcomes).toMatchObject([{ ok: false, problem: { code: 'refused', status: 400 } }, { ok: true }]);
  expect(bench.shown).toMatchObject([{ name: 'cirros' }]);
});

test('brings several through side by side, and one that fails stops no other', async () => {
  engine.failNextDownload('breaks off');
  await bench.start(...['a', 'b', 'c'].map((name) => template(name)));
  await bench.until(() => bench.shown.every(({ state }) => state !== 'running'));
  expect(bench.shown.map(({ name, state }) => `${name} ${state}`)).toEqual(['a failed', 'b done', 'c done']);
});

test('leaves a template that can be used where a tag and an interface are not permitted', async () => {
  logIn('ingrid@lab');
  const partly = await bench.import(template('deb13'));
  expect(partly.state).toBe('partly');
  expect(statesOf(partly)).toBe('import done, download done, template done, settings done, network failed, tag failed');
  expect(partly.steps.at(-1)?.problem).toMatchObject({ code: 'not-permitted', status: 403 });
  expect(bench.notices[0]).toMatch(/^warning: The template deb13 is there, but not as wanted\./);
  expect(bench.records.list()).toHaveLength(1);
});

test('tells which operating system the engine took instead', async () => {
  const partly = await bench.import(template('deb13', { osType: 'beos' }));
  expect(partly.steps[3]?.problem).toMatchObject({ code: 'os-not-taken', detail: 'other' });
  expect(partly.state).toBe('partly');
});

test('tries only what failed again', async () => {
  const partly = await bench.import(template('deb13', { osType: 'beos' }));
  const before = engine.requests.length;
  bench.errands.act(partly.id, 'retry');
  await bench.settled();
  const later = engine.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  expect(later).toEqual([`PUT /api/templates/${partly.templateId ?? ''}`]);
});

test('goes on after a reload with what is still to do', async () => {
  engine.holdDownloads();
  await bench.start(template('deb13'));
  await bench.until(() => bench.shown[0]?.steps[1]?.state === 'running');
  bench.reload();
  engine.holdDownloads(false);
  const done = await bench.settled();
  expect(done).toMatchObject({ state: 'done', name: 'deb13', imageName: debian });
  expect(templateNamed('deb13')).toMatchObject({ os: { type: 'debian_9' } });
  expect(engine.requests.filter(({ path }) => path.endsWith('/import'))).toHaveLength(1);
});

test('offers an import of the day before instead of going on with it', async () => {
  engine.holdDownloads();
  await bench.start(template('deb13'));
  engine.clock.advance(25 * 60 * 60_000);
  bench.reload();
  expect(bench.first()).toMatchObject({ state: 'offered', actions: ['retry', 'remove', 'dismiss'] });
  expect(bench.notices.at(-1)).toBe('info: 1 import was left unfinished. "Import image" shows it.');
});

test('keeps an import over the end of the session', async () => {
  duringStep('download', () => engine.endSessions());
  const ended = await bench.import(template('deb13'));
  expect(ended.state).toBe('failed');
  expect(problemIn(ended)).toBe('session-ended');
  const [kept] = bench.records.list();
  expect(kept).toMatchObject({ done: ['import'], failed: false });
  const { storage } = bench;
  logIn('admin@internal');
  for (const key of Object.keys(storage)) bench.storage.setItem(key, storage.getItem(key) ?? '');
  bench.reload();
  expect(await bench.settled()).toMatchObject({ id: ended.id, state: 'done' });
});

test('removes a template as soon as it is there when the following was stopped', async () => {
  engine.holdDownloads();
  await bench.start(template('deb13'));
  await bench.until(() => bench.first().actions.includes('stop'));
  bench.errands.act(bench.first().id, 'stop');
  const stopped = await bench.settled();
  expect(problemIn(stopped)).toBe('stopped');
  bench.errands.act(stopped.id, 'remove');
  await bench.until(() => bench.first().state === 'removing');
  engine.holdDownloads(false);
  await bench.cleared();
  expect(templateNamed('deb13')).toBeUndefined();
  expect(engine.store.disks.find(stopped.diskId)).toBeUndefined();
  expect(bench.notices.at(-1)).toBe('success: What was imported as deb13 was removed.');
});

test('says that the engine is silent while it is, and not any more when the import is over', async () => {
  engine.faults.add({ method: 'PUT', path: '/api/templates/', isDropped: true });
  const seen = new Set<boolean>();
  bench.meanwhile = () => seen.add(bench.first().silentSince !== undefined);
  const partly = await bench.import(template('deb13'));
  expect(seen).toContain(true);
  expect(partly).toMatchObject({ state: 'partly', silentSince: undefined });
});

test('follows where jobs and events are refused', async () => {
  engine.faults.add({ path: '/api/jobs', status: 400 });
  engine.faults.add({ path: '/api/events', status: 400 });
  expect(await bench.import(template('deb13'))).toMatchObject({ state: 'done' });
});

test('shows how far the download is where the engine says it', async () => {
  engine.reportProgress();
  const seen = new Set<number>();
  bench.meanwhile = () => {
    const { percent } = bench.shown[0]?.steps[1] ?? {};
    if (percent !== undefined) seen.add(percent);
  };
  await bench.import(disk('flatcar_production_openstack_image', 'flatcar'));
  expect(seen.size).toBeGreaterThan(1);
});

test('finds what an order has made whose answer was lost', async () => {
  orders = 'lose their answer';
  const done = await bench.import(template('deb13'));
  expect(done).toMatchObject({ state: 'done', templateId: templateNamed('deb13')?.id });
  expect(engine.requests.filter(({ path }) => path.endsWith('/import'))).toHaveLength(1);
});

test('leaves an order that never arrived to the dialog', async () => {
  orders = 'never arrive';
  expect(await bench.start(template('deb13'))).toMatchObject([{ ok: false, problem: { code: 'engine-silent' } }]);
  expect(bench.shown).toEqual([]);
  expect(bench.records.list()).toEqual([]);
});

test('does not offer to order again what may be on its way, whatever it is answered while it looks', async () => {
  orders = 'lose their answer';
  engine.faults.add({ path: '/api/events', status: 500 });
  engine.faults.add({ path: '/api/disks', status: 403 });
  const [outcome] = await bench.start(disk('cirros-0.6.3-x86_64-disk', 'cirros'));
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'import-unknown' } });
  expect(bench.first().actions).toEqual(['retry', 'dismiss']);
});

test('takes no disk of somebody else for its own where events are refused', async () => {
  orders = 'lose their answer';
  engine.faults.add({ path: '/api/events', status: 400 });
  const [outcome] = await bench.start(disk('cirros-0.6.3-x86_64-disk', 'cirros'));
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'import-unknown' } });
  expect(bench.first()).toMatchObject({ state: 'failed', actions: ['retry', 'dismiss'] });
});

test('is run by one tab of the browser, and shown by the other', async () => {
  bench.locks = createLocks();
  const seenElsewhere = new Set<string>();
  const elsewhere = bench.open((next) => {
    for (const { state } of next) seenElsewhere.add(state);
  });
  bench.meanwhile = () => {
    for (const key of Object.keys(bench.storage)) elsewhere.storageChanged(key);
  };
  expect(await bench.import(disk('cirros-0.6.3-x86_64-disk', 'cirros'))).toMatchObject({ state: 'done' });
  expect(seenElsewhere).toEqual(new Set(['elsewhere']));
  expect(engine.requests.filter(({ path }) => path.endsWith('/import'))).toHaveLength(1);
});
