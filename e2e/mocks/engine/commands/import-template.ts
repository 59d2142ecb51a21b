/** The template that the engine makes of an imported disk: a command of its own, found by an id of its own. */
import { attachmentShape } from '../data/shapes.ts';
import type { Document } from '../json.ts';
import type { Cluster, Disk, Id, Template } from '../model.ts';
import { Refusal } from '../refusals.ts';
import { BLANK } from '../rights.ts';
import type { Call } from '../service.ts';
import { causeOf } from './command.ts';
import { checkTexts } from './hardware.ts';
import type { ImportPlan } from './import-plan.ts';
import { addEvent, internalCorrelationId, type About } from './journal.ts';

/** Adds it, locked for a moment; nothing where no template is wanted, or it cannot be. */
export function addTemplate(call: Call, plan: ImportPlan, disk: Disk): void {
  const { cluster, templateName } = plan;
  if (templateName === undefined || !cluster) return;
  const { world, store } = call;
  const draft = draftTemplate(call, cluster, templateName, disk.description ?? '');
  if (isTemplateRefused(call, plan, draft)) return;
  const template = store.templates.put(draft);
  const diskId = disk.id;
  store.diskAttachments.put({ ...attachmentShape, id: `${template.id}/${diskId}`, ownerId: template.id, diskId });
  const { userId } = causeOf(call);
  const about: About = { userId, template, correlationId: internalCorrelationId(world) };
  addEvent(world, 29, about);
  world.clock.schedule(world.backstage.timing.importedTemplate, () => {
    if (!store.templates.find(template.id)) return;
    store.templates.change(template.id, { status: 'ok' });
    addEvent(world, 51, { ...about, words: { vm: 'Blank' } });
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
  { cluster, dataCenter }: ImportPlan,
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
