/** Templates made from VMs, changed and removed (ovirt-engine AddVmTemplateCommand.java and its neighbours). */
import type { Document } from '../json.ts';
import type { Id, Template, Vm } from '../model.ts';
import { entityNotFound, incomplete, refuse } from '../refusals.ts';
import { idOf, type Call } from '../service.ts';
import { attributesFrom, without } from './attributes.ts';
import { checkUuid } from './add-vm.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { releaseDisks } from './disks.ts';
import {
  checkMemoryIsPositive,
  checkTexts,
  checkMemory,
  checkOs,
  checkTopology,
  inBytes,
  knownOs,
  memoryOf,
} from './hardware.ts';
import { checkColumns, mergeInitialization, validateNetworks, type Stored } from './initialization.ts';
import { addEvent, type RunningJob } from './journal.ts';
import { shownTemplate } from './vm-document.ts';

const command = { action: 'add', type: 'Template' } as const;

interface Named {
  readonly id?: Id;
  readonly name?: string;
}

function sourceVm(call: Call, body: Document): Vm {
  // A body was read by the types of the API model.
  const named = body['vm'] as Named | undefined;
  if (named?.id !== undefined) checkUuid(named.id);
  const { vms } = call.store;
  const found = named?.id === undefined ? vms.all().find(({ name }) => name === named?.name) : vms.find(named.id);
  if (!found) throw entityNotFound('GetVmByVmId');
  return found;
}

/** What a template does not take over from its VM, and what only running VMs have. */
const ownToVm = [
  'id',
  'status',
  'template',
  'original_template',
  'next_run_configuration_exists',
  'nextRun',
  'hasRun',
  'ranHere',
  'rootPassword',
  'reportedDevices',
  'host',
  'fqdn',
  'guest_operating_system',
  'start_time',
  'stop_time',
  'stop_reason',
  'run_once',
  'instance_type',
] as const;

function draft(call: Call, vm: Vm, body: Document, name: string): Template {
  const { store, world } = call;
  const copied = without(vm, ...ownToVm);
  const id = world.newId(`template/${name}`);
  const sent = attributesFrom({ ...copied, id, description: '', comment: '' }, body);
  // Everything but the password is handed on.
  const initialization = vm.initialization && without(vm.initialization, 'root_password');
  const version = body['version'] as { readonly version_name?: string; readonly base_template?: Named } | undefined;
  const base = store.templates.find(version?.base_template?.id);
  const siblings = store.templates.where((own) => own.version.base_template?.id === base?.id && base !== undefined);
  return {
    ...sent,
    id,
    name: base?.name ?? name,
    status: 'locked',
    creation_time: world.clock.now(),
    ...(initialization && { initialization }),
    version: {
      version_name: version?.version_name ?? (base ? '' : 'base version'),
      version_number: base ? siblings.length + 1 : 1,
      base_template: { id: base?.id ?? id },
    },
  };
}

function validate(call: Call, vm: Vm, template: Template): void {
  const { store } = call;
  const dataCenter = store.clusters.find(vm.cluster.id)?.data_center;
  if (dataCenter) requirePermit(call, 'create_template', { kind: 'data_center', id: dataCenter.id });
  checkTexts({ name: template.name, description: template.description ?? '' }, command, '_vmTemplate');
  const held = call.world.locks.refusal(`vm ${vm.id}`, command);
  if (held) throw held;
  if (vm.status !== 'down') throw refuse(['VMT_CANNOT_CREATE_TEMPLATE_FROM_DOWN_VM', command]);
  const isVersion = template.version.base_template?.id !== template.id;
  if (!isVersion && store.templates.all().some(({ name }) => name === template.name)) {
    throw refuse(['ACTION_TYPE_FAILED_NAME_ALREADY_USED', command]);
  }
}

/** The template's own disks, as copies of the VM's; its interfaces lose their addresses. */
function copyParts(call: Call, vm: Vm, template: Template): readonly Id[] {
  const { store, world } = call;
  for (const nic of store.nics.ownedBy(vm.id)) {
    store.nics.put({ ...without(nic, 'mac'), id: world.newId(), ownerId: template.id });
  }
  return store.diskAttachments.ownedBy(vm.id).map((attachment) => {
    const id = world.newId();
    store.disks.put({ ...store.disks.get(attachment.diskId), id, image_id: world.newId(), status: 'locked' });
    store.diskAttachments.put({ ...attachment, id: `${template.id}/${id}`, ownerId: template.id, diskId: id });
    return id;
  });
}

function execute(call: Call, vm: Vm, template: Template, job: RunningJob | undefined): Template {
  const { store, world } = call;
  const added = store.templates.put(template);
  const disks = copyParts(call, vm, added);
  const releases = [
    world.locks.hold(`vm ${vm.id}`, 'ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED_FROM_VM'),
    world.locks.hold(`template ${added.id}`, 'ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED'),
  ];
  store.vms.change(vm.id, { status: 'image_locked' });
  addEvent(world, 48, { ...causeOf(call), vm, template: added });
  world.clock.schedule(world.backstage.timing.template, () => {
    for (const release of releases) release();
    for (const id of disks) store.disks.change(id, { status: 'ok' });
    store.vms.change(vm.id, { status: 'down' });
    store.templates.change(added.id, { status: 'ok' });
    addEvent(world, 51, { ...causeOf(call), vm, template: added });
    job?.end('finished');
  });
  return added;
}

