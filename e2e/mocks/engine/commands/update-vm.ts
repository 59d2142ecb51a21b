/** PUT and DELETE of a VM (ovirt-engine UpdateVmCommand.java, RemoveVmCommand.java). */
import type { Document } from '../json.ts';
import type { Cluster, Id, Vm } from '../model.ts';
import { fault, refuse } from '../refusals.ts';
import { BLANK } from '../rights.ts';
import { idOf, type Call } from '../service.ts';
import { findCluster, isNameTaken } from './add-vm.ts';
import { attributesFrom, without } from './attributes.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { disksOf, releaseDisks } from './disks.ts';
import {
  checkCustomProperties,
  checkMemory,
  checkMemoryIsPositive,
  checkNameLength,
  checkOs,
  checkTexts,
  checkTopology,
  inBytes,
  knownOs,
  memoryOf,
  type Memory,
} from './hardware.ts';
import { checkColumns, mergeInitialization, validateNetworks, type Stored } from './initialization.ts';
import { addEvent, internalCorrelationId } from './journal.ts';
import { shownVm } from './vm-document.ts';

const command = { action: 'edit', type: 'VM' } as const;

/** What a running VM shows only after its next start; all else can be changed at any time. */
const forNextRun = [
  'bios',
  'console',
  'cpu',
  'custom_cpu_model',
  'custom_emulated_machine',
  'custom_properties',
  'display',
  'io',
  'multi_queues_enabled',
  'os',
  'rng_device',
  'soundcard_enabled',
  'stateless',
  'time_zone',
  'tpm_enabled',
  'type',
  'usb',
  'virtio_scsi',
];

function sentCluster(call: Call, vm: Vm, body: Document): Cluster {
  // A body was read by the types of the API model.
  const named = body['cluster'] as { readonly id?: Id; readonly name?: string } | undefined;
  if (named?.id === undefined && named?.name === undefined) return call.store.clusters.get(vm.cluster.id);
  return findCluster(call, named);
}

/** A command of its own, before the other changes. */
function changeCluster(call: Call, vm: Vm, cluster: Cluster): void {
  if (cluster.id === vm.cluster.id) return;
  requirePermit(call, 'edit_vm_properties', { kind: 'vm', id: vm.id });
  const home = call.store.clusters.get(vm.cluster.id);
  if (home.data_center?.id !== cluster.data_center?.id) throw refuse('VM_CANNOT_MOVE_TO_CLUSTER_IN_OTHER_STORAGE_POOL');
  if (home.cpu.architecture !== cluster.cpu.architecture) {
    throw refuse(['ACTION_TYPE_FAILED_VM_CLUSTER_DIFFERENT_ARCHITECTURES', command]);
  }
  call.store.vms.change(vm.id, { cluster: { id: cluster.id } });
}

/** Memory as sent; unlike at the creation, what is not sent stays. */
function changedMemory(vm: Vm, body: Document, cluster: Cluster): Memory {
  const policy = body['memory_policy'] as Document | undefined;
  const { guaranteed, max } = vm.memory_policy;
  return memoryOf(vm, { ...body, memory_policy: { guaranteed, max, ...policy } }, cluster);
}

interface Change {
  readonly before: Vm;
  readonly after: Vm;
  readonly memory: Memory;
  readonly stored: Stored;
}

function validate(call: Call, { before, after, memory, stored }: Change, cluster: Cluster, body: Document): void {
  const vm = { kind: 'vm', id: before.id } as const;
  requirePermit(call, 'edit_vm_properties', vm);
  if (JSON.stringify(before.custom_properties ?? []) !== JSON.stringify(after.custom_properties ?? [])) {
    requirePermit(call, 'change_vm_custom_properties', vm);
  }
  checkTexts({ name: after.name, description: after.description ?? '' }, command);
  checkMemoryIsPositive(memory);
  for (const key of [`name ${before.name}`, `vm ${before.id}`] as const) {
    const held = call.world.locks.refusal(key, command);
    if (held) throw held;
  }
  checkNameLength(after.name, command);
  if (isNameTaken(call, after.name, after.cluster.id, before.id)) {
    throw refuse(['ACTION_TYPE_FAILED_NAME_ALREADY_USED', command]);
  }
  if (body['custom_properties'] !== undefined) checkCustomProperties(after.custom_properties ?? [], command);
  checkOs(call.store, after.os.type, cluster, command);
  checkTopology(after.cpu.topology, cluster, command);
  checkMemory(memory, cluster, command);
  validateNetworks(stored, command);
}

/** Splits a change of a running VM into what is in force at once and what waits; more memory is plugged in. */
function splitForNextRun(call: Call, { before, after }: Change): Vm {
  if (before.status === 'down' || before.status === 'image_locked') return after;
  const waiting = forNextRun.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const isLess = after.memory < before.memory;
  const later = [...waiting, ...(isLess ? ['memory', 'memory_policy'] : [])];
  if (after.memory > before.memory) {
    const [oldMemory, newMemory] = [before.memory / 2 ** 20, after.memory / 2 ** 20];
    const words = { oldMemory, newMemory };
    addEvent(call.world, 2039, {
      ...causeOf(call),
      correlationId: internalCorrelationId(call.world),
      vm: after,
      words,
    });
  }
  if (later.length === 0) return after;
  const waitingOf = (vm: Vm): Document => Object.fromEntries(later.map((name) => [name, vm[name]]));
  return {
    ...after,
    ...waitingOf(before),
    nextRun: { ...before.nextRun, ...waitingOf(after) },
    next_run_configuration_exists: true,
  };
}

