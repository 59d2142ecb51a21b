/** Waiting as plain functions: ask, look, ask again, with a deadline and a clock that a test can hold in its hand. */
import { isApiError } from '../http/request.ts';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
    }),
};

export interface Wait {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  /** The pause after an answer that was not yet the one. */
  readonly everyMs: (elapsedMs: number) => number;
  /** For how long a server that does not answer is asked on; until the deadline when absent. */
  readonly patienceMs?: number;
  /** Called with the time since when the server has not answered, and without one when it answers again. */
  readonly onSilence?: (since: number | undefined) => void;
}

/** A single answer that fails to come worries nobody. */
const SILENCE_MS = 3_000;

/**
 * Asks until something is found; `undefined` when the deadline comes first. Faults that may pass are asked over with
 * growing pauses, and thrown when patience or the deadline ends; all others are thrown at once.
 */
export async function waitFor<Found>(ask: () => Promise<Found | undefined>, wait: Wait): Promise<Found | undefined> {
  const { clock, signal, deadlineMs, everyMs, patienceMs = deadlineMs, onSilence } = wait;
  const startedAt = clock.now();
  let silence: { readonly since: number; readonly asked: number } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const askedAt = clock.now();
    let fault: unknown;
    try {
      const found = await ask();
      if (silence) onSilence?.(undefined);
      if (found !== undefined) return found;
      silence = undefined;
    } catch (error) {
      if (!mayPass(error)) throw error;
      fault = error;
      silence = { since: silence?.since ?? askedAt, asked: (silence?.asked ?? 0) + 1 };
      if (clock.now() - silence.since >= SILENCE_MS) onSilence?.(silence.since);
    }
    const now = clock.now();
    const pauseMs = silence ? backOffMs(silence.asked) : everyMs(now - startedAt);
    if (silence && now + pauseMs > silence.since + patienceMs) throw fault;
    if (now + pauseMs > startedAt + deadlineMs) {
      if (silence) throw fault;
      return undefined;
    }
    await clock.sleep(pauseMs, signal);
  }
}

/** No answer, one from something that is not the engine, or an engine that is starting: asking again may help. */
export function mayPass(error: unknown): boolean {
  return isApiError(error) && (error.kind !== 'refused' || error.status >= 500);
}

function backOffMs(asked: number): number {
  return Math.min(1000 * 2 ** (asked - 1), 15_000);
}