export function addTemplate(call: Call, body: Document): Document {
  const { name } = body;
  const lacking = [
    ...(typeof name === 'string' && name !== '' ? [] : ['name']),
    ...(body['vm'] === undefined ? ['vm.id|name'] : []),
  ];
  if (typeof name !== 'string' || lacking.length > 0) throw incomplete('Template', lacking.join(', '), 'add');
  const vm = sourceVm(call, body);
  const template = draft(call, vm, body, name);
  const dataCenter = call.store.dataCenters.find(call.store.clusters.find(vm.cluster.id)?.data_center?.id);
  return runCommand(call, {
    job: `Creating VM Template ${name} in Data Center ${dataCenter?.name ?? ''}`,
    validate: () => validate(call, vm, template),
    execute: (job) => shownTemplate(execute(call, vm, template, job), true),
    lasts: true,
  });
}

export function updateTemplate(call: Call, body: Document): Document {
  const { store, world } = call;
  const before = store.templates.get(idOf(call));
  const words = { action: 'edit', type: 'Template' } as const;
  const cluster = store.clusters.find(before.cluster?.id);
  const own: Stored = { initialization: before.initialization, rootPassword: undefined };
  const stored = mergeInitialization(own, body['initialization'] as Document | undefined);
  const policy = body['memory_policy'] as Document | undefined;
  const kept = { guaranteed: before.memory_policy.guaranteed, max: before.memory_policy.max, ...policy };
  const memory = cluster && memoryOf(before, { ...body, memory_policy: kept }, cluster);
  const merged = attributesFrom(before, body);
  const sent = { ...merged, os: { ...merged.os, type: knownOs(store, merged.os.type) } };
  const name = typeof body['name'] === 'string' ? body['name'] : before.name;
  return runCommand(call, {
    job: `Editing Template ${before.name} properties`,
    validate: () => {
      requirePermit(call, 'edit_template_properties', { kind: 'template', id: before.id });
      checkTexts({ name, description: sent.description ?? '' }, words, '_vmTemplate');
      if (name !== before.name && store.templates.all().some((other) => other.name === name)) {
        throw refuse(['ACTION_TYPE_FAILED_NAME_ALREADY_USED', words]);
      }
      if (before.status === 'locked') throw refuse('VM_TEMPLATE_IS_LOCKED');
      if (memory) {
        checkMemoryIsPositive(memory);
        checkOs(store, sent.os.type, cluster, words);
        checkTopology(sent.cpu.topology, cluster, words);
        checkMemory(memory, cluster, words);
      }
      validateNetworks(stored, words);
    },
    execute: () => {
      checkColumns(stored);
      const { memory: size, ...rest } = memory ? inBytes(memory) : { memory: before.memory, ...kept };
      const template = store.templates.put({
        ...sent,
        name,
        memory: size,
        memory_policy: { ...before.memory_policy, ...rest },
        ...(stored.initialization && { initialization: stored.initialization }),
      });
      addEvent(world, 49, { ...causeOf(call), template });
      return shownTemplate(template, true);
    },
  });
}

export function removeTemplate(call: Call): Document {
  const { store, world } = call;
  const template = store.templates.get(idOf(call));
  const words = { action: 'remove', type: 'Template' } as const;
  const dataCenter = store.dataCenters.find(store.clusters.find(template.cluster?.id)?.data_center?.id);
  let jobId: Id | undefined;
  runCommand(call, {
    job: `Removing VM Template ${template.name} from Data Center ${dataCenter?.name ?? ''}`,
    validate: () => {
      requirePermit(call, 'delete_template', { kind: 'template', id: template.id });
      const held = world.locks.refusal(`template ${template.id}`, words);
      if (held) throw held;
      if (template.status === 'locked') throw refuse(['ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED', words]);
      // Blank is in none.
      if (!store.clusters.find(template.cluster?.id)) throw refuse(['VMT_CLUSTER_IS_NOT_VALID', words]);
      const derived = store.vms.where((vm) => vm.template.id === template.id);
      if (derived.length > 0) {
        const vmsList = derived.map(({ name }) => name).join(', ');
        throw refuse(['VMT_CANNOT_REMOVE_DETECTED_DERIVED_VM', { ...words, vmsList }]);
      }
    },
    execute: (job) => {
      jobId = job?.id;
      addEvent(world, 50, { ...causeOf(call), template });
      forgetTemplate(call.store, template.id);
      addEvent(world, 251, { ...causeOf(call), template });
    },
  });
  return { job: { id: jobId } };
}

/** A template goes with its disks, interfaces and tags. */
export function forgetTemplate(store: Call['store'], id: Id): void {
  releaseDisks(store, id, false);
  for (const nic of store.nics.ownedBy(id)) store.nics.remove(nic.id);
  for (const tag of store.tagAssignments.ownedBy(id)) store.tagAssignments.remove(tag.id);
  store.templates.remove(id);
}
