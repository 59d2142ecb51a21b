import { describe, expect, test } from 'vitest';
import { labEngineUrl, labVm } from './data/lab-engine.ts';
import * as outcomes from './data/outcomes.ts';
import { ask, at, column } from './ask.ts';
import { createForeman, type MockForeman } from './foreman.ts';

const minute = 60_000;

async function found(foreman: MockForeman, search: string): Promise<unknown> {
  return at(await ask(foreman, '/api/hosts', { query: { search, per_page: 1 } }), 'subtotal');
}

async function host(foreman: MockForeman, id: number | string): Promise<Record<string, unknown>> {
  return (await ask(foreman, `/api/hosts/${id}`)).json as Record<string, unknown>; // a host is an object
}

describe('hosts', () => {
  test('leaves out the keys that do not apply to a host', async () => {
    const foreman = createForeman();
    const windows = await host(foreman, 5);
    expect(windows).not.toHaveProperty('configuration_status');
    expect(windows).toHaveProperty('build_status_label', 'Installed');
    expect(windows).not.toHaveProperty('execution_status');
    expect(await host(foreman, 9)).toHaveProperty('execution_status_label', 'Last execution succeeded');
    const fresh = await host(foreman, 33);
    expect(fresh).not.toHaveProperty('uptime_seconds');
    expect(fresh).not.toHaveProperty('token');
    expect(await host(foreman, 35)).toHaveProperty('token');
  });

  test('has keys of plugins only where these are installed', async () => {
    const withPlugins = await host(createForeman(), 1);
    expect(withPlugins).toMatchObject({ environment_name: 'production', puppetclasses: [], cockpit_url: null });
    const bare = createForeman({ hasPuppetPlugin: false, hasRemoteExecution: false });
    const without = await host(bare, 1);
    for (const key of ['environment_name', 'puppetclasses', 'cockpit_url']) expect(without).not.toHaveProperty(key);
    expect(column(await ask(bare, '/api/plugins'), 'id')).toEqual(['foreman_ovirt']);
    expect((await ask(bare, '/api/job_invocations')).status).toBe(404);
  });

  test('masks hidden parameters, and shows them to who may edit and asks', async () => {
    const foreman = createForeman();
    const values = async (as: string, query = {}): Promise<unknown> => {
      const reply = await ask(foreman, '/api/hosts/3', { as, query });
      return [at(reply, 'parameters', 1, 'hidden_value?'), at(reply, 'parameters', 1, 'value')];
    };
    expect(await values('operator')).toEqual([true, '*****']);
    expect(await values('reader', { show_hidden_parameters: 'true' })).toEqual([true, '*****']);
    expect(await values('operator', { show_hidden_parameters: 'true' })).toEqual([true, 'mock-secret']);
  });

  test('shows bonds, VLANs and the BMC among the interfaces', async () => {
    const foreman = createForeman();
    expect((await host(foreman, 3))['interfaces']).toMatchObject([
      { identifier: 'eth0', primary: true, type: 'interface', virtual: false },
      { identifier: 'bond0', type: 'bond', mode: '802.3ad', attached_devices: 'eth1,eth2' },
      { identifier: 'bond0.120', virtual: true, tag: '120', attached_to: 'bond0' },
    ]);
    expect(await host(foreman, 47)).toMatchObject({ sp_mac: '00:25:90:00:00:01', bmc_available: true });
  });

  test('finds a host by any of its MACs only with has_mac', async () => {
    const foreman = createForeman();
    expect(await found(foreman, 'has_mac = "56:6f:1a:1a:10:03"')).toBe(1);
    expect(await found(foreman, 'mac = "56:6f:1a:1a:10:03"')).toBe(0);
  });
});

