/**
 * Keeps the launches of this user: runs them, remembers them beyond this page, and tells how they end. Loaded by the
 * host page when a launch begins or one is left from before.
 */
import { doneNotice, failedNotice, leftNotice, removedNotice, startingNotice } from './launch-notices.ts';
import type { Errands, ErrandsHome } from './errand-host-page.ts';
import type { Tell } from './errand-notices.ts';
import type { ErrandSurroundings, WindowListener } from './errand-surroundings.ts';
import { toProblem } from './errand-failure.ts';
import { ErrandBook, newErrandId, type Errand } from './errands.ts';
import { launchRecords, type LaunchRecord } from './launch-records.ts';
import { correlationIdOf, runLaunch, type LaunchWork } from './launch-runner.ts';
import * as snapshots from './launch-snapshot.ts';
import type { LaunchNotes, LaunchTools } from './launch-steps.ts';
import type {
  LaunchAction,
  LaunchProblem,
  LaunchProblemCode,
  LaunchRequest,
  LaunchSnapshot,
  LaunchStepId,
  StartOutcome,
} from './launch.ts';
import { removeLaunchedVm } from './vm-removal.ts';

export type Launches = Errands<LaunchRequest, StartOutcome, LaunchAction> & WindowListener;

interface Launch extends Errand<LaunchSnapshot> {
  /** Absent for a launch of an earlier page. */
  readonly request: LaunchRequest | undefined;
  readonly nic: LaunchRequest['nic'];
  /** From then on the creation may have happened, and is looked for instead of sent again. */
  isSent: boolean;
  /** Called once, when the engine has answered the creation; a refusal is then the caller's to show. */
  onCreated: ((outcome: StartOutcome) => void) | undefined;
}

