import { beforeEach, describe, expect, it } from 'vitest';
import type { MockEngine } from '../engine.ts';
import type { Vm } from '../model.ts';
import { clientOf, createLabEngine, detailOf, type Answered, type Ask } from '../test-client.ts';

let engine: MockEngine;
let ask: Ask;
let id: string;

const SECOND = 1_000;
const script = 'packages:\n- podman\n';

beforeEach(async () => {
  engine = createLabEngine();
  ask = clientOf(engine);
  const template = engine.store.templates.all().find(({ name }) => name === 'debian-12');
  const { body } = await ask('POST', '/vms', {
    name: 'new-01',
    cluster: template?.cluster,
    template: { id: template?.id },
    initialization: { host_name: 'new-01.lab', custom_script: script },
  });
  // An id is always text.
  id = body['id'] as string;
  engine.clock.advance(10 * SECOND);
});

const vm = (): Vm => engine.store.vms.get(id);
const start = (body: object = {}): Promise<Answered> => ask('POST', `/vms/${id}/start`, body);
const act = (action: string): Promise<Answered> => ask('POST', `/vms/${id}/${action}`, {});
const codes = (): number[] => engine.store.events.where((event) => event.vm?.['id'] === id).map(({ code }) => code);
const addresses = (): string[] => (vm().reportedDevices ?? []).flatMap(({ ips }) => ips.map(({ address }) => address));

/** Each status in turn, as somebody sees it who looks often. */
function statuses(ms: number): string[] {
  const seen = [vm().status];
  for (let passed = 0; passed < ms; passed += 100) {
    engine.clock.advance(100);
    if (seen.at(-1) !== vm().status) seen.push(vm().status);
  }
  return seen;
}