describe('statuses and dashboard', () => {
  test('computes status, label and bit-field from the last report', async () => {
    const foreman = createForeman();
    expect(await host(foreman, 3)).toMatchObject({
      configuration_status: 4 * 2 ** 40 + 2 * 2 ** 20 + 1,
      configuration_status_label: 'Error',
      global_status: 2,
      global_status_label: 'Error',
    });
    const label = async (id: number): Promise<unknown> => (await host(foreman, id))['configuration_status_label'];
    expect([await label(4), await label(2), await label(6), await label(12), await label(33), await label(11)]).toEqual(
      ['Pending', 'Active', 'Out of sync', 'Alerts disabled', 'No reports', 'No changes'],
    );
  });

  test('lets hosts fall out of sync as time passes, and back with a report', async () => {
    const foreman = createForeman({ hasPuppetPlugin: false });
    foreman.clock.advance(40 * minute);
    expect((await host(foreman, 1))['configuration_status_label']).toBe('Out of sync');
    foreman.report('foreman.lab.example', outcomes.changed);
    expect((await host(foreman, 1))['configuration_status_label']).toBe('Active');
  });

  test('keeps agents running with the clock where it is told to', async () => {
    const foreman = createForeman({ agentsKeepReporting: true });
    foreman.clock.advance(120 * minute);
    expect((await host(foreman, 1))['configuration_status_label']).not.toBe('Out of sync');
  });

  test('shows a late host as a warning in its label, and not yet in the column that is searched', async () => {
    const foreman = createForeman();
    expect(await host(foreman, 10)).toMatchObject({ global_status: 0, global_status_label: 'Warning' });
    expect(await found(foreman, 'global_status = warning and name ~ k8s-node-2')).toBe(0);
  });

  test('counts the same in the dashboard as in searches', async () => {
    const foreman = createForeman();
    const { json: counts } = await ask(foreman, '/api/dashboard');
    const recent = 'last_report > "30 minutes ago"';
    expect(counts).toMatchObject({
      total_hosts: foreman.world.hosts().length,
      bad_hosts_enabled: await found(
        foreman,
        `${recent} and (status.failed > 0 or status.failed_restarts > 0) and status.enabled = true`,
      ),
      pending_hosts_enabled: await found(foreman, `${recent} and status.pending > 0 and status.enabled = true`),
      out_of_sync_hosts_enabled: await found(foreman, 'last_report < "30 minutes ago" and status.enabled = true'),
      disabled_hosts: await found(foreman, 'status.enabled = false'),
      reports_missing: await found(foreman, 'not has last_report and status.enabled = true'),
      glossary: { total_hosts: expect.any(String) as string },
    });
  });

  test('limits the dashboard to what a search finds', async () => {
    const query = { search: 'compute_resource_id = 2' };
    expect(at(await ask(createForeman(), '/api/dashboard', { query }), 'total_hosts')).toBe(16);
  });

  test('tells single statuses, and refuses those that are not there', async () => {
    const foreman = createForeman();
    expect((await ask(foreman, '/api/hosts/3/status/configuration')).json).toMatchObject({ status_label: 'Error' });
    expect((await ask(foreman, '/api/hosts/3/status/global')).json).toEqual({ status: 2, status_label: 'Error' });
    const missing = await ask(foreman, '/api/hosts/3/status/nosuch');
    expect([missing.status, missing.json]).toEqual([422, { error: 'Status nosuch does not exist.' }]);
    const cleared = await ask(foreman, '/api/hosts/3/status/global', { method: 'DELETE' });
    expect([cleared.status, typeof at(cleared, 'error')]).toEqual([422, 'string']);
    const overview = await ask(foreman, '/api/host_statuses');
    expect(column(overview)).toEqual(['Build']);
    expect(at(overview, 'results', 0, 'details', 1)).toMatchObject({ label: 'Pending installation', total: 1 });
  });
});