export function createLaunches(options: ErrandSurroundings & ErrandsHome<LaunchSnapshot>): Launches {
  const { engine, clock, locks, publish, isWatched, tell } = options;
  const records = launchRecords(options.storage, options.userId);
  const book = new ErrandBook<LaunchSnapshot, Launch, LaunchRecord>({
    records,
    locks,
    publish,
    ofRecord: (record) => ({
      snapshot: snapshots.snapshotOfRecord(record, clock.now()),
      request: undefined,
      nic: record.nic,
      controller: new AbortController(),
      isSent: true,
      onCreated: undefined,
    }),
    resume: (launch, record) => run(launch, record.step),
  });

  function keep({ snapshot, nic }: Launch, step: LaunchStepId, failed = false): void {
    const { id, vmName, vmId, startedAt, ports } = snapshot;
    const record: LaunchRecord = { id, vmName, vmId, step, startedAt, ports: [...ports], nic, failed };
    records.write(record);
  }

  function tellUnlessWatched(...notice: Parameters<Tell>): void {
    if (!isWatched()) tell(...notice);
  }

  function toolsOf(launch: Launch, note: (notes: LaunchNotes) => void): LaunchTools {
    return { engine, clock, signal: launch.controller.signal, note };
  }

  function onNotes(launch: Launch, notes: LaunchNotes): void {
    book.show(launch, snapshots.noted(launch.snapshot, notes, clock.now()));
    if (notes.step !== undefined || notes.vmId !== undefined) keep(launch, snapshots.currentStep(launch.snapshot));
    if (notes.vmId !== undefined) answer(launch, { ok: true, launchId: launch.snapshot.id });
    if (notes.step === 'start') tellUnlessWatched('info', startingNotice(launch.snapshot));
  }

  function answer(launch: Launch, outcome: StartOutcome): void {
    launch.onCreated?.(outcome);
    launch.onCreated = undefined;
  }

  function begin(launch: Launch, from: LaunchStepId): Promise<void> {
    return book.alone(launch, () => run(launch, from));
  }

  async function run(launch: Launch, from: LaunchStepId): Promise<void> {
    const { id, vmName, vmId } = launch.snapshot;
    const vm = launch.isSent ? undefined : launch.request?.vm;
    launch.isSent = true;
    book.show(launch, snapshots.begun(launch.snapshot, from));
    keep(launch, from);
    const work: LaunchWork = { id, vmName, vmId, vm, nic: launch.nic };
    try {
      await runLaunch(
        work,
        from,
        toolsOf(launch, (notes) => onNotes(launch, notes)),
      );
    } catch (error) {
      if (!book.isLeaving)
        onFailure(launch, toProblem(error, correlationIdOf(id, snapshots.currentStep(launch.snapshot))));
      return;
    }
    records.remove(id);
    book.show(launch, snapshots.done(launch.snapshot, clock.now()));
    tellUnlessWatched('success', doneNotice(launch.snapshot));
  }

  function onFailure(launch: Launch, problem: LaunchProblem): void {
    const step = snapshots.currentStep(launch.snapshot);
    const isRefusal = launch.onCreated !== undefined && problem.code !== 'creation-unknown';
    answer(launch, { ok: false, problem });
    if (isRefusal) {
      // The dialog shows it, beside everything that was typed, unless it was closed in the meantime.
      book.forget(launch);
      tellUnlessWatched('danger', failedNotice(launch.snapshot, problem));
      return;
    }
    book.show(launch, snapshots.failed(launch.snapshot, problem, clock.now()));
    // A launch whose login has ended goes on by itself after the next one.
    keep(launch, step, problem.code !== 'session-ended');
    if (problem.code !== 'stopped') tellUnlessWatched('danger', failedNotice(launch.snapshot, problem));
  }

  async function remove(launch: Launch, vmId: string): Promise<void> {
    const { id } = launch.snapshot;
    const correlationId = correlationIdOf(id, 'remove');
    keep(launch, snapshots.stepToRetry(launch.snapshot), true);
    book.show(launch, snapshots.removing(launch.snapshot));
    await book.alone(launch, async () => {
      const tools = toolsOf(launch, (notes) => book.show(launch, snapshots.noted(launch.snapshot, notes, clock.now())));
      try {
        await removeLaunchedVm(vmId, correlationId, tools);
      } catch (error) {
        if (book.isLeaving) return;
        const problem = toProblem<LaunchProblemCode>(error, correlationId);
        book.show(launch, snapshots.failed(launch.snapshot, problem, clock.now()));
        tellUnlessWatched('danger', failedNotice(launch.snapshot, problem));
        return;
      }
      book.forget(launch);
      tellUnlessWatched('success', removedNotice(launch.snapshot));
    });
  }

  function launchAnew(request: LaunchRequest, onCreated?: Launch['onCreated']): void {
    const snapshot = snapshots.snapshotOfRequest(newErrandId(), request, clock.now());
    const controller = new AbortController();
    const launch: Launch = { snapshot, request, nic: request.nic, controller, isSent: false, onCreated };
    inBackground(launch, begin(launch, 'create'));
  }

  function inBackground(launch: Launch, work: Promise<void>): void {
    book.inBackground(work, (error) => answer(launch, { ok: false, problem: toProblem(error, launch.snapshot.id) }));
  }

  const actions: Readonly<Record<LaunchAction, (launch: Launch) => void>> = {
    stop: ({ controller }) => controller.abort(),
    dismiss: (launch) => book.forget(launch),
    start: (launch) => inBackground(launch, begin(launch, 'start')),
    retry(launch) {
      if (launch.request && snapshots.isWithoutVm(launch.snapshot)) {
        book.forget(launch);
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
    for (const launch of book.all()) {
      const { id, vmId, vmName: name } = launch.snapshot;
      if (id !== newId && vmId === undefined && name === vmName) book.forget(launch);
    }
  }

  return {
    async start(request) {
      const outcome = await new Promise<StartOutcome>((resolve) => launchAnew(request, resolve));
      if (outcome.ok) forgetUnresolved(request.vm.name, outcome.launchId);
      return outcome;
    },
    ...book.controls(actions, (count) => tellUnlessWatched('info', leftNotice(count))),
  };
}
