/** POST /vms (ovirt-engine BackendVmsResource.java, AddVmCommand.java). */
import type { Document } from '../json.ts';
import type { Cluster, Id, InstanceType, Template, Vm, VmBase } from '../model.ts';
import { Crash, entityNotFound, fault, incomplete, notFound, refuse, type Answer, type Refusal } from '../refusals.ts';
import { BLANK } from '../rights.ts';
import type { Call } from '../service.ts';
import { vmBaseShape } from '../data/shapes.ts';
import { causeOf, requireAnyPermit, requirePermit, runCommand } from './command.ts';
import { attributesFrom } from './attributes.ts';
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
} from './hardware.ts';
import { checkColumns, mergeInitialization, validateNetworks, type Stored } from './initialization.ts';
import { addEvent, type RunningJob } from './journal.ts';
import { copyNics } from './nics.ts';
import { checkThinDisks, copyDisks, disksOf, finishDisk, templateDisksFor } from './disks.ts';
import { shownVm } from './vm-document.ts';

const command = { action: 'add', type: 'VM' } as const;

/** `{id}` or `{name}` of a body; an id of another form is refused here, before anything is looked up. */
interface Named {
  readonly id?: string;
  readonly name?: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function checkUuid(id: string): void {
  if (!UUID.test(id)) throw fault(400, `Invalid UUID string: ${id}`, 'Operation failed');
}

function namedIn(body: Document, attribute: string): Named | undefined {
  // A body was read by the types of the API model.
  const value = body[attribute] as Named | undefined;
  return value?.id !== undefined || value?.name !== undefined ? value : undefined;
}

export function findCluster(call: Call, { id, name }: Named): Cluster {
  if (id === undefined) {
    const found = call.store.clusters.all().find((cluster) => cluster.name === name);
    if (!found) throw entityNotFound(`Cluster: name=${name}`);
    return found;
  }
  checkUuid(id);
  const found = call.store.clusters.find(id);
  if (!found) throw entityNotFound('GetClusterById');
  return found;
}

/** By name the newest version of a template; Blank is in every data center. */
function findTemplate(call: Call, { id, name }: Named, cluster: Cluster): Template {
  if (id !== undefined) checkUuid(id);
  const { clusters, templates } = call.store;
  const isInReach = (template: Template): boolean =>
    template.id === BLANK || clusters.find(template.cluster?.id)?.data_center?.id === cluster.data_center?.id;
  const versions = templates.all().filter((template) => template.name === name && isInReach(template));
  const newest = versions.toSorted((a, b) => a.version.version_number - b.version.version_number).at(-1);
  const found = id === undefined ? newest : templates.find(id);
  if (!found) throw entityNotFound('GetVmTemplate');
  return found;
}

/** An instance type by its name ends in an exception (seen). */
function findInstanceType(call: Call, body: Document): InstanceType | undefined {
  const named = namedIn(body, 'instance_type');
  if (!named) return undefined;
  if (named.id === undefined) throw new Crash('java.lang.NullPointerException');
  checkUuid(named.id);
  const found = call.store.instanceTypes.find(named.id);
  if (!found) throw entityNotFound('GetInstanceType');
  return found;
}

interface Plan {
  readonly body: Document;
  readonly cluster: Cluster;
  readonly template: Template;
  readonly instanceType: InstanceType | undefined;
  readonly isClone: boolean;
}

/** What of a template is not handed on to its VMs. */
const ownToTemplate = [
  'id',
  'name',
  'description',
  'comment',
  'status',
  'version',
  'cluster',
  'cpu_profile',
  'initialization',
];

/** What an instance type decides, whatever else was sent. */
const decidedByInstanceType = ['memory', 'memory_policy', 'high_availability', 'migration', 'migration_downtime', 'io'];

function withoutNames(document: Document, names: readonly string[]): Document {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));
}

function architectureOf(template: Template, cluster: Cluster): string {
  return template.id === BLANK ? cluster.cpu.architecture : (template.cpu.architecture ?? cluster.cpu.architecture);
}

