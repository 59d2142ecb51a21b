import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connectForeman, type Connected } from '../../e2e/mocks/foreman/connect.ts';
import { labNodes, labVm, labVms } from '../../e2e/mocks/foreman/data/lab-engine.ts';
import { largeData, largeHostName, largeVmId } from '../../e2e/mocks/foreman/data/large.ts';
import { findHostOf, findHostsOf, type Match, type MatchResult, type MachineIdentity } from './matching.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const ours = { computeResourceId: 2 };

/** A result in one line: what was found, how sure it is, and by which rules. */
function summary(match: Match): string {
  if (match.kind === 'none') return 'none';
  const list = match.kind === 'one' ? [match.candidate] : match.candidates;
  return list
    .map(({ host, confidence, evidence }) => `${host.name} ${confidence} ${evidence.map(({ rule }) => rule).join('+')}`)
    .join(' | ');
}

async function found({ client }: Connected, vmName: string): Promise<string> {
  return summary((await findHostOf(client, labVm(vmName), ours)).match);
}

describe('one VM', () => {
  test.each([
    ['web-01', 'web-01.lab.example certain uuid+fqdn+shortName'],
    ['jump', 'bastion.lab.example certain uuid'],
    ['build-02', 'ci-runner-2.lab.example high dmi'],
    ['build-ppc', 'ppc-builder.lab.example high dmi'],
    ['gitea', 'gitea.lab.example high fqdn+shortName'],
    ['ldap', 'ldap.lab.example high fqdn+shortName'],
    ['grafana', 'grafana.mon.example low shortName'],
    ['mail-relay', 'mx1.example.net low mac'],
    ['nightly-image', 'installer.example.net low mac'],
    ['loadtest', 'none'],
  ])('finds the host of %s', async (vmName, host) => {
    expect(await found(connectForeman(server), vmName)).toBe(host);
  });

  test.each([
    ['sandbox-jon', 'sandbox-jon.dev.example low shortName | sandbox-jon.lab.example low shortName'],
    ['proxy', 'lb-a.example.net low mac | lb-b.example.net low mac'],
    ['test-upgrade', 'upgrade-a.example.net high dmi | upgrade-b.example.net high dmi'],
  ])('offers both hosts of %s', async (vmName, hosts) => {
    const connected = connectForeman(server);
    expect(await found(connected, vmName)).toBe(hosts);
    const { match } = await findHostOf(connected.client, labVm(vmName), ours);
    expect(match.kind).toBe('several');
  });

  test('names what contradicts a certain match', async () => {
    const { match } = await findHostOf(connectForeman(server).client, labVm('wiki'), ours);
    expect(match).toMatchObject({
      kind: 'one',
      candidate: { host: { name: 'wiki-old.lab.example' }, confidence: 'certain' },
      others: [{ host: { name: 'wiki.lab.example' }, confidence: 'high' }],
    });
  });

  test('shows the evidence as Foreman has it', async () => {
    const { match } = await findHostOf(connectForeman(server).client, labVm('build-02'), ours);
    expect(match).toMatchObject({
      candidate: {
        evidence: [{ rule: 'dmi', field: 'dmi::product::uuid', value: labVm('build-02').id.toUpperCase() }],
      },
    });
  });

  test('asks once where the VM is linked, and four times at most', async () => {
    const { client, foreman } = connectForeman(server);
    await findHostOf(client, labVm('web-01'), ours);
    expect(foreman.requests).toHaveLength(1);
    await findHostOf(client, labVm('build-02'), ours);
    expect(foreman.requests).toHaveLength(5);
  });

  test('still finds hosts where 3.16 took all uuids away', async () => {
    const connected = connectForeman(server, { version: '3.16' });
    expect(await found(connected, 'web-01')).toBe('web-01.lab.example high dmi+fqdn+shortName+mac');
    expect(await found(connected, 'jump')).toBe('bastion.lab.example high dmi+mac');
    expect(await found(connected, 'docs')).toBe('docs.lab.example high dmi+shortName+mac');
  });

  test('finds the MAC of the first interface where Foreman knows of no others', async () => {
    const connected = connectForeman(server);
    connected.foreman.faults.add({ path: 'has_mac', status: 400, message: "Field 'has_mac' not recognized" });
    expect(await found(connected, 'mail-relay')).toBe('mx1.example.net low mac');
    expect(await found(connected, 'nightly-image')).toBe('none');
  });

  test("is not certain of a link to another engine's VM", async () => {
    const { client } = connectForeman(server);
    const { match } = await findHostOf(client, labVm('jump'), { computeResourceId: 9, rules: ['uuid'] });
    expect(summary(match)).toBe('bastion.lab.example medium uuid');
  });

  test('uses only the rules it is told', async () => {
    const { client } = connectForeman(server);
    const { match } = await findHostOf(client, labVm('mail-relay'), { rules: ['uuid', 'fqdn', 'name'] });
    expect(match.kind).toBe('none');
  });

  test('says that facts could not be seen, and goes on', async () => {
    const { client } = connectForeman(server, {}, 'hostsonly');
    const { match, untried } = await findHostOf(client, labVm('gitea'), ours);
    expect([summary(match), untried]).toEqual(['gitea.lab.example high fqdn+shortName', ['dmi']]);
    expect((await findHostOf(client, labVm('web-01'), ours)).untried).toEqual([]);
  });

  test('sees no host of another organization', async () => {
    const { client } = connectForeman(server, {}, 'labonly');
    const { match } = await findHostOf(client, labVm('proxy'), ours);
    expect(summary(match)).toBe('lb-a.example.net low mac');
  });

  test('takes no name that any machine might have for a name', async () => {
    const { client, foreman } = connectForeman(server);
    const vm: MachineIdentity = { ...labVm('loadtest'), fqdn: 'localhost.localdomain' };
    await findHostOf(client, vm, ours);
    expect(foreman.requests[0]?.path).not.toContain('localhost');
  });

  test('looks for names in lower case, and finds no pattern in one', async () => {
    const { client } = connectForeman(server);
    const shouting: MachineIdentity = { id: 'x', name: 'GITEA', macs: [] };
    expect(summary((await findHostOf(client, shouting, ours)).match)).toBe('gitea.lab.example low shortName');
    const pattern: MachineIdentity = { id: 'x', name: 'w_b-01', macs: [] };
    expect((await findHostOf(client, pattern, ours)).match.kind).toBe('none');
  });

  test('finds the Foreman host of an oVirt host by its hardware UUID or its address', async () => {
    const { client } = connectForeman(server);
    const rules = { rules: ['dmi', 'fqdn'] } as const;
    const byHardware: MachineIdentity = { id: 'x', name: 'a', dmiUuid: labVm('build-02').id.toUpperCase(), macs: [] };
    expect(summary((await findHostOf(client, byHardware, rules)).match)).toBe('ci-runner-2.lab.example high dmi');
    const [node] = labNodes;
    const byAddress: MachineIdentity = { id: node?.id ?? '', name: 'a', fqdn: node?.address, macs: [] };
    expect(summary((await findHostOf(client, byAddress, rules)).match)).toBe('node-a1.lab.example high fqdn');
  });

  test('ends with the reason of the caller', async () => {
    const { client } = connectForeman(server);
    const reason = new Error('another VM was selected');
    await expect(findHostOf(client, labVm('web-01'), ours, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test('passes on a fault of Foreman', async () => {
    const { client, foreman } = connectForeman(server);
    foreman.faults.add({ path: '/fact_values', status: 500, times: 1 });
    await expect(findHostOf(client, labVm('gitea'), ours)).rejects.toMatchObject({ status: 500 });
  });
});

describe('many VMs', () => {
  test('finds the same hosts as one by one, also by the MAC of a second interface', async () => {
    const { client } = connectForeman(server);
    const together = await findHostsOf(client, labVms, ours);
    for (const vm of labVms) {
      const alone: MatchResult = await findHostOf(client, vm, ours);
      const found = summary(together.get(vm.id)?.match ?? { kind: 'none' });
      expect(`${vm.name}: ${found}`).toBe(`${vm.name}: ${summary(alone.match)}`);
    }
    expect(summary(together.get(labVm('nightly-image').id)?.match ?? { kind: 'none' })).toMatch(/^installer/);
  });

  test('goes on where Foreman knows of no second interface, and without a host that is deleted meanwhile', async () => {
    const { client, foreman } = connectForeman(server);
    const find = async (): Promise<readonly string[]> => {
      const together = await findHostsOf(client, labVms, ours);
      return ['mail-relay', 'nightly-image'].map((name) =>
        summary(together.get(labVm(name).id)?.match ?? { kind: 'none' }),
      );
    };
    const forget = foreman.faults.add({ path: 'has_mac', status: 400, message: "Field 'has_mac' not recognized" });
    expect(await find()).toEqual(['mx1.example.net low mac', 'none']);
    forget();
    const { id } = foreman.getHost('installer.example.net');
    foreman.faults.add({ path: new RegExp(`/api/hosts/${id}$`), status: 404, message: 'Resource host not found' });
    expect(await find()).toEqual(['mx1.example.net low mac', 'none']);
  });

  test(
    'asks a few times for a page of 100 of 50,000, and never with a line that is too long',
    { timeout: 30_000 },
    async () => {
      const { client, foreman } = connectForeman(server, { data: largeData() });
      const vms = Array.from({ length: 100 }, (_, index): MachineIdentity => {
        const number = index * 500;
        const name = `a-rather-long-name-of-a-virtual-machine-in-production-${number}`;
        // Half of them are not linked, and found by nothing else.
        const id = index % 2 === 0 ? largeVmId(number) : `ffffffff-0000-4000-8000-${String(number).padStart(12, '0')}`;
        return { id, name, fqdn: `${name}.large.example`, macs: [`00:00:00:00:00:${String(index).padStart(2, '0')}`] };
      });
      const results = await findHostsOf(client, vms, ours);
      expect(results.size).toBe(100);
      expect(summary(results.get(largeVmId(1_000))?.match ?? { kind: 'none' })).toBe(
        `${largeHostName(1_000)} certain uuid`,
      );
      expect(foreman.requests).toHaveLength(15);
      expect(Math.max(...foreman.requests.map(({ path }) => path.length))).toBeLessThan(8_000);
    },
  );

  test('needs one request for 20 that are all linked', async () => {
    const { client, foreman } = connectForeman(server, { data: largeData(100) });
    const vms = Array.from({ length: 20 }, (_, number) => ({ id: largeVmId(number), name: `vm-${number}`, macs: [] }));
    const results = await findHostsOf(client, vms, ours);
    expect([...results.values()].every(({ match }) => match.kind === 'one')).toBe(true);
    expect(foreman.requests).toHaveLength(1);
  });
});
