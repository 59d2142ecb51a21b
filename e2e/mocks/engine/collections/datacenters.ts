// /datacenters, with the clusters, networks, storage domains and quotas of each
import { requirePermit } from '../commands/command.ts';
import { DEFAULT_MAC_POOL, defaultQuota } from '../data/installed.ts';
import { networkShape } from '../data/shapes.ts';
import type { Document } from '../json.ts';
import type { DataCenter } from '../model.ts';
import { incomplete } from '../refusals.ts';
import { system } from '../rights.ts';
import { idOf, ownerOf, type Call, type Service } from '../service.ts';
import { text, word } from '../search.ts';
import { addProfile } from './networks.ts';
import { attachedTo } from './storagedomains.ts';

const levels = [2, 3, 4, 5, 6, 7, 8];

function addDataCenter(call: Call, body: Document): Document {
  const { store, world } = call;
  // The body was read as a data center.
  const { name, ...rest } = body as Partial<DataCenter>;
  if (name === undefined || name === '') throw incomplete('DataCenter', 'name', 'add');
  requirePermit(call, 'create_storage_pool', system);
  const version = rest.version ?? { major: 4, minor: 8 };
  const dataCenter: DataCenter = {
    local: false,
    quota_mode: 'disabled',
    ...rest,
    id: world.newId(`datacenter/${name}`),
    name,
    status: 'uninitialized',
    version,
    supported_versions: levels
      .filter((minor) => minor >= version.minor && minor > 6)
      .map((minor) => ({ major: 4, minor })),
    mac_pool: rest.mac_pool ?? { id: DEFAULT_MAC_POOL },
  };
  store.dataCenters.put(dataCenter);
  const networkId = world.newId(`network/ovirtmgmt of ${name}`);
  store.networks.put({
    ...networkShape,
    id: networkId,
    name: 'ovirtmgmt',
    description: 'Default Management Network',
    data_center: { id: dataCenter.id },
    vdsm_name: 'ovirtmgmt',
  });
  addProfile(call, networkId, 'ovirtmgmt');
  store.quotas.put(defaultQuota(world.newId(), dataCenter));
  // Its MAC pool is in every answer but this (seen).
  return { ...dataCenter, mac_pool: undefined };
}

export const dataCenters: Readonly<Record<string, Service>> = {
  DataCentersService: {
    list: ({ store }) => store.dataCenters.all(),
    search: () => ({
      name: text<DataCenter>(({ name }) => name),
      description: text<DataCenter>(({ description }) => description),
      comment: text<DataCenter>(({ comment }) => comment),
      local: word<DataCenter>(({ local }) => String(local)),
      status: word<DataCenter>(({ status }) => status),
      compatibility_version: text<DataCenter>(({ version }) => `${version.major}.${version.minor}`),
    }),
    add: addDataCenter,
  },
  DataCenterService: { get: (call) => call.store.dataCenters.find(idOf(call)) },
  DataCenterNetworksService: {
    list: (call) => call.store.networks.where(({ data_center }) => data_center.id === ownerOf(call)),
    elsewhere: { path: 'networks' },
  },
  AttachedStorageDomainsService: { list: (call) => attachedTo(call, ownerOf(call)) },
  QuotasService: {
    list: (call) => call.store.quotas.where(({ data_center }) => data_center.id === ownerOf(call)),
  },
};
