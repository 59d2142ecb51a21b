/** A host page without a browser: a storage, what is shown, what is told, and time that passes by waiting. */
import { setImmediate } from 'node:timers/promises';
import type { Translate } from '../../src/i18n/i18n.ts';
import type { Tell } from '../../src/plugin/errand-notices.ts';
import type { Shown } from '../../src/plugin/errands.ts';
import type { Clock } from '../../src/plugin/waiting.ts';
import { createStorage } from './browser-storage.ts';

/** More turns of the event loop than any errand of a test needs. */
const MAX_TURNS = 5_000;

export interface Time {
  readonly now: () => number;
  readonly advance: (ms: number) => void;
}

/** Time of its own, for an engine that has none. */
function createTime(startMs = Date.UTC(2026, 10, 21, 8)): Time {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

interface Runner {
  takeUp(): void;
  pageHides(): void;
}

/** What a host page is made with here. */
export interface PageParts<Snapshot> {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly locks: LockManager | undefined;
  readonly userId: string;
  readonly publish: (next: readonly Snapshot[]) => void;
  readonly isWatched: () => boolean;
  readonly tell: Tell;
}

export abstract class ErrandBench<Snapshot extends Shown, Errands extends Runner> {
  readonly storage = createStorage();
  readonly notices: string[] = [];
  readonly time: Time;
  shown: readonly Snapshot[] = [];
  isWatched = false;
  locks: LockManager | undefined;
  /** Called at each pause, so that something can happen meanwhile. */
  meanwhile: () => void = () => undefined;
  readonly #t: Translate;
  #errands: Errands | undefined;

  constructor(t: Translate, time: Time = createTime()) {
    this.#t = t;
    this.time = time;
  }

  protected abstract create(parts: PageParts<Snapshot>): Errands;

  /** Those of the page that is open now; opened when they are first asked for. */
  get errands(): Errands {
    return (this.#errands ??= this.open());
  }

  /** A host page that was just loaded, in this tab or in another. */
  open(
    publish = (next: readonly Snapshot[]) => {
      this.shown = next;
    },
  ): Errands {
    const { now, advance } = this.time;
    const clock: Clock = {
      now,
      sleep: async (ms, signal) => {
        advance(ms);
        this.meanwhile();
        await setImmediate();
        signal.throwIfAborted();
      },
    };
    return this.create({
      clock,
      storage: this.storage,
      locks: this.locks,
      userId: 'u1',
      publish,
      isWatched: () => this.isWatched,
      tell: (type, notice) => this.notices.push(`${type}: ${notice(this.#t)}`),
    });
  }

  /** The page is left and loaded again. */
  reload(): void {
    this.errands.pageHides();
    this.shown = [];
    this.#errands = this.open();
    this.#errands.takeUp();
  }

  /** The first errand when it no longer does anything. */
  async settled(): Promise<Snapshot> {
    await this.until(() => !['running', 'removing', 'elsewhere'].includes(this.shown[0]?.state ?? 'running'));
    return this.first();
  }

  /** Nothing is shown any more. */
  async cleared(): Promise<void> {
    await this.until(() => this.shown.length === 0);
  }

  first(): Snapshot {
    const [errand] = this.shown;
    if (!errand) throw new Error('There is no errand.');
    return errand;
  }

  async until(isReached: () => boolean): Promise<void> {
    // Once around at least: what was just asked for has not begun yet.
    await setImmediate();
    for (let turn = 0; !isReached(); turn++) {
      if (turn > MAX_TURNS) throw new Error(`It does not come to that: ${JSON.stringify(this.shown)}`);
      await setImmediate();
    }
  }
}
