/** What the steps of errands have in common: how often they ask, what they believe, and what they can do without. */
import type { EngineClient } from '../engine/client.ts';
import type { RequestOptions } from '../engine/vms.ts';
import { isApiError } from '../http/request.ts';
import type { Clock, Wait } from './waiting.ts';

/** `silentSince`: the engine has not answered since then, in milliseconds since the epoch; `undefined` when it does again. */
export interface SilenceNotes {
  readonly silentSince?: number | undefined;
}

export interface ErrandTools<Notes extends SilenceNotes> {
  readonly engine: EngineClient;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly note: (notes: Notes) => void;
}

export const MINUTE_MS = 60_000;

/** An engine restarts in about two minutes. */
const PATIENCE_MS = 10 * MINUTE_MS;

/** For requests that only add detail: an ordinary user's events take 7 s (seen). */
const DETAIL_DEADLINE_MS = 10_000;

/** Quick at first, when somebody is looking; slower when it takes long. */
export function pace(
  { clock, signal, note }: Pick<ErrandTools<SilenceNotes>, 'clock' | 'signal' | 'note'>,
  deadlineMs: number,
): Wait {
  const everyMs = (elapsedMs: number) => (elapsedMs < MINUTE_MS ? 2_000 : elapsedMs < 10 * MINUTE_MS ? 5_000 : 15_000);
  return {
    clock,
    signal,
    deadlineMs,
    everyMs,
    patienceMs: PATIENCE_MS,
    onSilence: (silentSince) => note({ silentSince }),
  };
}

/**
 * A 409 may be a lock of another command, which passes, or a rule, which does not, and only its words, in the user's
 * language, tell them apart: so it is tried this often again and then believed.
 */
export const CONFLICT_RETRIES = 2;

export function isConflict(error: unknown): boolean {
  return isApiError(error) && error.status === 409;
}

/** `nic1`, or the next number that is not taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  const stem = wanted.replace(/\d+$/, '');
  for (let number = 1; ; number++) if (!taken.includes(`${stem}${number}`)) return `${stem}${number}`;
}

export function forDetail(options: RequestOptions): RequestOptions {
  return { ...options, deadlineMs: DETAIL_DEADLINE_MS };
}

/** For what only adds detail: a refusal or silence is no failure of the errand; an ended login and an abort are. */
export async function ifTold<Told>(ask: () => Promise<Told>): Promise<Told | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isApiError(error) && error.status !== 401) return undefined;
    throw error;
  }
}