describe('a start', () => {
  it('goes by wait_for_launch and powering_up to up; the guest reports itself later', async () => {
    const answer = await start();
    expect(answer).toMatchObject({ status: 200, body: { status: 'complete', vm: { id } } });
    expect(statuses(8 * SECOND)).toEqual(['wait_for_launch', 'powering_up', 'up']);
    expect(vm().fqdn).toBeUndefined();
    engine.clock.advance(3 * SECOND);
    expect(vm().fqdn).toBe('new-01.lab');
    expect(addresses().filter((address) => address.startsWith('192.'))).toEqual([]);
    engine.clock.advance(2 * SECOND);
    expect(addresses()).toEqual(
      expect.arrayContaining([
        '127.0.0.1',
        expect.stringMatching(/^192\.0\.2\./),
        expect.stringMatching(/^fe80::/),
        '10.88.0.1',
      ]),
    );
    expect(codes().slice(-2)).toEqual([153, 32]);
  });

  it('gives the guest its initialization the first time only, unless asked for', async () => {
    const drives: (boolean | string)[] = [];
    for (const body of [{}, {}, { use_cloud_init: true }, { use_initialization: true }]) {
      await start(body);
      drives.push(engine.guestFiles(id)?.['latest/user_data'].endsWith(script) ?? false);
      engine.clock.advance(20 * SECOND);
      await act('stop');
      engine.clock.advance(20 * SECOND);
    }
    expect(drives).toEqual([true, false, true, true]);
  });

  it('gives none when told so, nor where the system does not take it', async () => {
    await start({ use_cloud_init: false });
    expect(engine.guestFiles(id)).toBeUndefined();
    await act('stop');
    engine.clock.advance(20 * SECOND);
    engine.store.vms.change(id, { os: { ...vm().os, type: 'windows_2022' } });
    await start({ use_cloud_init: true });
    expect(engine.guestFiles(id)).toBeUndefined();
  });

  it('lays what it brings over what is stored, for this run alone', async () => {
    await start({ use_cloud_init: true, vm: { initialization: { host_name: 'once', root_password: 'pw' } } });
    const files = engine.guestFiles(id);
    expect(files?.['latest/meta_data.json']).toContain('"hostname" : "once"');
    expect(files?.['latest/user_data']).toMatch(/\npassword: pw\n[^]*packages:/);
    expect(vm().initialization).toMatchObject({ host_name: 'new-01.lab' });
    expect(vm()['run_once']).toBe(true);
  });

  it('is refused twice-told, without an action around it', async () => {
    expect((await start({ use_cloud_init: true, use_sysprep: true })).body).toEqual({
      reason: 'Cannot use multiple initialization tags simultaneously when running VM.',
    });
  });

  it('is refused while it runs, and that is an event', async () => {
    await start();
    const again = await start({ use_cloud_init: true });
    expect(again.body).toMatchObject({ status: 'failed', use_cloud_init: 'true' });
    expect(detailOf(again)).toBe('[Cannot run VM because the VM is in Wait For Launch status.]');
    expect(codes().at(-1)).toBe(54);
  });

  it('finds no host, or none with enough memory', async () => {
    engine.setHosts('maintenance', vm().cluster.id);
    expect([(await start()).status, detailOf(await start())]).toEqual([
      400,
      expect.stringContaining('There are no hosts to use'),
    ]);
    engine.setHosts('up', vm().cluster.id);
    engine.store.vms.change(id, { memory: 2 ** 50 });
    const answer = await start();
    expect(answer.status).toBe(409);
    expect(detailOf(answer)).toMatch(
      /did not satisfy internal filter Memory because its available memory is too low \(\d+ MB\)/,
    );
  });

  it('that no host takes is a 400 with two events', async () => {
    engine.failNextStart({ kind: 'refused' });
    expect((await start()).status).toBe(400);
    expect(codes().slice(-2)).toEqual([151, 54]);
    expect((await start()).status).toBe(200);
  });

  it('that fails later says why in an event without a correlation id', async () => {
    engine.failNextStart({ kind: 'goes down', exitMessage: 'no space left' });
    expect((await start()).status).toBe(200);
    expect(statuses(10 * SECOND)).toEqual(['wait_for_launch', 'down']);
    const why = engine.store.events.all().find(({ code }) => code === 119);
    expect(why?.description).toBe('VM new-01 is down with error. Exit message: no space left.');
    expect(why).not.toHaveProperty('correlation_id');
  });

  it('leads to no address where it is held', async () => {
    engine.holdAddress(id);
    await start();
    engine.clock.advance(60 * SECOND);
    expect(vm().status).toBe('up');
    expect(addresses().filter((address) => address.startsWith('192.'))).toEqual([]);
  });

  it('uses the address that the initialization gives to a device', async () => {
    const nic = {
      name: 'eth0',
      on_boot: true,
      boot_protocol: 'static',
      ip: { address: '198.51.100.7', netmask: '255.255.255.0' },
    };
    await ask('PUT', `/vms/${id}`, { initialization: { nic_configurations: { nic_configuration: [nic] } } });
    await start();
    engine.clock.advance(60 * SECOND);
    expect(addresses()).toContain('198.51.100.7');
  });

  it('is forbidden to a reader, and of an unknown VM a 500', async () => {
    expect((await clientOf(engine, 'rita@lab')('POST', `/vms/${id}/start`, {})).status).toBe(403);
    expect((await ask('POST', '/vms/00000000-0000-0000-0000-00000000dead/start', {})).status).toBe(500);
  });
});

