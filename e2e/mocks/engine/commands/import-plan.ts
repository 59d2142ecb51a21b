/** What an import is told to make, where, and why the engine may refuse that. */
import { GlanceClient } from '../glance-client.ts';
import type { Document } from '../json.ts';
import type { Cluster, DataCenter, Id, Provider, Quota, StorageDomain } from '../model.ts';
import { bare, fault, refuse } from '../refusals.ts';
import type { Call } from '../service.ts';
import { checkUuid } from './add-vm.ts';
import { causeOf, requirePermit } from './command.ts';
import { NotImportable, type Candidate } from './import-candidate.ts';
import { addEvent } from './journal.ts';

const command = { action: 'import', type: 'Virtual Disk' } as const;
const GIB = 2 ** 30;

interface Named {
  readonly id?: string;
  readonly name?: string;
}

// A body was read by the types of the API model.
const namedIn = (body: Document, attribute: string): Named => (body[attribute] ?? {}) as Named;

export interface ImportPlan {
  readonly glance: GlanceClient;
  readonly sourceId: Id;
  readonly domain: StorageDomain;
  readonly dataCenter: DataCenter;
  readonly cluster: Cluster | undefined;
  /** Absent: only a disk is wanted. */
  readonly templateName: string | undefined;
  readonly alias: string;
}

export function planFor(call: Call, body: Document, provider: Provider, sourceId: Id): ImportPlan {
  const target = targetOf(call, body);
  const isTemplate = body['import_as_template'] === true;
  const disk = body['disk'] as { readonly alias?: string; readonly name?: string } | undefined;
  const cluster = isTemplate ? clusterOf(call, body) : undefined;
  const random = call.world.newId().slice(0, 7);
  return {
    ...target,
    glance: new GlanceClient(call.world.network.fetch, provider),
    sourceId,
    cluster,
    templateName: isTemplate ? (namedIn(body, 'template').name ?? `GlanceTemplate-${random}`) : undefined,
    alias: disk?.alias ?? disk?.name ?? '',
  };
}

/** Where the new disk comes to lie. An id that stands for no domain of a data center is the engine's own fault (seen). */
function targetOf(call: Call, body: Document): { readonly domain: StorageDomain; readonly dataCenter: DataCenter } {
  const { storageDomains, dataCenters } = call.store;
  const { id, name } = namedIn(body, 'storage_domain');
  if (id === undefined && name === undefined) {
    const lacking = "Parameters 'storage_domain.id' or 'storage_domain.name' are mandatory but both were not provided.";
    throw bare(fault(400, lacking, 'Input validation failed.'));
  }
  if (id !== undefined) checkUuid(id);
  const domain = id === undefined ? storageDomains.where((own) => own.name === name)[0] : storageDomains.find(id);
  if (!domain && id === undefined) throw bare(fault(404, `Entity not found: Storage: name=${String(name)}`));
  const dataCenter = dataCenters.find(domain?.attachment?.dataCenterId);
  if (!domain || !dataCenter) {
    const invoked = 'Cannot invoke "org.ovirt.engine.core.bll.CommandBase.getParameters()"';
    throw fault(500, `java.lang.NullPointerException: ${invoked} because "commandBase" is null`);
  }
  return { domain, dataCenter };
}

/** The cluster that was sent for a template; one that is not there is found out by the command. */
function clusterOf(call: Call, body: Document): Cluster | undefined {
  const { id, name } = namedIn(body, 'cluster');
  const { clusters } = call.store;
  if (id === undefined && name === undefined) {
    throw bare(fault(400, 'Action [cluster.id|name] required for doImport', 'Incomplete parameters'));
  }
  if (id !== undefined) checkUuid(id);
  const found = id === undefined ? clusters.where((own) => own.name === name)[0] : clusters.find(id);
  if (!found && id === undefined) throw bare(fault(404, `Entity not found: Cluster: name=${String(name)}`));
  return found;
}

/** Throws why it is refused. */
export function checkPlan(call: Call, plan: ImportPlan, candidate: Candidate | NotImportable): void {
  requirePermit(call, 'create_disk', { kind: 'storage_domain', id: plan.domain.id });
  requirePermit(call, 'access_image_storage', { kind: 'storage_domain', id: plan.sourceId });
  checkPlace(plan);
  if (candidate instanceof NotImportable) {
    if (candidate.isOfRepository) addEvent(call.world, 1021, causeOf(call));
    throw refuse([candidate.sentence, command]);
  }
  checkSpace(call, plan, candidate);
}

function checkPlace({ domain, dataCenter, cluster, templateName }: ImportPlan): void {
  if (dataCenter.status !== 'up') throw refuse(['ACTION_TYPE_FAILED_STORAGE_POOL_STATUS_ILLEGAL', command]);
  if (templateName === undefined) return;
  if (!cluster) throw refuse(['VDS_CLUSTER_IS_NOT_VALID', command]);
  if (cluster.cpu.architecture === 'undefined') {
    throw refuse(['ACTION_TYPE_FAILED_CLUSTER_UNDEFINED_ARCHITECTURE', command]);
  }
  if (cluster.data_center?.id !== domain.attachment?.dataCenterId) {
    throw refuse(['ACTION_TYPE_FAILED_STORAGE_DOMAIN_NOT_IN_STORAGE_POOL', command]);
  }
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Only the file's size counts, which is less than the disk may become. */
function checkSpace(call: Call, { domain, dataCenter }: ImportPlan, { image, virtualSize }: Candidate): void {
  const status = domain.attachment?.status ?? 'unattached';
  if (status !== 'active') {
    throw refuse(['ACTION_TYPE_FAILED_STORAGE_DOMAIN_STATUS_ILLEGAL2', { ...command, status: capitalized(status) }]);
  }
  const { available = 0, critical_space_action_blocker } = domain;
  const kept = typeof critical_space_action_blocker === 'number' ? critical_space_action_blocker * GIB : 0;
  if (available <= kept || available < (image.size ?? 0)) {
    throw refuse(['ACTION_TYPE_FAILED_DISK_SPACE_LOW_ON_STORAGE_DOMAIN', { ...command, storageName: domain.name }]);
  }
  if (dataCenter.quota_mode !== 'enabled') return;
  const limit = defaultQuotaOf(call, dataCenter)?.storageLimits?.find(
    ({ storage_domain: limited }) => limited === undefined || limited.id === domain.id,
  );
  const used = call.store.disks
    .where(({ storage_domains: homes }) =>
      homes.some(({ id }) => limit?.storage_domain === undefined || id === domain.id),
    )
    .reduce((sum, disk) => sum + disk.provisioned_size, 0);
  if (limit && used + virtualSize > limit.limit * GIB) {
    throw refuse(['ACTION_TYPE_FAILED_QUOTA_STORAGE_LIMIT_EXCEEDED', command]);
  }
}

/** REST tells the command no quota: the data center's own is taken. */
export function defaultQuotaOf({ store }: Call, { id }: DataCenter): Quota | undefined {
  return store.quotas.all().find(({ data_center }) => data_center.id === id);
}
