/** How the engine runs a command: its job, the rights it asks for, and what happens when it is refused. */
import { notAuthorized } from '../refusals.ts';
import { hasPermit, type ObjectRef } from '../rights.ts';
import type { Call } from '../service.ts';
import { RunningJob, type Cause } from './journal.ts';

export const causeOf = (call: Call): Cause => ({ userId: call.session.userId, correlationId: call.correlationId });

/** Throws the 403 of a command unless the user has one of the permits on the object. */
export function requireAnyPermit(call: Call, permits: readonly string[], object: ObjectRef): void {
  const { store, session } = call;
  if (!permits.some((permit) => hasPermit(store, session.userId, permit, object))) throw notAuthorized();
}

export function requirePermit(call: Call, permit: string, object: ObjectRef): void {
  requireAnyPermit(call, [permit], object);
}

export interface Command<Result> {
  /** What its job is called; a command without one is not listed among the jobs. */
  readonly job?: string;
  /** Throws why it is refused; a job then ends as failed. */
  readonly validate?: () => void;
  readonly execute: (job: RunningJob | undefined) => Result;
  /** It goes on after the answer, and ends its job itself. */
  readonly lasts?: boolean;
}

export function runCommand<Result>(call: Call, command: Command<Result>): Result {
  const job = command.job === undefined ? undefined : new RunningJob(call.world, causeOf(call), command.job);
  try {
    command.validate?.();
    job?.execute();
    const result = command.execute(job);
    if (command.lasts !== true) job?.end('finished');
    return result;
  } catch (error) {
    job?.end('failed');
    throw error;
  }
}
