/** Asks the engine where images can be imported to, all at once, and which names are taken there. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EngineClient } from '../../engine/client.ts';
import { listClusterNetworks, listClusters, type Cluster } from '../../engine/clusters.ts';
import { listDataCenters, type DataCenter } from '../../engine/datacenters.ts';
import { fetchLimitSettings, limitsOf, type VmLimits } from '../../engine/limits.ts';
import { listOperatingSystems, type OperatingSystem } from '../../engine/operating-systems.ts';
import { listQuotas, type Quota } from '../../engine/quotas.ts';
import { listDataDomains, type DataDomain } from '../../engine/storage-domains.ts';
import { findDiskNames, findTemplateNames, type TakenTemplateName } from '../../engine/taken-names.ts';
import { listVnicProfiles } from '../../engine/vnic-profiles.ts';
import { listed, type Listed } from '../../engine-page/listed.ts';
import {
  ANY_ARCHITECTURE,
  chooseDataCenter,
  clustersOf,
  networkChoices,
  type NetworkChoice,
} from '../../engine-page/places.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { NO_NETWORK, type FormValues } from './form-values.ts';
import { namesToCheck, type TakenNames } from './import-rows.ts';

export interface Destination {
  readonly dataCenters: Listed<DataCenter>;
  readonly dataCenter: DataCenter | undefined;
  /** Those of the data center that hold disks, in any state. */
  readonly domains: Listed<DataDomain>;
  readonly domain: DataDomain | undefined;
  readonly clusters: Listed<Cluster>;
  readonly cluster: Cluster | undefined;
  readonly networks: Listed<NetworkChoice>;
  readonly network: NetworkChoice | undefined;
  /** Those for the cluster's architecture. */
  readonly systems: Listed<OperatingSystem>;
  /** Empty where the data center does not mind quotas. */
  readonly quotas: readonly Quota[];
  readonly limits: VmLimits;
  readonly taken: TakenNames;
  /** Asks anew, for the engine may have changed since the form was opened; throws when it does not tell. */
  readonly askForTaken: () => Promise<TakenNames>;
}

const queries = {
  dataCenters: (engine: EngineClient) =>
    queryOptions({ queryKey: ['data-centers'], queryFn: ({ signal }) => listDataCenters(engine, signal) }),
  domains: (engine: EngineClient, dataCenterId = '') =>
    queryOptions({
      queryKey: ['data-domains', dataCenterId],
      queryFn: ({ signal }) => listDataDomains(engine, dataCenterId, signal),
      enabled: dataCenterId !== '',
      // Space comes and goes: asked for each time this part of the dialog is shown.
      staleTime: 0,
    }),
  quotas: (engine: EngineClient, dataCenter: DataCenter | undefined) =>
    queryOptions({
      queryKey: ['quotas', dataCenter?.id],
      queryFn: ({ signal }) => listQuotas(engine, dataCenter?.id ?? '', signal),
      enabled: dataCenter !== undefined && dataCenter.quotaMode !== 'disabled',
    }),
  clusters: (engine: EngineClient) =>
    queryOptions({ queryKey: ['clusters'], queryFn: ({ signal }) => listClusters(engine, signal) }),
  networks: (engine: EngineClient, clusterId = '') =>
    queryOptions({
      queryKey: ['cluster-networks', clusterId],
      queryFn: ({ signal }) => listClusterNetworks(engine, clusterId, signal),
      enabled: clusterId !== '',
    }),
  profiles: (engine: EngineClient) =>
    queryOptions({ queryKey: ['vnic-profiles'], queryFn: ({ signal }) => listVnicProfiles(engine, signal) }),
  systems: (engine: EngineClient) =>
    queryOptions({ queryKey: ['operating-systems'], queryFn: ({ signal }) => listOperatingSystems(engine, signal) }),
  limits: (engine: EngineClient) =>
    queryOptions({ queryKey: ['limits'], queryFn: ({ signal }) => fetchLimitSettings(engine, signal) }),
  taken: (engine: EngineClient, names: readonly string[]) =>
    queryOptions({
      queryKey: ['taken-names', names.join(' ')],
      queryFn: async ({ signal }): Promise<FoundNames> => {
        const [templates, disks] = await Promise.all([
          findTemplateNames(engine, names, signal),
          findDiskNames(engine, names, signal),
        ]);
        return { templates, disks };
      },
      enabled: names.length > 0,
      // While other names are asked for, what is known of these stays.
      placeholderData: (previous) => previous,
    }),
};

