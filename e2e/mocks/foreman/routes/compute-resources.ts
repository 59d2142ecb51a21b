/** The compute resource that stands for an engine, and the association of hosts with its VMs by MAC. */
import { Answer, envelope, formatTime, notFound, readPaging } from '../answers.ts';
import { param, type Call, type Route } from '../call.ts';
import { hostRow } from '../host-document.ts';
import { primaryNic, type ComputeResource, type HypervisorVm } from '../model.ts';
import { demand, hostsWith, timeContext } from '../rights.ts';
import { compileSearch, type SearchFields } from '../search/compile.ts';
import { parseSearch } from '../search/parse.ts';

/** `type` holds the class's name, so that `type = Ovirt` finds nothing and `type ~ Ovirt` does. */
const fields: SearchFields<ComputeResource> = {
  name: { type: 'text', read: (resource) => resource.name },
  type: { type: 'text', read: () => 'ForemanOvirt::Ovirt' },
  id: { type: 'integer', isChecked: true, explicit: true, read: (resource) => resource.id },
};

function visible({ world, user, context }: Call): readonly ComputeResource[] {
  const within = (ids: readonly number[], chosen: { id: number } | undefined, own: readonly number[]): boolean =>
    chosen ? ids.includes(chosen.id) : user.isAdmin || ids.some((id) => own.includes(id));
  return world.computeResources.filter(
    ({ organizationIds, locationIds }) =>
      within(organizationIds, context.organization, user.organizationIds) &&
      within(locationIds, context.location, user.locationIds),
  );
}

function row({ user }: Call, resource: ComputeResource): Record<string, unknown> {
  return {
    id: resource.id,
    name: resource.name,
    provider: 'Ovirt',
    provider_friendly_name: 'oVirt',
    description: resource.description,
    url: resource.url,
    created_at: formatTime(resource.createdAt, user),
    updated_at: formatTime(resource.createdAt, user),
    user: resource.user,
    datacenter: resource.datacenterId,
    use_v4: true,
    ovirt_quota: null,
    display_type: 'vnc',
    keyboard_layout: 'en-us',
  };
}

function getResource(call: Call): ComputeResource {
  const wanted = param(call, 'id');
  const found = visible(call).find(({ id, name }) => name === wanted || id === Number.parseInt(wanted, 10));
  if (!found) throw notFound('compute_resource', wanted);
  return found;
}

function list(call: Call): unknown {
  const { world, user, query } = call;
  demand(user, 'view_compute_resources');
  const test = compileSearch(parseSearch(query.get('search') ?? ''), fields, timeContext(world, user));
  const all = visible(call);
  const found = test ? all.filter(test) : all;
  const paging = readPaging(query, world.settings);
  const from = paging.perPage === Infinity ? 0 : (paging.page - 1) * paging.perPage;
  const results = found.slice(from, from + paging.perPage).map((resource) => row(call, resource));
  return envelope(query, paging, { total: all.length, subtotal: found.length, results });
}

function show(call: Call): unknown {
  demand(call.user, 'view_compute_resources');
  const resource = getResource(call);
  const titled = (list: readonly { id: number; name: string }[], ids: readonly number[]): object[] =>
    list.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name, title: name, description: null }));
  return {
    ...row(call, resource),
    images: [],
    compute_attributes: [],
    locations: titled(call.world.locations, resource.locationIds),
    organizations: titled(call.world.organizations, resource.organizationIds),
  };
}

/** Some lists of a compute resource are bare arrays, some have the envelope. */
function available(read: (resource: ComputeResource) => readonly object[], isBare: boolean): Route['handle'] {
  return (call) => {
    demand(call.user, 'view_compute_resources');
    const results = read(getResource(call));
    if (isBare) return results;
    const paging = { page: 1, perPage: call.world.settings.entriesPerPage };
    return envelope(call.query, paging, { total: results.length, subtotal: results.length, results });
  };
}

/** Takes the first visible host with a VM's MAC on its primary interface; a VM that has a host is passed over. */
function associateVm(call: Call, resource: ComputeResource, vm: HypervisorVm): readonly number[] {
  const { world, user, context } = call;
  const isLinked = world.hosts().some((host) => host.computeResourceId === resource.id && host.uuid === vm.id);
  if (isLinked) return [];
  const macs = vm.macs.map((mac) => mac.toLowerCase());
  const host = hostsWith(world, user, 'view_hosts', context).find((one) => {
    const mac = primaryNic(one)?.mac?.toLowerCase();
    return mac !== undefined && macs.includes(mac);
  });
  if (!host) return [];
  host.uuid = vm.id;
  host.computeResourceId = resource.id;
  return [host.id];
}

function associate(call: Call): unknown {
  const { world, user, query, params } = call;
  demand(user, 'edit_hosts');
  const resource = getResource(call);
  const vms = params['vmId'] === undefined ? resource.vms : resource.vms.filter(({ id }) => id === params['vmId']);
  const linked = vms.flatMap((vm) => associateVm(call, resource, vm));
  if (linked.length === 0) throw new Answer(422, { message: 'No VMs matched any host' });
  const results = linked.flatMap((id) => {
    const host = world.findHost(id);
    return host ? [hostRow(world, host, user)] : [];
  });
  const paging = { page: 1, perPage: world.settings.entriesPerPage };
  return envelope(query, paging, { total: world.hosts().length, subtotal: results.length, results });
}

function vmRow({ id, name, isUp }: HypervisorVm): object {
  return { name, id, state: isUp ? 'up' : 'down' };
}

export const computeResourceRoutes: readonly Route[] = [
  { method: 'get', path: '/compute_resources', handle: list },
  { method: 'get', path: '/compute_resources/:id', handle: show },
  {
    method: 'get',
    path: '/compute_resources/:id/available_virtual_machines',
    handle: available(({ vms }) => vms.map(vmRow), true),
  },
  { method: 'get', path: '/compute_resources/:id/available_images', handle: available(() => [], true) },
  { method: 'get', path: '/compute_resources/:id/available_vnic_profiles', handle: available(() => [], false) },
  {
    method: 'get',
    path: '/compute_resources/:id/available_clusters',
    handle: available(({ clusters }) => clusters, false),
  },
  {
    method: 'get',
    path: '/compute_resources/:id/available_networks',
    handle: available(({ networks }) => networks, false),
  },
  {
    method: 'get',
    path: '/compute_resources/:id/available_storage_domains',
    handle: available(
      ({ storageDomains }) =>
        storageDomains.map(({ id, name, freeBytes }) => ({ name, id, capacity: null, freespace: freeBytes })),
      false,
    ),
  },
  { method: 'put', path: '/compute_resources/:id/associate', handle: associate },
  { method: 'put', path: '/compute_resources/:id/associate/:vmId', handle: associate },
];
