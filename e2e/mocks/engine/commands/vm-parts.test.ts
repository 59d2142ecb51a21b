import { beforeEach, describe, expect, it } from 'vitest';
import type { MockEngine } from '../engine.ts';
import { clientOf, createLabEngine, detailOf, type Ask } from '../test-client.ts';

let engine: MockEngine;
let ask: Ask;
let vm: string;

beforeEach(() => {
  engine = createLabEngine();
  ask = clientOf(engine);
  vm = `/vms/${engine.store.vms.all().find(({ name }) => name === 'docs')?.id ?? ''}`;
});

describe('NICs', () => {
  const profile = (isHere: boolean): string => {
    const { store } = engine;
    const cluster = store.vms.get(vm.slice(5)).cluster.id;
    const here = store.clusterNetworks
      .where(({ clusterId }) => clusterId === cluster)
      .map(({ networkId }) => networkId);
    return store.vnicProfiles.all().find(({ network }) => here.includes(network.id) === isHere)?.id ?? '';
  };

  it('need only a name, and get an address of their own', async () => {
    const [first, second] = [
      await ask('POST', `${vm}/nics`, { name: 'a' }),
      await ask('POST', `${vm}/nics`, { name: 'b' }),
    ];
    expect(first).toMatchObject({ status: 201, body: { interface: 'virtio', linked: 'true', plugged: 'true' } });
    expect(first.body['mac']).not.toEqual(second.body['mac']);
    expect(first.body['vnic_profile']).toBeUndefined();
  });

  it('take a profile by its id alone', async () => {
    const byId = await ask('POST', `${vm}/nics`, { name: 'a', vnic_profile: { id: profile(true) } });
    expect(byId.body['vnic_profile']).toMatchObject({ id: profile(true) });
    const byName = await ask('POST', `${vm}/nics`, { name: 'b', vnic_profile: { name: 'ovirtmgmt' } });
    expect(byName.body['vnic_profile']).toBeUndefined();
  });

  it.each([
    [{}, 400, "Parameter 'nic.name' is mandatory"],
    [{ name: 'a b' }, 400, 'Attribute: nic.name'],
    [{ name: 'taken' }, 409, 'Network interface name is already in use'],
    [{ name: 'a', mac: { address: 'zz' } }, 400, 'Attribute: nic.macAddress'],
    [{ name: 'a', mac: { address: '02:00:00:00:00:01' } }, 409, 'already in use by VM or snapshot: docs'],
    [{ name: 'a', vnic_profile: { id: '00000000-0000-0000-0000-00000000dead' } }, 400, "profile doesn't exist"],
  ])('are refused for %j', async (body, status, sentence) => {
    await ask('POST', `${vm}/nics`, { name: 'taken', mac: { address: '02:00:00:00:00:01' } });
    const answer = await ask('POST', `${vm}/nics`, body);
    expect(answer.status).toBe(status);
    expect(detailOf(answer)).toContain(sentence);
  });

  it('are refused on networks of other clusters', async () => {
    const answer = await ask('POST', `${vm}/nics`, { name: 'a', vnic_profile: { id: profile(false) } });
    expect([answer.status, detailOf(answer)]).toEqual([409, expect.stringContaining('current Cluster')]);
  });

  it('are changed and removed', async () => {
    const { body } = await ask('POST', `${vm}/nics`, { name: 'a', vnic_profile: { id: profile(true) } });
    // An id is always text.
    const nic = `${vm}/nics/${body['id'] as string}`;
    expect((await ask('PUT', nic, { linked: false })).body).toMatchObject({ name: 'a', linked: 'false' });
    expect((await ask('PUT', nic, { vnic_profile: {} })).body['vnic_profile']).toBeUndefined();
    expect((await ask('DELETE', nic)).body).toEqual({ status: 'complete' });
    expect((await ask('GET', nic)).status).toBe(404);
  });
});

