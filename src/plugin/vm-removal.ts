/** Removes the VM of a launch: power off, wait until it is down, delete, wait until it is gone. */
import { getVm, removeVm, stopVm, type RequestOptions } from '../engine/vms.ts';
import { isApiError } from '../http/request.ts';
import { LaunchFailure } from './launch-problem.ts';
import type { LaunchTools } from './launch-steps.ts';
import { waitFor, type Wait } from './waiting.ts';

const STOP_DEADLINE_MS = 30 * 60_000;
const REMOVAL_DEADLINE_MS = 30 * 60_000;

/** A refusal with 409 may be a lock of another command, which passes: for this long it is asked over. */
const CONFLICTS_MS = 15_000;

/** Resolves when the VM is gone, also when it was gone before. Throws as a launch does. */
export async function removeLaunchedVm(vmId: string, correlationId: string, tools: LaunchTools): Promise<void> {
  const { engine, clock, signal, note } = tools;
  const options: RequestOptions = { signal, correlationId };
  const wait = (deadlineMs: number): Wait => ({ clock, signal, deadlineMs, everyMs: () => 2_000 });
  const status = async () => {
    const vmStatus = await findStatus(tools, vmId, options);
    if (vmStatus !== undefined) note({ vmStatus });
    return vmStatus;
  };

  let stopAsked = false;
  const isStopped = await waitFor(async () => {
    const now = await status();
    if (now === undefined || now === 'down') return true;
    // Disks that are still being made: it can be neither stopped nor removed, and is down after that.
    if (now === 'image_locked') return undefined;
    if (!stopAsked) await stopVm(engine, vmId, options);
    stopAsked = true;
    return undefined;
  }, wait(STOP_DEADLINE_MS));
  if (!isStopped) throw new LaunchFailure('stop-late');

  const refusedUntil = clock.now() + CONFLICTS_MS;
  let removalAsked = false;
  const isGone = await waitFor(async () => {
    if ((await status()) === undefined) return true;
    if (removalAsked) return undefined;
    try {
      await removeVm(engine, vmId, options);
      removalAsked = true;
    } catch (error) {
      const mayBeLock = isApiError(error) && error.status === 409 && clock.now() < refusedUntil;
      if (!mayBeLock) throw error;
    }
    return undefined;
  }, wait(REMOVAL_DEADLINE_MS));
  if (!isGone) throw new LaunchFailure('removal-late');
}

/** `undefined` when there is no such VM any more. */
async function findStatus({ engine }: LaunchTools, vmId: string, options: RequestOptions): Promise<string | undefined> {
  try {
    return (await getVm(engine, vmId, options)).status;
  } catch (error) {
    if (isApiError(error) && error.status === 404) return undefined;
    throw error;
  }
}