describe('compute resource', () => {
  test('lists VMs as a bare array and clusters in the envelope', async () => {
    const foreman = createForeman();
    const list = await ask(foreman, '/api/compute_resources', { query: { search: 'type ~ Ovirt' } });
    expect(at(list, 'results', 0)).toMatchObject({ id: 2, provider: 'Ovirt', url: labEngineUrl });
    const vms = (await ask(foreman, '/api/compute_resources/2/available_virtual_machines')).json;
    expect(vms).toContainEqual({ id: labVm('web-01').id, name: 'web-01', state: 'up' });
    expect(column(await ask(foreman, '/api/compute_resources/2/available_clusters'))).toContain('intel');
  });

  test('associates by MAC on the primary interface, and passes over linked VMs', async () => {
    const foreman = createForeman();
    const associate = (name: string): ReturnType<typeof ask> =>
      ask(foreman, `/api/compute_resources/2/associate/${labVm(name).id}`, { method: 'PUT', body: {} });
    expect(column(await associate('mail-relay'))).toEqual(['mx1.example.net']);
    expect(await host(foreman, 22)).toMatchObject({ uuid: labVm('mail-relay').id, compute_resource_id: 2 });
    // Linked already; and known by a second interface alone.
    for (const name of ['web-01', 'nightly-image']) {
      const refused = await associate(name);
      expect([refused.status, refused.json]).toEqual([422, { message: 'No VMs matched any host' }]);
    }
  });

  test('links exactly one host to a VM, and undoes it', async () => {
    const foreman = createForeman();
    const link = (id: number, uuid: string): ReturnType<typeof ask> =>
      ask(foreman, `/api/hosts/${id}`, { method: 'PUT', body: { host: { uuid, compute_resource_id: 2 } } });
    expect((await link(17, labVm('gitea').id)).json).toMatchObject({ uuid: labVm('gitea').id });
    const taken = await link(20, labVm('gitea').id);
    expect([taken.status, at(taken, 'error', 'errors')]).toEqual([422, { uuid: ['has already been taken'] }]);
    const undone = await ask(foreman, '/api/hosts/17/disassociate', { method: 'PUT', body: {} });
    expect(undone.json).toMatchObject({ uuid: null, compute_resource_id: null });
  });

  test('imports a VM as a host', async () => {
    const foreman = createForeman();
    const { id, mac } = labVm('loadtest');
    const body = { host: { uuid: id, compute_resource_id: 2, managed: false, organization_id: 3, location_id: 5 } };
    const made = await ask(foreman, '/api/hosts', { method: 'POST', body });
    expect([made.status, made.json]).toMatchObject([201, { name: 'loadtest', uuid: id, mac, managed: false }]);
    expect((await ask(foreman, '/api/hosts', { method: 'POST', body })).status).toBe(422);
    expect((await ask(foreman, '/api/hosts', { as: 'reader', method: 'POST', body })).status).toBe(403);
  });

  test('renames a host in lower case, and refuses a name that is taken', async () => {
    const foreman = createForeman();
    const rename = (name: string): ReturnType<typeof ask> =>
      ask(foreman, '/api/hosts/7', { method: 'PUT', body: { host: { name } } });
    expect(at(await rename('Jump.lab.example'), 'name')).toBe('jump.lab.example');
    expect((await rename('web-01.lab.example')).status).toBe(422);
    expect((await ask(foreman, '/api/hosts/bastion.lab.example')).status).toBe(404);
  });
});

describe('build, power and jobs', () => {
  test('deletes facts and reports when a host is set to build', async () => {
    const foreman = createForeman();
    const built = await ask(foreman, '/api/hosts/13', { method: 'PUT', body: { host: { build: true } } });
    expect(built.json).toMatchObject({ build: true, last_report: null, build_status_label: 'Pending installation' });
    expect(at(await ask(foreman, '/api/hosts/13/facts'), 'results')).toEqual({});
    expect(at(await ask(foreman, '/api/config_reports', { query: { search: 'host_id = 13' } }), 'subtotal')).toBe(0);
    foreman.clock.advance(7 * 60 * minute);
    expect(await host(foreman, 13)).toMatchObject({
      build_status_label: 'Token expired',
      global_status_label: 'Error',
    });
  });

  test('asks the hypervisor for the power state no longer than it is told', async () => {
    const foreman = createForeman();
    expect((await ask(foreman, '/api/hosts/13/power')).json).toEqual({ id: 13, state: 'on', title: 'On' });
    expect((await ask(foreman, '/api/hosts/17/power')).json).toMatchObject({
      state: 'na',
      statusText: expect.stringContaining('not enabled') as string,
    });
    foreman.getHost('web-01.lab.example').power = { state: 'on', answersAfterMs: 10_000 };
    const waiting = ask(foreman, '/api/hosts/13/power', { query: { timeout: 1 } });
    for (let turn = 0; turn < 50; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      foreman.clock.advance(1_000);
    }
    expect((await waiting).json).toMatchObject({
      state: 'na',
      statusText: expect.stringContaining('within 1 second.') as string,
    });
  });

  test('moves a job from pending over running to its end', async () => {
    const foreman = createForeman();
    const body = {
      job_invocation: {
        feature: 'puppet_run_host',
        targeting_type: 'static_query',
        search_query: 'name = docs.lab.example',
      },
    };
    const started = await ask(foreman, '/api/job_invocations', { method: 'POST', body });
    expect([started.status, at(started, 'status_label')]).toEqual([201, 'queued']);
    foreman.clock.advance(3_000);
    expect(at(await ask(foreman, '/api/job_invocations/1'), 'status_label')).toBe('running');
    foreman.clock.advance(10_000);
    // The VM is down.
    expect((await ask(foreman, '/api/job_invocations/1')).json).toMatchObject({ status_label: 'failed', failed: 1 });
    const unknown = { job_invocation: { feature: 'nosuch', search_query: 'name = a' } };
    expect((await ask(foreman, '/api/job_invocations', { method: 'POST', body: unknown })).status).toBe(404);
  });
});