/** How long a creation takes, in ms (seen: ten a second): another one of the name has to wait for it. */
const CREATION_MS = 100;

/** The VM as it would be, before anything is checked. */
function draft(call: Call, plan: Plan, stored: Stored): Vm {
  const { body, cluster, template, instanceType } = plan;
  const { store, world } = call;
  const base: VmBase = { ...vmBaseShape, ...withoutNames(template, ownToTemplate), id: '', name: '' };
  const sent = attributesFrom(base, body);
  const memory = inBytes(memoryOf(base, body, cluster));
  const hardware = instanceType ?? { memory: memory.memory, memory_policy: { ...sent.memory_policy, ...memory } };
  const now = world.clock.now();
  const profile = store.cpuProfiles.all().find((own) => own.cluster.id === cluster.id);
  const quota = store.quotas.all().find((own) => own.data_center.id === cluster.data_center?.id);
  return {
    ...sent,
    ...(instanceType && Object.fromEntries(decidedByInstanceType.map((name) => [name, instanceType[name]]))),
    id: world.newId(`vm/${typeof body['name'] === 'string' ? body['name'] : ''}`),
    name: typeof body['name'] === 'string' ? body['name'] : '',
    memory: hardware.memory,
    memory_policy: { ballooning: true, ...policyOf(hardware.memory_policy) },
    cpu: {
      ...sent.cpu,
      architecture: cluster.cpu.architecture,
      ...(instanceType && { topology: instanceType.cpu.topology }),
    },
    os: { ...sent.os, type: knownOs(store, sent.os.type) },
    bios: { boot_menu: { enabled: false }, type: cluster.bios_type ?? 'q35_sea_bios', ...base.bios, ...sent.bios },
    cluster: { id: cluster.id },
    template: { id: template.id },
    original_template: { id: template.id },
    creation_time: now,
    stop_time: now,
    status: 'down',
    ...(sent['stateless'] === true && { use_latest_template_version: sent['use_latest_template_version'] ?? false }),
    next_run_configuration_exists: false,
    time_zone: sent['time_zone'] ?? { name: 'Etc/GMT' },
    ...(instanceType && { instance_type: { id: instanceType.id } }),
    ...(profile && sent['cpu_profile'] === undefined && { cpu_profile: { id: profile.id } }),
    ...(quota && { quota: { id: quota.id } }),
    ...(stored.initialization && { initialization: stored.initialization }),
    ...(stored.rootPassword !== undefined && { rootPassword: stored.rootPassword }),
  };
}

const policyOf = ({ guaranteed, max, ballooning }: VmBase['memory_policy']): VmBase['memory_policy'] => ({
  guaranteed,
  max,
  ...(ballooning !== undefined && { ballooning }),
});

function checkRights(call: Call, { cluster, template, body, instanceType }: Plan): void {
  // With an instance type the smaller permit is enough.
  const permits = instanceType ? ['create_vm', 'create_instance'] : ['create_vm'];
  requireAnyPermit(call, permits, { kind: 'cluster', id: cluster.id });
  requireAnyPermit(call, permits, { kind: 'template', id: template.id });
  if (Array.isArray(body['custom_properties']) && body['custom_properties'].length > 0) {
    requirePermit(call, 'change_vm_custom_properties', { kind: 'cluster', id: cluster.id });
  }
}

function checkPlace(call: Call, { cluster, template }: Plan): void {
  const dataCenter = call.store.dataCenters.find(cluster.data_center?.id);
  if (!dataCenter) throw refuse('ACTION_TYPE_FAILED_STORAGE_POOL_NOT_EXIST');
  if (dataCenter.status !== 'up') throw refuse(['ACTION_TYPE_FAILED_STORAGE_POOL_STATUS_ILLEGAL', command]);
  const home = call.store.clusters.find(template.cluster?.id)?.data_center?.id;
  if (home !== undefined && home !== dataCenter.id)
    throw refuse('ACTION_TYPE_FAILED_TEMPLATE_NOT_EXISTS_IN_CURRENT_DC');
  if (cluster.cpu.architecture === 'undefined') {
    throw refuse(['ACTION_TYPE_FAILED_CLUSTER_UNDEFINED_ARCHITECTURE', command]);
  }
}

