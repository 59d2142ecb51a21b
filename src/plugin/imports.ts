/**
 * Keeps the imports of this user: runs them, remembers them beyond this page, and tells how they end. Loaded by the host
 * page when an import begins or one is left from before.
 */
import { toProblem } from './errand-failure.ts';
import type { Errands, ErrandsHome } from './errand-host-page.ts';
import type { Tell } from './errand-notices.ts';
import type { ErrandSurroundings, WindowListener } from './errand-surroundings.ts';
import { ErrandBook, newErrandId, type Errand } from './errands.ts';
import { doneNotice, failedNotice, leftNotice, partlyNotice, removedNotice } from './import-notices.ts';
import { importRecords, type ImportRecord } from './import-records.ts';
import { removeImported } from './import-removal.ts';
import { correlationIdOf, runImport } from './import-runner.ts';
import * as snapshots from './import-snapshot.ts';
import type { ImportNotes, ImportTools } from './import-steps.ts';
import type {
  ImportAction,
  ImportOutcome,
  ImportProblem,
  ImportProblemCode,
  ImportRequest,
  ImportSnapshot,
} from './import.ts';

export type Imports = Errands<readonly ImportRequest[], readonly ImportOutcome[], ImportAction> & WindowListener;

interface Import extends Errand<ImportSnapshot> {
  readonly request: ImportRequest;
  /** From then on the order may have arrived, and is looked for instead of sent again. */
  isSent: boolean;
  /** Called once, when the engine has answered the order; a refusal is then the caller's to show. */
  onOrdered: ((outcome: ImportOutcome) => void) | undefined;
}

