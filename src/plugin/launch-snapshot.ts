/** How a launch's snapshot follows from what happens to it: pure, so that every state can be tested as a value. */
import { TAKE_UP_MS } from './errands.ts';
import type { LaunchNotes } from './launch-steps.ts';
import {
  launchStepIds,
  type LaunchAction,
  type LaunchProblem,
  type LaunchRequest,
  type LaunchSnapshot,
  type LaunchState,
  type LaunchStep,
  type LaunchStepId,
} from './launch.ts';
import type { LaunchRecord } from './launch-records.ts';
import { publishedLinks } from './published-links.ts';

export function snapshotOfRequest(id: string, { vm, nic, container }: LaunchRequest, now: number): LaunchSnapshot {
  return withActions({
    id,
    vmName: vm.name,
    state: 'running',
    startedAt: now,
    steps: stepsFrom('create', nic !== undefined),
    image: container.image,
    ports: container.ports,
    addresses: [],
    links: [],
    actions: [],
  });
}

/** A launch that this page did not begin. */
export function snapshotOfRecord(record: LaunchRecord, now: number): LaunchSnapshot {
  const { id, vmName, vmId, startedAt, ports, step, nic } = record;
  const state = stateOfRecord(record, now);
  return withActions({
    id,
    vmName,
    ...(vmId === undefined ? {} : { vmId }),
    state,
    startedAt,
    steps: stepsFrom(step, nic !== undefined).map((one) =>
      one.id !== step ? one : { ...one, state: state === 'elsewhere' ? 'running' : 'stopped' },
    ),
    ports,
    addresses: [],
    links: [],
    ...(state === 'failed' ? { problem: { code: 'failed-earlier', detail: '', status: 0, correlationId: id } } : {}),
    actions: [],
  });
}

function stateOfRecord({ failed, startedAt }: LaunchRecord, now: number): LaunchState {
  if (failed) return 'failed';
  return now - startedAt > TAKE_UP_MS ? 'offered' : 'elsewhere';
}

/** All steps of a launch that begins at `from`; without a NIC to add there is no such step. */
function stepsFrom(from: LaunchStepId, hasNic: boolean): LaunchStep[] {
  return launchStepIds
    .filter((id) => id !== 'network' || hasNic || from === 'network')
    .map((id) => ({ id, state: launchStepIds.indexOf(id) < launchStepIds.indexOf(from) ? 'done' : 'waiting' }));
}

/** The launch runs from `from` on; what that step and the later ones had shown is forgotten. */
export function begun(snapshot: LaunchSnapshot, from: LaunchStepId): LaunchSnapshot {
  const steps = snapshot.steps.map((step): LaunchStep =>
    launchStepIds.indexOf(step.id) < launchStepIds.indexOf(from) ? finished(step) : { id: step.id, state: 'waiting' },
  );
  const addresses = from === 'address' ? snapshot.addresses : [];
  const next = { ...snapshot, state: 'running', silentSince: undefined, problem: undefined, steps, addresses } as const;
  return withActions(withLinks(next));
}

function finished(step: LaunchStep): LaunchStep {
  return step.state === 'done' ? step : { id: step.id, state: 'done' };
}

export function noted(snapshot: LaunchSnapshot, notes: LaunchNotes, now: number): LaunchSnapshot {
  const { step, percent, ...known } = notes;
  const running = step ?? snapshot.steps.find(({ state }) => state === 'running')?.id;
  const steps = snapshot.steps.map((one): LaunchStep => {
    if (one.id === step) return { id: one.id, state: 'running', startedAt: now };
    if (step !== undefined && one.state === 'running') return { ...one, state: 'done', endedAt: now };
    return one.id === running && percent !== undefined ? { ...one, percent } : one;
  });
  return withActions(withLinks({ ...snapshot, ...known, steps }));
}

function withLinks(snapshot: LaunchSnapshot): LaunchSnapshot {
  return { ...snapshot, links: publishedLinks(snapshot.addresses, snapshot.ports) };
}

export function done(snapshot: LaunchSnapshot, now: number): LaunchSnapshot {
  return withActions({ ...snapshot, state: 'done', silentSince: undefined, steps: ended(snapshot.steps, 'done', now) });
}

export function failed(snapshot: LaunchSnapshot, problem: LaunchProblem, now: number): LaunchSnapshot {
  const how = problem.code === 'stopped' || problem.code === 'session-ended' ? 'stopped' : 'failed';
  const steps = ended(snapshot.steps, how, now);
  return withActions({ ...snapshot, state: 'failed', silentSince: undefined, problem, steps });
}

function ended(steps: readonly LaunchStep[], state: LaunchStep['state'], now: number): LaunchStep[] {
  return steps.map((step) => (step.state === 'running' ? { ...step, state, endedAt: now } : step));
}

export function removing(snapshot: LaunchSnapshot): LaunchSnapshot {
  return withActions({ ...snapshot, state: 'removing', problem: undefined });
}

/** The step a launch is in; the last one when all are done. */
export function currentStep({ steps }: LaunchSnapshot): LaunchStepId {
  return steps.find(({ state }) => state !== 'done')?.id ?? 'address';
}

/** The step that a launch which stopped would go on with. */
export function stepToRetry(snapshot: LaunchSnapshot): LaunchStepId {
  const { problem } = snapshot;
  // Waiting for an address of a VM that is not running would never end.
  return problem?.code === 'went-down' || problem?.code === 'vm-paused' ? 'start' : currentStep(snapshot);
}

const withoutVm: readonly unknown[] = ['not-created', 'creation-failed', 'vm-gone'];

/** Whether it is known that there is no VM to go on with. */
export function isWithoutVm({ problem }: LaunchSnapshot): boolean {
  return withoutVm.includes(problem?.code);
}

function withActions(snapshot: LaunchSnapshot): LaunchSnapshot {
  return { ...snapshot, actions: actionsOf(snapshot) };
}

function actionsOf(snapshot: LaunchSnapshot): LaunchAction[] {
  switch (snapshot.state) {
    case 'running':
      // Before the engine has answered the creation, stopping would only forget the VM that it is making.
      return snapshot.vmId === undefined ? [] : ['stop'];
    case 'failed':
    case 'offered':
      return snapshot.vmId !== undefined && !isWithoutVm(snapshot) ? actionsOnVm(snapshot) : actionsWithoutVm(snapshot);
    case 'done':
      return ['dismiss'];
    case 'elsewhere':
    case 'removing':
      return [];
  }
}

function actionsOnVm({ steps, vmStatus }: LaunchSnapshot): LaunchAction[] {
  const hasDisks = steps.some(({ id, state }) => id === 'disks' && state === 'done');
  const canStart = hasDisks && (vmStatus === undefined || vmStatus === 'down');
  return ['retry', ...(canStart ? (['start'] as const) : []), 'remove', 'dismiss'];
}

/** What was asked for is known only to the page that began the launch, and the image with it. */
function actionsWithoutVm(snapshot: LaunchSnapshot): LaunchAction[] {
  return snapshot.image !== undefined || !isWithoutVm(snapshot) ? ['retry', 'dismiss'] : ['dismiss'];
}
