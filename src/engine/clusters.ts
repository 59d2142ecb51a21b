/** Clusters (`/clusters`) and the networks that reach into them. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { LIST_LIMIT, wireBoolean, wireInteger } from './wire.ts';

export interface Cluster {
  readonly id: string;
  readonly name: string;
  /** Absent for a cluster that was detached from its data center. */
  readonly dataCenterId?: string;
  /** `undefined` (the word) until the cluster has got its first host. */
  readonly architecture: string;
  /** Compatibility level, such as `4.8`: the engine's limits depend on it. */
  readonly level: string;
  /** False for a cluster that only serves storage. */
  readonly runsVms: boolean;
}

export interface ClusterNetwork {
  readonly id: string;
  readonly name: string;
  /** False for a network that VMs cannot use, such as one for storage traffic. */
  readonly carriesVms: boolean;
  /** The one by which the engine reaches the hosts; every cluster has it, and mostly its VMs use it too. */
  readonly isManagement: boolean;
}

const listSchema = object({
  cluster: optional(
    array(
      object({
        id: string(),
        name: string(),
        data_center: optional(object({ id: string() })),
        cpu: optional(object({ architecture: optional(string()) })),
        version: object({ major: wireInteger, minor: wireInteger }),
        virt_service: optional(wireBoolean, 'true'),
      }),
    ),
    [],
  ),
});

export async function listClusters(engine: EngineClient, signal?: AbortSignal): Promise<readonly Cluster[]> {
  const query = { search: 'sortby name asc', max: LIST_LIMIT };
  const { cluster } = await engine.request('/clusters', listSchema, { query, signal });
  return cluster.map(({ id, name, data_center, cpu, version, virt_service }) => ({
    id,
    name,
    ...(data_center && { dataCenterId: data_center.id }),
    architecture: cpu?.architecture ?? 'undefined',
    level: `${version.major}.${version.minor}`,
    runsVms: virt_service,
  }));
}

const networksSchema = object({
  network: optional(
    array(
      object({
        id: string(),
        name: string(),
        usages: optional(object({ usage: optional(array(string()), []) })),
      }),
    ),
    [],
  ),
});

export async function listClusterNetworks(
  engine: EngineClient,
  clusterId: string,
  signal?: AbortSignal,
): Promise<readonly ClusterNetwork[]> {
  const path = `/clusters/${encodeURIComponent(clusterId)}/networks`;
  const { network } = await engine.request(path, networksSchema, { query: { max: LIST_LIMIT }, signal });
  return network.map(({ id, name, usages }) => ({
    id,
    name,
    carriesVms: usages?.usage.includes('vm') ?? false,
    isManagement: usages?.usage.includes('management') ?? false,
  }));
}
