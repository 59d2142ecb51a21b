/** What an import asks the engine beforehand, against the mock engine and, where that has none, against hand-made answers. */
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { labData } from '../../e2e/mocks/engine/data/lab.ts';
import { createEngine } from '../../e2e/mocks/engine/engine.ts';
import { createEngineClient } from './client.ts';
import { listDataCenters } from './datacenters.ts';
import { listImages } from './images.ts';
import { listOperatingSystems } from './operating-systems.ts';
import { listQuotas } from './quotas.ts';
import { listDataDomains, listImageDomains } from './storage-domains.ts';
import { findDiskNames, findTemplateNames } from './taken-names.ts';

const api = 'https://engine.example.com/ovirt-engine/api';
const lab = createEngine({ data: labData });
const login = lab.login('admin@internal', 'demo');
if (!login.ok) throw new Error(login.refusal);
const server = setupServer(...lab.handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const engine = createEngineClient({ baseUrl: api, token: () => login.token, locale: 'en-US' });
const domainNamed = async (name: string) => (await listImageDomains(engine)).find((domain) => domain.name === name)?.id;
const munich = async () => (await listDataCenters(engine)).find(({ name }) => name === 'Munich')?.id ?? '';

test('lists the repositories by name, and no other storage', async () => {
  const domains = await listImageDomains(engine);
  expect(domains.map(({ name }) => name)).toEqual(['glance', 'glance-vienna', 'openstack']);
  expect(domains[0]?.description).toBe('Cloud images of the lab');
});

test('reads images as they are: of other kinds, without size and with any name', async () => {
  const images = await listImages(engine, (await domainNamed('glance')) ?? '');
  const named = (name: string) => images.find((image) => image.name === name);
  expect(named('debian-12-genericcloud-amd64')).toMatchObject({ sizeBytes: 333 * 2 ** 20, type: 'disk' });
  expect(named('debian-13.2.0-amd64-netinst.iso')?.type).toBe('iso');
  expect(named('legacy-appliance.vmdk')).not.toHaveProperty('type');
  expect(named('nightly-build-4711')).not.toHaveProperty('sizeBytes');
});

test('reads an image without a name', async () => {
  server.use(
    http.get(`${api}/storagedomains/s1/images`, () => HttpResponse.json({ image: [{ id: 'i1', size: '7' }] })),
  );
  expect(await listImages(engine, 's1')).toEqual([{ id: 'i1', sizeBytes: 7 }]);
});

test('hands on why a repository does not answer', async () => {
  const id = (await domainNamed('glance-vienna')) ?? '';
  await expect(listImages(engine, id)).rejects.toMatchObject({ kind: 'refused', status: 400, detail: /\w/ });
});

test('lists data domains of a data center with status and space, no others', async () => {
  const domains = await listDataDomains(engine, await munich());
  expect(domains.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'bulk active',
    'nvme active',
    'old-filer maintenance',
    'scratch active',
  ]);
  expect(domains[0]).toMatchObject({ availableBytes: 14_230 * 2 ** 30, blockedBelowBytes: 5 * 2 ** 30 });
  expect(domains[2]).not.toHaveProperty('availableBytes');
});

test('reads level and quota mode of a data center, and its quotas', async () => {
  expect((await listDataCenters(engine)).find(({ name }) => name === 'Vienna')).toMatchObject({
    level: '4.7',
    quotaMode: 'disabled',
  });
  expect((await listQuotas(engine, await munich())).map(({ name }) => name)).toEqual(['Default']);
});

test('takes the empty answer of quotas for none', async () => {
  server.use(http.get(`${api}/datacenters/d1/quotas`, () => new HttpResponse(null, { status: 204 })));
  expect(await listQuotas(engine, 'd1')).toEqual([]);
});

test('lists operating systems with the architecture that each is for', async () => {
  const all = await listOperatingSystems(engine);
  expect(all).toContainEqual({
    name: 'rhel_9x64',
    label: 'Red Hat Enterprise Linux 9.x x64',
    architecture: 'x86_64',
  });
});

test('finds which names are taken, by their very spelling and in one request', async () => {
  const before = lab.requests.length;
  const taken = await findTemplateNames(engine, ['debian-12', 'Debian-12', 'no-such', 'Blank', 'not searchable']);
  expect(lab.requests.length - before).toBe(1);
  expect(new Set(taken.map(({ name }) => name))).toEqual(new Set(['debian-12', 'Blank']));
  expect(taken.find(({ name }) => name === 'Blank')).not.toHaveProperty('clusterId');
  const [disk] = lab.store.disks.all();
  expect(await findDiskNames(engine, [disk?.alias ?? '', 'no-such'])).toContain(disk?.alias);
});

test('asks for nothing when no name can be searched for, and in parts for many', async () => {
  const before = lab.requests.length;
  expect(await findTemplateNames(engine, ['a b', ''])).toEqual([]);
  expect(lab.requests.length).toBe(before);
  await findDiskNames(
    engine,
    Array.from({ length: 90 }, (_, index) => `disk-${index}`),
  );
  expect(lab.requests.length - before).toBe(3);
});
