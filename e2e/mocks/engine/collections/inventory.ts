// Collections that are only read: hosts, disks, operating systems, icons, instance types and the like.
import type { Document } from '../json.ts';
import type { Disk, Host } from '../model.ts';
import { cpuTypes, permits } from '../data/installed.ts';
import { idOf, type Service } from '../service.ts';
import { number, text, uuid, word } from '../search.ts';
import type { Store } from '../store.ts';

/** The quota of a disk stands below its data center, and so has an address. */
export function shownDisk(store: Store, disk: Disk): Document {
  const { quota } = disk;
  const id = typeof quota === 'object' && 'id' in quota && typeof quota['id'] === 'string' ? quota['id'] : undefined;
  const found = store.quotas.find(id);
  return found ? { ...disk, quota: { id: found.id, dataCenterId: found.data_center.id } } : disk;
}

/** The levels that the engine supports; ordinary users are not told their CPU types. */
const clusterLevels = (isFiltered: boolean): readonly Document[] =>
  [2, 3, 4, 5, 6, 7, 8].map((minor) => ({ id: `4.${minor}`, ...(!isFiltered && { cpu_types: cpuTypes }), permits }));

export const inventory: Readonly<Record<string, Service>> = {
  HostsService: {
    list: ({ store }) => store.hosts.all(),
    search: (store) => ({
      name: text<Host>(({ name }) => name),
      comment: text<Host>(({ comment }) => comment),
      status: word<Host>(({ status }) => status),
      address: text<Host>(({ address }) => address),
      cluster: text<Host>(({ cluster }) => store.clusters.find(cluster.id)?.name),
      datacenter: text<Host>(
        ({ cluster }) => store.dataCenters.find(store.clusters.find(cluster.id)?.data_center?.id)?.name,
      ),
      id: uuid<Host>(({ id }) => id),
    }),
  },
  // The one with the management network, which every host has; nothing here asks for more.
  HostNicsService: {
    list: ({ store, ids: [hostId = ''] }) => {
      const host = store.hosts.find(hostId);
      const tail = hostId.replaceAll('-', '').slice(0, 6).match(/../g) ?? [];
      return host
        ? [{ id: hostId, name: 'eno1', host: { id: hostId }, mac: { address: ['52:54:00', ...tail].join(':') } }]
        : [];
    },
  },
  DisksService: {
    list: ({ store }) => store.disks.all().map((disk) => shownDisk(store, disk)),
    search: () => ({
      alias: text<Disk>(({ alias }) => alias),
      name: text<Disk>(({ alias }) => alias),
      description: text<Disk>(({ description }) => description),
      status: word<Disk>(({ status }) => status),
      disk_type: word<Disk>(({ storage_type }) => storage_type),
      disk_content_type: word<Disk>(({ content_type }) => content_type),
      provisioned_size: number<Disk>(({ provisioned_size }) => provisioned_size / 2 ** 30),
      id: uuid<Disk>(({ id }) => id),
    }),
  },
  DiskService: {
    get: (call) => {
      const disk = call.store.disks.find(idOf(call));
      return disk && shownDisk(call.store, disk);
    },
  },
  OperatingSystemsService: { list: ({ store }) => store.operatingSystems.all() },
  OperatingSystemService: {
    get: (call) => call.store.operatingSystems.find(idOf(call)),
    isId: (id) => /^\d+$/.test(id),
  },
  IconsService: { list: ({ store }) => store.icons.all() },
  IconService: { get: (call) => call.store.icons.find(idOf(call)) },
  InstanceTypesService: { list: ({ store }) => store.instanceTypes.all() },
  InstanceTypeService: { get: (call) => call.store.instanceTypes.find(idOf(call)) },
  MacPoolsService: { isAdminOnly: true, list: ({ store }) => store.macPools.all() },
  MacPoolService: { get: (call) => call.store.macPools.find(idOf(call)) },
  CpuProfilesService: { isAdminOnly: true, list: ({ store }) => store.cpuProfiles.all() },
  CpuProfileService: { get: (call) => call.store.cpuProfiles.find(idOf(call)) },
  ClusterLevelsService: { list: ({ filtered }) => clusterLevels(filtered) },
  ClusterLevelService: { isId: (id) => /^\d\.\d$/.test(id) },
  BookmarksService: { isAdminOnly: true },
  SchedulingPoliciesService: { list: ({ store }) => store.schedulingPolicies.all() },
};