interface FoundNames {
  readonly templates: readonly TakenTemplateName[];
  readonly disks: readonly string[];
}

/** A pause after which typing counts as done, in ms. */
const TYPING_PAUSE_MS = 300;

export function useDestination(engine: EngineClient, values: FormValues): Destination {
  const queryClient = useQueryClient();
  const dataCenters = useQuery(queries.dataCenters(engine));
  const clusters = useQuery(queries.clusters(engine));
  const profiles = useQuery(queries.profiles(engine));
  const systems = useQuery(queries.systems(engine));
  const limits = useQuery(queries.limits(engine));

  const dataCenter = chooseDataCenter(dataCenters.data ?? [], values.dataCenterId);
  const domains = useQuery(queries.domains(engine, dataCenter?.id));
  const quotas = useQuery(queries.quotas(engine, dataCenter));
  const domain = chooseDomain(domains.data ?? [], values.storageDomainId);
  const ofDataCenter = clustersOf(clusters.data ?? [], dataCenter);
  const cluster = chooseHostedCluster(ofDataCenter, values.clusterId);
  const networks = useQuery(queries.networks(engine, cluster?.id));
  const choices = networkChoices(profiles.data ?? [], networks.data ?? []);

  const names = namesToCheck(values.chosen);
  const settledNames = useSettled(names.join(' '), TYPING_PAUSE_MS).split(' ').filter(Boolean);
  const found = useQuery(queries.taken(engine, settledNames));
  const takenHere = (all: FoundNames | undefined): TakenNames => namesIn(all, clusters.data ?? [], dataCenter);

  return {
    dataCenters: listed(dataCenters.data ?? [], [dataCenters]),
    dataCenter,
    domains: listed(domains.data ?? [], dataCenter ? [domains] : [dataCenters]),
    domain,
    clusters: listed(ofDataCenter, [dataCenters, clusters]),
    cluster,
    networks: listed(choices, cluster ? [profiles, networks] : [clusters, profiles]),
    network: chooseNetwork(choices, values.network),
    systems: listed(
      (systems.data ?? []).filter(({ architecture }) => architecture === cluster?.architecture),
      [systems],
    ),
    quotas: quotas.data ?? [],
    limits: cluster && limits.data ? limitsOf(limits.data, cluster) : {},
    taken: takenHere(found.data),
    askForTaken: async () => takenHere(await queryClient.query({ ...queries.taken(engine, names), staleTime: 0 })),
  };
}

/** The wanted domain while it can be used, else the one with the most space. */
export function chooseDomain(all: readonly DataDomain[], wantedId: string): DataDomain | undefined {
  const usable = all.filter(({ status }) => status === 'active');
  const bySpace = usable.toSorted((one, other) => (other.availableBytes ?? 0) - (one.availableBytes ?? 0));
  return usable.find(({ id }) => id === wantedId) ?? bySpace[0];
}

/** The wanted one, else the first whose architecture a host has told: without it the engine makes no template. */
export function chooseHostedCluster(ofDataCenter: readonly Cluster[], wantedId: string): Cluster | undefined {
  const hosted = ofDataCenter.find(({ architecture }) => architecture !== ANY_ARCHITECTURE);
  return ofDataCenter.find(({ id }) => id === wantedId) ?? hosted ?? ofDataCenter[0];
}

/** The wish; else the management network as WebAdmin proposes it for a new VM, or the first: without one no VM is reached. */
export function chooseNetwork(choices: readonly NetworkChoice[], wish: string): NetworkChoice | undefined {
  const wished = choices.find(({ profile }) => profile.id === wish);
  if (wished || wish === NO_NETWORK) return wished;
  return choices.find(({ isManagement }) => isManagement) ?? choices[0];
}

/** A template's name need only be free in its data center; Blank is in each. */
function namesIn(
  found: FoundNames | undefined,
  clusters: readonly Cluster[],
  dataCenter: DataCenter | undefined,
): TakenNames {
  const isElsewhere = (clusterId: string) =>
    clusters.some(({ id, dataCenterId }) => id === clusterId && dataCenterId !== dataCenter?.id);
  const templates = (found?.templates ?? []).filter(
    ({ clusterId }) => clusterId === undefined || !isElsewhere(clusterId),
  );
  return { templates: new Set(templates.map(({ name }) => name)), disks: new Set(found?.disks) };
}
