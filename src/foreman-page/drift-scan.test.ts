import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBoth, type BothServers } from '../../e2e/mocks/connect-both.ts';
import { RULES } from '../foreman/matching.ts';
import type { Drift } from './drift.ts';
import { scanDrift, type DriftProgress, type DriftResult, type DriftScope } from './drift-scan.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const whole: DriftScope = { search: 'compute_resource_id = 2', computeResourceId: 2, rules: RULES };

interface Scan extends BothServers {
  readonly run: (options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: DriftProgress) => void;
  }) => Promise<DriftResult>;
}

function prepare(scope: DriftScope = whole, login = 'admin'): Scan {
  const both = connectBoth(server, { login });
  return {
    ...both,
    run: ({ signal = new AbortController().signal, onProgress = () => undefined } = {}) =>
      scanDrift({ ...both.clients, scope, signal, onProgress }),
  };
}

const find = ({ drifts }: DriftResult, name: string): readonly Drift[] =>
  drifts.filter(({ vm, hosts }) => vm?.name === name || hosts.some((host) => host.name === name));

describe('a scan of the lab', () => {
  it('says nothing of what is alike', async () => {
    const result = await prepare().run();
    for (const name of ['web-01', 'web-02', 'registry', 'k8s-node-1']) expect(find(result, name)).toEqual([]);
    expect([result.vmCount, result.knowsHosts, result.lacksFacts]).toEqual([27, true, false]);
  });

  it('tells every kind of drift', async () => {
    const result = await prepare().run();
    expect(find(result, 'loadtest')).toMatchObject([{ kind: 'vmAlone', hosts: [] }]);
    expect(find(result, 'retired.lab.example')).toMatchObject([
      { kind: 'hostAlone', hosts: [{ name: 'retired.lab.example' }] },
    ]);
    expect(find(result, 'build-02')).toMatchObject([
      { kind: 'unlinked', hosts: [{ name: 'ci-runner-2.lab.example', evidence: { rule: 'dmi', confidence: 'high' } }] },
    ]);
    expect(find(result, 'test-upgrade')).toMatchObject([{ kind: 'ambiguous', hosts: [{}, {}] }]);
    expect(find(result, 'jump')).toMatchObject([
      { kind: 'different', differences: [{ what: 'name', vm: 'jump', host: 'bastion.lab.example' }] },
    ]);
    expect(find(result, 'db-primary')).toMatchObject([
      { kind: 'different', differences: [{ what: 'cpus', vm: 8, host: 4 }, { what: 'memory' }] },
    ]);
  });

  it('does not call a host alone whose VM was made while it ran', async () => {
    const scan = prepare();
    const host = scan.foreman.getHost('retired.lab.example');
    const docs = scan.engine.store.vms.get(scan.vmId('docs'));
    const result = await scan.run({
      onProgress: ({ step }) => {
        if (step === 'hosts') scan.engine.store.vms.put({ ...docs, id: host.uuid ?? '', name: 'late' });
      },
    });
    expect(find(result, 'retired.lab.example')).toEqual([]);
  });

  it('makes no request for one machine', async () => {
    const scan = prepare();
    await scan.run();
    expect(scan.engine.requests.length).toBeLessThanOrEqual(3);
    expect(scan.foreman.requests.length).toBeLessThanOrEqual(8);
    expect(Math.max(...scan.foreman.requests.map(({ path }) => path.length))).toBeLessThan(8_000);
  });

  it('compares all but memory where facts may not be seen', async () => {
    const result = await prepare(whole, 'hostsonly').run();
    expect(result.lacksFacts).toBe(true);
    expect(find(result, 'jump')).toMatchObject([{ kind: 'different' }]);
  });

  it('does not miss the VMs of hosts while nobody can tell which hosts are meant', async () => {
    const result = await prepare({ rules: RULES }).run();
    expect(result.knowsHosts).toBe(false);
    expect(result.drifts.filter(({ kind }) => kind === 'hostAlone')).toEqual([]);
    expect(find(result, 'web-01')).toEqual([]);
    expect(find(result, 'loadtest')).toMatchObject([{ kind: 'vmAlone' }]);
  });

  it('ends when it is cancelled, and asks nothing more', async () => {
    const scan = prepare();
    const controller = new AbortController();
    const running = scan.run({
      signal: controller.signal,
      onProgress: ({ step }) => {
        if (step === 'hosts') controller.abort(new Error('cancelled'));
      },
    });
    await expect(running).rejects.toThrow('cancelled');
    const asked = scan.foreman.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(scan.foreman.requests).toHaveLength(asked);
  });
});
