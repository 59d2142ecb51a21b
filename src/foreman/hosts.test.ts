import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { labResource, labVm } from '../../e2e/mocks/foreman/data/lab-engine.ts';
import { connectForeman } from '../../e2e/mocks/foreman/connect.ts';
import { countHosts, fetchHost, importVm, linkHost, listHosts, renameHost, unlinkHost } from './hosts.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('reading', () => {
  test('gives a page of rows and how many there are', async () => {
    const { client } = connectForeman(server);
    const { hosts, found } = await listHosts(client, { search: 'name ~ "web-%"', pageSize: 1, order: 'name DESC' });
    expect(found).toBe(2);
    expect(hosts).toMatchObject([
      {
        id: 14,
        name: 'web-02.lab.example',
        uuid: labVm('web-02').id,
        hostgroupTitle: 'base/web',
        level: 'error',
        isEnabled: true,
        lastReportAt: Date.UTC(2026, 10, 21, 7, 52),
      },
    ]);
  });

  test('counts without reading the hosts', async () => {
    const { client, foreman } = connectForeman(server);
    expect(await countHosts(client, 'compute_resource_id = 2')).toBe(16);
    expect(foreman.requests[0]?.bytes).toBeLessThan(300);
  });

  test('takes a key that is not there for a status that does not apply', async () => {
    const { client } = connectForeman(server);
    const windows = await fetchHost(client, 5);
    expect(windows.statuses).toEqual([{ name: 'build', label: 'Installed' }]);
    expect(windows.lastReportAt).toBeUndefined();
    const node = await fetchHost(client, 9);
    expect(node.statuses.map(({ name }) => name)).toEqual(['configuration', 'build', 'execution']);
    expect((await fetchHost(client, 33)).reported).toBeUndefined();
  });

  test('believes the label of the global status, which knows late hosts', async () => {
    const { client } = connectForeman(server);
    expect(await fetchHost(client, 10)).toMatchObject({ level: 'warning' });
  });

  test('reads interfaces, masked parameters and rights of one host', async () => {
    const { client } = connectForeman(server);
    const host = await fetchHost(client, 3);
    expect(host.interfaces.map(({ identifier, type }) => `${String(identifier)} ${type}`)).toEqual([
      'eth0 interface',
      'bond0 bond',
      'bond0.120 interface',
    ]);
    expect(host.parameters).toContainEqual({ name: 'db_password', value: '*****', isHidden: true });
    expect(host.permissions.has('edit_hosts')).toBe(false);
    expect((await fetchHost(connectForeman(server, {}, 'operator').client, 3)).permissions.has('edit_hosts')).toBe(
      true,
    );
  });

  test.each(['3.12', '3.15', '3.16', '3.18'] as const)('reads every host of Foreman %s', async (version) => {
    const options = { version, hasPuppetPlugin: version !== '3.15', hasRemoteExecution: version !== '3.16' };
    const { client } = connectForeman(server, options);
    const { hosts, found } = await listHosts(client, { search: '', pageSize: 100 });
    expect(hosts).toHaveLength(found);
    expect(hosts.some(({ uuid }) => uuid !== undefined)).toBe(version !== '3.16');
    expect(hosts.some(({ reported }) => reported?.biosVendor !== undefined)).toBe(version === '3.18');
  });
});

describe('changing', () => {
  const link = { vmId: labVm('gitea').id, computeResourceId: labResource.id };

  test('links a host to a VM and takes the link away', async () => {
    const { client } = connectForeman(server, {}, 'operator');
    expect(await linkHost(client, 17, link)).toMatchObject({ uuid: link.vmId, computeResourceId: 2 });
    await expect(linkHost(client, 20, link)).rejects.toMatchObject({
      status: 422,
      detail: 'Uuid has already been taken',
    });
    expect(await unlinkHost(client, 17)).toMatchObject({ uuid: undefined, computeResourceId: undefined });
  });

  test('renames a host', async () => {
    const { client } = connectForeman(server, {}, 'operator');
    expect(await renameHost(client, 7, 'jump.lab.example')).toMatchObject({ name: 'jump.lab.example' });
  });

  test('imports a VM as an unmanaged host', async () => {
    const { client } = connectForeman(server, {}, 'operator');
    const wanted = { vmId: labVm('loadtest').id, computeResourceId: 2, organizationId: 3, locationId: 5 };
    expect(await importVm(client, wanted)).toMatchObject({
      name: 'loadtest',
      isManaged: false,
      mac: labVm('loadtest').mac,
    });
  });

  test('says what a reader may not do', async () => {
    const { client } = connectForeman(server);
    await expect(unlinkHost(client, 1)).rejects.toMatchObject({ status: 403, reason: 'Access denied' });
  });
});

test('reads what the last run did out of one number, where that is exact', async () => {
  const { client } = connectForeman(server);
  const { hosts } = await listHosts(client, { search: 'id ^ (3,33,41)', pageSize: 3, order: 'id ASC' });
  expect(hosts.map(({ lastRun }) => lastRun)).toEqual([
    { applied: 1, restarted: 0, failed: 2, failedRestarts: 0, skipped: 4, pending: 0 },
    undefined,
    undefined,
  ]);
});
