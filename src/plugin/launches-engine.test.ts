/** Launches on the mock engine: the main job, and each of the engine's own refusals, in the engine's words. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { labData } from '../../e2e/mocks/engine/data/lab.ts';
import { createEngine, type MockEngine } from '../../e2e/mocks/engine/engine.ts';
import { intel, labProfile, munich, spare } from '../../e2e/mocks/engine/data/lab-inventory.ts';
import { templateNamed } from '../../e2e/mocks/engine/data/lab-templates.ts';
import { LaunchBench } from '../../e2e/mocks/launch-bench.ts';
import { createEngineClient, type EngineClient } from '../engine/client.ts';
import type { LaunchRequest, LaunchSnapshot } from './launch.ts';

const debian = templateNamed('debian-12');
const withoutNic = templateNamed('centos-stream-9');
const GIB = 2 ** 30;

let engine: MockEngine;
let bench: LaunchBench;
let token: string | null;

function clientOf(user: string): EngineClient {
  const login = engine.login(user, 'demo');
  if (!login.ok) throw new Error(login.refusal);
  ({ token } = login);
  return createEngineClient({
    baseUrl: 'https://engine.lab.example/ovirt-engine/api',
    token: () => token,
    locale: 'en-US',
  });
}

function logIn(user: string): void {
  bench = new LaunchBench(clientOf(user), engine.clock);
}

function wanted(vm: Partial<LaunchRequest['vm']> = {}, more: Partial<LaunchRequest> = {}): LaunchRequest {
  return {
    vm: {
      name: 'shop-01',
      clusterId: intel.id,
      templateId: debian.id,
      memoryBytes: 2 * GIB,
      cpu: { sockets: 1, cores: 2 },
      initialization: {
        hostName: 'shop-01',
        userName: 'cloud',
        authorizedSshKeys: ['ssh-ed25519 AAAAC3Nz one', 'ssh-ed25519 AAAAC3Nz two'],
        customScript: 'write_files:\n- path: /etc/motd\n  content: hello\n',
      },
      ...vm,
    },
    container: { image: 'nginx', ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }] },
    ...more,
  };
}

beforeEach(() => {
  engine = createEngine({ data: labData });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = await engine.fetch(new Request(url, init));
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

function vmNames(): string[] {
  return engine.store.vms.all().map(({ name }) => name);
}

/** At the first pause in this step, once. */
function duringStep(step: string, happen: () => void): void {
  bench.meanwhile = () => {
    if (bench.shown[0]?.steps.find(({ state }) => state === 'running')?.id !== step) return;
    bench.meanwhile = () => undefined;
    happen();
  };
}

async function refusalOf(request: LaunchRequest): Promise<string> {
  const outcome = await bench.start(request);
  if (outcome.ok) throw new Error('The engine took it.');
  expect(bench.shown).toEqual([]);
  expect(bench.records.list()).toEqual([]);
  const { code, status, detail } = outcome.problem;
  return `${code} ${status}: ${detail}`;
}

async function failureOf(request: LaunchRequest): Promise<LaunchSnapshot> {
  const launch = await bench.launch(request);
  expect(launch.state).toBe('failed');
  expect(launch.problem?.correlationId).toMatch(new RegExp(`^${launch.id}-`));
  return launch;
}

test('brings a VM from the request to a link', async () => {
  const launch = await bench.launch(wanted());
  expect(launch).toMatchObject({ state: 'done', vmStatus: 'up' });
  expect(launch.links[0]?.url).toMatch(/^http:\/\/[0-9.]+:8080\/$/);
  expect(launch.addresses.some((address) => address.startsWith('127.') || address.startsWith('172.17.'))).toBe(false);
});

test('gives the guest what was asked for', async () => {
  const { vmId = '' } = await bench.launch(wanted());
  const files = engine.guestFiles(vmId);
  expect(files?.['latest/user_data']).toContain('user: cloud');
  expect(files?.['latest/user_data']).toContain('ssh_deletekeys: true');
  expect(files?.['latest/user_data']).toMatch(/write_files:\n- path: \/etc\/motd\n {2}content: hello\n$/);
  expect(files?.['latest/meta_data.json']).toContain('"hostname" : "shop-01"');
  expect(files?.['latest/meta_data.json']).toContain('ssh-ed25519 AAAAC3Nz two');
});

