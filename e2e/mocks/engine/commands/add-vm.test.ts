import { beforeEach, describe, expect, it } from 'vitest';
import type { MockEngine } from '../engine.ts';
import { clientOf, createLabEngine, detailOf, type Answered, type Ask } from '../test-client.ts';

let engine: MockEngine;
let ask: Ask;

beforeEach(() => {
  engine = createLabEngine();
  ask = clientOf(engine);
});

const cluster = (name: string) => engine.store.clusters.all().find((own) => own.name === name)?.id ?? '';
const template = (name: string) => engine.store.templates.all().find((own) => own.name === name)?.id ?? '';
const home = (name: string) => {
  const id = engine.store.templates.all().find((own) => own.name === name)?.cluster?.id ?? '';
  return engine.store.clusters.get(id).name;
};
/** A VM of Debian in its template's cluster. */
const debian = (rest: object = {}) => ({
  name: 'new-01',
  cluster: { id: cluster(home('debian-12')) },
  template: { id: template('debian-12') },
  ...rest,
});
const blank = (rest: object = {}) => ({ ...debian(), template: { name: 'Blank' }, ...rest });
const add = (body: object, as = ask): Promise<Answered> => as('POST', '/vms', body);
// An id is always text.
const vmId = ({ body }: Answered): string => (body['id'] ?? '') as string;
const eventsOf = (id: string): number[] =>
  engine.store.events.where(({ vm }) => vm?.['id'] === id).map(({ code }) => code);

describe('POST /vms from a template with disks', () => {
  it('is accepted with locked disks, which are there some time later', async () => {
    const answer = await ask('POST', '/vms', debian(), { 'Correlation-Id': 'mine' });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ status: 'image_locked', creation_status: 'pending' });
    expect(answer.body['link']).toContainEqual(expect.objectContaining({ rel: 'creation_status' }));
    const path = `/vms/${vmId(answer)}`;
    const disks = await ask('GET', `${path}/diskattachments?follow=disk`);
    expect(disks.body).toMatchObject({ disk_attachment: [{ disk: { status: 'locked' } }] });
    engine.clock.advance(10_000);
    expect((await ask('GET', path)).body['status']).toBe('down');
    expect(eventsOf(vmId(answer))).toEqual([37, 53]);
    const jobs = await ask('GET', '/jobs?search=correlation_id%3Dmine');
    expect(jobs.body).toMatchObject({ job: [{ status: 'finished' }] });
  });

  it('is done when asked, where disks are held', async () => {
    engine.holdImageLocks();
    const answer = await add(debian());
    engine.clock.advance(600_000);
    expect((await ask('GET', `/vms/${vmId(answer)}`)).body['status']).toBe('image_locked');
    engine.finishImageLock(vmId(answer));
    expect((await ask('GET', `/vms/${vmId(answer)}`)).body['status']).toBe('down');
  });

  it('lets only NICs be added meanwhile', async () => {
    const path = `/vms/${vmId(await add(debian()))}`;
    expect((await ask('POST', `${path}/nics`, { name: 'extra' })).status).toBe(201);
    expect(detailOf(await ask('PUT', path, { comment: 'x' }))).toContain('Related operation');
    expect(detailOf(await ask('POST', `${path}/start`, {}))).toContain('VM is locked');
    expect(detailOf(await ask('DELETE', path))).toContain('The following disks are locked');
    expect(detailOf(await ask('DELETE', `${path};force=true`))).toContain('running tasks');
  });

  it('copies the NICs of the template, with addresses of their own, and ignores those of the body', async () => {
    const id = vmId(await add(debian({ nics: { nic: [{ name: 'mine' }] }, tags: { tag: [{ name: 'ci' }] } })));
    const own = engine.store.nics.where(({ ownerId }) => ownerId === template('debian-12')).map(({ name }) => name);
    const copies = engine.store.nics.where(({ ownerId }) => ownerId === id);
    expect(copies.map(({ name }) => name)).toEqual(own);
    expect(copies.every(({ mac }) => mac !== undefined)).toBe(true);
    expect((await ask('GET', `/vms/${id}/tags`)).body).toEqual({});
  });

  it('answers only when all is done, where the client asks for that', async () => {
    const waiting = ask('POST', '/vms', debian(), { 'X-Ovirt-Expect': '201-created' });
    await new Promise(setImmediate);
    engine.clock.advance(10_000);
    expect(await waiting).toMatchObject({ status: 201, body: { status: 'down' } });
  });

  it('keeps thin disks where they are, and as they are', async () => {
    const [disk] = engine.store.diskAttachments.where(({ ownerId }) => ownerId === template('debian-12'));
    const wish = (rest: object) =>
      debian({ disk_attachments: { disk_attachment: [{ disk: { id: disk?.diskId, ...rest } }] } });
    expect(detailOf(await add(wish({ format: 'raw' })))).toContain('can not be defined as Raw');
    const elsewhere = { storage_domains: { storage_domain: [{ id: '00000000-0000-0000-0000-00000000dead' }] } };
    expect(detailOf(await add(wish(elsewhere)))).toContain('does not contain the VM Template');
  });

  it('takes longer as a clone', async () => {
    const id = vmId(await ask('POST', '/vms?clone=true', debian()));
    engine.clock.advance(10_000);
    expect((await ask('GET', `/vms/${id}`)).body['status']).toBe('image_locked');
  });

  it('knows no disk but those of the template', async () => {
    const body = debian({
      disk_attachments: { disk_attachment: [{ disk: { id: cluster('x') || '00000000-0000-0000-0000-00000000dead' } }] },
    });
    expect((await add(body)).status).toBe(404);
  });
});