function changedVm(call: Call, before: Vm, body: Document, stored: Stored, memory: Memory): Vm {
  const sent = attributesFrom(before, body);
  const { memory: size, ...policy } = inBytes(memory);
  return {
    ...without(sent, 'initialization', 'rootPassword'),
    name: typeof body['name'] === 'string' ? body['name'] : before.name,
    memory: size,
    memory_policy: { ...before.memory_policy, ...ballooning(body), ...policy },
    os: { ...sent.os, type: body['os'] === undefined ? sent.os.type : knownOs(call.store, sent.os.type) },
    ...(stored.initialization && { initialization: stored.initialization }),
    ...(stored.rootPassword !== undefined && { rootPassword: stored.rootPassword }),
  };
}

function ballooning(body: Document): { readonly ballooning?: boolean } {
  const policy = body['memory_policy'] as { readonly ballooning?: boolean } | undefined;
  return policy?.ballooning === undefined ? {} : { ballooning: policy.ballooning };
}

export function updateVm(call: Call, body: Document): Document {
  const { store, world } = call;
  const id = idOf(call);
  if (body['id'] !== undefined && body['id'] !== id) {
    throw fault(409, 'Attempt to set immutable field: id', 'Broken immutability constraint');
  }
  const cluster = sentCluster(call, store.vms.get(id), body);
  changeCluster(call, store.vms.get(id), cluster);
  const before = store.vms.get(id);
  const sent = body['initialization'] as Document | undefined;
  const own: Stored = { initialization: before.initialization, rootPassword: before.rootPassword };
  const stored = mergeInitialization(own, sent && without(sent, 'configuration'));
  const memory = changedMemory(before, body, cluster);
  const change: Change = { before, memory, stored, after: changedVm(call, before, body, stored, memory) };
  return runCommand(call, {
    job: `Editing VM ${before.name} properties`,
    validate: () => validate(call, change, cluster, body),
    execute: () => {
      checkColumns(stored);
      const vm = store.vms.put(splitForNextRun(call, change));
      addEvent(world, 35, { ...causeOf(call), vm });
      const isHurried = call.parameters.expects('202-accepted');
      return shownVm(vm, { isAllContent: true, isFiltered: call.filtered, isHurried });
    },
  });
}

function validateRemoval(call: Call, vm: Vm, isForced: boolean, isDetachOnly: boolean): void {
  const words = { action: 'remove', type: 'VM' } as const;
  requirePermit(call, 'delete_vm', { kind: 'vm', id: vm.id });
  const held = call.world.locks.refusal(`vm ${vm.id}`, words);
  if (held) throw held;
  if (vm.delete_protected === true) throw refuse(['ACTION_TYPE_FAILED_DELETE_PROTECTION_ENABLED', words]);
  const disks = disksOf(call.store, vm.id);
  if (isDetachOnly && disks.length > 0 && vm.template.id !== BLANK) {
    throw refuse(['VM_CANNOT_REMOVE_WITH_DETACH_DISKS_BASED_ON_TEMPLATE', words]);
  }
  if (vm.status === 'suspended') throw refuse('VM_CANNOT_REMOVE_VM_WHEN_STATUS_IS_NOT_DOWN');
  if (!['down', 'image_illegal', 'image_locked', 'unassigned'].includes(vm.status)) {
    throw refuse(['ACTION_TYPE_FAILED_VM_IS_RUNNING', words]);
  }
  const locked = disks.filter(({ status }) => status === 'locked');
  if (locked.length > 0 && !isForced) {
    const diskAliases = locked.map(({ alias }) => alias).join(', ');
    throw refuse(['ACTION_TYPE_FAILED_DISKS_LOCKED', { ...words, diskAliases }]);
  }
  if (vm.status === 'image_locked') {
    throw isForced ? refuse('VM_CANNOT_REMOVE_HAS_RUNNING_TASKS') : refuse(['ACTION_TYPE_FAILED_VM_IS_LOCKED', words]);
  }
}

export function removeVm(call: Call): Document {
  const { store, world, parameters } = call;
  const vm = store.vms.get(idOf(call));
  const isForced = parameters.flag('force') ?? false;
  const isDetachOnly = parameters.flag('detach_only') ?? false;
  let jobId: Id | undefined;
  runCommand(call, {
    job: `Removing VM ${vm.name} from system`,
    validate: () => validateRemoval(call, vm, isForced, isDetachOnly),
    execute: (job) => {
      jobId = job?.id;
      forget(call, vm, isDetachOnly);
      addEvent(world, 113, { ...causeOf(call), vm });
    },
  });
  return { job: { id: jobId } };
}

/** A VM goes with all that is only its own. */
function forget({ store, world }: Call, { id }: Vm, isDetachOnly: boolean): void {
  world.backstage.newCourse(id);
  releaseDisks(store, id, isDetachOnly);
  for (const nic of store.nics.ownedBy(id)) store.nics.remove(nic.id);
  for (const tag of store.tagAssignments.ownedBy(id)) store.tagAssignments.remove(tag.id);
  for (const snapshot of store.snapshots.where(({ vmId }) => vmId === id)) store.snapshots.remove(snapshot.id);
  for (const permission of store.permissions.where(({ on }) => on.id === id)) store.permissions.remove(permission.id);
  store.vms.remove(id);
}
