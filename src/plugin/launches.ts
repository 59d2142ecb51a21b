/**
 * Keeps the launches of this user: runs them, remembers them beyond this page, and tells how they end. Loaded by the
 * host page when a launch begins or one is left from before.
 */
import type { EngineClient } from '../engine/client.ts';
import { doneNotice, failedNotice, leftNotice, removedNotice, startingNotice, type Notice } from './launch-notices.ts';
import { toProblem } from './launch-problem.ts';
import { launchRecords, type LaunchRecord } from './launch-records.ts';
import { correlationIdOf, newLaunchId, runLaunch, type LaunchWork } from './launch-runner.ts';
import * as snapshots from './launch-snapshot.ts';
import type { LaunchNotes, LaunchTools } from './launch-steps.ts';
import type {
  LaunchAction,
  LaunchProblem,
  LaunchRequest,
  LaunchSnapshot,
  LaunchStepId,
  StartOutcome,
} from './launch.ts';
import type { MessageType } from './plugin-api.ts';
import { removeLaunchedVm } from './vm-removal.ts';
import type { Clock } from './waiting.ts';

export interface LaunchesOptions {
  readonly engine: EngineClient;
  readonly clock: Clock;
  readonly storage: Storage;
  /** Absent where the page has no TLS; two tabs may then take up the same launch, which does no harm but noise. */
  readonly locks: LockManager | undefined;
  readonly userId: string;
  readonly publish: (launches: readonly LaunchSnapshot[]) => void;
  /** Whether the dialog is open and shows what is published. */
  readonly isWatched: () => boolean;
  /** Shows a short notice. */
  readonly tell: (type: MessageType, notice: Notice) => void;
}

export interface Launches {
  start(request: LaunchRequest): Promise<StartOutcome>;
  act(launchId: string, action: LaunchAction): void;
  /** Goes on with what was left by an earlier page, and follows what other tabs of this browser do. */
  takeUp(): void;
  /** A change of `localStorage` by another tab. */
  storageChanged(key: string | null): void;
  /** The page goes away: what breaks from now on is no failure of a launch. */
  pageHides(): void;
}

interface Launch {
  snapshot: LaunchSnapshot;
  /** Absent for a launch of an earlier page. */
  readonly request: LaunchRequest | undefined;
  readonly nic: LaunchRequest['nic'];
  /** Ends what the launch is at. */
  controller: AbortController;
  /** From then on the creation may have happened, and is looked for instead of sent again. */
  isSent: boolean;
  /** Called once, when the engine has answered the creation; a refusal is then the caller's to show. */
  onCreated: ((outcome: StartOutcome) => void) | undefined;
}