/** Whether a VM of that name, in that very spelling, is in the data center. */
export function isNameTaken(call: Call, name: string, clusterId: Id, ownId?: Id): boolean {
  const home = (id: Id): Id | undefined => call.store.clusters.find(id)?.data_center?.id;
  return call.store.vms
    .all()
    .some((vm) => vm.name === name && vm.id !== ownId && home(vm.cluster.id) === home(clusterId));
}

function validate(call: Call, plan: Plan, vm: Vm, stored: Stored): void {
  const { cluster, template, body } = plan;
  const { store } = call;
  const memory = memoryOf({ ...vmBaseShape, ...template, id: '', name: '' }, body, cluster);
  checkRights(call, plan);
  checkTexts({ name: vm.name, description: vm.description ?? '' }, command);
  checkMemoryIsPositive(memory);
  const held = nameLock(call, vm.name);
  if (held) throw held;
  if (template.status === 'locked') throw refuse(['ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED', command]);
  checkPlace(call, plan);
  if (isNameTaken(call, vm.name, cluster.id)) throw refuse(['ACTION_TYPE_FAILED_NAME_ALREADY_USED', command]);
  checkCustomProperties(vm.custom_properties ?? [], command);
  if (architectureOf(template, cluster) !== cluster.cpu.architecture) {
    throw refuse(['ACTION_TYPE_FAILED_TEMPLATE_IS_INCOMPATIBLE', command]);
  }
  checkNameLength(vm.name, command);
  checkOs(store, vm.os.type, cluster, command);
  checkTopology(vm.cpu.topology, cluster, command);
  checkMemory(memory, cluster, command);
  if (!plan.isClone) checkThinDisks(store, template.id, templateDisksFor(body));
  checkPayloads(body);
  validateNetworks(stored, command);
}

/** `PayloadSize`: characters of one file; the engine's sentence says twice as much. */
const PAYLOAD_LENGTH = 8_192;

function checkPayloads(body: Document): void {
  // A body was read by the types of the API model.
  const payloads = (body['payloads'] ?? []) as readonly { readonly files?: readonly { readonly content?: string }[] }[];
  const isTooLong = payloads.some(({ files = [] }) =>
    files.some(({ content = '' }) => content.length > PAYLOAD_LENGTH),
  );
  if (isTooLong) throw refuse(['VMPAYLOAD_SIZE_EXCEEDED', { size: 16 }]);
}

/** The creator of an object has it for his own when his roles let him see only what is his. */
function makeOwner(call: Call, vmId: Id): void {
  const role = call.store.roles.all().find(({ name }) => name === 'UserVmManager');
  if (!call.filtered || !role) return;
  const user = { id: call.session.userId };
  call.store.permissions.put({
    id: call.world.newId('permission'),
    role: { id: role.id },
    user,
    on: { kind: 'vm', id: vmId },
  });
}

function finishEmpty(call: Call, vm: Vm, job: RunningJob | undefined): void {
  const { world } = call;
  world.clock.schedule(world.backstage.timing.emptyVm, () => {
    job?.end('finished');
    if (world.store.vms.find(vm.id)) addEvent(world, 53, { ...causeOf(call), vm, ...mainStorage(call) });
  });
}

function mainStorage(call: Call): { readonly storageDomain?: ReturnType<Call['store']['storageDomains']['get']> } {
  const storageDomain = call.store.storageDomains.all().find(({ master }) => master);
  return storageDomain ? { storageDomain } : {};
}

