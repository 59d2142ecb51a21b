/** One host: reading, changing, linking to a VM, importing, building. */
import { Answer, envelope, invalid, refusal } from '../answers.ts';
import { attributes, type Call, type Route } from '../call.ts';
import { hostDocument, interfaceDocument } from '../host-document.ts';
import { primaryNic, type Host } from '../model.ts';
import { deleteReports } from '../reports.ts';
import { demand, hostsWith } from '../rights.ts';
import { getHost } from './host-list.ts';

const BUILD_TOKEN_MS = 6 * 3_600_000;

function show(call: Call, host: Host): Record<string, unknown> {
  return hostDocument(call.world, host, call.user, call.query.get('show_hidden_parameters') === 'true');
}

function get(call: Call): unknown {
  demand(call.user, 'view_hosts');
  return show(call, getHost(call, 'view_hosts'));
}

/** What is wrong with new attributes, as the model's validations say it. */
function check(call: Call, host: Host | undefined, wanted: Readonly<Record<string, unknown>>): void {
  const { world } = call;
  const errors: Record<string, string[]> = {};
  const others = world.hosts().filter((other) => other !== host);
  const { uuid, name, compute_resource_id: resourceId } = wanted;
  if (typeof uuid === 'string' && others.some((other) => other.uuid === uuid)) {
    errors['uuid'] = ['has already been taken'];
  }
  if (name === '' || (name === undefined && !host)) errors['name'] = ["can't be blank"];
  if (typeof name === 'string' && others.some((other) => other.name === name.toLowerCase())) {
    errors['name'] = ['has already been taken'];
  }
  if (Object.keys(errors).length > 0) throw invalid(host?.id ?? null, errors);
  if (typeof resourceId === 'number') getResource(call, resourceId);
}

function getResource({ world }: Call, id: number): void {
  if (!world.computeResources.some((resource) => resource.id === id)) {
    throw refusal(422, `Couldn't find ComputeResource with 'id'=${id}`);
  }
}

function assign(call: Call, host: Host, wanted: Readonly<Record<string, unknown>>): void {
  const { world } = call;
  if (typeof wanted['name'] === 'string') rename(host, wanted['name'].toLowerCase());
  if (typeof wanted['uuid'] === 'string' || wanted['uuid'] === null) host.uuid = wanted['uuid'];
  const resourceId = wanted['compute_resource_id'];
  if (typeof resourceId === 'number' || resourceId === null) host.computeResourceId = resourceId;
  if (typeof wanted['comment'] === 'string') host.comment = wanted['comment'];
  if (typeof wanted['enabled'] === 'boolean') host.isEnabled = wanted['enabled'];
  if (typeof wanted['managed'] === 'boolean') host.isManaged = wanted['managed'];
  if (typeof wanted['organization_id'] === 'number') host.organizationId = wanted['organization_id'];
  if (typeof wanted['location_id'] === 'number') host.locationId = wanted['location_id'];
  if (wanted['build'] === true && !host.isInBuild) startBuild(call, host);
  if (wanted['build'] === false) host.isInBuild = false;
  host.updatedAt = world.now();
}

function rename(host: Host, name: string): void {
  const primary = primaryNic(host);
  host.name = name;
  host.nics = host.nics.map((nic) => (nic === primary ? { ...nic, name } : nic));
}

/** Saving a host with `build` deletes what is known of the installation before. */
function startBuild({ world }: Call, host: Host): void {
  host.isInBuild = true;
  host.hasBuildErrors = false;
  host.buildTokenExpiresAt = world.now() + BUILD_TOKEN_MS;
  host.facts = new Map();
  host.reportedData = null;
  deleteReports(world, host);
}

function update(call: Call): unknown {
  demand(call.user, 'edit_hosts');
  const host = getHost(call, 'edit_hosts');
  const wanted = attributes(call, 'host');
  check(call, host, wanted);
  assign(call, host, wanted);
  return show(call, host);
}

function newHost(call: Call, name: string, mac: string | undefined): Host {
  const { world, user } = call;
  const id = Math.max(0, ...world.hosts().map((host) => host.id)) + 1;
  const nic = {
    id: id * 10,
    type: 'interface' as const,
    identifier: 'eth0',
    name,
    mac: mac ?? null,
    ip: null,
    ip6: null,
  };
  return {
    id,
    name,
    uuid: null,
    computeResourceId: null,
    comment: null,
    isEnabled: true,
    isManaged: false,
    isInBuild: false,
    buildTokenExpiresAt: null,
    hasBuildErrors: false,
    createdAt: world.now(),
    updatedAt: world.now(),
    installedAt: null,
    organizationId: null,
    locationId: null,
    hostgroup: null,
    owner: { id: user.id, name: user.name },
    operatingSystem: null,
    architecture: null,
    hardwareModel: null,
    domain: null,
    subnet: null,
    environment: null,
    puppetProxy: null,
    nics: [{ ...nic, isPrimary: true, isProvision: true }],
    parameters: [],
    facts: new Map(),
    factOrigin: 'Puppet',
    reportedData: null,
    runs: null,
    sentReports: [],
    reportsDeletedUntil: 0,
    tags: [],
    power: { state: 'on', answersAfterMs: 0 },
  };
}

