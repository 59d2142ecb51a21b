/** Where things can be made: of all that the engine lists, what can work, and what is chosen when nobody has chosen. */
import type { Cluster, ClusterNetwork } from '../engine/clusters.ts';
import type { DataCenter } from '../engine/datacenters.ts';
import type { VnicProfile } from '../engine/vnic-profiles.ts';

/** The engine's word for a template or cluster whose architecture nobody has told. */
export const ANY_ARCHITECTURE = 'undefined';

/** The wanted data center when it can be used, else the first that can. */
export function chooseDataCenter(all: readonly DataCenter[], wantedId: string): DataCenter | undefined {
  const usable = all.filter(({ status }) => status === 'up');
  return usable.find(({ id }) => id === wantedId) ?? usable[0];
}

export function clustersOf(all: readonly Cluster[], dataCenter: DataCenter | undefined): readonly Cluster[] {
  return all.filter(
    ({ dataCenterId, runsVms }) => runsVms && dataCenterId !== undefined && dataCenterId === dataCenter?.id,
  );
}

export function chooseCluster(ofDataCenter: readonly Cluster[], wantedId: string): Cluster | undefined {
  return ofDataCenter.find(({ id }) => id === wantedId) ?? ofDataCenter[0];
}

/** A vNIC profile with the name of the network that it leads to. */
export interface NetworkChoice {
  readonly profile: VnicProfile;
  readonly networkName: string;
  readonly isManagement: boolean;
}

/** Profiles whose network reaches into the cluster and carries VMs. A pass-through one needs another kind of interface. */
export function networkChoices(
  profiles: readonly VnicProfile[],
  networks: readonly ClusterNetwork[],
): readonly NetworkChoice[] {
  return profiles
    .flatMap((profile) => {
      const network = networks.find(({ id }) => id === profile.networkId);
      return network?.carriesVms && !profile.isPassThrough
        ? [{ profile, networkName: network.name, isManagement: network.isManagement }]
        : [];
    })
    .sort(
      (one, other) =>
        one.networkName.localeCompare(other.networkName) || one.profile.name.localeCompare(other.profile.name),
    );
}

export function networkLabel({ profile, networkName }: NetworkChoice): string {
  return profile.name === networkName ? networkName : `${networkName} / ${profile.name}`;
}