export function createLaunches(options: LaunchesOptions): Launches {
  const { engine, clock, locks, publish, isWatched, tell } = options;
  const records = launchRecords(options.storage, options.userId);
  const launches = new Map<string, Launch>();
  let isLeaving = false;

  function show(launch: Launch, snapshot: LaunchSnapshot): void {
    launch.snapshot = snapshot;
    launches.set(snapshot.id, launch);
    publishAll();
  }

  function publishAll(): void {
    publish([...launches.values()].map(({ snapshot }) => snapshot));
  }

  function forget(launch: Launch): void {
    launches.delete(launch.snapshot.id);
    records.remove(launch.snapshot.id);
    publishAll();
  }

  function keep({ snapshot, nic }: Launch, step: LaunchStepId, failed = false): void {
    const { id, vmName, vmId, startedAt, ports } = snapshot;
    const record: LaunchRecord = { id, vmName, vmId, step, startedAt, ports: [...ports], nic, failed };
    records.write(record);
  }

  function tellUnlessWatched(type: MessageType, notice: Notice): void {
    if (!isWatched()) tell(type, notice);
  }

  /** Runs `work` while no other tab of this browser has this launch in hand. */
  async function alone(launch: Launch, work: () => Promise<void>): Promise<void> {
    if (!locks) {
      await work();
      return;
    }
    const { signal } = launch.controller;
    await locks.request(`ovirt-admin-plugins.${launch.snapshot.id}`, { signal }, work);
  }

  function toolsOf(launch: Launch, note: (notes: LaunchNotes) => void): LaunchTools {
    return { engine, clock, signal: launch.controller.signal, note };
  }

  function onNotes(launch: Launch, notes: LaunchNotes): void {
    show(launch, snapshots.noted(launch.snapshot, notes, clock.now()));
    if (notes.step !== undefined || notes.vmId !== undefined) keep(launch, snapshots.currentStep(launch.snapshot));
    if (notes.vmId !== undefined) answer(launch, { ok: true, launchId: launch.snapshot.id });
    if (notes.step === 'start') tellUnlessWatched('info', startingNotice(launch.snapshot));
  }

  function answer(launch: Launch, outcome: StartOutcome): void {
    launch.onCreated?.(outcome);
    launch.onCreated = undefined;
  }

  function begin(launch: Launch, from: LaunchStepId): Promise<void> {
    launch.controller = new AbortController();
    return alone(launch, () => run(launch, from));
  }

  async function run(launch: Launch, from: LaunchStepId): Promise<void> {
    const { id, vmName, vmId } = launch.snapshot;
    const vm = launch.isSent ? undefined : launch.request?.vm;
    launch.isSent = true;
    show(launch, snapshots.begun(launch.snapshot, from));
    keep(launch, from);
    const work: LaunchWork = { id, vmName, vmId, vm, nic: launch.nic };
    try {
      await runLaunch(
        work,
        from,
        toolsOf(launch, (notes) => onNotes(launch, notes)),
      );
    } catch (error) {
      if (!isLeaving) onFailure(launch, toProblem(error, correlationIdOf(id, snapshots.currentStep(launch.snapshot))));
      return;
    }
    records.remove(id);
    show(launch, snapshots.done(launch.snapshot, clock.now()));
    tellUnlessWatched('success', doneNotice(launch.snapshot));
  }

  function onFailure(launch: Launch, problem: LaunchProblem): void {
    const step = snapshots.currentStep(launch.snapshot);
    const isRefusal = launch.onCreated !== undefined && problem.code !== 'creation-unknown';
    answer(launch, { ok: false, problem });
    if (isRefusal) {
      // The dialog shows it, beside everything that was typed, unless it was closed in the meantime.
      forget(launch);
      tellUnlessWatched('danger', failedNotice(launch.snapshot, problem));
      return;
    }
    show(launch, snapshots.failed(launch.snapshot, problem, clock.now()));
    // A launch whose login has ended goes on by itself after the next one.
    keep(launch, step, problem.code !== 'session-ended');
    if (problem.code !== 'stopped') tellUnlessWatched('danger', failedNotice(launch.snapshot, problem));
  }

  async function remove(launch: Launch, vmId: string): Promise<void> {
    const { id } = launch.snapshot;
    const correlationId = correlationIdOf(id, 'remove');
    launch.controller = new AbortController();
    keep(launch, snapshots.stepToRetry(launch.snapshot), true);
    show(launch, snapshots.removing(launch.snapshot));
    const tools = toolsOf(launch, (notes) => show(launch, snapshots.noted(launch.snapshot, notes, clock.now())));
    await alone(launch, async () => {
      try {
        await removeLaunchedVm(vmId, correlationId, tools);
      } catch (error) {
        if (isLeaving) return;
        const problem = toProblem(error, correlationId);
        show(launch, snapshots.failed(launch.snapshot, problem, clock.now()));
        tellUnlessWatched('danger', failedNotice(launch.snapshot, problem));
        return;
      }
      forget(launch);
      // Also while the dialog is open: there the launch is gone, and nothing else says so.
      tell('success', removedNotice(launch.snapshot));
    });
  }

  function launchAnew(request: LaunchRequest, onCreated?: Launch['onCreated']): void {
    const snapshot = snapshots.snapshotOfRequest(newLaunchId(), request, clock.now());
    const controller = new AbortController();
    const launch: Launch = { snapshot, request, nic: request.nic, controller, isSent: false, onCreated };
    inBackground(launch, begin(launch, 'create'));
  }

  /** When no other tab has it in hand any more, goes on from where its record says, if that says so. */
  function takeOver(launch: Launch): Promise<void> {
    launch.controller = new AbortController();
    return alone(launch, async () => {
      const record = records.find(launch.snapshot.id);
      if (!record) {
        forget(launch);
        return;
      }
      show(launch, snapshots.snapshotOfRecord(record, clock.now()));
      if (launch.snapshot.state === 'elsewhere') await run(launch, record.step);
    });
  }

  function addRecord(record: LaunchRecord): void {
    const snapshot = snapshots.snapshotOfRecord(record, clock.now());
    const controller = new AbortController();
    const launch: Launch = {
      snapshot,
      request: undefined,
      nic: record.nic,
      controller,
      isSent: true,
      onCreated: undefined,
    };
    show(launch, snapshot);
    if (snapshot.state === 'elsewhere') inBackground(launch, takeOver(launch));
  }

  function inBackground(launch: Launch, work: Promise<void>): void {
    work.catch((error: unknown) => {
      answer(launch, { ok: false, problem: toProblem(error, launch.snapshot.id) });
      const isGivenUp = error instanceof DOMException && error.name === 'AbortError'; // the wait for a lock
      if (!isGivenUp && !isLeaving) console.error('A launch ended unexpectedly.', error);
    });
  }

  const actions: Readonly<Record<LaunchAction, (launch: Launch) => void>> = {
    stop: ({ controller }) => controller.abort(),
    dismiss: forget,
    start: (launch) => inBackground(launch, begin(launch, 'start')),
    retry(launch) {
      if (launch.request && snapshots.isWithoutVm(launch.snapshot)) {
        forget(launch);
        launchAnew(launch.request);
      } else inBackground(launch, begin(launch, snapshots.stepToRetry(launch.snapshot)));
    },
    remove(launch) {
      const { vmId } = launch.snapshot;
      if (vmId !== undefined) inBackground(launch, remove(launch, vmId));
    },
  };

  /** A creation of unknown fate has not happened when its name was free afterwards. */
  function forgetUnresolved(vmName: string, newId: string): void {
    for (const launch of [...launches.values()]) {
      const { id, vmId, vmName: name } = launch.snapshot;
      if (id !== newId && vmId === undefined && name === vmName) forget(launch);
    }
  }

  return {
    async start(request) {
      const outcome = await new Promise<StartOutcome>((resolve) => launchAnew(request, resolve));
      if (outcome.ok) forgetUnresolved(request.vm.name, outcome.launchId);
      return outcome;
    },
    act(launchId, action) {
      const launch = launches.get(launchId);
      if (launch?.snapshot.actions.includes(action)) actions[action](launch);
    },
    takeUp() {
      const left = records.list().filter(({ id }) => !launches.has(id));
      for (const record of left) addRecord(record);
      const waiting = left.filter(({ id }) => launches.get(id)?.snapshot.state !== 'elsewhere');
      if (waiting.length > 0) tellUnlessWatched('info', leftNotice(waiting.length));
    },
    storageChanged(key) {
      const id = key === null ? undefined : records.idOf(key);
      if (id === undefined) return;
      const known = launches.get(id);
      // What this page has in hand, only this page writes.
      if (known?.snapshot.state === 'running' || known?.snapshot.state === 'removing') return;
      known?.controller.abort();
      const record = records.find(id);
      if (record) addRecord(record);
      else if (known) {
        launches.delete(id);
        publishAll();
      }
    },
    pageHides() {
      isLeaving = true;
    },
  };
}