test('adds a NIC to a VM of a template that has none', async () => {
  const nic = { name: 'nic1', vnicProfileId: labProfile.id };
  expect(await bench.launch(wanted({ templateId: withoutNic.id }, { nic }))).toMatchObject({ state: 'done' });
});

test('says that a VM without a NIC will have no address', async () => {
  const launch = await failureOf(wanted({ templateId: withoutNic.id }));
  expect(launch.problem).toMatchObject({ code: 'no-nic' });
});

test('leaves a name that is taken to the dialog', async () => {
  expect(await refusalOf(wanted({ name: 'web-01' }))).toBe(
    'refused 409: Cannot add VM. The VM name is already in use, please choose a unique name and try again.',
  );
});

test('lets one of two creations of a name win', async () => {
  const outcomes = await Promise.all([bench.start(wanted()), bench.start(wanted())]);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.problem.detail]));
  expect(refused).toEqual(['Cannot add VM. Related operation is currently in progress. Please try again later.']);
  expect(await bench.settled()).toMatchObject({ state: 'done' });
  expect(vmNames().filter((name) => name === 'shop-01')).toHaveLength(1);
});

test.each([
  ['sh op', /^refused 400: Can not add VM\. The given name contains special characters/],
  ['x'.repeat(65), /^refused 400: Cannot add VM\. The given name is too long\./],
  ['<img src=x>', /^refused 400: Can not add VM\. The given name contains special characters/],
])('leaves the name %s to the dialog', async (name, words) => {
  expect(await refusalOf(wanted({ name }))).toMatch(words);
});

test('leaves a data center that is not up to the dialog', async () => {
  engine.setDataCenter(munich.id, 'maintenance');
  expect(await refusalOf(wanted())).toMatch(/^refused 409: Cannot add VM\. /);
});

test('leaves a template that was removed meanwhile to the dialog', async () => {
  engine.removeTemplate(debian.id);
  expect(await refusalOf(wanted())).toMatch(/^refused 404: Entity not found/);
});

test('leaves a template that is locked meanwhile to the dialog', async () => {
  engine.lockTemplate(debian.id);
  expect(await refusalOf(wanted())).toBe('refused 409: Cannot add VM. Template ${TemplateName} is being created.');
});

test.each(['rita@lab', 'clara@lab'])('leaves what %s may not do to the dialog', async (user) => {
  logIn(user);
  const clusterId = user === 'clara@lab' ? spare.id : intel.id;
  expect(await refusalOf(wanted({ clusterId }))).toBe(
    'not-permitted 403: User is not authorized to perform this action.',
  );
});

test('tells a user without any right from one whose session has ended', async () => {
  logIn('leo@lab');
  engine.revokeAllRights('leo@lab');
  expect(await refusalOf(wanted())).toMatch(/^no-rights 401: The user .* is not authorized to perform login$/);
  logIn('admin@internal');
  engine.endSessions();
  expect(await refusalOf(wanted())).toMatch(/^session-ended 401: invalid_grant/);
});

test('keeps the VM when its cluster has no host', async () => {
  const launch = await failureOf(wanted({ clusterId: spare.id }));
  expect(launch.problem).toMatchObject({ status: 400, code: 'refused' });
  expect(launch.problem?.detail).toContain('There are no hosts to use.');
  expect(launch.actions).toEqual(['retry', 'start', 'remove', 'dismiss']);
  expect(vmNames()).toContain('shop-01');
});

test('keeps the VM when no host has the memory', async () => {
  const launch = await failureOf(wanted({ memoryBytes: 512 * GIB }));
  expect(launch.problem).toMatchObject({ status: 409 });
  expect(launch.problem?.detail).toContain('available memory is too low');
});

test('says why a VM went down at once, and starts it when asked', async () => {
  engine.failNextStart({ kind: 'goes down', exitMessage: 'unsupported configuration: <b>no such CPU</b>' });
  const launch = await failureOf(wanted());
  expect(launch.problem).toMatchObject({
    code: 'went-down',
    detail: 'VM shop-01 is down with error. Exit message: unsupported configuration: <b>no such CPU</b>.',
  });
  bench.errands.act(launch.id, 'start');
  expect(await bench.settled()).toMatchObject({ state: 'done', id: launch.id });
});

