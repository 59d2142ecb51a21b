import { beforeEach, describe, expect, it } from 'vitest';
import { idFor } from '../data/identity.ts';
import type { MockEngine } from '../engine.ts';
import { clientOf, createLabEngine, detailOf, type Answered, type Ask } from '../test-client.ts';

let engine: MockEngine;
let ask: Ask;

beforeEach(() => {
  engine = createLabEngine();
  ask = clientOf(engine);
});

const domain = idFor('storagedomain/glance');
const nvme = idFor('storagedomain/nvme');
const intel = idFor('cluster/intel');
const image = (name: string) => idFor(`glance/${name}`);
const debian = image('debian-12-genericcloud-amd64');

const start = (imageId: string, body: object = {}, as = ask): Promise<Answered> =>
  as('POST', `/storagedomains/${domain}/images/${imageId}/import`, { storage_domain: { id: nvme }, ...body }, mine);
const mine = { 'Correlation-Id': 'mine' };

const asTemplate = (name: string, rest: object = {}) => ({
  import_as_template: true,
  cluster: { id: intel },
  template: { name },
  disk: { alias: `${name}-disk` },
  ...rest,
});

// A successful answer names the disk.
const diskIn = ({ body }: Answered): string => (body['disk'] as { readonly id: string } | undefined)?.id ?? '';
const statusOf = async (id: string) => (await ask('GET', `/disks/${id}`)).body['status'];
const codes = () => engine.store.events.all().flatMap(({ code }) => (code === 30 ? [] : [code]));
const templateNamed = (name: string) => engine.store.templates.where((own) => own.name === name)[0];
const stepsOf = (): string[] =>
  engine.store.steps
    .where(({ parent_step }) => parent_step !== undefined)
    .map(({ description, status }) => `${description}: ${status}`);

describe('importing an image as a template', () => {
  it('is complete at once, without a job, and goes on behind it', async () => {
    const answer = await start(debian, asTemplate('debian'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'complete', template: { name: 'debian' } });
    expect(answer.body).not.toHaveProperty('job');
    expect(await statusOf(diskIn(answer))).toBe('locked');
    expect(templateNamed('debian')).toBeUndefined();
    expect((await ask('GET', '/jobs?search=correlation_id%3Dmine')).body).toMatchObject({
      job: [{ description: 'Importing Disk debian-disk to domain nvme', status: 'started' }],
    });
  });

  it('shows the template at the end, locked while the job is finished already', async () => {
    const disk = diskIn(await start(debian, asTemplate('debian')));
    while (!templateNamed('debian')) engine.clock.advance(100);
    expect(await statusOf(disk)).toBe('ok');
    expect(engine.store.jobs.all().map(({ status }) => status)).toEqual(['finished']);
    const template = templateNamed('debian');
    expect(template).toMatchObject({ status: 'locked', os: { type: 'other' }, cpu: { architecture: 'x86_64' } });
    const path = `/templates/${template?.id ?? ''}`;
    expect(detailOf(await ask('PUT', path, { comment: 'x' }))).toBe('[Template is currently locked (temporarily).]');
    engine.clock.advance(10_000);
    expect((await ask('GET', path)).body['status']).toBe('ok');
    expect((await ask('GET', `${path}/nics`)).body).toEqual({});
    expect(codes()).toEqual([2036, 3017, 2021, 29, 3018, 51]);
    const ids = new Map(engine.store.events.all().map(({ code, correlation_id }) => [code, correlation_id]));
    expect(ids.get(3018)).toBe('mine');
    expect(ids.get(51)).toBe(ids.get(29));
    expect(ids.get(29)).not.toBe('mine');
  });

  it.each([
    ['a name that is taken', 'debian-12', debian],
    ['a name that is none', 'bad name', debian],
    ['an image whose name no description takes', 'quoted', image('<img src=x onerror=alert(1)> Größe “XL”')],
  ])('leaves a disk and no template for %s', async (_what, name, imageId) => {
    const disk = diskIn(await start(imageId, asTemplate(name, { disk: { alias: 'orphan' } })));
    engine.clock.advance(120_000);
    expect(await statusOf(disk)).toBe('ok');
    expect(engine.store.diskAttachments.where(({ diskId }) => diskId === disk)).toEqual([]);
    expect(codes()).toEqual([2036, 3017, 2021, 3018]);
    expect((await ask('DELETE', `/disks/${disk}`)).body).toMatchObject({ status: 'complete' });
    engine.clock.advance(10_000);
    expect((await ask('GET', `/disks/${disk}`)).status).toBe(404);
  });

  it('makes up names that were not sent', async () => {
    const disk = diskIn(await start(debian, { import_as_template: true, cluster: { name: 'intel' } }));
    expect((await ask('GET', `/disks/${disk}`)).body['alias']).toBe('_Disk1');
    engine.clock.advance(120_000);
    expect(engine.store.templates.where(({ name }) => /^GlanceTemplate-[0-9a-f]{7}$/.test(name))).toHaveLength(1);
  });

  it('gives a template that takes what it is to become', async () => {
    await start(debian, asTemplate('debian'));
    engine.clock.advance(120_000);
    const path = `/templates/${templateNamed('debian')?.id ?? ''}`;
    const changed = await ask('PUT', path, {
      os: { type: 'debian_9' },
      memory: 4 * 2 ** 30,
      cpu: { topology: { sockets: 2, cores: 2 } },
      comment: 'debian 🐳',
      virtio_scsi: { enabled: true },
      initialization: { user_name: 'debian' },
    });
    expect(changed.body).toMatchObject({ os: { type: 'debian_9' }, memory: String(4 * 2 ** 30), comment: 'debian 🐳' });
    expect((await ask('PUT', path, { os: { type: 'beos' } })).body).toMatchObject({ os: { type: 'other' } });
    const profile = engine.store.vnicProfiles.all()[0]?.id;
    expect((await ask('POST', `${path}/nics`, { name: 'nic1', vnic_profile: { id: profile } })).status).toBe(201);
    expect((await ask('POST', '/tags', { name: 'container-host' })).status).toBe(201);
    expect((await ask('POST', `${path}/tags`, { name: 'container-host' })).status).toBe(201);
    const found = await ask('GET', '/templates?search=tag%3Dcontainer-host');
    expect(found.body).toMatchObject({ template: [{ name: 'debian' }] });
    const disk = engine.store.diskAttachments.ownedBy(templateNamed('debian')?.id)[0]?.diskId ?? '';
    expect((await ask('DELETE', `/disks/${disk}`)).status).toBe(409);
  });
});