describe('versions', () => {
  test.each(['3.12', '3.15'] as const)('has the compute resource in core in %s', async (version) => {
    const foreman = createForeman({ version });
    expect(column(await ask(foreman, '/api/compute_resources'))).toEqual(['oVirt lab']);
    expect(column(await ask(foreman, '/api/plugins'), 'id')).not.toContain('foreman_ovirt');
    expect(await host(foreman, 1)).toMatchObject({ uuid: labVm('foreman').id, reported_data: { bios_vendor: null } });
  });

  test('has lost uuids and compute resource in 3.16 without the plugin', async () => {
    const foreman = createForeman({ version: '3.16' });
    expect(at(await ask(foreman, '/api/compute_resources'), 'total')).toBe(0);
    expect(await found(foreman, 'has uuid')).toBe(0);
    expect(await host(foreman, 1)).toMatchObject({
      uuid: null,
      compute_resource_id: null,
      compute_resource_provider: null,
    });
    const link = { host: { uuid: labVm('gitea').id, compute_resource_id: 2 } };
    expect((await ask(foreman, '/api/hosts/17', { method: 'PUT', body: link })).status).toBe(422);
    const kept = createForeman({ version: '3.16', hasOvirtPlugin: true });
    expect(await found(kept, 'has uuid')).toBe(16);
  });

  test('fills in the BIOS in 3.18', async () => {
    expect(await host(createForeman({ version: '3.18' }), 1)).toMatchObject({
      reported_data: { bios_vendor: 'SeaBIOS' },
    });
  });
});

describe('the lab', () => {
  test('has a host for every case that pages and rules must tell apart', async () => {
    const foreman = createForeman();
    const hosts = foreman.world.hosts();
    expect(hosts.length).toBeGreaterThanOrEqual(60);
    const shortNames = hosts.filter(({ name }) => name.startsWith('sandbox-jon.'));
    expect(new Set(shortNames.map(({ organizationId }) => organizationId)).size).toBe(2);
    expect(hosts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ldap', 'ldap.lab.example', 'bastion.lab.example', '2024-db.lab.example']),
    );
    expect(foreman.getHost('retired.lab.example').uuid).not.toBeNull();
    expect(foreman.getHost('ci-runner-2.lab.example')).toMatchObject({ uuid: null });
    expect(foreman.getHost('k8s-cp-1.lab.example').facts.size).toBeGreaterThanOrEqual(590);
    expect(foreman.getHost('v6.lab.example').nics[0]).toMatchObject({ ip: null, ip6: '2001:db8:20::26' });
    expect(foreman.getHost('print-01.lab.example').comment).toMatch(/ü/);
    expect(await found(foreman, 'build_status = token_expired')).toBe(1);
    expect(await found(foreman, 'origin = Ansible')).toBe(2);
    const reports = await ask(foreman, '/api/hosts/web-01.lab.example/config_reports', { query: { per_page: 1 } });
    expect(at(reports, 'subtotal')).toBeGreaterThanOrEqual(400);
  });
});
