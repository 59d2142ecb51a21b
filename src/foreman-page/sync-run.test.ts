import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiEntryPoint, connectBoth, type BothServers } from '../../e2e/mocks/connect-both.ts';
import type { ForemanOptions } from '../../e2e/mocks/foreman/foreman.ts';
import { RULES } from '../foreman/matching.ts';
import { findTaxonomies } from '../foreman/taxonomies.ts';
import { readFindings, runStep, searchHosts, toSituation, type SyncFindings } from './sync-run.ts';
import { planSync, type SyncAction, type SyncChoice } from './sync.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const config = { apiEntryPoint, matching: RULES };

let both: BothServers;
function start(login = 'operator', options: ForemanOptions = {}): void {
  both = connectBoth(server, { login, options });
}

const read = (vmName: string, hostName?: string): Promise<SyncFindings> =>
  readFindings(both.clients, {
    vmId: both.vmId(vmName),
    hostId: hostName === undefined ? undefined : both.foreman.getHost(hostName).id,
    config,
  });

/** Takes the action and gives back how to undo it. */
async function take(action: SyncAction, findings: SyncFindings, choice?: SyncChoice): Promise<() => Promise<unknown>> {
  const [organizations = [], locations = []] = await Promise.all([
    findTaxonomies(both.clients.foreman, 'organizations'),
    findTaxonomies(both.clients.foreman, 'locations'),
  ]);
  const situation = toSituation(findings, 'token', { isRenamingRefused: false });
  const offer = planSync(action, { ...situation, places: { organizations, locations } }, choice);
  if (!offer.ok) throw new Error(offer.obstacle);
  await runStep(both.clients, offer.plan.step);
  const { undo } = offer.plan;
  return async () => undo && runStep(both.clients, undo);
}

describe('a sync with Foreman and engine', () => {
  beforeEach(() => start());

  it('links a host that was found by its facts, and takes the link away again', async () => {
    const undo = await take('link', await read('build-02'));
    const host = both.foreman.getHost('ci-runner-2.lab.example');
    expect([host.uuid, host.computeResourceId]).toEqual([both.vmId('build-02'), 2]);
    await undo();
    expect([host.uuid, host.computeResourceId]).toEqual([null, null]);
  });

  it('unlinks a host and links it again', async () => {
    const host = both.foreman.getHost('web-01.lab.example');
    const undo = await take('unlink', await read('web-01'));
    expect(host.uuid).toBeNull();
    await undo();
    expect([host.uuid, host.computeResourceId]).toEqual([both.vmId('web-01'), 2]);
  });

  it('sees that another host than the chosen one is linked to the VM', async () => {
    const findings = await read('wiki', 'wiki.lab.example');
    const situation = toSituation(findings, 'token', { isRenamingRefused: false });
    expect(situation.linked?.name).toBe('wiki-old.lab.example');
    expect(planSync('link', situation)).toEqual({ ok: false, obstacle: 'linkedElsewhere' });
  });

  it('imports a VM as a host that Foreman does not manage', async () => {
    const organizations = await findTaxonomies(both.clients.foreman, 'organizations');
    const locations = await findTaxonomies(both.clients.foreman, 'locations');
    expect(organizations?.map(({ name }) => name)).toContain('Lab');
    const [organization, location] = [organizations?.[0]?.id ?? 0, locations?.[0]?.id ?? 0];
    const choice = { name: 'loadtest.lab.example', organizationId: organization, locationId: location };
    await take('import', await read('loadtest'), choice);
    const host = both.foreman.getHost('loadtest.lab.example');
    expect([host.uuid, host.isManaged, host.organizationId]).toEqual([both.vmId('loadtest'), false, organization]);
  });

  it('renames either side after the other, and back', async () => {
    const id = both.vmId('jump');
    const undo = await take('renameVm', await read('jump'));
    expect(both.engine.store.vms.get(id).name).toBe('bastion');
    await undo();
    expect(both.engine.store.vms.get(id).name).toBe('jump');
    const undoHost = await take('renameHost', await read('jump'));
    expect(both.foreman.getHost('jump.lab.example').uuid).toBe(id);
    await undoHost();
    expect(both.foreman.getHost('bastion.lab.example').uuid).toBe(id);
  });

  it('finds hosts by a part of their name', async () => {
    expect((await searchHosts(both.clients.foreman, 'RUNNER')).map(({ name }) => name)).toEqual([
      'ci-runner-2.lab.example',
    ]);
  });
});

it('takes the link away from a host whose VM is gone', async () => {
  start();
  const host = both.foreman.getHost('retired.lab.example');
  const findings = await readFindings(both.clients, { vmId: host.uuid ?? '', hostId: host.id, config });
  expect(findings.vm).toBeUndefined();
  await take('unlink', findings);
  expect([host.uuid, host.computeResourceId]).toEqual([null, null]);
});

it('offers a reader nothing but to rename the VM', async () => {
  start('reader');
  const situation = toSituation(await read('jump'), 'token', { isRenamingRefused: false });
  expect(planSync('renameVm', situation).ok).toBe(true);
  expect(planSync('unlink', situation)).toEqual({ ok: false, obstacle: 'mayNotEdit' });
  expect(await findTaxonomies(both.clients.foreman, 'organizations')).toBeUndefined();
});

it('has no compute resource to link to in Foreman 3.16 without its oVirt plugin', async () => {
  start('operator', { version: '3.16' });
  const situation = toSituation(await read('web-01'), 'token', { isRenamingRefused: false });
  expect(planSync('link', situation)).toEqual({ ok: false, obstacle: 'noResource' });
});