describe('importing an image as a disk', () => {
  it('takes as long as its size asks for', async () => {
    const small = diskIn(await start(image('cirros-0.6.3-x86_64-disk'), { disk: { name: 'small' } }));
    const large = diskIn(await start(image('flatcar_production_openstack_image'), { disk: { name: 'large' } }));
    engine.clock.advance(20_000);
    expect(await statusOf(small)).toBe('ok');
    expect(await statusOf(large)).toBe('locked');
    expect((await ask('DELETE', `/disks/${large}`)).status).toBe(409);
    engine.clock.advance(200_000);
    expect((await ask('GET', `/disks/${large}`)).body).toMatchObject({ status: 'ok', format: 'raw' });
  });

  it('says how far it is where the hosts do', async () => {
    engine.reportProgress();
    await start(image('windows-server-2025-evaluation'));
    engine.clock.advance(60_000);
    const [job] = engine.store.jobs.all();
    const { body } = await ask('GET', `/jobs/${job?.id ?? ''}/steps`);
    expect(body).toMatchObject({ step: [{}, {}, {}, { description: 'Downloading Image', progress: '30' }] });
  });

  it('is held until it is told to end', async () => {
    engine.holdDownloads();
    const disk = diskIn(await start(debian));
    engine.clock.advance(600_000);
    expect(await statusOf(disk)).toBe('locked');
    engine.finishDownload(disk);
    engine.clock.advance(5_000);
    expect(await statusOf(disk)).toBe('ok');
  });
});

