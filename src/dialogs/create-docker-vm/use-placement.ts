/** Asks the engine where a VM can be made, all at once, and drops what answers a choice that is no longer made. */
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { EngineClient } from '../../engine/client.ts';
import { listClusterNetworks, listClusters, type Cluster } from '../../engine/clusters.ts';
import { listDataCenters, type DataCenter } from '../../engine/datacenters.ts';
import { fetchLimitSettings, limitsOf, type VmLimits } from '../../engine/limits.ts';
import { fetchTemplate, listTemplateNics, searchTemplates, type Template } from '../../engine/templates.ts';
import { listVnicProfiles } from '../../engine/vnic-profiles.ts';
import { isSearchable } from '../../engine/wire.ts';
import { listed, type Listed } from '../../engine-page/listed.ts';
import {
  chooseCluster,
  chooseDataCenter,
  clustersOf,
  networkChoices,
  type NetworkChoice,
} from '../../engine-page/places.ts';
import { useSettled } from '../../ui/use-settled.ts';
import type { ChosenPlacement } from './form.ts';
import type { FormValues } from './form-values.ts';
import {
  chooseNetwork,
  chooseTemplate,
  connectNics,
  freeNicName,
  templateChoices,
  type ConnectedNic,
  type TemplateChoice,
} from './placement.ts';

/** What the dialog is told of templates. */
export interface TemplateWishes {
  /** The tag of templates that are made to run containers; empty for none. */
  readonly tag: string;
  /** The one that the dialog was opened with. */
  readonly templateId: string | undefined;
}

export interface Placement {
  readonly dataCenters: Listed<DataCenter>;
  readonly dataCenter: DataCenter | undefined;
  /** Those of the chosen data center. */
  readonly clusters: Listed<Cluster>;
  readonly cluster: Cluster | undefined;
  readonly templates: Listed<TemplateChoice> & {
    /** False when there are more than the search has brought up. */
    readonly isComplete: boolean;
    /** Whether the data center has more than one answer holds. */
    readonly needsSearch: boolean;
  };
  readonly template: Template | undefined;
  /** The template that the dialog was opened with. */
  readonly begun: Listed<never>;
  /** Profiles of the cluster that an interface can be added with. */
  readonly networks: Listed<NetworkChoice>;
  readonly templateNics: Listed<ConnectedNic>;
  /** Undefined when the template's own interfaces are to do. */
  readonly network: NetworkChoice | undefined;
  readonly limits: VmLimits;
  /** What `validate` needs of all this. */
  readonly chosen: ChosenPlacement;
}

const queries = {
  dataCenters: (engine: EngineClient) =>
    queryOptions({ queryKey: ['data-centers'], queryFn: ({ signal }) => listDataCenters(engine, signal) }),
  clusters: (engine: EngineClient) =>
    queryOptions({ queryKey: ['clusters'], queryFn: ({ signal }) => listClusters(engine, signal) }),
  vnicProfiles: (engine: EngineClient) =>
    queryOptions({ queryKey: ['vnic-profiles'], queryFn: ({ signal }) => listVnicProfiles(engine, signal) }),
  limits: (engine: EngineClient) =>
    queryOptions({ queryKey: ['limits'], queryFn: ({ signal }) => fetchLimitSettings(engine, signal) }),
  clusterNetworks: (engine: EngineClient, clusterId = '') =>
    queryOptions({
      queryKey: ['cluster-networks', clusterId],
      queryFn: ({ signal }) => listClusterNetworks(engine, clusterId, signal),
      enabled: clusterId !== '',
    }),
  templates: (engine: EngineClient, dataCenter: DataCenter | undefined, search: string) =>
    queryOptions({
      queryKey: ['templates', dataCenter?.id, search],
      queryFn: ({ signal }) => searchTemplates(engine, { name: dataCenter?.name ?? '' }, { namePart: search }, signal),
      enabled: dataCenter !== undefined,
      // While another search runs, the list stays; with another data center it goes.
      placeholderData: (previous, query) => (query?.queryKey[1] === dataCenter?.id ? previous : undefined),
    }),
  /** Nobody is told when it fails: it only sorts the list, and not everybody may read tags. */
  taggedTemplates: (engine: EngineClient, dataCenter: DataCenter | undefined, tag: string) =>
    queryOptions({
      queryKey: ['tagged-templates', dataCenter?.id],
      queryFn: ({ signal }) => searchTemplates(engine, { name: dataCenter?.name ?? '' }, { tag }, signal),
      enabled: dataCenter !== undefined && tag !== '',
    }),
  template: (engine: EngineClient, templateId = '') =>
    queryOptions({
      queryKey: ['template', templateId],
      queryFn: ({ signal }) => fetchTemplate(engine, templateId, signal),
      enabled: templateId !== '',
    }),
  templateNics: (engine: EngineClient, templateId = '') =>
    queryOptions({
      queryKey: ['template-nics', templateId],
      queryFn: ({ signal }) => listTemplateNics(engine, templateId, signal),
      enabled: templateId !== '',
    }),
};

