/** Runs what an import has still to do. What it learns on the way it notes; what ends it, it throws. */
import { isApiError } from '../http/request.ts';
import { isAbort, toProblem } from './errand-failure.ts';
import {
  awaitDownload,
  awaitTemplate,
  getOrdered,
  ImportFailure,
  isTemplateStep,
  order,
  templateSteps,
  type ImportTools,
  type StepRun,
} from './import-steps.ts';
import type { ImportProblemCode, ImportRequest, ImportSnapshot, ImportStepId } from './import.ts';

/** One for all requests of a step, so that a step's commands, jobs and events are found by it. */
export function correlationIdOf(importId: string, step: ImportStepId | 'remove'): string {
  return `${importId}-${step}`;
}

/**
 * Resolves when every step was tried: those that change the template may fail, and it can be used all the same. Throws
 * `ImportFailure`, `ApiError` or the signal's reason when a step before these fails. An order that `isSent` is looked for.
 */
export async function runImport(
  snapshot: ImportSnapshot,
  request: ImportRequest,
  isSent: boolean,
  tools: ImportTools,
): Promise<void> {
  const { template } = request;
  let { diskId, templateId } = snapshot;

  function runOf(step: ImportStepId): StepRun {
    const correlationId = correlationIdOf(snapshot.id, step);
    return {
      ...tools,
      request,
      options: { signal: tools.signal, correlationId },
      correlationIdOf: (other) => correlationIdOf(snapshot.id, other),
    };
  }

  for (const { id: step, state } of snapshot.steps) {
    if (state === 'done') continue;
    tools.note({ begins: step });
    const run = runOf(step);
    if (isTemplateStep(step)) {
      if (template === undefined || templateId === undefined) throw new ImportFailure('template-gone');
      const problem = await problemIn(run, templateSteps[step](run, templateId, template.settings));
      tools.note({ ends: step, ...(problem && { problem }) });
    } else if (step === 'import') {
      diskId ??= await (isSent ? getOrdered : order)(run);
      tools.note({ ends: step, diskId });
    } else {
      if (diskId === undefined) throw new ImportFailure('not-ordered');
      if (step === 'download') await awaitDownload(run, diskId);
      else templateId ??= await awaitTemplate(run, diskId, template?.name ?? '');
      tools.note({ ends: step, ...(templateId !== undefined && { templateId }) });
    }
  }
}

/** Why a change of the template failed; what would end the whole import is thrown. */
async function problemIn(
  { options }: StepRun,
  change: Promise<void>,
): Promise<ReturnType<typeof toProblem<ImportProblemCode>> | undefined> {
  try {
    await change;
    return undefined;
  } catch (error) {
    if (isAbort(error) || (isApiError(error) && error.status === 401)) throw error;
    return toProblem<ImportProblemCode>(error, options.correlationId);
  }
}
