import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectForeman } from '../../../e2e/mocks/foreman/connect.ts';
import { largeData } from '../../../e2e/mocks/foreman/data/large.ts';
import { countHosts } from '../../foreman/hosts.ts';
import { HEALTH } from '../../foreman/status.ts';
import { listSearches, readDashboard, runSlots, scopeOf } from './dashboard-data.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const { signal } = new AbortController();

test.each([
  [2, undefined, { kind: 'resource', search: 'compute_resource_id = 2' }],
  [2, 'domain = lab', { kind: 'resource', search: 'compute_resource_id = 2' }],
  [undefined, 'domain = lab', { kind: 'config', search: 'domain = lab' }],
  [undefined, undefined, { kind: 'all', search: '' }],
] as const)('counts with resource %o and config %o: %o', (computeResourceId, hostsOfThisEngine, scope) => {
  const config = { ...(hostsOfThisEngine !== undefined && { hostsOfThisEngine }) } as never; // nothing else is read
  expect(scopeOf({ computeResourceId, config })).toEqual(scope);
});

test.each([
  ['the lab', {}, 2],
  ['all hosts', {}, undefined],
  ['a large site', { data: largeData(2_000) }, 2],
  ['Foreman 3.16', { version: '3.16' }, undefined],
] as const)('counts each host of %s once, in ten requests', async (_, options, resource) => {
  const { client, foreman } = connectForeman(server, { ...options, hasPuppetPlugin: false });
  const searches = listSearches(
    resource === undefined ? { kind: 'all', search: '' } : { kind: 'resource', search: `compute_resource_id = 2` },
    30,
  );
  const { counts, total } = await readDashboard(client, searches, signal);
  expect(foreman.requests).toHaveLength(10);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
  for (const health of HEALTH) expect(await countHosts(client, searches[health]), health).toBe(counts[health]);
});

test('keeps a search of the site together', () => {
  const searches = listSearches({ kind: 'config', search: 'domain = a or domain = b' }, 30);
  expect(searches.all).toBe('domain = a or domain = b');
  expect(searches.disabled).toBe('(domain = a or domain = b) and (status.enabled = false)');
});

test('spreads last reports over the interval', () => {
  const now = Date.UTC(2026, 10, 21, 8);
  const host = (minutesAgo: number): never => ({ lastReportAt: now - minutesAgo * 60_000 }) as never; // the rest is not read
  const slots = runSlots([host(0), host(1), host(29), host(31), host(-1), host(13)], 30, now);
  expect(slots.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 1, 0, 0, 0, 3]);
  expect(slots[9]?.end).toBe(now);
});