/** Begins with what hangs on no choice. `usePlacement` takes the answers, and tells what failed. */
export function askForPlacement(queryClient: QueryClient, engine: EngineClient): void {
  const noop = () => undefined;
  queryClient.query(queries.dataCenters(engine)).catch(noop);
  queryClient.query(queries.clusters(engine)).catch(noop);
  queryClient.query(queries.vnicProfiles(engine)).catch(noop);
  queryClient.query(queries.limits(engine)).catch(noop);
}

/** A pause after which typing counts as done, in ms. */
const TYPING_PAUSE_MS = 300;

/** Asks nothing before `isPainted`: a page that begins to ask is slower to show its first field. */
export function usePlacement(
  engine: EngineClient,
  values: FormValues,
  wishes: TemplateWishes,
  templateSearch: string,
  isPainted: boolean,
): Placement {
  const search = useSettled(isSearchable(templateSearch) ? templateSearch : '', TYPING_PAUSE_MS);
  const dataCenters = useQuery({ ...queries.dataCenters(engine), enabled: isPainted });
  const clusters = useQuery({ ...queries.clusters(engine), enabled: isPainted });
  const profiles = useQuery({ ...queries.vnicProfiles(engine), enabled: isPainted });
  const limits = useQuery({ ...queries.limits(engine), enabled: isPainted });

  const begun = useQuery(queries.template(engine, isPainted ? wishes.templateId : undefined));
  const clusterOfBegun = clusters.data?.find(({ id }) => id === begun.data?.clusterId);

  const dataCenter = chooseDataCenter(
    dataCenters.data ?? [],
    values.dataCenterId || (clusterOfBegun?.dataCenterId ?? ''),
  );
  const ofDataCenter = clustersOf(clusters.data ?? [], dataCenter);
  const cluster = chooseCluster(ofDataCenter, values.clusterId || (clusterOfBegun?.id ?? ''));

  const firstTemplates = useQuery(queries.templates(engine, dataCenter, ''));
  const needsSearch = firstTemplates.data?.isComplete === false;
  const templates = useQuery(queries.templates(engine, dataCenter, needsSearch ? search : ''));
  const networks = useQuery(queries.clusterNetworks(engine, cluster?.id));
  const tagged = useQuery(queries.taggedTemplates(engine, dataCenter, wishes.tag));
  const preferred = (tagged.data?.templates ?? []).filter(({ name }) => isFound(name, needsSearch ? search : ''));
  const choices = cluster ? templateChoices(templates.data?.templates ?? [], cluster, ofDataCenter, preferred) : [];
  const isWholeList = templates.data?.isComplete === true && !needsSearch;
  const wanted = values.template ?? begun.data;
  const template =
    cluster && !begun.isLoading ? chooseTemplate(choices, isWholeList, wanted, cluster, ofDataCenter) : undefined;

  const nics = useQuery(queries.templateNics(engine, template?.id));
  const profileChoices = networkChoices(profiles.data ?? [], networks.data ?? []);
  const isConnected = nics.data && profiles.data && networks.data;
  const templateNics = isConnected ? connectNics(nics.data, profiles.data, networks.data) : undefined;
  const network = chooseNetwork(profileChoices, templateNics, values.network);

  return {
    dataCenters: listed(dataCenters.data ?? [], [dataCenters]),
    dataCenter,
    clusters: listed(ofDataCenter, [dataCenters, clusters]),
    cluster,
    templates: {
      ...listed(choices, dataCenter ? [templates] : [dataCenters]),
      isComplete: templates.data?.isComplete ?? true,
      needsSearch,
    },
    template,
    begun: listed([], wishes.templateId === undefined ? [] : [begun]),
    networks: listed(profileChoices, cluster ? [profiles, networks] : [clusters, profiles]),
    templateNics: listed(templateNics ?? [], template ? [nics, profiles, networks] : []),
    network,
    limits: cluster && limits.data ? limitsOf(limits.data, cluster) : {},
    chosen: {
      cluster,
      template,
      nic: network && { name: freeNicName(templateNics ?? []), vnicProfileId: network.profile.id },
    },
  };
}

/** As the engine searches names. */
function isFound(name: string, namePart: string): boolean {
  return name.toLowerCase().includes(namePart.toLowerCase());
}
