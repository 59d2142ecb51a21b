/**
 * The steps of an import. Disk and template are what is followed; jobs and events only add detail, and may be missing,
 * slow or refused.
 */
import { findDisksByName, getDisk } from '../engine/disks.ts';
import { eventCodes, listErrors, listEventsOfCorrelation } from '../engine/events.ts';
import { isAway } from '../engine/faults.ts';
import { importImage } from '../engine/image-imports.ts';
import { findProgress } from '../engine/jobs.ts';
import {
  addTemplateNic,
  findTemplatesByName,
  tagTemplate,
  updateTemplate,
  type NamedTemplate,
} from '../engine/template-changes.ts';
import { listTemplateNics } from '../engine/templates.ts';
import type { RequestOptions } from '../engine/vms.ts';
import { isSearchable } from '../engine/wire.ts';
import { isApiError } from '../http/request.ts';
import { ErrandFailure } from './errand-failure.ts';
import {
  CONFLICT_RETRIES,
  forDetail,
  freeName,
  ifTold,
  isConflict,
  MINUTE_MS,
  pace,
  type ErrandTools,
  type SilenceNotes,
} from './errand-steps.ts';
import type { ImportProblem, ImportProblemCode, ImportRequest, ImportStepId, TemplateSettings } from './import.ts';
import { waitFor } from './waiting.ts';

/** What becomes known while an import runs. */
export interface ImportNotes extends SilenceNotes {
  readonly begins?: ImportStepId;
  /** A step that is over; failed where there is a problem. */
  readonly ends?: ImportStepId;
  readonly problem?: ImportProblem;
  readonly diskId?: string;
  readonly templateId?: string;
  /** How far the engine's job says that the current step is, 0 to 100. */
  readonly percent?: number;
}

export type ImportTools = ErrandTools<ImportNotes>;

export class ImportFailure extends ErrandFailure<ImportProblemCode> {}

/** One step's view of the import. */
export interface StepRun extends ImportTools {
  readonly request: ImportRequest;
  /** For every request of the step. */
  readonly options: RequestOptions & { readonly correlationId: string };
  /** The correlation ids of other steps, by which their events are found. */
  readonly correlationIdOf: (step: ImportStepId) => string;
}

const ORDER_DEADLINE_MS = 60_000;
/** A large image over a slow line. */
const DOWNLOAD_DEADLINE_MS = 12 * 60 * MINUTE_MS;
const TEMPLATE_DEADLINE_MS = 10 * MINUTE_MS;
const CHANGE_DEADLINE_MS = 5 * MINUTE_MS;
/** How long a template may be missing after its disk is ready: the engine makes it in the same moment (seen). */
const TEMPLATE_APPEARS_MS = 30_000;
/** How long an order whose answer was lost is looked for. */
const LOOK_MS = 20_000;

/** The id of the disk. */
export async function order(run: StepRun): Promise<string> {
  const { request, engine, options } = run;
  const { image, storageDomainId, diskName, template } = request;
  try {
    return await importImage(
      engine,
      {
        imageDomainId: image.imageDomainId,
        imageId: image.imageId,
        storageDomainId,
        diskName,
        ...(template && { template }),
      },
      { ...options, deadlineMs: ORDER_DEADLINE_MS },
    );
  } catch (error) {
    const mayHaveArrived = isApiError(error) && (error.kind !== 'refused' || [502, 504].includes(error.status));
    if (!mayHaveArrived) throw error;
    const diskId = await findOrdered(run);
    if (diskId !== undefined) return diskId;
    throw error.kind === 'late' || error.status === 504
      ? new ImportFailure('import-unknown', '', { cause: error })
      : error;
  }
}

/** The same once an order was sent, when all that can be done is to look for what became of it. */
export async function getOrdered(run: StepRun): Promise<string> {
  const diskId = await findOrdered(run);
  if (diskId === undefined) throw new ImportFailure('not-ordered');
  return diskId;
}

/**
 * The disk that this import's order made: the engine has an event of the order, and one disk of that name. Where events
 * are refused, a disk of that name might be anybody's: it is told, and not touched. A refusal here says nothing of the
 * order: whether there is an import stays unknown.
 */
async function findOrdered(run: StepRun): Promise<string | undefined> {
  try {
    return await lookForOrdered(run);
  } catch (error) {
    if (!isApiError(error) || error.kind !== 'refused' || error.status === 401) throw error;
    throw new ImportFailure('import-unknown', isAway(error) ? '' : error.detail, { cause: error });
  }
}

async function lookForOrdered(run: StepRun): Promise<string | undefined> {
  const { request, engine, options } = run;
  return await waitFor(
    async () => {
      const events = await ifTold(() => listEventsOfCorrelation(engine, options.correlationId, forDetail(options)));
      if (events?.length === 0) return undefined;
      const { diskName } = request;
      const disks = isSearchable(diskName) ? await findDisksByName(engine, diskName, options) : [];
      const [disk] = disks;
      if (events === undefined && disk === undefined) return undefined;
      if (events === undefined || disks.length !== 1 || disk === undefined) throw new ImportFailure('import-unknown');
      return disk.id;
    },
    { ...pace(run, LOOK_MS), everyMs: () => 1_500 },
  );
}

