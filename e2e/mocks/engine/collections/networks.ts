// /networks and /vnicprofiles
import { causeOf, requirePermit, runCommand } from '../commands/command.ts';
import { addEvent } from '../commands/journal.ts';
import { NO_MAC_SPOOFING, publicProfile } from '../data/installed.ts';
import { networkShape } from '../data/shapes.ts';
import type { Document } from '../json.ts';
import type { Id, Network, VnicProfile } from '../model.ts';
import { entityNotFound, incomplete } from '../refusals.ts';
import { idOf, ownerOf, type Call, type Service } from '../service.ts';
import { number, text, word } from '../search.ts';

/** Every network for VMs gets a profile of its own name; everybody may use that of a data center's first network. */
export function addProfile({ store, world }: Call, networkId: Id, name: string, isPublic: boolean): void {
  const id = world.newId(`vnicprofile/${name} of ${networkId}`);
  const pass_through = { mode: 'disabled' };
  store.vnicProfiles.put({
    id,
    name,
    network: { id: networkId },
    network_filter: { id: NO_MAC_SPOOFING },
    pass_through,
    port_mirroring: false,
  });
  if (isPublic) store.permissions.put({ ...publicProfile(id), id: world.newId() });
}

function addNetwork(call: Call, body: Document): Document {
  const { store, world } = call;
  // The body was read as a network.
  const { name, data_center: wanted, ...rest } = body as Partial<Network>;
  if (name === undefined || name === '') throw incomplete('Network', 'name', 'add');
  if (!wanted) throw incomplete('Network', 'dataCenter.name|id', 'add');
  const dataCenter = store.dataCenters.find(wanted.id);
  if (!dataCenter) throw entityNotFound('StoragePool');
  return runCommand(call, {
    job: `Adding network ${name} to Data Center: ${dataCenter.name}`,
    validate: () => requirePermit(call, 'create_storage_pool_network', { kind: 'data_center', id: dataCenter.id }),
    execute: () => {
      const id = world.newId(`network/${name}`);
      const data_center = { id: dataCenter.id };
      const network = store.networks.put({ ...networkShape, vdsm_name: name, ...rest, id, name, data_center });
      if (network.usages.includes('vm')) addProfile(call, id, name, false);
      addEvent(world, 942, { ...causeOf(call), dataCenter, words: { network: name } });
      return network;
    },
  });
}

export const networks: Readonly<Record<string, Service>> = {
  NetworksService: {
    list: ({ store }) => store.networks.all(),
    add: addNetwork,
    search: (store) => ({
      name: text<Network>(({ name }) => name),
      description: text<Network>(({ description }) => description),
      comment: text<Network>(({ comment }) => comment),
      datacenter: text<Network>(({ data_center }) => store.dataCenters.find(data_center.id)?.name),
      vlanid: number<Network>(({ vlan }) => vlan?.id),
      stp: word<Network>(({ stp }) => String(stp)),
      mtu: number<Network>(({ mtu }) => mtu),
      vmnetwork: word<Network>(({ usages }) => String(usages.includes('vm'))),
    }),
  },
  NetworkService: { get: (call) => call.store.networks.find(idOf(call)) },
  VnicProfilesService: {
    list: ({ store }) => store.vnicProfiles.all(),
    search: (store) => ({
      name: text<VnicProfile>(({ name }) => name),
      description: text<VnicProfile>(({ description }) => description),
      network_name: text<VnicProfile>(({ network }) => store.networks.find(network.id)?.name),
    }),
  },
  VnicProfileService: { get: (call) => call.store.vnicProfiles.find(idOf(call)) },
  AssignedVnicProfilesService: {
    list: (call) => call.store.vnicProfiles.where(({ network }) => network.id === ownerOf(call)),
    elsewhere: { path: 'vnicprofiles', service: 'VnicProfileService' },
  },
  NetworkFiltersService: { list: ({ store }) => store.networkFilters.all() },
  NetworkFilterService: { get: (call) => call.store.networkFilters.find(idOf(call)) },
};
