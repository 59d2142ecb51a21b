// /datacenters, with the clusters, networks, storage domains and quotas of each
import { causeOf, requirePermit, runCommand } from '../commands/command.ts';
import { addEvent } from '../commands/journal.ts';
import { DEFAULT_MAC_POOL, defaultQuota } from '../data/installed.ts';
import { networkShape } from '../data/shapes.ts';
import type { Document } from '../json.ts';
import type { DataCenter } from '../model.ts';
import { Empty, incomplete } from '../refusals.ts';
import { system } from '../rights.ts';
import { idOf, ownerOf, type Call, type Service } from '../service.ts';
import { text, word } from '../search.ts';
import { addProfile } from './networks.ts';
import { attachedTo } from './storagedomains.ts';

// Levels that a new data center can have.
const levels = [7, 8];

/** Its first network, profile and quota come with a data center. */
function addParts(call: Call, dataCenter: DataCenter): void {
  const { store, world } = call;
  const id = world.newId(`network/ovirtmgmt of ${dataCenter.name}`);
  const description = 'Default Management Network';
  const data_center = { id: dataCenter.id };
  store.networks.put({ ...networkShape, id, name: 'ovirtmgmt', description, data_center, vdsm_name: 'ovirtmgmt' });
  addProfile(call, id, 'ovirtmgmt', true);
  store.quotas.put(defaultQuota(world.newId(), dataCenter));
}

function addDataCenter(call: Call, body: Document): Document {
  const { store, world } = call;
  // The body was read as a data center.
  const { name, ...rest } = body as Partial<DataCenter>;
  if (name === undefined || name === '') throw incomplete('DataCenter', 'name', 'add');
  const version = rest.version ?? { major: 4, minor: 8 };
  return runCommand(call, {
    job: `Adding empty Data Center ${name}`,
    validate: () => requirePermit(call, 'create_storage_pool', system),
    execute: () => {
      const dataCenter = store.dataCenters.put({
        local: false,
        quota_mode: 'disabled',
        ...rest,
        id: world.newId(`datacenter/${name}`),
        name,
        status: 'uninitialized',
        version,
        supported_versions: levels.filter((minor) => minor >= version.minor).map((minor) => ({ major: 4, minor })),
        mac_pool: rest.mac_pool ?? { id: DEFAULT_MAC_POOL },
      });
      addParts(call, dataCenter);
      addEvent(world, 950, { ...causeOf(call), dataCenter, words: { version: `4.${version.minor}` } });
      // Its MAC pool is in every answer but this (seen).
      return { ...dataCenter, mac_pool: undefined };
    },
  });
}

/** GiB in use beside GiB allowed; a quota that limits nothing has no limits (seen). */
function storageLimits(call: Call): readonly Document[] {
  const { store } = call;
  const quota = store.quotas.find(call.ids[1]);
  return (quota?.storageLimits ?? []).map(({ id, storage_domain, limit }) => {
    const disks = store.disks.where(({ storage_domains: homes }) =>
      homes.some((home) => storage_domain === undefined || home.id === storage_domain.id),
    );
    const usage = disks.reduce((sum, disk) => sum + disk.provisioned_size, 0) / 2 ** 30;
    return { id, limit, usage, ...(storage_domain && { storage_domain }), quota: { id: quota?.id } };
  });
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
    list: (call) => {
      // Who sees only what is his gets nothing at all.
      if (call.filtered) throw new Empty(204);
      return call.store.quotas.where(({ data_center }) => data_center.id === ownerOf(call));
    },
  },
  QuotaStorageLimitsService: { list: storageLimits },
};