describe('POST /vms without disks', () => {
  it('is done at once; its job ends a little later', async () => {
    const answer = await add(blank());
    expect(answer.status).toBe(201);
    expect(answer.body['status']).toBe('down');
    expect(eventsOf(vmId(answer))).toEqual([34]);
    engine.clock.advance(2_000);
    expect(eventsOf(vmId(answer))).toEqual([34, 53]);
  });

  it('derives memory limits from the size and the overcommitment of the cluster', async () => {
    engine.store.clusters.change(cluster(home('debian-12')), { memory_policy: { over_commit: { percent: 150 } } });
    const { body } = await add(blank({ memory: 1_000_000_000 }));
    expect(body).toMatchObject({
      memory: String(953 * 2 ** 20),
      memory_policy: { guaranteed: String(635 * 2 ** 20), max: String(4 * 953 * 2 ** 20) },
    });
  });

  it('takes memory and CPUs from an instance type, whatever was sent', async () => {
    const type = engine.store.instanceTypes.all().find(({ name }) => name === 'Large');
    const answer = await add(blank({ instance_type: { id: type?.id }, memory: 2 ** 30 }));
    expect(answer.body['memory']).toBe(String(type?.memory));
  });

  it('ends in the error page when an instance type is named', async () => {
    expect((await add(blank({ instance_type: { name: 'Large' } }))).status).toBe(500);
  });

  it('takes an unknown operating system as other without a word', async () => {
    expect((await add(blank({ os: { type: 'beos' } }))).body).toMatchObject({ os: { type: 'other' } });
  });
});

describe('names', () => {
  it('are unique in a data center, and case counts', async () => {
    engine.clock.advance(1_000);
    const taken = await add(blank({ name: 'web-01' }));
    expect(taken.status).toBe(409);
    expect(detailOf(taken)).toBe(
      '[Cannot add VM. The VM name is already in use, please choose a unique name and try again.]',
    );
    expect((await add(blank({ name: 'WEB-01' }))).status).toBe(201);
  });

  it('are locked while a VM of that name is being made', async () => {
    const [first, second] = await Promise.all([add(blank()), add(blank())]);
    expect([first.status, second.status]).toEqual([201, 409]);
    expect(detailOf(second)).toBe(
      '[Cannot add VM. Related operation is currently in progress. Please try again later.]',
    );
    engine.clock.advance(1_000);
    expect(detailOf(await add(blank()))).toContain('already in use');
  });

  it('are checked before the data center, and told in German where asked for', async () => {
    const answer = await ask('POST', '/vms', blank({ name: 'a b' }), { 'Accept-Language': 'de-DE' });
    expect(detailOf(answer)).toMatch(/^\[Kann VM nicht hinzufügen\. .*, Attribut: vmStatic\.name\]$/);
  });
});

describe('initialization', () => {
  const stored = { host_name: 'tmpl', custom_script: 'a: 1\n', regenerate_ssh_keys: true };
  beforeEach(() => void engine.store.templates.change(template('debian-12'), { initialization: stored }));

  it('of the template is the base of what is sent', async () => {
    const { body } = await add(debian({ initialization: { host_name: 'mine', root_password: 'secret' } }));
    expect(body['initialization']).toMatchObject({
      host_name: 'mine',
      custom_script: 'a: 1\n',
      regenerate_ssh_keys: 'true',
      root_password: '******',
    });
  });

  it('is removed by an empty object', async () => {
    expect((await add(debian({ initialization: {} }))).body['initialization']).toBeUndefined();
  });

  it.each([
    [{ on_boot: false, boot_protocol: 'dhcp' }, 'Start On Boot'],
    [{ on_boot: true, boot_protocol: 'static' }, 'Static IPv4 address is missing'],
    [{ on_boot: true, ipv6_boot_protocol: 'static' }, 'Static IPv6 address is missing'],
    [{ on_boot: true, ipv6_boot_protocol: 'autoconf' }, "Option 'autoconf'"],
  ])('with the network %j is refused', async (nic, sentence) => {
    const answer = await add(blank({ initialization: { nic_configurations: { nic_configuration: [nic] } } }));
    expect(answer.status).toBe(400);
    expect(detailOf(answer)).toContain(sentence);
  });
});