describe('a running VM', () => {
  beforeEach(async () => {
    await start();
    engine.clock.advance(60 * SECOND);
  });

  it('is not removed', async () => {
    expect(detailOf(await ask('DELETE', `/vms/${id}`))).toBe('[Cannot remove VM. VM is running.]');
  });

  it('takes more memory at once, fewer CPUs at its next start', async () => {
    const size = 2 * vm().memory;
    expect((await ask('PUT', `/vms/${id}`, { memory: size })).body).toMatchObject({
      memory: String(size),
      next_run_configuration_exists: 'false',
    });
    expect(codes().slice(-2)).toEqual([2039, 35]);
    const { body } = await ask('PUT', `/vms/${id}`, { cpu: { topology: { cores: 4 } } });
    expect(body).toMatchObject({ next_run_configuration_exists: 'true' });
    expect(vm().cpu.topology.cores).not.toBe(4);
    await act('shutdown');
    expect(statuses(20 * SECOND)).toEqual(['powering_down', 'down']);
    expect(vm()).toMatchObject({ cpu: { topology: { cores: 4 } }, next_run_configuration_exists: false });
    expect(codes().slice(-2)).toEqual([61, 253]);
  });

  it('keeps its reported addresses when it is stopped, but not its name', async () => {
    expect((await act('stop')).status).toBe(200);
    expect(vm()).toMatchObject({ status: 'up', stop_reason: '' });
    engine.clock.advance(20 * SECOND);
    expect(vm().status).toBe('down');
    expect(vm().fqdn).toBeUndefined();
    expect(addresses()).not.toEqual([]);
  });

  it('reboots, and is suspended and resumed', async () => {
    await act('reboot');
    expect(statuses(20 * SECOND)).toEqual(['reboot_in_progress', 'up']);
    await act('suspend');
    expect(statuses(20 * SECOND)).toEqual(['saving_state', 'suspended']);
    expect(detailOf(await ask('DELETE', `/vms/${id}`))).toContain('its state is not down');
    await start();
    expect(statuses(20 * SECOND)).toEqual(['restoring_state', 'powering_up', 'up']);
  });
});

describe('a stopped VM', () => {
  it('is stopped again without a word, but not suspended', async () => {
    const before = codes();
    expect((await act('stop')).status).toBe(200);
    expect((await act('shutdown')).status).toBe(200);
    expect(codes()).toEqual(before);
    expect(detailOf(await act('suspend'))).toBe('[Cannot hibernate VM. VM is not up.]');
    expect(detailOf(await act('reboot'))).toBe('[Cannot restart VM because the VM is in Down status.]');
  });

  it('is not removed while it is protected, and goes with all that is its own', async () => {
    await ask('PUT', `/vms/${id}`, { delete_protected: true });
    expect((await ask('DELETE', `/vms/${id}`)).status).toBe(409);
    await ask('PUT', `/vms/${id}`, { delete_protected: false });
    expect((await ask('DELETE', `/vms/${id}`)).body).toMatchObject({ status: 'complete' });
    expect((await ask('GET', `/vms/${id}`)).status).toBe(404);
    expect(engine.store.nics.where(({ ownerId }) => ownerId === id)).toEqual([]);
    expect(engine.store.diskAttachments.where(({ ownerId }) => ownerId === id)).toEqual([]);
  });

  it('merges a changed initialization field by field, and loses it by an empty one', async () => {
    const { body } = await ask('PUT', `/vms/${id}`, { initialization: { user_name: 'ops' } });
    expect(body['initialization']).toMatchObject({ host_name: 'new-01.lab', user_name: 'ops' });
    await ask('PUT', `/vms/${id}`, { initialization: {} });
    expect(vm().initialization).toBeUndefined();
  });

  it('stays in its data center, and keeps its id', async () => {
    const other = engine.store.clusters
      .all()
      .find((cluster) => cluster.data_center?.id !== engine.store.clusters.get(vm().cluster.id).data_center?.id);
    expect(detailOf(await ask('PUT', `/vms/${id}`, { cluster: { id: other?.id } }))).toContain('same Data Center');
    expect((await ask('PUT', `/vms/${id}`, { id: '11111111-2222-3333-4444-555555555555' })).body).toMatchObject({
      reason: 'Broken immutability constraint',
    });
  });
});

describe('a template of a VM', () => {
  it('is locked with its VM until its disks are copied, and keeps all but the password', async () => {
    await ask('PUT', `/vms/${id}`, { initialization: { root_password: 'secret' } });
    const made = await ask('POST', '/templates', { name: 'made', vm: { id } });
    expect(made).toMatchObject({ status: 201, body: { status: 'locked' } });
    expect(detailOf(await start())).toBe('[Cannot run VM. Template is being created from this VM.]');
    engine.clock.advance(20 * SECOND);
    // An id is always text.
    const template = engine.store.templates.get(made.body['id'] as string);
    expect(template.status).toBe('ok');
    expect(template.initialization).toMatchObject({ host_name: 'new-01.lab' });
    expect(template.initialization).not.toHaveProperty('root_password');
    expect(vm().status).toBe('down');
  });
});
