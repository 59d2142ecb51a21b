/** Stops, shutdowns, suspensions and reboots, and what becomes of a VM that goes down. */
import type { Document } from '../json.ts';
import type { Host, Id, Vm } from '../model.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { idOf, type Call, type World } from '../service.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { addEvent, internalCorrelationId, type EventCode } from './journal.ts';

/** Statuses as sentences call them (LocalizedEnums, VMStatus). */
export const statusLabel = (status: string): string =>
  status
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

const running = [
  'up',
  'powering_up',
  'wait_for_launch',
  'powering_down',
  'reboot_in_progress',
  'migrating',
  'not_responding',
  'paused',
  'unknown',
];

const isRunning = ({ status }: Vm): boolean => running.includes(status);

/** The VM left its host: what waited for its next start is in force now. */
export function goDown(world: World, vmId: Id, code: 61 | 119, words: { readonly exitMessage: string }): void {
  const { store, clock, backstage } = world;
  backstage.newCourse(vmId);
  const { nextRun, ...before } = store.vms.get(vmId);
  const vm = store.vms.put({ ...before, ...nextRun, next_run_configuration_exists: false });
  store.vms.change(vmId, {
    status: 'down',
    stop_time: clock.now(),
    host: undefined,
    ranHere: undefined,
    fqdn: undefined,
    guest_operating_system: undefined,
    run_once: undefined,
  });
  addEvent(world, code, { vm, words });
  if (nextRun) addEvent(world, 253, { vm, correlationId: internalCorrelationId(world) });
}

interface Power {
  readonly permit: string;
  /** `${action}` of its sentences. */
  readonly action: string;
  readonly job: (name: string) => string;
  readonly refusal: (vm: Vm) => Refusal | undefined;
  readonly execute: (call: Call, vm: Vm, body: Document) => void;
}

function hostOf(call: Call, vm: Vm): { readonly host?: Host } {
  const host = call.store.hosts.find(vm.host?.id);
  return host ? { host } : {};
}

function tell(call: Call, code: EventCode, vm: Vm, words: Readonly<Record<string, string>> = {}): void {
  addEvent(call.world, code, { ...causeOf(call), vm, ...hostOf(call, vm), words });
}

const notRunning = (vm: Vm, action: string): Refusal | undefined => {
  if (['down', 'suspended'].includes(vm.status) || isRunning(vm)) return undefined;
  const isBetween = ['saving_state', 'restoring_state'].includes(vm.status);
  const sentence = isBetween ? 'ACTION_TYPE_FAILED_VM_IS_SAVING_RESTORING' : 'ACTION_TYPE_FAILED_VM_IS_NOT_RUNNING';
  return refuse([sentence, { action, type: 'VM' }]);
};

/** What was given as the reason is kept with the VM, and told. */
function reasonIn(body: Document): { readonly stored: string; readonly told: string } {
  const reason = typeof body['reason'] === 'string' ? body['reason'] : '';
  return { stored: reason, told: reason === '' ? '' : ` (Reason: ${reason})` };
}

function powerOff(call: Call, vm: Vm, body: Document): void {
  if (vm.status === 'down') return;
  const { world, store } = call;
  const reason = reasonIn(body);
  if (vm.status === 'suspended') {
    store.vms.change(vm.id, { status: 'down' });
    tell(call, 111, vm, { reason: reason.told });
    return;
  }
  store.vms.change(vm.id, { stop_reason: reason.stored });
  tell(call, 33, vm, { reason: reason.told });
  world.backstage.newCourse(vm.id);
  // The host has nothing to say of an order of the engine's: two blanks.
  world.backstage.later(vm.id, world.backstage.timing.powerOff, () => goDown(world, vm.id, 61, { exitMessage: ' ' }));
}

