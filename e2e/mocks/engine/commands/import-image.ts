/**
 * Imports an image of a repository as a disk or as a template (ovirt-engine BackendStorageDomainImageResource.java,
 * ImportRepoImageCommand.java; its courses were seen on a running 4.5.8).
 */
import { createHash } from 'node:crypto';
import { findImageProvider } from '../collections/image-providers.ts';
import { diskShape, attachmentShape } from '../data/shapes.ts';
import { idFor } from '../data/identity.ts';
import type { GlanceImage } from '../../glance/repository.ts';
import { GlanceClient, GlanceFault } from '../glance-client.ts';
import type { Document } from '../json.ts';
import type { Cluster, DataCenter, Disk, Host, Id, Provider, StorageDomain, Template } from '../model.ts';
import type { MessageId } from '../messages.ts';
import { bare, fault, notFound, Refusal, refuse } from '../refusals.ts';
import { BLANK } from '../rights.ts';
import { idOf, ownerOf, type Call } from '../service.ts';
import { checkUuid } from './add-vm.ts';
import { without } from './attributes.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { checkTexts } from './hardware.ts';
import { addEvent, internalCorrelationId, type About, type EventCode, type RunningJob } from './journal.ts';

const command = { action: 'import', type: 'Virtual Disk' } as const;
const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** How long the engine looks at what it has, before the disk is free: less than anybody's poll. */
const FINALIZING_MS = 400;

interface Named {
  readonly id?: string;
  readonly name?: string;
}

// A body was read by the types of the API model.
const namedIn = (body: Document, attribute: string): Named => (body[attribute] ?? {}) as Named;

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

/** What the engine finds out about an image before it takes it. */
interface Candidate {
  readonly image: GlanceImage;
  readonly format: 'cow' | 'raw';
  /** Of the disk, in bytes. */
  readonly virtualSize: number;
}

/** Why an image is not taken; the repository's own troubles leave an event too. */
class NotImportable extends Error {
  readonly sentence: MessageId;
  readonly isOfRepository: boolean;
  constructor(sentence: MessageId, isOfRepository: boolean) {
    super(sentence);
    this.sentence = sentence;
    this.isOfRepository = isOfRepository;
  }
}

const noData = (): NotImportable => new NotImportable('ACTION_TYPE_FAILED_CANNOT_IMPORT_IMAGE_FROM_REPOSITORY', true);

/** The size of the disk in a qcow2 file stands in its header. */
function sizeIn(header: Uint8Array): number {
  if (header.byteLength === 0) throw noData();
  const bytes = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.byteLength < 72) throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_DOWNLOAD_ERROR', false);
  if (bytes.getUint32(0) !== 0x51_46_49_fb) throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_UNRECOGNIZED', false);
  return Number(bytes.getBigUint64(24));
}

async function readCandidate(glance: GlanceClient, id: string): Promise<Candidate> {
  const image = await glance.find(id);
  const { container_format, disk_format, size } = image;
  if (container_format === undefined) throw noData();
  if (container_format !== 'bare' || !['raw', 'qcow2', 'iso'].includes(disk_format ?? '')) {
    throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_NOT_SUPPORTED', false);
  }
  if (disk_format === 'qcow2') return { image, format: 'cow', virtualSize: sizeIn(await glance.header(id)) };
  if (size === undefined) throw noData();
  if (disk_format === 'iso') throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_NOT_SUPPORTED', false);
  return { image, format: 'raw', virtualSize: size };
}

/** A refusal comes later, after all that is found out without Glance. */
async function lookUp(glance: GlanceClient, id: string): Promise<Candidate | NotImportable> {
  try {
    return await readCandidate(glance, id);
  } catch (error) {
    if (error instanceof NotImportable) return error;
    if (!(error instanceof GlanceFault)) throw error;
    const wasAnswered = error.status !== undefined;
    return wasAnswered ? new NotImportable('ACTION_TYPE_FAILED_CANNOT_FIND_SPECIFIED_IMAGE', true) : noData();
  }
}

