// /clusters, and the networks of a cluster
import { causeOf, requirePermit, runCommand } from '../commands/command.ts';
import { addEvent } from '../commands/journal.ts';
import { cpuTypes } from '../data/installed.ts';
import { clusterShape } from '../data/shapes.ts';
import type { Document } from '../json.ts';
import type { Cluster, ClusterNetwork, Id, Network } from '../model.ts';
import { entityNotFound, incomplete, notFound, refused, type Answer } from '../refusals.ts';
import { idOf, ownerOf, type Call, type Service } from '../service.ts';
import { number, text, word } from '../search.ts';
import type { Store } from '../store.ts';

/** A network as a cluster has it: with its use there. */
function inCluster(store: Store, { networkId, clusterId, ...use }: ClusterNetwork): Document {
  return { ...store.networks.get(networkId), ...use, id: networkId, cluster: { id: clusterId } };
}

const networksOf = (store: Store, clusterId: Id): readonly Document[] =>
  store.clusterNetworks.where((entry) => entry.clusterId === clusterId).map((entry) => inCluster(store, entry));

const managing = ['vm', 'display', 'migration', 'management', 'default_route'];

/** Puts a network to use in a cluster. */
function useNetwork(
  store: Store,
  clusterId: Id,
  networkId: Id,
  isManagement: boolean,
  isRequired: boolean,
): ClusterNetwork {
  return store.clusterNetworks.put({
    id: `${clusterId}/${networkId}`,
    clusterId,
    networkId,
    display: isManagement,
    required: isRequired,
    status: 'operational',
    usages: isManagement ? managing : ['vm'],
  });
}

const managementNetwork = (store: Store, dataCenterId: Id): Network | undefined =>
  store.networks.where(({ name, data_center }) => name === 'ovirtmgmt' && data_center.id === dataCenterId)[0];

function addCluster(call: Call, body: Document): Document {
  const { store, world } = call;
  // The body was read as a cluster.
  const { name, cpu, data_center: wanted, ...rest } = body as Partial<Cluster>;
  if (name === undefined || name === '') throw incomplete('Cluster', 'name', 'add');
  const dataCenter = store.dataCenters.find(wanted?.id);
  if (!dataCenter) throw wanted ? entityNotFound('StoragePool') : incomplete('Cluster', 'dataCenter.name|id', 'add');
  const type = cpu?.type ?? '';
  const validate = (): void => {
    requirePermit(call, 'create_cluster', { kind: 'data_center', id: dataCenter.id });
    if (type === '' || cpuTypes.some((known) => known.name === type)) return;
    throw refused(400, ['ACTION_TYPE_FAILED_CPU_NOT_FOUND', { action: 'create', type: 'Cluster' }]);
  };
  const known = cpuTypes.find(({ name: called }) => called === type);
  const architecture = cpu?.architecture ?? known?.architecture ?? 'undefined';
  const overCommit = { percent: rest.memory_policy?.over_commit?.percent ?? 100 };
  const hugePages = { enabled: type !== '' };
  const execute = (): Document => {
    const id = world.newId(`cluster/${name}`);
    const cluster = store.clusters.put({
      ...clusterShape,
      version: dataCenter.version,
      mac_pool: dataCenter.mac_pool,
      ...rest,
      id,
      name,
      cpu: { architecture, type },
      data_center: { id: dataCenter.id },
      memory_policy: { ...clusterShape.memory_policy, over_commit: overCommit, transparent_hugepages: hugePages },
      ...(architecture !== 'undefined' && {
        bios_type: architecture === 'x86_64' ? 'q35_ovmf' : 'i440fx_sea_bios',
      }),
    });
    store.cpuProfiles.put({ id: world.newId(`cpu_profile/${name}`), name, cluster: { id } });
    addEvent(world, 809, { ...causeOf(call), cluster });
    const management = managementNetwork(store, dataCenter.id);
    if (!management) return cluster;
    useNetwork(store, id, management.id, true, true);
    // Only the answer to its making names it (seen).
    return { ...cluster, management_network: { id: management.id } };
  };
  return runCommand(call, { job: `Adding Cluster ${name} to Data Center ${dataCenter.name}`, validate, execute });
}

/** Changes what was sent; the engine's rules on moving a cluster to another CPU or level are not here. */
function updateCluster(call: Call, body: Document): Document {
  const cluster = call.store.clusters.get(idOf(call));
  return runCommand(call, {
    job: `Editing Cluster ${cluster.name} properties`,
    validate: () => requirePermit(call, 'edit_cluster_configuration', { kind: 'cluster', id: cluster.id }),
    // The body was read as a cluster.
    execute: () => call.store.clusters.change(cluster.id, { ...(body as Partial<Cluster>), id: cluster.id }),
  });
}

function addNetwork(call: Call, body: Document): Document | Answer {
  const clusterId = ownerOf(call);
  // The body was read as a network.
  const { id, name, required } = body as { readonly id?: Id; readonly name?: string; readonly required?: boolean };
  const cluster = call.store.clusters.find(clusterId);
  if (!cluster) throw notFound();
  if (id === undefined && name === undefined) throw incomplete('Network', 'id|name', 'add');
  const isWanted = (network: { id: Id; name: string }): boolean =>
    id === undefined ? network.name === name : network.id === id;
  const network = call.store.networks
    .where(({ data_center }) => data_center.id === cluster.data_center?.id)
    .find(isWanted);
  if (!network) throw entityNotFound('Network');
  return runCommand(call, {
    job: `Attaching Network ${network.name} to Cluster ${cluster.name}`,
    validate: () => requirePermit(call, 'assign_cluster_network', { kind: 'cluster', id: clusterId }),
    execute: () => {
      addEvent(call.world, 946, { ...causeOf(call), cluster, words: { network: network.name } });
      return inCluster(call.store, useNetwork(call.store, clusterId, network.id, false, required ?? true));
    },
  });
}

export const clusters: Readonly<Record<string, Service>> = {
  ClustersService: {
    // All clusters, or those of a data center.
    list: ({ store, ids: [of] }) =>
      of === undefined ? store.clusters.all() : store.clusters.where(({ data_center }) => data_center?.id === of),
    search: (store) => ({
      name: text<Cluster>(({ name }) => name),
      description: text<Cluster>(({ description }) => description),
      comment: text<Cluster>(({ comment }) => comment),
      architecture: word<Cluster>(({ cpu }) => cpu.architecture),
      compatibility_level: number<Cluster>(({ version }) => Number(`${version.major}.${version.minor}`)),
      cpu_type: text<Cluster>(({ cpu }) => cpu.type),
      datacenter: text<Cluster>(({ data_center }) => store.dataCenters.find(data_center?.id)?.name),
    }),
    add: addCluster,
  },
  ClusterService: { get: (call) => call.store.clusters.find(idOf(call)), update: updateCluster },
  ClusterNetworksService: { list: (call) => networksOf(call.store, ownerOf(call)), add: addNetwork },
};