export function createImports(options: ErrandSurroundings & ErrandsHome<ImportSnapshot>): Imports {
  const { engine, clock, locks, publish, isWatched, tell } = options;
  const records = importRecords(options.storage, options.userId);
  const book = new ErrandBook<ImportSnapshot, Import, ImportRecord>({ records, locks, publish, ofRecord, resume: run });

  function ofRecord(record: ImportRecord): Import {
    const request = record.request as ImportRequest; // its absent keys are undefined, which counts alike
    return {
      snapshot: snapshots.snapshotOfRecord(record, request, clock.now()),
      request,
      controller: new AbortController(),
      isSent: true,
      onOrdered: undefined,
    };
  }

  function ofRequest(request: ImportRequest, onOrdered?: Import['onOrdered']): Import {
    return {
      snapshot: snapshots.snapshotOfRequest(newErrandId(), request, clock.now()),
      request,
      controller: new AbortController(),
      isSent: false,
      onOrdered,
    };
  }

  function keep({ snapshot, request }: Import, failed = false): void {
    const { id, diskId, templateId, startedAt, steps } = snapshot;
    const done = steps.filter(({ state }) => state === 'done').map((step) => step.id);
    records.write({ id, request: kept(request), diskId, templateId, done, startedAt, failed });
  }

  function tellUnlessWatched(...notice: Parameters<Tell>): void {
    if (!isWatched()) tell(...notice);
  }

  function toolsOf(one: Import, note: (notes: ImportNotes) => void): ImportTools {
    return { engine, clock, signal: one.controller.signal, note };
  }

  function answer(one: Import, outcome: ImportOutcome): void {
    one.onOrdered?.(outcome);
    one.onOrdered = undefined;
  }

  function onNotes(one: Import, notes: ImportNotes): void {
    book.show(one, snapshots.noted(one.snapshot, notes, clock.now()));
    if (notes.begins !== undefined || notes.ends !== undefined) keep(one);
    if (notes.diskId !== undefined) answer(one, { ok: true, importId: one.snapshot.id });
  }

  async function run(one: Import): Promise<void> {
    const { isSent } = one;
    one.isSent = true;
    book.show(one, snapshots.begun(one.snapshot));
    keep(one);
    try {
      await runImport(
        one.snapshot,
        one.request,
        isSent,
        toolsOf(one, (notes) => onNotes(one, notes)),
      );
    } catch (error) {
      const correlationId = correlationIdOf(one.snapshot.id, snapshots.currentStep(one.snapshot));
      if (!book.isLeaving) onFailure(one, toProblem<ImportProblemCode>(error, correlationId));
      return;
    }
    book.show(one, snapshots.ended(one.snapshot));
    if (one.snapshot.state === 'partly') {
      keep(one, true);
      tellUnlessWatched('warning', partlyNotice(one.snapshot, snapshots.problemOf(one.snapshot)));
    } else {
      records.remove(one.snapshot.id);
      tellUnlessWatched('success', doneNotice(one.snapshot));
    }
  }

  function onFailure(one: Import, problem: ImportProblem): void {
    const isRefusal = one.onOrdered !== undefined && problem.code !== 'import-unknown';
    answer(one, { ok: false, problem });
    if (isRefusal) {
      // The dialog shows it, beside everything that was typed, unless it was closed in the meantime.
      book.forget(one);
      tellUnlessWatched('danger', failedNotice(one.snapshot, problem));
      return;
    }
    book.show(one, snapshots.failed(one.snapshot, problem, clock.now()));
    // An import whose login has ended goes on by itself after the next one.
    keep(one, problem.code !== 'session-ended');
    if (problem.code !== 'stopped') tellUnlessWatched('danger', failedNotice(one.snapshot, problem));
  }

  function begin(one: Import): Promise<void> {
    return book.alone(one, () => run(one));
  }

  async function remove(one: Import, diskId: string): Promise<void> {
    const correlationId = correlationIdOf(one.snapshot.id, 'remove');
    keep(one, true);
    book.show(one, snapshots.removing(one.snapshot));
    await book.alone(one, async () => {
      const tools = toolsOf(one, (notes) => book.show(one, snapshots.noted(one.snapshot, notes, clock.now())));
      const { templateId } = one.snapshot;
      try {
        await removeImported({ diskId, templateId, templateName: one.request.template?.name }, correlationId, tools);
      } catch (error) {
        if (book.isLeaving) return;
        const problem = toProblem<ImportProblemCode>(error, correlationId);
        book.show(one, snapshots.removalFailed(one.snapshot, problem));
        tellUnlessWatched('danger', failedNotice(one.snapshot, problem));
        return;
      }
      book.forget(one);
      tellUnlessWatched('success', removedNotice(one.snapshot));
    });
  }

  function inBackground(one: Import, work: Promise<void>): void {
    book.inBackground(work, (error) =>
      answer(one, { ok: false, problem: toProblem<ImportProblemCode>(error, one.snapshot.id) }),
    );
  }

  function importAnew(request: ImportRequest): Promise<ImportOutcome> {
    return new Promise((resolve) => {
      const one = ofRequest(request, resolve);
      inBackground(one, begin(one));
    });
  }

  const actions: Readonly<Record<ImportAction, (one: Import) => void>> = {
    stop: ({ controller }) => controller.abort(),
    dismiss: (one) => book.forget(one),
    retry: (one) => inBackground(one, begin(one)),
    again(one) {
      const anew = ofRequest(one.request);
      // First, so that the list never is empty meanwhile.
      book.show(anew, anew.snapshot);
      book.forget(one);
      inBackground(anew, begin(anew));
    },
    remove(one) {
      const { diskId } = one.snapshot;
      if (diskId !== undefined) inBackground(one, remove(one, diskId));
    },
  };

  return {
    /** One order after the other: two at once may meet the same lock of the target domain. */
    async start(requests) {
      const outcomes: ImportOutcome[] = [];
      for (const request of requests) outcomes.push(await importAnew(request));
      return outcomes;
    },
    ...book.controls(actions, (count) => tellUnlessWatched('info', leftNotice(count))),
  };
}

/** As a record holds it: lists that may be written. */
function kept(request: ImportRequest): ImportRecord['request'] {
  return structuredClone(request) as ImportRecord['request']; // the same but for `readonly`
}
