/**
 * The mock engine's time. It stands still until a test advances it or the demo lets it run; all waiting of the mock
 * goes through here, so that a test never waits and never races.
 */

/** Ends what `schedule` or `runLive` began; doing so twice, or after the work was done, changes nothing. */
export type Cancel = () => void;

export interface Clock {
  /** Milliseconds since 1970, as the engine writes its times. */
  now(): number;
  /** Runs `work` once `ms` have passed. Works due at one moment run in the order they were scheduled. */
  schedule(ms: number, work: () => void): Cancel;
  /** Moves time on; `work` sees the time it was due at, and what it schedules within the span runs too. */
  advance(ms: number): void;
  /** Lets real time move this clock, times `speed`; for the demo. */
  runLive(speed?: number): Cancel;
}

interface Due {
  readonly at: number;
  readonly work: () => void;
}

/** How often a live clock looks for due work, in ms of real time: short beside the shortest wait, an answer's delay. */
const LIVE_TICK_MS = 20;

/** A clock that shows `start` (ms since 1970) until it is moved. */
export function createClock(start: number): Clock {
  let time = start;
  let waiting: Due[] = [];
  let stopLive: Cancel = () => undefined;

  function takeNext(until: number): Due | undefined {
    const next = waiting.reduce<Due | undefined>(
      (first, due) => (first && first.at <= due.at ? first : due),
      undefined,
    );
    if (!next || next.at > until) return undefined;
    waiting = waiting.filter((due) => due !== next);
    return next;
  }

  const clock: Clock = {
    now: () => time,
    schedule(ms, work) {
      const due = { at: time + Math.max(0, ms), work };
      waiting.push(due);
      return () => {
        waiting = waiting.filter((other) => other !== due);
      };
    },
    advance(ms) {
      const until = time + ms;
      for (let due = takeNext(until); due; due = takeNext(until)) {
        // Work that itself advances the clock may already have gone further.
        time = Math.max(time, due.at);
        due.work();
      }
      time = Math.max(time, until);
    },
    runLive(speed = 1) {
      stopLive();
      let last = performance.now();
      const timer = setInterval(() => {
        const real = performance.now();
        clock.advance(Math.round((real - last) * speed));
        last = real;
      }, LIVE_TICK_MS);
      stopLive = () => clearInterval(timer);
      return stopLive;
    },
  };
  return clock;
}