/** With `uuid` and `compute_resource_id` the VM is imported: its name and MAC come from the hypervisor. */
function create(call: Call): unknown {
  demand(call.user, 'create_hosts');
  const wanted = attributes(call, 'host');
  const { uuid, compute_resource_id: resourceId } = wanted;
  const isImport = typeof uuid === 'string' && typeof resourceId === 'number';
  if (isImport) demand(call.user, 'edit_compute_resources');
  if (isImport) getResource(call, resourceId);
  const resource = isImport ? call.world.computeResources.find(({ id }) => id === resourceId) : undefined;
  const vm = resource?.vms.find(({ id }) => id === uuid);
  if (isImport && !vm) throw refusal(404, "Resource host not found by id ''");
  const name = (typeof wanted['name'] === 'string' ? wanted['name'] : (vm?.name ?? '')).toLowerCase();
  check(call, undefined, { ...wanted, name });
  const host = newHost(call, name, vm?.macs[0]);
  assign(call, host, { managed: true, ...wanted, name });
  call.world.addHost(host);
  return new Answer(201, show(call, host));
}

function disassociate(call: Call): unknown {
  demand(call.user, 'edit_hosts');
  const host = getHost(call, 'edit_hosts');
  host.uuid = null;
  host.computeResourceId = null;
  return show(call, host);
}

function interfaces(call: Call): unknown {
  demand(call.user, 'view_hosts');
  const host = getHost(call, 'view_hosts');
  const results = host.nics.map((nic) => interfaceDocument(host, nic, call.user));
  const list = { total: results.length, subtotal: results.length, results };
  return envelope(call.query, { page: 1, perPage: call.world.settings.entriesPerPage }, list);
}

function rebuildConfig(call: Call): unknown {
  demand(call.user, 'build_hosts');
  getHost(call, 'build_hosts');
  return { message: 'Configuration successfully rebuilt.' };
}

function computeAttributes(call: Call): unknown {
  demand(call.user, 'view_hosts');
  const host = getHost(call, 'view_hosts');
  const vm = call.world.computeResources.flatMap(({ vms }) => vms).find(({ id }) => id === host.uuid);
  if (!vm || !host.reportedData) return {};
  const { cores, sockets, ramBytes } = host.reportedData;
  return { cores, sockets, memory: ramBytes, interfaces_attributes: { 0: { mac: vm.macs[0] ?? null } } };
}

function includedIds(body: Readonly<Record<string, unknown>>): readonly number[] {
  const { included } = body;
  const ids = typeof included === 'object' && included !== null && 'ids' in included ? included.ids : [];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
}

function bulkBuild(call: Call): unknown {
  const { world, user, body, context } = call;
  demand(user, 'build_hosts');
  const allowed = hostsWith(world, user, 'build_hosts', context);
  const chosen = includedIds(body).map((id) => ({ id, host: allowed.find((host) => host.id === id) }));
  const failed = chosen.filter(({ host }) => !host?.isManaged);
  if (failed.length > 0) {
    throw refusal(422, `Failed to build ${failed.length} hosts`, { failed_host_ids: failed.map(({ id }) => id) });
  }
  if (body['rebuild_configuration'] !== true) {
    for (const { host } of chosen) if (host) startBuild(call, host);
  }
  return { message: `Built ${chosen.length} hosts` };
}

export const hostRoutes: readonly Route[] = [
  { method: 'put', path: '/hosts/bulk/build', handle: bulkBuild },
  { method: 'post', path: '/hosts', handle: create },
  { method: 'get', path: '/hosts/:id', handle: get },
  { method: 'put', path: '/hosts/:id', handle: update },
  { method: 'put', path: '/hosts/:id/disassociate', handle: disassociate },
  { method: 'put', path: '/hosts/:id/rebuild_config', handle: rebuildConfig },
  { method: 'get', path: '/hosts/:id/interfaces', handle: interfaces },
  { method: 'get', path: '/hosts/:id/vm_compute_attributes', handle: computeAttributes },
];