describe('refusals', () => {
  it('for want of rights: a reader may nothing, an administrator of a cluster only there', async () => {
    expect((await add(blank(), clientOf(engine, 'rita@lab'))).status).toBe(403);
    const clara = clientOf(engine, 'clara@lab');
    const own = engine.store.permissions
      .all()
      .find(({ on, role }) => on.kind === 'cluster' && engine.store.roles.get(role.id).name === 'ClusterAdmin');
    const there = { cluster: { id: own?.on.id } };
    expect((await add(blank(there), clara)).status).toBe(201);
    const fedora = { template: { id: template('fedora-43') } };
    expect((await add(debian({ name: 'new-03', ...there, ...fedora }), clara)).status).toBe(202);
    expect((await add(debian({ name: 'new-04', ...there }), clara)).status).toBe(403);
    const other = engine.store.clusters
      .all()
      .find(({ id, cpu }) => id !== own?.on.id && cpu.architecture !== 'undefined');
    expect((await add(blank({ name: 'new-02', cluster: { id: other?.id } }), clara)).status).toBe(403);
  });

  it('for a template that was locked or removed meanwhile', async () => {
    engine.lockTemplate(template('debian-12'));
    const locked = await add(debian());
    expect([locked.status, detailOf(locked)]).toEqual([
      409,
      '[Cannot add VM. Template ${TemplateName} is being created.]',
    ]);
    const id = template('debian-12');
    engine.removeTemplate(id);
    expect((await add(debian({ template: { id } }))).status).toBe(404);
  });

  it('for a data center that is not up', async () => {
    const id = engine.store.clusters.get(cluster(home('debian-12'))).data_center?.id ?? '';
    engine.setDataCenter(id, 'non_responsive');
    const answer = await add(debian());
    expect([answer.status, detailOf(answer)]).toEqual([409, '[Cannot add VM. Unknown Data Center status.]']);
  });

  it.each([
    [{ cpu: { topology: { sockets: 711 } } }, 409, 'Maximum number of CPUs exceeded'],
    [{ cpu: { topology: { cores: 0 } } }, 409, 'Minimum number of CPU per socket'],
    [{ cpu: { topology: { cores: 255 } } }, 409, 'Maximum number of CPUs per socket'],
    [{ memory: 0 }, 400, 'must be greater than or equal to 1'],
    [{ memory: 2 ** 31, memory_policy: { max: 2 ** 30 } }, 409, 'cannot exceed maximum memory size (1024MB)'],
    [{ memory: 2 ** 30, memory_policy: { guaranteed: 2 ** 31 } }, 400, 'Physical Memory Guaranteed'],
    [
      {
        custom_properties: {
          custom_property: [
            { name: 'x', value: '1' },
            { name: 'y', value: '1' },
          ],
        },
      },
      400,
      'The keys are: x, y',
    ],
    [{ description: 'a — b' }, 400, 'vmStatic.description'],
    [{ name: 'x'.repeat(65) }, 400, 'The given name is too long'],
    [{ initialization: { timezone: 'x'.repeat(41) } }, 400, 'Internal Engine Error'],
  ])('for %j', async (part, status, sentence) => {
    const answer = await add(blank(part));
    expect(answer.status).toBe(status);
    expect(detailOf(answer)).toContain(sentence);
  });

  it('leave a failed job and no event', async () => {
    const before = engine.store.events.size;
    await ask('POST', '/vms', blank({ name: 'a b' }), { 'Correlation-Id': 'bad' });
    expect(engine.store.events.size).toBe(before);
    const jobs = await ask('GET', '/jobs?search=correlation_id%3Dbad');
    expect(jobs.body).toMatchObject({ job: [{ status: 'failed' }] });
  });
});

describe('jobs', () => {
  it('vanish some time after they ended, failed ones later', async () => {
    await ask('POST', '/vms', blank(), { 'Correlation-Id': 'good' });
    await ask('POST', '/vms', blank({ name: 'a b' }), { 'Correlation-Id': 'bad' });
    const isThere = async (id: string): Promise<boolean> =>
      (await ask('GET', `/jobs?search=correlation_id%3D${id}`)).body['job'] !== undefined;
    engine.clock.advance(9 * 60_000);
    ask = clientOf(engine);
    expect([await isThere('good'), await isThere('bad')]).toEqual([true, true]);
    engine.clock.advance(15 * 60_000);
    expect([await isThere('good'), await isThere('bad')]).toEqual([false, true]);
    engine.clock.advance(60 * 60_000);
    ask = clientOf(engine);
    expect(await isThere('bad')).toBe(false);
  });
});