interface Plan {
  readonly glance: GlanceClient;
  readonly sourceId: Id;
  readonly domain: StorageDomain;
  readonly dataCenter: DataCenter;
  readonly cluster: Cluster | undefined;
  /** Absent: only a disk is wanted. */
  readonly templateName: string | undefined;
  readonly alias: string;
}

function checkPlace({ domain, dataCenter, cluster, templateName }: Plan): void {
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
function checkSpace(call: Call, { domain, dataCenter }: Plan, { image, virtualSize }: Candidate): void {
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

// REST tells the command no quota: the data center's own is taken.
const defaultQuotaOf = ({ store }: Call, { id }: DataCenter) =>
  store.quotas.all().find(({ data_center }) => data_center.id === id);

function addLockedDisk(call: Call, plan: Plan, { image, format, virtualSize }: Candidate, name: string): Disk {
  const { store, world } = call;
  const short = image.id.slice(0, 7);
  const quota = defaultQuotaOf(call, plan.dataCenter);
  return store.disks.put({
    // Its version is known once it is there.
    ...without(diskShape, 'qcow_version'),
    id: world.newId(`disk/${name}`),
    image_id: world.newId(),
    name,
    alias: name,
    description: image.name === undefined ? `Glance disk: ${short}` : `${image.name} (${short})`,
    format,
    provisioned_size: virtualSize,
    actual_size: 0,
    total_size: 0,
    status: 'locked',
    disk_profile: { id: idFor(`diskprofile/${plan.domain.id}`) },
    ...(quota && { quota: { id: quota.id } }),
    storage_domains: [{ id: plan.domain.id }],
  });
}

/** Built from Blank, with the cluster's default operating system and without any interface. */
function draftTemplate(call: Call, cluster: Cluster, name: string, description: string): Template {
  const { store, world } = call;
  const blank = store.templates.get(BLANK);
  const { architecture } = cluster.cpu;
  const profile = store.cpuProfiles.all().find((own) => own.cluster.id === cluster.id);
  const id = world.newId(`template/${name}`);
  // Attributes are of the types of the API model.
  const display = blank['display'] as Document;
  return {
    ...blank,
    id,
    name,
    description,
    status: 'locked',
    creation_time: world.clock.now(),
    cluster: { id: cluster.id },
    bios: { ...blank.bios, type: cluster.bios_type ?? 'q35_sea_bios' },
    cpu: { ...blank.cpu, architecture },
    display: { ...display, video_type: 'qxl' },
    os: { ...blank.os, type: architecture.startsWith('x86') ? 'other' : `other_${architecture}` },
    time_zone: { name: 'Etc/GMT' },
    ...(profile && { cpu_profile: { id: profile.id } }),
    version: { version_name: 'base version', version_number: 1, base_template: { id } },
  };
}

/** A name or description that a template cannot have is no fault of the import: there is just no template (seen). */
function isTemplateRefused(
  { store }: Call,
  { cluster, dataCenter }: Plan,
  { name, description = '' }: Template,
): boolean {
  try {
    checkTexts({ name, description }, { action: 'add', type: 'Template' }, '_vmTemplate');
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
  const home = (id: Id | undefined): Id | undefined => store.clusters.find(id)?.data_center?.id;
  const isTaken = store.templates
    .all()
    .some((other) => other.name === name && (other.id === BLANK || home(other.cluster?.id) === dataCenter.id));
  return isTaken || !cluster;
}

/** One import from its acceptance to its end. */
class Import {
  readonly #call: Call;
  readonly #plan: Plan;
  readonly #candidate: Candidate;
  readonly #disk: Disk;
  readonly #job: RunningJob | undefined;

  constructor(call: Call, plan: Plan, candidate: Candidate, disk: Disk, job: RunningJob | undefined) {
    this.#call = call;
    this.#plan = plan;
    this.#candidate = candidate;
    this.#disk = disk;
    this.#job = job;
  }

  #event(code: EventCode, about: About = causeOf(this.#call)): void {
    const { domain: storageDomain, templateName } = this.#plan;
    const words = { disk: this.#disk.alias, ...(templateName !== undefined && { newTemplate: templateName }) };
    addEvent(this.#call.world, code, { ...about, storageDomain, words: { ...words, ...about.words } });
  }

  /** An import has one set of events for disks and one for templates. */
  #eventOf(disk: EventCode, template: EventCode): void {
    this.#event(this.#plan.templateName === undefined ? disk : template);
  }

  #later(ms: number, work: () => void): void {
    this.#call.world.clock.schedule(ms, work);
  }

  begin(): void {
    const { timing } = this.#call.world.backstage;
    const part = this.#job?.beginPart('Creating Volume');
    this.#event(2036);
    this.#eventOf(2027, 3017);
    this.#later(timing.volume, () => {
      part?.end('finished');
      this.#event(2021);
      this.#later(timing.commandPoll, () => this.#download());
    });
  }

  #host(): Host | undefined {
    const { store } = this.#call;
    return store.hosts
      .all()
      .find(
        ({ cluster, status }) =>
          status === 'up' && store.clusters.find(cluster.id)?.data_center?.id === this.#plan.dataCenter.id,
      );
  }

  #download(): void {
    const { backstage } = this.#call.world;
    const failure = backstage.takeDownloadFailure();
    if (failure === 'refused' || !this.#host()) {
      this.#event(10803, { words: { reason: 'General Exception' } });
      this.#fail();
      return;
    }
    const part = this.#job?.beginPart('Downloading Image');
    void this.#transfer(part, (isWhole) => {
      const isThere = isWhole && failure === undefined && this.#isDomainActive();
      part?.end(isThere ? 'finished' : 'failed');
      if (isThere) {
        this.#later(backstage.timing.commandPoll, () => this.#succeed());
        return;
      }
      const host = this.#host();
      this.#event(10802, { ...(host && { host }), words: { reason: 'low level Image copy failed' } });
      this.#later(backstage.timing.commandPoll, () => this.#fail());
    });
  }

  #isDomainActive(): boolean {
    return this.#call.store.storageDomains.find(this.#plan.domain.id)?.attachment?.status === 'active';
  }

  /** Moves the data: of a server in memory only its time passes, from a real one all of it comes. */
  async #transfer(
    part: ReturnType<RunningJob['beginPart']> | undefined,
    end: (isWhole: boolean) => void,
  ): Promise<void> {
    const { world, store } = this.#call;
    const { backstage, network, clock } = world;
    const { image } = this.#candidate;
    const url = this.#plan.glance.url;
    if (!network.isSimulated(url)) {
      const isWhole = await this.#fetchAll();
      clock.schedule(0, () => end(isWhole));
      return;
    }
    const ms = Math.max(1_000, ((image.size ?? 0) / MIB) * backstage.timing.downloadOfMib);
    if (backstage.reportsProgress) {
      for (let tenth = 1; tenth < 10; tenth++) this.#later((ms * tenth) / 10, () => part?.progress(tenth * 10));
    }
    const isWell = (): boolean => store.repositories.find(new URL(url).origin)?.trouble === undefined;
    backstage.endDownload(this.#disk.id, ms, () => end(isWell()));
  }

  /** Reads the file to its end, and compares it with what Glance says of it. */
  async #fetchAll(): Promise<boolean> {
    const { image } = this.#candidate;
    try {
      const { body } = await this.#plan.glance.download(image.id);
      const hash = createHash('sha512');
      let bytes = 0;
      for await (const chunk of body ?? []) {
        hash.update(chunk);
        bytes += chunk.byteLength;
      }
      this.#call.world.backstage.downloads.set(this.#disk.id, { bytes, sha512: hash.digest('hex') });
      return bytes === image.size;
    } catch {
      return false;
    }
  }

  #succeed(): void {
    const { world, store } = this.#call;
    this.#job?.finalize();
    this.#later(FINALIZING_MS, () => {
      const { image, format } = this.#candidate;
      const size = image.size ?? 0;
      store.disks.change(this.#disk.id, {
        status: 'ok',
        actual_size: size,
        total_size: size,
        ...(format === 'cow' && { qcow_version: 'qcow2_v3' }),
      });
      const template = this.#addTemplate();
      this.#job?.end('finished');
      this.#eventOf(2028, 3018);
      if (template) this.#later(world.backstage.timing.importedTemplate, () => this.#finishTemplate(template));
    });
  }

  /** A command of its own, found by an id of its own. */
  #addTemplate(): { readonly template: Template; readonly about: About } | undefined {
    const { cluster, templateName } = this.#plan;
    if (templateName === undefined || !cluster) return undefined;
    const { world, store } = this.#call;
    const draft = draftTemplate(this.#call, cluster, templateName, this.#disk.description ?? '');
    if (isTemplateRefused(this.#call, this.#plan, draft)) return undefined;
    const template = store.templates.put(draft);
    const diskId = this.#disk.id;
    store.diskAttachments.put({ ...attachmentShape, id: `${template.id}/${diskId}`, ownerId: template.id, diskId });
    const { userId } = causeOf(this.#call);
    const about: About = { userId, template, correlationId: internalCorrelationId(world) };
    addEvent(world, 29, about);
    return { template, about };
  }

  #finishTemplate({ template, about }: { readonly template: Template; readonly about: About }): void {
    const { world, store } = this.#call;
    if (!store.templates.find(template.id)) return;
    store.templates.change(template.id, { status: 'ok' });
    addEvent(world, 51, { ...about, words: { vm: 'Blank' } });
  }

  /** The disk is shown as illegal for a moment, then the engine takes it away. */
  #fail(): void {
    const { world, store } = this.#call;
    this.#job?.finalize();
    this.#job?.end('failed');
    store.disks.change(this.#disk.id, { status: 'illegal' });
    this.#later(world.backstage.timing.diskRemoval, () => {
      store.disks.remove(this.#disk.id);
      this.#event(2014, { correlationId: internalCorrelationId(world), isBySystem: true });
      this.#eventOf(2029, 3019);
    });
  }
}

