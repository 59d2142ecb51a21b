import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createEngineClient } from './client.ts';
import { listClusterNetworks, listClusters } from './clusters.ts';
import { fetchLimitSettings, limitsOf } from './limits.ts';
import { initializationOf } from './operating-systems.ts';
import { listTemplateNics, searchTemplates } from './templates.ts';
import { listVnicProfiles } from './vnic-profiles.ts';
import { isSearchable } from './wire.ts';

const api = 'https://engine.example.com/ovirt-engine/api';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const engine = createEngineClient({ baseUrl: api, token: () => 'secret', locale: 'en-US' });

/** Answers `path` with `body`; gives back what was searched for. */
function answer(path: string, body: object): { search: string | null } {
  const asked: { search: string | null } = { search: null };
  server.use(
    http.get(api + path, ({ request }) => {
      asked.search = new URL(request.url).searchParams.get('search');
      return HttpResponse.json(body);
    }),
  );
  return asked;
}

test('reads a cluster that never had a host, and one that only serves storage', async () => {
  const version = { major: '4', minor: '8' };
  answer('/clusters', {
    cluster: [
      { id: 'c1', name: 'Default', cpu: { architecture: 'undefined', type: '' }, version, data_center: { id: 'd1' } },
      { id: 'c2', name: 'gluster', version, virt_service: 'false' },
    ],
  });
  expect(await listClusters(engine)).toEqual([
    { id: 'c1', name: 'Default', architecture: 'undefined', level: '4.8', runsVms: true, dataCenterId: 'd1' },
    { id: 'c2', name: 'gluster', architecture: 'undefined', level: '4.8', runsVms: false },
  ]);
});

test('reads an empty list', async () => {
  answer('/clusters', {});
  expect(await listClusters(engine)).toEqual([]);
});

test('tells networks for VMs from others', async () => {
  answer('/clusters/c1/networks', {
    network: [
      { id: 'n1', name: 'ovirtmgmt', usages: { usage: ['vm', 'display'] } },
      { id: 'n2', name: 'storage', usages: {} },
    ],
  });
  expect((await listClusterNetworks(engine, 'c1')).map(({ carriesVms }) => carriesVms)).toEqual([true, false]);
});

test('marks pass-through profiles', async () => {
  answer('/vnicprofiles', {
    vnic_profile: [
      { id: 'p1', name: 'a', network: { id: 'n1' }, pass_through: { mode: 'disabled' } },
      { id: 'p2', name: 'b', network: { id: 'n1' }, pass_through: { mode: 'enabled' } },
    ],
  });
  expect((await listVnicProfiles(engine)).map(({ isPassThrough }) => isPassThrough)).toEqual([false, true]);
});

test('searches templates that are ready, of the data center, by a part of the name', async () => {
  const asked = answer('/templates', {});
  await searchTemplates(engine, { name: 'Default' }, { namePart: 'deb' });
  expect(asked.search).toBe('status=ok and datacenter="Default" and name="*deb*" sortby name asc');
});

test('searches templates by their tag', async () => {
  const asked = answer('/templates', {});
  await searchTemplates(engine, { name: 'Default' }, { tag: 'container-host' });
  expect(asked.search).toBe('status=ok and datacenter="Default" and tag=container-host sortby name asc');
});

test('leaves a data center out of the search whose name would break it', async () => {
  const asked = answer('/templates', {});
  await searchTemplates(engine, { name: 'the "new" one' }, {});
  expect(asked.search).toBe('status=ok sortby name asc');
});

test('puts the newest version of a template first', async () => {
  const version = (number: string) => ({ version_number: number, version_name: '' });
  answer('/templates', {
    template: [
      { id: 't1', name: 'deb', version: version('1') },
      { id: 't10', name: 'deb', version: version('10') },
      { id: 't2', name: 'deb', version: version('2') },
    ],
  });
  const { templates, isComplete } = await searchTemplates(engine, { name: 'Default' }, {});
  expect(templates.map(({ id }) => id)).toEqual(['t10', 't2', 't1']);
  expect(isComplete).toBe(true);
});

test('reads what a template brings along for its VMs', async () => {
  answer('/templates', {
    template: [
      { id: 't1', name: 'a', initialization: { user_name: 'ops', timezone: 'Europe/Berlin', root_password: '******' } },
      { id: 't2', name: 'b', initialization: { host_name: 'x', nic_configurations: {}, regenerate_ssh_keys: 'false' } },
      { id: 't3', name: 'c' },
      { id: 't4', name: 'd', initialization: { authorized_ssh_keys: 'ssh-ed25519 AAAA ops' } },
    ],
  });
  const { templates } = await searchTemplates(engine, { name: 'Default' }, {});
  expect(templates.map(({ initialization }) => initialization)).toEqual([
    { userName: 'ops', timezone: 'Europe/Berlin', hasPassword: true },
    undefined,
    undefined,
    { hasSshKeys: true },
  ]);
});

test('tells when there are more templates than one answer holds', async () => {
  const template = Array.from({ length: 100 }, (_, index) => ({ id: `t${index}`, name: `t${index}` }));
  answer('/templates', { template });
  expect((await searchTemplates(engine, { name: 'Default' }, {})).isComplete).toBe(false);
});

test('reads a network interface that is bound to nothing', async () => {
  answer('/templates/t1/nics', { nic: [{ name: 'nic1' }, { name: 'nic2', vnic_profile: { id: 'p1' } }] });
  expect(await listTemplateNics(engine, 't1')).toEqual([{ name: 'nic1' }, { name: 'nic2', vnicProfileId: 'p1' }]);
});

test.each([
  ['a b', false],
  ['a"b', false],
  ["a'b", false],
  ['a;b', false],
  ['*', false],
  ['', false],
  ['größe-1.2_x', true],
])('holds %o for searchable: %o', (text, expected) => {
  expect(isSearchable(text)).toBe(expected);
});

test.each([
  ['other', 'cloud-init'],
  ['rhel_9x64', 'cloud-init'],
  ['windows_11', 'sysprep'],
  ['rhcos_x64', 'ignition'],
])('knows that the engine initializes %s by %s', (osType, expected) => {
  expect(initializationOf(osType)).toBe(expected);
});

test('reads limits by level and architecture, and does without those that are kept secret', async () => {
  const option = (value: string) => ({ values: { system_option_value: [{ value, version: '4.8' }] } });
  answer('/options/MaxNumOfVmSockets', option('10000'));
  answer('/options/MaxNumOfVmCpus', option('{ppc=384, x86=710, s390x=384}'));
  answer('/options/VM64BitMaxMemorySizeInMB', option('67108864'));
  server.use(http.get(`${api}/options/MaxNumOfCpuPerSocket`, () => new HttpResponse(null, { status: 404 })));
  const settings = await fetchLimitSettings(engine);
  expect(limitsOf(settings, { level: '4.8', architecture: 'ppc64' })).toEqual({
    sockets: 10_000,
    cpus: 384,
    memoryBytes: 64 * 2 ** 40,
  });
  expect(limitsOf(settings, { level: '4.8', architecture: 'undefined' }).cpus).toBe(710);
  expect(limitsOf(settings, { level: '4.2', architecture: 'x86_64' })).toEqual({});
});
