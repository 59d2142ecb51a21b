import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { labEngineUrl } from '../../e2e/mocks/foreman/data/lab-engine.ts';
import { largeData } from '../../e2e/mocks/foreman/data/large.ts';
import { connectForeman } from '../../e2e/mocks/foreman/connect.ts';
import { countHosts } from './hosts.ts';
import { fetchPermissions, findResourceOf, HEALTH, healthSearches, listOvirtResources } from './status.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test('says what somebody may do', async () => {
  const permissions = await fetchPermissions(connectForeman(server).client);
  expect([permissions.has('view_facts'), permissions.has('edit_hosts')]).toEqual([true, false]);
});

test('finds the compute resource of an engine, where Foreman still has one', async () => {
  const resources = await listOvirtResources(connectForeman(server).client);
  expect(findResourceOf(labEngineUrl, resources)?.id).toBe(2);
  expect(findResourceOf('https://engine.lab.example:443/ovirt-engine/api', resources)?.id).toBe(2);
  expect(findResourceOf('https://other.example/ovirt-engine/api', resources)).toBeUndefined();
  expect(await listOvirtResources(connectForeman(server, { version: '3.16' }).client)).toEqual([]);
});

test.each([
  ['the lab', {}],
  ['a large site', { data: largeData(2_000) }],
])('puts every host of %s into exactly one category of health', async (_, options) => {
  const { client, foreman } = connectForeman(server, { ...options, hasPuppetPlugin: false });
  const searches = healthSearches(30);
  const counts = await Promise.all(HEALTH.map((health) => countHosts(client, searches[health])));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(foreman.world.hosts().length);
  expect(counts.filter((count) => count === 0)).toEqual([]);
});