describe('disks', () => {
  const storage = (): string => engine.store.storageDomains.all().find(({ type }) => type === 'data')?.id ?? '';
  const disk = (rest: object = {}) => ({
    interface: 'virtio_scsi',
    disk: {
      name: 'd1',
      format: 'cow',
      provisioned_size: 2 ** 30,
      storage_domains: { storage_domain: [{ id: storage() }] },
      ...rest,
    },
  });

  it('are made while they are locked', async () => {
    const answer = await ask('POST', `${vm}/diskattachments`, disk());
    expect(answer.status).toBe(202);
    // An id is always text.
    const path = `/disks/${answer.body['id'] as string}`;
    expect((await ask('GET', path)).body).toMatchObject({ alias: 'd1', status: 'locked' });
    engine.clock.advance(10_000);
    expect((await ask('GET', path)).body).toMatchObject({ status: 'ok', qcow_version: 'qcow2_v3' });
  });

  it.each([
    [
      { provisioned_size: undefined, format: undefined },
      400,
      'Disk [provisionedSize|size, format] required for invoke0',
    ],
    [{ storage_domains: undefined }, 400, "Storage Domain hasn't been specified"],
    [{ storage_domains: { storage_domain: [{ name: 'nosuch' }] } }, 404, 'Entity not found: nosuch'],
    [{ provisioned_size: 2 ** 60 }, 409, 'Low disk space'],
    [{ id: '00000000-0000-0000-0000-00000000dead' }, 400, 'The specified disk does not exist'],
  ])('are refused for %j', async (part, status, sentence) => {
    const answer = await ask('POST', `${vm}/diskattachments`, disk(part));
    expect(answer.status).toBe(status);
    expect(detailOf(answer)).toContain(sentence);
  });
});

describe('tags', () => {
  it('are put on a VM by name, once or twice, and found by it', async () => {
    expect((await ask('POST', `${vm}/tags`, { name: 'containers' })).status).toBe(201);
    expect((await ask('POST', `${vm}/tags`, { name: 'containers' })).status).toBe(201);
    const found = await ask('GET', '/vms?search=tag%3Dcontainers%20and%20name%3Ddocs');
    expect(found.body).toMatchObject({ vm: [{ name: 'docs' }] });
    expect(detailOf(await ask('POST', `${vm}/tags`, { name: 'nosuch' }))).toBe('Entity not found: nosuch');
  });

  it('are made by administrators with plain names', async () => {
    expect((await ask('POST', '/tags', { name: 'new' })).body).toMatchObject({ name: 'new', parent: {} });
    expect((await ask('POST', '/tags', { name: 'new' })).status).toBe(409);
    expect((await ask('POST', '/tags', { name: 'a b' })).status).toBe(400);
    expect((await clientOf(engine, 'rita@lab')('POST', '/tags', { name: 'other' })).status).toBe(403);
  });
});

describe('external events', () => {
  const event = { description: 'done', severity: 'warning', origin: 'plugin', custom_id: 7 };

  it('are kept under the code of their severity, without the correlation id of their request', async () => {
    const { body } = await ask('POST', '/events', { ...event, vm: { id: vm.slice(5) } }, { 'Correlation-Id': 'mine' });
    expect(body).toMatchObject({ code: '9802', flood_rate: '30', vm: { name: 'docs' } });
    expect((await ask('GET', '/events?search=correlation_id%3Dmine')).body).toEqual({});
    expect((await ask('GET', `/events?search=vms.id%3D${vm.slice(5)}`)).body).toMatchObject({
      event: [{ code: '9802' }],
    });
  });

  it('are refused twice, from the engine itself, and incomplete', async () => {
    await ask('POST', '/events', event);
    expect(detailOf(await ask('POST', '/events', event))).toContain('already exists');
    expect(detailOf(await ask('POST', '/events', { ...event, origin: 'oVirt' }))).toContain('Illegal Origin');
    expect(detailOf(await ask('POST', '/events', { origin: 'x' }))).toContain("'event.severity' is mandatory");
  });

  it('leave all lists when they are dismissed, but not their address', async () => {
    const { body } = await ask('POST', '/events', event);
    // An id is always text.
    const path = `/events/${body['id'] as string}`;
    expect((await ask('DELETE', path)).status).toBe(200);
    expect((await ask('GET', '/events?search=message%3Ddone')).body).toEqual({});
    expect((await ask('GET', path)).status).toBe(200);
  });
});

describe('knobs', () => {
  it('end sessions, and take rights away from one who stays logged in', async () => {
    const leo = clientOf(engine, 'leo@lab');
    engine.revokeAllRights('leo@lab');
    expect((await leo('GET', '/vms?max=1')).status).toBe(401);
    expect((await ask('GET', '/vms?max=1')).status).toBe(200);
    engine.endSessions();
    expect((await ask('GET', '/vms?max=1')).status).toBe(401);
  });
});
