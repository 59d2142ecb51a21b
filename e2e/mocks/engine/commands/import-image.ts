/**
 * Imports an image of a repository as a disk or as a template (ovirt-engine BackendStorageDomainImageResource.java,
 * ImportRepoImageCommand.java; its courses were seen on a running 4.5.8).
 */
import { findImageProvider } from '../collections/image-providers.ts';
import { idFor } from '../data/identity.ts';
import { diskShape } from '../data/shapes.ts';
import type { Document } from '../json.ts';
import type { Disk, Host } from '../model.ts';
import { notFound } from '../refusals.ts';
import { idOf, ownerOf, type Call } from '../service.ts';
import { without } from './attributes.ts';
import { causeOf, runCommand } from './command.ts';
import { lookUp, type Candidate } from './import-candidate.ts';
import { download } from './import-download.ts';
import { checkPlan, defaultQuotaOf, planFor, type ImportPlan } from './import-plan.ts';
import { addTemplate } from './import-template.ts';
import { addEvent, internalCorrelationId, type About, type EventCode, type RunningJob } from './journal.ts';

/** How long the engine looks at what it has, before the disk is free: less than anybody's poll. */
const FINALIZING_MS = 400;

function addLockedDisk(call: Call, plan: ImportPlan, { image, format, virtualSize }: Candidate, name: string): Disk {
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

/** One import from its acceptance to its end. */
class Import {
  readonly #call: Call;
  readonly #plan: ImportPlan;
  readonly #candidate: Candidate;
  readonly #disk: Disk;
  readonly #job: RunningJob | undefined;

  constructor(call: Call, plan: ImportPlan, candidate: Candidate, disk: Disk, job: RunningJob | undefined) {
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
    const progress = (percent: number): void => part?.progress(percent);
    const { glance } = this.#plan;
    const { image } = this.#candidate;
    void download({ world: this.#call.world, glance, image, diskId: this.#disk.id, progress }, (isWhole) => {
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

  #succeed(): void {
    const { store } = this.#call;
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
      addTemplate(this.#call, this.#plan, this.#disk);
      this.#job?.end('finished');
      this.#eventOf(2028, 3018);
    });
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
    validate: () => checkPlan(call, plan, candidate),
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
