// /clusters
import { idOf, type Service } from '../service.ts';

export const clusters: Readonly<Record<string, Service>> = {
  ClustersService: { list: ({ store }) => store.clusters.all() },
  ClusterService: { get: (call) => call.store.clusters.find(idOf(call)) },
};
