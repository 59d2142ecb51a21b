/** POST /vms/ID/start (ovirt-engine BackendVmResource.java, RunVmCommand.java, RunVmValidator.java). */
import { DEFAULT_EXIT_MESSAGE, type StartFailure } from '../backstage.ts';
import { buildGuestFiles } from '../guest-files.ts';
import type { Document } from '../json.ts';
import { message } from '../messages.ts';
import type { Host, Id, Vm } from '../model.ts';
import { bareFault, fault, notFound, refuse, Refusal, type Sentence } from '../refusals.ts';
import { idOf, type Call } from '../service.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { reportGuest } from './guest.ts';
import { initializationType, mergeInitialization, toGuest, validateNetworks, type Stored } from './initialization.ts';
import { addEvent, type RunningJob } from './journal.ts';
import { disksOf } from './disks.ts';
import { goDown, statusLabel } from './power.ts';

const command = { action: 'run', type: 'VM' } as const;
const MIB = 2 ** 20;

type Tool = 'cloud-init' | 'sysprep' | 'ignition';

/** Which kind of initialization the request asks for: one, none at all, or whatever the engine thinks right. */
function requestedTool(body: Document): Tool | 'none' | undefined {
  const flags: readonly (readonly [string, Tool])[] = [
    ['use_sysprep', 'sysprep'],
    ['use_cloud_init', 'cloud-init'],
    ['use_ignition', 'ignition'],
  ];
  const wanted = flags.filter(([flag]) => body[flag] === true);
  if (wanted.length > 1)
    throw bareFault(409, 'Cannot use multiple initialization tags simultaneously when running VM.');
  if (wanted[0]) return wanted[0][1];
  return flags.some(([flag]) => body[flag] === false) ? 'none' : undefined;
}

interface Plan {
  readonly vm: Vm;
  readonly tool: Tool | 'none' | undefined;
  readonly body: Document;
  /** The VM of a run-once. */
  readonly once: Document | undefined;
  readonly initialization: Stored;
}

/** Whether this start gives the guest a config drive. A kind that does not fit the system is skipped silently. */
function givesConfigDrive({ vm, tool, body, initialization }: Plan): boolean {
  const fitting = initializationType(vm.os.type);
  if (fitting !== 'cloud-init') return false;
  if (tool !== undefined) return tool === fitting;
  const isFirst = vm.hasRun !== true && (vm.initialization ?? initialization.initialization) !== undefined;
  return body['use_initialization'] === true || (isFirst && vm.initialization !== undefined);
}

function bootDevices({ vm, once }: Plan): readonly string[] {
  const os = once?.['os'] as Vm['os'] | undefined;
  return os?.boot.devices ?? vm.os.boot.devices;
}

function checkBoot(call: Call, plan: Plan): void {
  const { store } = call;
  const devices = bootDevices(plan).join(' ');
  if (devices === 'hd' && disksOf(store, plan.vm.id).length === 0) {
    throw refuse(['VM_CANNOT_RUN_FROM_DISK_WITHOUT_DISK', command]);
  }
  if (devices === 'network' && store.nics.ownedBy(plan.vm.id).length === 0) {
    throw refuse('VM_CANNOT_RUN_FROM_NETWORK_WITHOUT_NETWORK');
  }
}

function checkStatus({ vm }: Plan): void {
  if (vm.status === 'image_locked') throw refuse(['ACTION_TYPE_FAILED_VM_IS_LOCKED', command]);
  if (!['down', 'suspended', 'paused'].includes(vm.status)) {
    throw refuse(['ACTION_TYPE_FAILED_VM_STATUS_ILLEGAL', { ...command, vmStatus: statusLabel(vm.status) }]);
  }
}

/** Bytes that a host has left for one more VM. */
function freeMemory({ store }: Call, host: Host): number {
  const taken = store.vms.where((vm) => vm.host?.id === host.id && vm.ranHere === true);
  return taken.reduce((free, { memory }) => free - memory, host.max_scheduling_memory);
}

/** The host that the scheduler chooses; throws why there is none. */
function chooseHost(call: Call, vm: Vm): Host {
  const hosts = call.store.hosts.where(({ cluster, status }) => cluster.id === vm.cluster.id && status === 'up');
  if (hosts.length === 0) throw refuse('SCHEDULING_NO_HOSTS');
  const roomy = hosts.toSorted((a, b) => freeMemory(call, b) - freeMemory(call, a))[0];
  if (roomy && freeMemory(call, roomy) >= vm.memory) return roomy;
  throw refuse(
    ['SCHEDULING_ALL_HOSTS_FILTERED_OUT', command],
    ...hosts.map((host): Sentence => {
      const availableMem = Math.floor(freeMemory(call, host) / MIB);
      const detailMessage = message('VAR__DETAIL__NOT_ENOUGH_MEMORY', { availableMem }, call.language);
      const words = { hostName: host.name, filterType: 'internal', filterName: 'Memory', detailMessage };
      return ['SCHEDULING_HOST_FILTERED_REASON_WITH_DETAIL', words];
    }),
  );
}