/** Until the disk is ready. The engine removes the disk of a download that failed. */
export async function awaitDownload(run: StepRun, diskId: string): Promise<void> {
  const { engine, clock, options } = run;
  const startedAt = clock.now();
  let looks = 0;
  const isReady = await waitFor(
    async () => {
      const disk = await orUndefined(getDisk(engine, diskId, options));
      if (disk === undefined || disk.status === 'illegal') {
        throw new ImportFailure('download-failed', await whyNotDownloaded(run, startedAt));
      }
      if (disk.status === 'ok') return true;
      if (looks++ % 4 === 1) await noteProgress(run);
      return undefined;
    },
    pace(run, DOWNLOAD_DEADLINE_MS),
  );
  if (!isReady) throw new ImportFailure('download-late');
}

async function noteProgress(run: StepRun): Promise<void> {
  const { engine, options, correlationIdOf, note } = run;
  const percent = await ifTold(() => findProgress(engine, correlationIdOf('import'), forDetail(options)));
  if (percent !== undefined) note({ percent });
}

/** The host's own words stand in an event of the whole engine; the import's own event only says that it failed. */
async function whyNotDownloaded(run: StepRun, startedAt: number): Promise<string> {
  const { engine, options, correlationIdOf, clock } = run;
  const [ofHost, ofImport] = await Promise.all([
    ifTold(() => listErrors(engine, forDetail(options))),
    ifTold(() => listEventsOfCorrelation(engine, correlationIdOf('import'), forDetail(options))),
  ]);
  const codes: readonly string[] = [
    eventCodes.hostCommandFailed,
    eventCodes.hostRefusedCommand,
    eventCodes.repositoryFailed,
  ];
  // The clocks of browser and engine may differ: what counts is how long ago it was for the newest event of all.
  const latest = Math.max(0, ...(ofHost ?? []).map(({ time }) => time), ...(ofImport ?? []).map(({ time }) => time));
  const since = latest - Math.max(clock.now() - startedAt, 2 * MINUTE_MS);
  const told = ofHost?.find(({ code, time }) => codes.includes(code) && time >= since);
  return (told ?? ofImport?.find(({ severity }) => severity === 'error'))?.description ?? '';
}

/** Until the template is made. A finished import without a template is a failure, which the engine calls a success. */
export async function awaitTemplate(run: StepRun, diskId: string, name: string): Promise<string> {
  const { engine, clock, options } = run;
  const startedAt = clock.now();
  let namesake: NamedTemplate | undefined;
  const ready = await waitFor(
    async () => {
      const named = isSearchable(name) ? await findTemplatesByName(engine, name, options) : [];
      const own = named.find(({ diskIds }) => diskIds.includes(diskId));
      if (own?.status === 'ok') return { templateId: own.id };
      namesake = own ? undefined : named[0];
      return own === undefined && clock.now() - startedAt > TEMPLATE_APPEARS_MS ? { templateId: undefined } : undefined;
    },
    pace(run, TEMPLATE_DEADLINE_MS),
  );
  if (!ready) throw new ImportFailure('template-late');
  if (ready.templateId !== undefined) return ready.templateId;
  // The engine's rule for names, but for the length (ValidationUtils.java of ovirt-engine).
  if (!/^[\p{L}0-9._-]+$/u.test(name)) throw new ImportFailure('name-refused');
  if (namesake) throw new ImportFailure('name-taken');
  throw new ImportFailure(isDescribable(run.request.image.name) ? 'template-missing' : 'image-name-refused');
}

/** Whether the engine takes a text into a description: ASCII and letters (ValidationUtils.java of ovirt-engine). */
function isDescribable(text: string): boolean {
  return /^[\p{ASCII}\p{L}]*$/u.test(text);
}

type SettingsStep = 'settings' | 'network' | 'tag';

/** What is done to the template once it is there; each of these may fail and leave a template that can be used. */
export const templateSteps: Readonly<
  Record<SettingsStep, (run: StepRun, templateId: string, settings: TemplateSettings) => Promise<void>>
> = {
  async settings(run, templateId, settings) {
    const { os } = await change(run, () => updateTemplate(run.engine, templateId, settings, run.options));
    const taken = os?.type ?? '';
    if (settings.osType !== undefined && taken !== settings.osType) throw new ImportFailure('os-not-taken', taken);
  },

  async network(run, templateId, { nic }) {
    if (nic === undefined) return;
    const { engine, options, signal } = run;
    await change(run, async () => {
      const nics = await listTemplateNics(engine, templateId, signal);
      if (nics.some(({ vnicProfileId }) => vnicProfileId === nic.vnicProfileId)) return;
      const taken = nics.map(({ name }) => name);
      await addTemplateNic(engine, templateId, { ...nic, name: freeName(nic.name, taken) }, options);
    });
  },

  async tag(run, templateId, { tag }) {
    if (tag === undefined) return;
    await change(run, () => tagTemplate(run.engine, templateId, tag, run.options));
  },
};

export function isTemplateStep(step: ImportStepId): step is SettingsStep {
  return step in templateSteps;
}

/** A refusal because of a lock is asked over; after that it is believed. */
async function change<Answer>(run: StepRun, ask: () => Promise<Answer>): Promise<Answer> {
  let conflicts = 0;
  const answer = await waitFor(
    async () => {
      try {
        return { value: await ask() };
      } catch (error) {
        if (isConflict(error) && conflicts++ < CONFLICT_RETRIES) return undefined;
        throw isApiError(error) && error.status === 404
          ? new ImportFailure('template-gone', '', { cause: error })
          : error;
      }
    },
    pace(run, CHANGE_DEADLINE_MS),
  );
  if (!answer) throw new ImportFailure('template-late');
  return answer.value;
}

/** `undefined` for what is no longer there. */
export async function orUndefined<Found>(found: Promise<Found>): Promise<Found | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isApiError(error) && error.status === 404) return undefined;
    throw error;
  }
}