test('removes a VM that failed, only when asked', async () => {
  engine.failNextStart({ kind: 'refused' });
  const launch = await failureOf(wanted());
  expect(vmNames()).toContain('shop-01');
  bench.errands.act(launch.id, 'remove');
  await bench.cleared();
  expect(vmNames()).not.toContain('shop-01');
});

test('removes a VM that runs: it is stopped first', async () => {
  engine.holdAddress();
  const launch = await failureOf(wanted());
  expect(launch).toMatchObject({ problem: { code: 'no-address' }, vmStatus: 'up' });
  bench.errands.act(launch.id, 'remove');
  await bench.cleared();
  expect(vmNames()).not.toContain('shop-01');
});

test('stops at the end of the session, and goes on after the next login and a reload', async () => {
  duringStep('disks', () => engine.endSessions());
  const launch = await failureOf(wanted());
  expect(launch.problem).toMatchObject({ code: 'session-ended', status: 401 });
  const login = engine.login('admin@internal', 'demo');
  token = login.ok ? login.token : null;
  bench.reload();
  expect(await bench.settled()).toMatchObject({ id: launch.id, vmId: launch.vmId, state: 'done' });
});

test('says that the user has lost every right in mid-launch', async () => {
  logIn('leo@lab');
  duringStep('disks', () => engine.revokeAllRights('leo@lab'));
  expect((await failureOf(wanted())).problem).toMatchObject({ code: 'no-rights', status: 401 });
});

test('is not impressed by an engine that restarts in mid-launch', async () => {
  duringStep('disks', () => {
    engine.goDown();
    engine.clock.schedule(90_000, () => engine.comeBack());
  });
  expect(await bench.launch(wanted())).toMatchObject({ state: 'done' });
});

test('keeps what it cannot know when the engine is down at the creation', async () => {
  engine.goDown();
  expect(await refusalOf(wanted())).toBe('engine-silent 503: ');
});

test.each(['disks', 'start', 'address'])(
  'goes on after a reload during "%s", with one VM started once',
  async (step) => {
    let isReloaded = false;
    duringStep(step, () => {
      isReloaded = true;
      bench.reload();
    });
    void bench.start(wanted());
    await bench.until(() => isReloaded && bench.shown[0]?.state === 'done');
    expect(vmNames().filter((name) => name === 'shop-01')).toHaveLength(1);
    expect(engine.requests.filter(({ path, status }) => path.endsWith('/start') && status === 200)).toHaveLength(1);
  },
);

test('finds the VM again when the page goes before the creation is answered', async () => {
  engine.holdImageLocks();
  const never = new Promise<Response>(() => undefined);
  const answering = fetch;
  let isSent = false;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = await answering(url, init);
    if (init.method !== 'POST') return answer;
    isSent = true;
    return never; // the engine has made the VM; nobody hears of it
  });
  void bench.start(wanted());
  await bench.until(() => isSent);
  vi.stubGlobal('fetch', answering);
  bench.reload();
  await bench.until(() => bench.shown[0]?.vmId !== undefined);
  engine.finishImageLock(bench.first().vmId ?? '');
  expect(await bench.settled()).toMatchObject({ state: 'done', vmName: 'shop-01' });
});

test('finds the VM again when the connection broke before the answer', async () => {
  const answering = fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const answer = await answering(url, init);
    if (init.method !== 'POST' || !url.endsWith('/vms')) return answer;
    throw new TypeError('Failed to fetch');
  });
  expect(await bench.launch(wanted())).toMatchObject({ state: 'done' });
  expect(vmNames().filter((name) => name === 'shop-01')).toHaveLength(1);
});

test('outlasts one lost answer of every kind of request', async () => {
  for (const path of ['/start', '/nics', '/reporteddevices', '/diskattachments']) {
    engine.faults.add({ path, isDropped: true, times: 1 });
  }
  expect(await bench.launch(wanted())).toMatchObject({ state: 'done' });
});

test('sends the same correlation id with every request of a step, and none without', async () => {
  const { id } = await bench.launch(wanted());
  const ids = engine.requests.map(({ headers }) => headers['correlation-id']);
  expect(new Set(ids)).toEqual(new Set(['create', 'disks', 'start', 'address'].map((step) => `${id}-${step}`)));
});