function execute(
  call: Call,
  plan: Plan,
  vm: Vm,
  stored: Stored,
  job: RunningJob | undefined,
): Answer | Promise<Answer> {
  const { world, store } = call;
  const { backstage, clock, locks } = world;
  checkColumns(stored);
  if (Object.values(vm).some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw refuse('INTERNAL_ENGINE_ERROR');
  }
  clock.schedule(CREATION_MS, locks.hold(`creation ${vm.name}`));
  const disks = disksOf(store, plan.template.id);
  const created = store.vms.put(disks.length > 0 ? { ...vm, status: 'image_locked' } : vm);
  copyNics(call, plan.instanceType?.id ?? plan.template.id, created);
  makeOwner(call, vm.id);
  if (disks.length === 0) {
    addEvent(world, 34, { ...causeOf(call), vm, ...mainStorage(call) });
    finishEmpty(call, vm, job);
    return { status: 201, document: shownVm(created, { isAllContent: true, isFiltered: call.filtered }) };
  }
  const copies = copyDisks(call, plan.template.id, created, templateDisksFor(plan.body));
  addEvent(world, 37, { ...causeOf(call), vm, ...mainStorage(call) });
  const release = locks.hold(`name ${vm.name}`);
  const { timing } = backstage;
  const finishDisks = (): void => {
    for (const id of copies) finishDisk(store, id);
  };
  const isFinished = new Promise<void>((resolve) => {
    backstage.lockImages(vm.id, plan.isClone ? timing.diskCopy : timing.thinDisk, finishDisks, () => {
      release();
      resolve();
      if (!store.vms.find(vm.id)) return;
      store.vms.change(vm.id, { status: 'down' });
      addEvent(world, 53, { ...causeOf(call), vm, ...mainStorage(call) });
      job?.end('finished');
    });
  });
  const shown = (): Document => shownVm(store.vms.get(vm.id), { isAllContent: true, isFiltered: call.filtered });
  if (!call.parameters.expects('201-created')) return { status: 202, document: shown(), creationStatus: copies };
  return isFinished.then(() => ({ status: 201, document: shown() }));
}

export function addVm(call: Call, body: Document): Answer | Promise<Answer> {
  const clusterName = namedIn(body, 'cluster');
  if (!clusterName) throw incomplete('Vm', 'cluster.id|name', 'add');
  const name = body['name'];
  if (typeof name !== 'string' || name === '') throw incomplete('Vm', 'name', 'add');
  const templateName = namedIn(body, 'template');
  if (!templateName) throw incomplete('Vm', 'template.id|name', 'add');
  const cluster = findCluster(call, clusterName);
  const template = findTemplate(call, templateName, cluster);
  const instanceType = findInstanceType(call, body);
  const isClone = call.parameters.flag('clone') ?? false;
  if (isClone || template.id !== BLANK) checkDisks(call, template, body);
  const plan: Plan = { body, cluster, template, instanceType, isClone };
  // The password of a template is never handed on.
  const inherited: Stored = { initialization: template.initialization, rootPassword: undefined };
  const stored = mergeInitialization(inherited, body['initialization'] as Document | undefined);
  const vm = draft(call, plan, stored);
  const source = isClone ? ` from Template ${template.name}` : '';
  return runCommand(call, {
    job: `Creating VM ${name}${source} in Cluster ${cluster.name}`,
    validate: () => validate(call, plan, vm, stored),
    execute: (job) => execute(call, plan, vm, stored, job),
    lasts: true,
  });
}

/** Whether the name is just being used, or a VM of that name still waits for its disks. */
function nameLock({ world }: Call, name: string): Refusal | undefined {
  return world.locks.refusal(`creation ${name}`, command) ?? world.locks.refusal(`name ${name}`, command);
}

/** A disk that is not the template's own is as good as an unknown address. */
function checkDisks(call: Call, template: Template, body: Document): void {
  const own = disksOf(call.store, template.id).map(({ id }) => id);
  for (const { id } of templateDisksFor(body)) if (!own.includes(id)) throw notFound();
}
