/** Runs a launch from any of its steps to its end. What it learns on the way it notes; what ends it, it throws. */
import { listEventsOfCorrelation } from '../engine/events.ts';
import { createVm, findVmsByName, type NewVm } from '../engine/vms.ts';
import { isApiError } from '../http/request.ts';
import { LaunchFailure } from './launch-problem.ts';
import { addNic, awaitAddress, awaitDisks, startVm, type LaunchTools, type StepRun } from './launch-steps.ts';
import { launchStepIds, type LaunchRequest, type LaunchStepId } from './launch.ts';
import { waitFor } from './waiting.ts';

export interface LaunchWork {
  readonly id: string;
  readonly vmName: string;
  /** Absent until the engine has answered the creation. */
  readonly vmId?: string | undefined;
  /** What to create; absent after a reload, when all that can be done is to look for what was created. */
  readonly vm?: NewVm | undefined;
  readonly nic?: LaunchRequest['nic'];
}

/** One for all requests of a step, so that a step's commands, jobs and events are found by it. */
export function correlationIdOf(launchId: string, step: LaunchStepId | 'remove'): string {
  return `${launchId}-${step}`;
}

const steps: Readonly<Record<Exclude<LaunchStepId, 'create'>, (run: StepRun) => Promise<void>>> = {
  disks: awaitDisks,
  network: addNic,
  start: startVm,
  address: awaitAddress,
};

/** Resolves when the VM has an address. Throws `LaunchFailure`, `ApiError` or the signal's reason. */
export async function runLaunch(work: LaunchWork, from: LaunchStepId, tools: LaunchTools): Promise<void> {
  let vmId = work.vmId;
  for (const step of launchStepIds.slice(launchStepIds.indexOf(from))) {
    tools.note({ step });
    if (step === 'create' || vmId === undefined) {
      vmId ??= await create(work, tools);
      tools.note({ vmId });
      if (step === 'create') continue;
    }
    await steps[step]({
      ...tools,
      vmId,
      nic: work.nic,
      options: { signal: tools.signal, correlationId: correlationIdOf(work.id, step) },
      correlationIdOf: (other) => correlationIdOf(work.id, other),
    });
  }
}

const CREATE_DEADLINE_MS = 60_000;

/** How long an answer that was lost is looked for: the engine writes the event of a creation before it answers. */
const LOOK_AGAIN_MS = 5_000;
const LOOK_AFTER_RELOAD_MS = 20_000;

async function create(work: LaunchWork, tools: LaunchTools): Promise<string> {
  if (work.vm === undefined) return await getCreated(work, tools);
  const options = { signal: tools.signal, correlationId: correlationIdOf(work.id, 'create') };
  try {
    return (await createVm(tools.engine, work.vm, { ...options, deadlineMs: CREATE_DEADLINE_MS })).id;
  } catch (error) {
    if (!mayHaveArrived(error)) throw error;
    const vmId = await findCreated(work, tools, LOOK_AGAIN_MS).catch((cause: unknown) => {
      tools.signal.throwIfAborted();
      throw new LaunchFailure('creation-unknown', '', { cause });
    });
    if (vmId !== undefined) return vmId;
    throw mayBeUnderWay(error) ? new LaunchFailure('creation-unknown', '', { cause: error }) : error;
  }
}

/** Whether the engine may have created the VM although its answer was no success. */
function mayHaveArrived(error: unknown): boolean {
  return isApiError(error) && (error.kind !== 'refused' || [500, 502, 504].includes(error.status));
}

/** Whether only the waiting has ended: the engine may be at it still, and write its event after we have looked. */
function mayBeUnderWay(error: unknown): boolean {
  return isApiError(error) && (error.kind === 'late' || error.status === 504);
}

async function getCreated(work: LaunchWork, tools: LaunchTools): Promise<string> {
  const vmId = await findCreated(work, tools, LOOK_AFTER_RELOAD_MS);
  if (vmId === undefined) throw new LaunchFailure('not-created');
  return vmId;
}

/**
 * The VM that this launch's creation made, found by the event that carries its correlation id; `undefined` when there
 * is none. Where events are refused, a VM of that name might be anybody's: it is told, and not touched.
 */
async function findCreated(work: LaunchWork, tools: LaunchTools, deadlineMs: number): Promise<string | undefined> {
  const { engine, clock, signal } = tools;
  const correlationId = correlationIdOf(work.id, 'create');
  const options = { signal, correlationId };
  try {
    return await waitFor(
      async () => {
        const events = await listEventsOfCorrelation(engine, correlationId, options);
        return events.find(({ vm }) => vm?.name === work.vmName)?.vm?.id;
      },
      { clock, signal, deadlineMs, everyMs: () => 1_500 },
    );
  } catch (error) {
    const refused = isApiError(error) && (error.status === 400 || error.status === 403);
    if (!refused) throw error;
    const [namesake] = await findVmsByName(engine, work.vmName, options);
    if (namesake) throw new LaunchFailure('creation-unknown', error.detail);
    return undefined;
  }
}
