import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createForeman, type ForemanOptions } from '../../e2e/mocks/foreman/foreman.ts';
import { createForemanClient, tokenAuthorization } from '../foreman/client.ts';
import { findEngineHosts } from './engine-hosts.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const apiEntryPoint = 'https://engine.lab.example/ovirt-engine/api';

function find(config: { hostsOfThisEngine?: string } = {}, login = 'admin', options: ForemanOptions = {}) {
  server.resetHandlers(...createForeman(options).handlers);
  const client = createForemanClient({
    baseUrl: 'https://engine.lab.example/foreman-plugin/api',
    authorization: () => tokenAuthorization(login, `${login}-token`),
    locale: 'en-US',
  });
  return findEngineHosts(client, { apiEntryPoint, ...config });
}

it("are those of the compute resource of this engine's address", async () => {
  expect(await find({ hostsOfThisEngine: 'hostgroup = lab' })).toEqual({
    search: 'compute_resource_id = 2',
    resource: { id: 2, name: 'oVirt lab' },
  });
});

it('are those that the config names where Foreman has no compute resource, or does not show it', async () => {
  const config = { hostsOfThisEngine: 'hostgroup = lab' };
  expect(await find(config, 'admin', { version: '3.16' })).toEqual({ search: 'hostgroup = lab' });
  expect(await find(config, 'hostsonly')).toEqual({ search: 'hostgroup = lab' });
});

it('are unknown where nothing tells', async () => {
  expect(await find({}, 'admin', { version: '3.16' })).toEqual({});
});