function planFor(call: Call, body: Document, provider: Provider, sourceId: Id): Plan {
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

/** POST …/images/ID/import, by the image domain or by the provider. */
export async function importImage(call: Call, body: Document): Promise<Document> {
  const { store, world } = call;
  const imageId = idOf(call);
  const provider = findImageProvider(world, ownerOf(call));
  if (!provider) throw notFound();
  const source = store.storageDomains.where(({ providerId }) => providerId === provider.id)[0];
  const plan = planFor(call, body, provider, source?.id ?? '');
  const candidate = await lookUp(plan.glance, imageId);
  const jobName = plan.alias === '' ? `GlanceDisk-${imageId.slice(0, 7)}` : plan.alias;
  return runCommand(call, {
    job: `Importing Disk ${jobName} to domain ${plan.domain.name}`,
    validate: () => {
      requirePermit(call, 'create_disk', { kind: 'storage_domain', id: plan.domain.id });
      requirePermit(call, 'access_image_storage', { kind: 'storage_domain', id: plan.sourceId });
      checkPlace(plan);
      if (candidate instanceof NotImportable) {
        if (candidate.isOfRepository) addEvent(world, 1021, causeOf(call));
        throw refuse([candidate.sentence, command]);
      }
      checkSpace(call, plan, candidate);
    },
    execute: (job) => {
      // A refusal was thrown before.
      const taken = candidate as Candidate;
      const disk = addLockedDisk(call, plan, taken, plan.alias === '' ? '_Disk1' : plan.alias);
      new Import(call, plan, taken, disk, job).begin();
      return { disk: { id: disk.id } };
    },
    lasts: true,
  });
}