function shutDown(call: Call, vm: Vm, body: Document): void {
  if (vm.status !== 'up') {
    powerOff(call, vm, body);
    return;
  }
  const { world, store } = call;
  const reason = reasonIn(body);
  store.vms.change(vm.id, { status: 'powering_down', stop_reason: reason.stored });
  tell(call, 73, vm, { reason: reason.told });
  world.backstage.newCourse(vm.id);
  const exitMessage = 'Exit message: User shut down from within the guest';
  world.backstage.later(vm.id, world.backstage.timing.shutdown, () => goDown(world, vm.id, 61, { exitMessage }));
}

function restart(call: Call, vm: Vm, code: 157 | 221): void {
  const { world, store } = call;
  tell(call, code, vm);
  world.backstage.newCourse(vm.id);
  store.vms.change(vm.id, { status: 'reboot_in_progress' });
  world.backstage.later(vm.id, world.backstage.timing.reboot, () => void store.vms.change(vm.id, { status: 'up' }));
}

function suspend(call: Call, vm: Vm): void {
  const { world, store } = call;
  tell(call, 501, vm);
  world.backstage.newCourse(vm.id);
  store.vms.change(vm.id, { status: 'saving_state' });
  world.backstage.later(vm.id, world.backstage.timing.suspend, () => {
    tell(call, 503, vm);
    store.vms.change(vm.id, { status: 'suspended', host: undefined, ranHere: undefined, fqdn: undefined });
  });
}

const illegal = ({ status }: Vm, action: string): Refusal =>
  refuse(['ACTION_TYPE_FAILED_VM_STATUS_ILLEGAL', { action, type: 'VM', vmStatus: statusLabel(status) }]);

const powers = {
  stop: {
    permit: 'stop_vm',
    action: 'stop',
    job: (name) => `Stopping VM ${name}`,
    refusal: (vm) => notRunning(vm, 'stop'),
    execute: powerOff,
  },
  shutdown: {
    permit: 'shut_down_vm',
    action: 'shutdown',
    job: (name) => `Shutting down VM ${name}`,
    refusal: (vm) => notRunning(vm, 'shutdown'),
    execute: shutDown,
  },
  suspend: {
    permit: 'hibernate_vm',
    action: 'hibernate',
    job: (name) => `Performing Hibernate action on VM ${name}`,
    refusal: (vm) => {
      if (vm.status === 'up') return undefined;
      if (['wait_for_launch', 'not_responding'].includes(vm.status)) return illegal(vm, 'hibernate');
      return refuse(['ACTION_TYPE_FAILED_VM_IS_NOT_UP', { action: 'hibernate', type: 'VM' }]);
    },
    execute: suspend,
  },
  reboot: {
    permit: 'reboot_vm',
    action: 'restart',
    job: (name) => `Rebooting VM ${name}`,
    refusal: (vm) => (['up', 'powering_up'].includes(vm.status) ? undefined : illegal(vm, 'restart')),
    execute: (call, vm) => restart(call, vm, 157),
  },
  reset: {
    permit: 'reset_vm',
    action: 'reset',
    job: (name) => `Resetting VM ${name}`,
    refusal: (vm) => (isRunning(vm) && vm.status !== 'wait_for_launch' ? undefined : illegal(vm, 'reset')),
    execute: (call, vm) => restart(call, vm, 221),
  },
} as const satisfies Readonly<Record<string, Power>>;

export function changePower(call: Call, kind: keyof typeof powers, body: Document): Document {
  const power: Power = powers[kind];
  const vm = call.store.vms.find(idOf(call));
  if (!vm) throw refuse(['ACTION_TYPE_FAILED_VM_NOT_FOUND', { action: power.action, type: 'VM' }]);
  let jobId: Id | undefined;
  runCommand(call, {
    job: power.job(vm.name),
    validate: () => {
      requirePermit(call, power.permit, { kind: 'vm', id: vm.id });
      const refusal = power.refusal(vm);
      if (refusal) throw refusal;
    },
    execute: (job) => {
      jobId = job?.id;
      power.execute(call, vm, body);
    },
  });
  return { job: { id: jobId }, vm: { id: vm.id } };
}
