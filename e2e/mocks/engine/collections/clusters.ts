// /clusters, and the networks of a cluster
import type { Cluster, ClusterNetwork } from '../model.ts';
import { idOf, ownerOf, type Service } from '../service.ts';
import { number, text, word } from '../search.ts';
import type { Store } from '../store.ts';
import type { Document } from '../json.ts';

/** A network as a cluster has it: with its use there. */
function inCluster(store: Store, { networkId, clusterId, ...use }: ClusterNetwork): Document {
  return { ...store.networks.get(networkId), ...use, id: networkId, cluster: { id: clusterId } };
}

const networksOf = (store: Store, clusterId: string): readonly Document[] =>
  store.clusterNetworks.where((entry) => entry.clusterId === clusterId).map((entry) => inCluster(store, entry));

export const clusters: Readonly<Record<string, Service>> = {
  ClustersService: {
    list: ({ store }) => store.clusters.all(),
    search: () => ({
      name: text<Cluster>(({ name }) => name),
      description: text<Cluster>(({ description }) => description),
      comment: text<Cluster>(({ comment }) => comment),
      architecture: word<Cluster>(({ cpu }) => cpu.architecture),
      compatibility_level: number<Cluster>(({ version }) => Number(`${version.major}.${version.minor}`)),
      cpu_type: text<Cluster>(({ cpu }) => cpu.type),
    }),
  },
  ClusterService: { get: (call) => call.store.clusters.find(idOf(call)) },
  ClusterNetworksService: { list: (call) => networksOf(call.store, ownerOf(call)) },
};