function validate(call: Call, plan: Plan): Host {
  const { vm } = plan;
  checkBoot(call, plan);
  checkStatus(plan);
  if (plan.once) validateNetworks(plan.initialization, command);
  return chooseHost(call, vm);
}

/** That a start is refused for the VM's own sake is told in an event too, which is not so for other commands (seen). */
function tellRefusal(call: Call, vm: Vm, error: unknown): void {
  if (!(error instanceof Refusal)) return;
  const cause = ` due to a failed validation: ${error.detail('en') ?? ''}`;
  addEvent(call.world, 54, { ...causeOf(call), vm, words: { cause } });
}

function fail(call: Call, vm: Vm, host: Host): void {
  addEvent(call.world, 151, { ...causeOf(call), vm, host });
  addEvent(call.world, 54, { ...causeOf(call), vm, words: { cause: ' ' } });
}

function launch(
  call: Call,
  plan: Plan,
  host: Host,
  failure: StartFailure | undefined,
  job: RunningJob | undefined,
): void {
  const { world, store } = call;
  const { backstage } = world;
  const { timing } = backstage;
  const { id } = plan.vm;
  const vm = store.vms.change(id, {
    status: plan.vm.status === 'suspended' ? 'restoring_state' : 'wait_for_launch',
    host: { id: host.id },
    ranHere: true,
    run_once: plan.once !== undefined,
    start_time: world.clock.now(),
    stop_reason: undefined,
    fqdn: undefined,
  });
  backstage.newCourse(id);
  backstage.configDrives.delete(id);
  if (givesConfigDrive(plan)) {
    backstage.configDrives.set(id, buildGuestFiles(toGuest(plan.initialization), world.newId()));
  }
  addEvent(world, 153, { ...causeOf(call), vm, host });
  backstage.later(id, timing.launch, () => {
    if (failure) {
      const exitMessage = failure.kind === 'goes down' ? (failure.exitMessage ?? DEFAULT_EXIT_MESSAGE) : '';
      goDown(world, id, 119, { exitMessage: `Exit message: ${exitMessage}` });
      fail(call, vm, host);
      job?.end('failed');
      return;
    }
    const isPaused = plan.body['pause'] === true;
    const booted = timing.boot > 0 ? 'powering_up' : 'up';
    store.vms.change(id, { status: isPaused ? 'paused' : booted, hasRun: true });
    addEvent(world, 32, { ...causeOf(call), vm, host });
    job?.end('finished');
    if (!isPaused) boot(call, id);
  });
}

function boot({ world }: Call, vmId: Id): void {
  const { backstage, store } = world;
  const { boot: bootMs, guestAgent, address } = backstage.timing;
  const report = (hasAddresses: boolean) => (): void => reportGuest(world, vmId, hasAddresses);
  if (bootMs > 0) backstage.later(vmId, bootMs, () => void store.vms.change(vmId, { status: 'up' }));
  if (guestAgent + address === 0) {
    backstage.later(vmId, bootMs, report(true));
    return;
  }
  backstage.later(vmId, bootMs + guestAgent, report(false));
  backstage.later(vmId, bootMs + guestAgent + address, report(true));
}

function planOf(call: Call, body: Document): Plan {
  const tool = requestedTool(body);
  const once = body['vm'] as Document | undefined;
  const vm = call.store.vms.find(idOf(call));
  if (!vm) {
    if (once) throw notFound();
    throw fault(
      500,
      'java.lang.NullPointerException: Cannot invoke "org.ovirt.engine.core.common.businessentities.VM.getStatus()" because the return value of "org.ovirt.engine.core.bll.RunVmCommand.getVm()" is null',
    );
  }
  const stored: Stored = { initialization: vm.initialization, rootPassword: vm.rootPassword };
  const sent = once?.['initialization'] as Document | undefined;
  return { vm, tool, body, once, initialization: mergeInitialization(stored, sent) };
}

/** What of a paused VM's start is left: it goes on where it stopped. */
function resume(call: Call, vm: Vm): void {
  call.store.vms.change(vm.id, { status: 'up', hasRun: true });
}

export function startVm(call: Call, body: Document): Document {
  const plan = planOf(call, body);
  const { vm, once } = plan;
  let host: Host | undefined;
  let jobId: Id | undefined;
  runCommand(call, {
    job: `Launching VM ${vm.name}${once ? ' in run-once mode' : ''}`,
    validate: () => {
      requirePermit(call, 'run_vm', { kind: 'vm', id: vm.id });
      const held = call.world.locks.refusal(`vm ${vm.id}`, command);
      if (held) throw held;
      try {
        host = validate(call, plan);
      } catch (error) {
        tellRefusal(call, vm, error);
        throw error;
      }
    },
    execute: (job) => {
      jobId = job?.id;
      if (!host) return;
      if (vm.status === 'paused') {
        resume(call, vm);
        job?.end('finished');
        return;
      }
      const failure = call.world.backstage.takeStartFailure();
      if (failure?.kind === 'refused') {
        fail(call, vm, host);
        throw refuse('SCHEDULING_NO_HOSTS');
      }
      launch(call, plan, host, failure, job);
    },
    lasts: true,
  });
  return { job: { id: jobId }, vm: { id: vm.id } };
}
