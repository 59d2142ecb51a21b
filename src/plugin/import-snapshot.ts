/** How an import's snapshot follows from what happens to it: pure, so that every state can be tested as a value. */
import { TAKE_UP_MS } from './errands.ts';
import type { ImportRecord } from './import-records.ts';
import type { ImportNotes } from './import-steps.ts';
import {
  importStepIds,
  type ImportAction,
  type ImportProblem,
  type ImportRequest,
  type ImportSnapshot,
  type ImportState,
  type ImportStep,
  type ImportStepId,
} from './import.ts';

type TemplateRequest = ImportRequest['template'];

/** The steps that an import needs, in their order. */
export function stepsOf(template: TemplateRequest): readonly ImportStepId[] {
  if (!template) return ['import', 'download'];
  const { nic, tag, ...settings } = template.settings;
  const wanted: Readonly<Partial<Record<ImportStepId, boolean>>> = {
    settings: Object.keys(settings).length > 0,
    network: nic !== undefined,
    tag: tag !== undefined,
  };
  return importStepIds.filter((id) => wanted[id] ?? true);
}

export function snapshotOfRequest(id: string, request: ImportRequest, now: number): ImportSnapshot {
  return withActions({
    id,
    kind: request.template ? 'template' : 'disk',
    name: request.template?.name ?? request.diskName,
    imageName: request.image.name,
    state: 'running',
    startedAt: now,
    steps: stepsOf(request.template).map((step) => ({ id: step, state: 'waiting' })),
    actions: [],
  });
}

/** An import that this page did not begin. */
export function snapshotOfRecord(record: ImportRecord, request: ImportRequest, now: number): ImportSnapshot {
  const { template, image, diskName } = request;
  const { id, diskId, templateId, done, startedAt } = record;
  const state = stateOfRecord(record, now);
  const steps = stepsOf(template).map((step): ImportStep => ({
    id: step,
    state: done.includes(step) ? 'done' : 'waiting',
  }));
  const snapshot: ImportSnapshot = {
    id,
    kind: template ? 'template' : 'disk',
    name: template?.name ?? diskName,
    imageName: image.name,
    ...(diskId !== undefined && { diskId }),
    ...(templateId !== undefined && { templateId }),
    state,
    startedAt,
    steps,
    actions: [],
  };
  if (state === 'elsewhere') return withActions(withStep(snapshot, currentStep(snapshot), { state: 'running' }));
  const problem: ImportProblem = { code: 'failed-earlier', detail: '', status: 0, correlationId: id };
  const how = state === 'failed' ? { state: 'failed' as const, problem } : { state: 'stopped' as const };
  return withActions(withStep(snapshot, currentStep(snapshot), how));
}

function stateOfRecord({ failed, startedAt, templateId }: ImportRecord, now: number): ImportState {
  if (failed) return templateId === undefined ? 'failed' : 'partly';
  return now - startedAt > TAKE_UP_MS ? 'offered' : 'elsewhere';
}

/** The import goes on; what failed or was stopped is to be done again. */
export function begun(snapshot: ImportSnapshot): ImportSnapshot {
  const steps = snapshot.steps.map((step): ImportStep =>
    step.state === 'done' ? step : { id: step.id, state: 'waiting' },
  );
  return withActions({ ...snapshot, state: 'running', silentSince: undefined, removalProblem: undefined, steps });
}

export function noted(snapshot: ImportSnapshot, notes: ImportNotes, now: number): ImportSnapshot {
  const { begins, ends, percent, problem, ...known } = notes;
  let next: ImportSnapshot = { ...snapshot, ...(ends !== undefined && { silentSince: undefined }), ...known };
  if (begins !== undefined) next = withStep(next, begins, { state: 'running', startedAt: now });
  if (ends !== undefined) {
    next = withStep(next, ends, { state: problem ? 'failed' : 'done', endedAt: now, ...(problem && { problem }) });
  }
  if (percent !== undefined) next = withStep(next, currentStep(next), { percent });
  return withActions(next);
}

/** All steps were tried: what failed of the last ones leaves a template that can be used. */
export function ended(snapshot: ImportSnapshot): ImportSnapshot {
  const isWhole = snapshot.steps.every(({ state }) => state === 'done');
  return withActions({ ...snapshot, state: isWhole ? 'done' : 'partly' });
}

export function failed(snapshot: ImportSnapshot, problem: ImportProblem, now: number): ImportSnapshot {
  const state = problem.code === 'stopped' || problem.code === 'session-ended' ? 'stopped' : 'failed';
  const next = withStep(snapshot, currentStep(snapshot), { state, endedAt: now, problem });
  return withActions({ ...next, state: 'failed', silentSince: undefined });
}

export function removing(snapshot: ImportSnapshot): ImportSnapshot {
  return withActions({ ...snapshot, state: 'removing', removalProblem: undefined });
}

export function removalFailed(snapshot: ImportSnapshot, problem: ImportProblem): ImportSnapshot {
  return withActions({ ...snapshot, state: 'failed', silentSince: undefined, removalProblem: problem });
}

/** The step an import is in; the last one when all are done. */
export function currentStep({ steps }: ImportSnapshot): ImportStepId {
  return (steps.find(({ state }) => state !== 'done') ?? steps.at(-1))?.id ?? 'import';
}

export function problemOf({ steps, removalProblem }: ImportSnapshot): ImportProblem | undefined {
  return removalProblem ?? steps.find(({ problem }) => problem)?.problem;
}

function withStep(
  snapshot: ImportSnapshot,
  id: ImportStepId,
  changes: Omit<ImportStep, 'id'> | { readonly percent: number },
): ImportSnapshot {
  return { ...snapshot, steps: snapshot.steps.map((step) => (step.id === id ? { ...step, ...changes } : step)) };
}

function withActions(snapshot: ImportSnapshot): ImportSnapshot {
  return { ...snapshot, actions: actionsOf(snapshot) };
}

/** Nothing is left of it: the engine has removed the disk, or never made one. */
function isGone(snapshot: ImportSnapshot): boolean {
  const code = problemOf(snapshot)?.code ?? 'unexpected';
  if (['download-failed', 'not-ordered', 'template-gone'].includes(code)) return true;
  return snapshot.diskId === undefined && ['refused', 'not-permitted'].includes(code);
}

/** Neither time nor the engine makes a template of these. */
function isFinal(snapshot: ImportSnapshot): boolean {
  return ['name-taken', 'name-refused', 'image-name-refused'].includes(problemOf(snapshot)?.code ?? '');
}

function actionsOf(snapshot: ImportSnapshot): ImportAction[] {
  switch (snapshot.state) {
    case 'running':
      // Before the engine has answered the order, stopping would only forget the disk that it is making.
      return snapshot.diskId === undefined ? [] : ['stop'];
    case 'failed':
    case 'offered':
      if (isGone(snapshot)) return ['again', 'dismiss'];
      if (isFinal(snapshot)) return ['remove', 'dismiss'];
      return snapshot.diskId === undefined ? ['retry', 'dismiss'] : ['retry', 'remove', 'dismiss'];
    case 'partly':
      return ['retry', 'remove', 'dismiss'];
    case 'done':
      return ['dismiss'];
    case 'elsewhere':
    case 'removing':
      return [];
  }
}