describe('a download that fails', () => {
  it.each([
    ['refused', 10803, ['Creating Volume: finished']],
    ['breaks off', 10802, ['Creating Volume: finished', 'Downloading Image: failed']],
  ] as const)('because it is or %s takes the disk away', async (failure, code, steps) => {
    engine.failNextDownload(failure);
    const disk = diskIn(await start(debian, asTemplate('debian')));
    while ((await statusOf(disk)) === 'locked') engine.clock.advance(100);
    expect(await statusOf(disk)).toBe('illegal');
    expect(engine.store.jobs.all().map(({ status }) => status)).toEqual(['failed']);
    expect(stepsOf()).toEqual(steps);
    engine.clock.advance(10_000);
    expect((await ask('GET', `/disks/${disk}`)).status).toBe(404);
    expect(templateNamed('debian')).toBeUndefined();
    expect(codes()).toEqual([2036, 3017, 2021, code, 2014, 3019]);
    expect(engine.store.events.where((event) => event.code === code)[0]).not.toHaveProperty('correlation_id');
  });

  it('fails too when the repository goes down meanwhile', async () => {
    const disk = diskIn(await start(debian));
    engine.clock.advance(6_000);
    engine.troubleAt('http://glance.lab.example:9292', 'closed');
    engine.clock.advance(60_000);
    expect((await ask('GET', `/disks/${disk}`)).status).toBe(404);
  });
});

describe('an import that is refused', () => {
  it.each([
    ['an ISO', 'debian-13.2.0-amd64-netinst.iso', 400, 'Only bare RAW and QCOW2 image formats are supported.'],
    ['a VMDK', 'legacy-appliance.vmdk', 400, 'Only bare RAW and QCOW2 image formats are supported.'],
    ['an OVA', 'pfsense-appliance.ova', 400, 'Only bare RAW and QCOW2 image formats are supported.'],
    ['an image without data', 'nightly', 409, 'Failed to import from the repository.'],
    ['an unknown image', 'nosuch', 400, "The specified image wasn't found."],
  ])('for %s', async (_what, name, status, sentence) => {
    const answer = await start(image(name));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status: 'failed', storage_domain: { id: nvme } });
    expect(detailOf(answer)).toBe(`[Cannot import Virtual Disk. ${sentence}]`);
    expect(engine.store.disks.where(({ alias }) => alias === '_Disk1')).toEqual([]);
  });

  it('because the domain is full, not active, elsewhere, or none', async () => {
    engine.leaveSpace(nvme, 2 ** 20);
    expect(detailOf(await start(debian))).toBe('[Cannot import Virtual Disk. Low disk space on Storage Domain nvme.]');
    const resting = await start(debian, { storage_domain: { name: 'old-filer' } });
    expect(detailOf(resting)).toBe(
      "[Cannot import Virtual Disk. The relevant Storage Domain's status is Maintenance.]",
    );
    const vienna = { cluster: { name: 'vienna' } };
    const elsewhere = await start(debian, { storage_domain: { name: 'bulk' }, ...asTemplate('debian', vienna) });
    expect(elsewhere.status).toBe(400);
    expect((await start(debian, { storage_domain: { id: debian } })).status).toBe(500);
    expect((await start(debian, { storage_domain: { name: 'nosuch' } })).status).toBe(404);
  });

  it('while the repository does not answer', async () => {
    engine.troubleAt('http://glance.lab.example:9292', 'closed');
    expect((await start(debian)).status).toBe(409);
    expect(codes()).toEqual([1021]);
  });

  it('for those who may not', async () => {
    for (const login of ['rita@lab', 'clara@lab']) {
      expect((await start(debian, {}, clientOf(engine, login))).status, login).toBe(403);
    }
    expect((await start(debian, {}, clientOf(engine, 'ingrid@lab'))).status).toBe(200);
  });

  it('when an enforced quota has too little left', async () => {
    const munich = idFor('datacenter/Munich');
    engine.store.dataCenters.change(munich, { quota_mode: 'enabled' });
    engine.store.quotas.change(idFor('quota/Munich'), { storageLimits: [{ id: idFor('limit'), limit: 1 }] });
    expect(detailOf(await start(debian))).toBe(
      '[Cannot import Virtual Disk. Quota has insufficient storage resources.]',
    );
    const limits = await ask('GET', `/datacenters/${munich}/quotas/${idFor('quota/Munich')}/quotastoragelimits`);
    expect(limits.body).toMatchObject({ quota_storage_limit: [{ limit: '1' }] });
  });
});
