import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectBoth } from '../../e2e/mocks/connect-both.ts';
import { makeLargeData } from '../../e2e/mocks/engine/data/large.ts';
import type { Content } from '../../e2e/mocks/engine/store.ts';
import { largeData, largeVmId } from '../../e2e/mocks/foreman/data/large.ts';
import { RULES } from '../foreman/matching.ts';
import { scanDrift } from './drift-scan.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const VMS = 2_000;
const HOSTS = 2_200;

/** VMs of the large installation under the ids that the large Foreman links its hosts to. */
function linkedContent(): Content {
  const data = makeLargeData();
  const vms = (data.vms ?? []).slice(0, VMS).map((vm, at) => ({ ...vm, id: largeVmId(at) }));
  return { ...data, vms, nics: [] };
}

it('thousands are compared in pages and batches, and none by itself', { timeout: 90_000 }, async () => {
  const { engine, foreman, clients } = connectBoth(server, {
    data: linkedContent(),
    options: { data: largeData(HOSTS) },
  });
  const result = await scanDrift({
    ...clients,
    scope: { search: 'compute_resource_id = 2', computeResourceId: 2, rules: RULES },
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect([result.vmCount, result.hostCount]).toEqual([VMS, HOSTS]);
  expect(result.drifts.filter(({ kind }) => kind === 'hostAlone')).toHaveLength(HOSTS - VMS);
  // The count, full pages of VMs and an empty one, and looks at 50 VMs at once that seem to be gone.
  expect(engine.requests).toHaveLength(1 + VMS / 100 + 1 + (HOSTS - VMS) / 50);
  // Full pages of hosts and an empty one, and facts of 100 hosts at once.
  expect(foreman.requests).toHaveLength(HOSTS / 100 + 1 + VMS / 100);
});
