/**
 * Errands: what a dialog hands to its host page and what outlives the dialog, such as a launch or an import. Here is
 * what they have in common: shown by snapshots, kept beyond the page, in hand of one tab of this browser at a time.
 */
import type { Errands } from './errand-host-page.ts';
import type { ErrandRecords } from './errand-records.ts';
import type { WindowListener } from './errand-surroundings.ts';
import { isAbort } from './errand-failure.ts';

/** Older ones are offered, not taken up unasked: whoever began one has long gone home. */
export const TAKE_UP_MS: number = 24 * 60 * 60_000;

/** `elsewhere` also stands for one that waits to be taken up. */
export interface Shown {
  readonly id: string;
  readonly state: string;
  /** What somebody may do with it now. */
  readonly actions: readonly string[];
}

type ActionOf<Snapshot extends Shown> = Snapshot['actions'][number];

export interface Errand<Snapshot extends Shown> {
  snapshot: Snapshot;
  /** Ends what the errand is at. */
  controller: AbortController;
}

type Kept = { readonly id: string; readonly startedAt: number };

export interface ErrandBookOptions<Snapshot extends Shown, One extends Errand<Snapshot>, Record extends Kept> {
  readonly records: ErrandRecords<Record>;
  /** Absent where the page has no TLS; two tabs may then take up the same errand, which does no harm but noise. */
  readonly locks: LockManager | undefined;
  readonly publish: (errands: readonly Snapshot[]) => void;
  /** An errand that this page did not begin. */
  readonly ofRecord: (record: Record) => One;
  /** Goes on with it. */
  readonly resume: (errand: One, record: Record) => Promise<void>;
}

export class ErrandBook<Snapshot extends Shown, One extends Errand<Snapshot>, Record extends Kept> {
  /** The page goes away: what breaks from now on is no failure of an errand. */
  isLeaving = false;
  readonly #options: ErrandBookOptions<Snapshot, One, Record>;
  readonly #errands = new Map<string, One>();

  constructor(options: ErrandBookOptions<Snapshot, One, Record>) {
    this.#options = options;
  }

  all(): readonly One[] {
    return [...this.#errands.values()];
  }

  show(errand: One, snapshot: Snapshot): void {
    errand.snapshot = snapshot;
    this.#errands.set(snapshot.id, errand);
    this.#publish();
  }

  forget({ snapshot: { id } }: One): void {
    this.#errands.delete(id);
    this.#options.records.remove(id);
    this.#publish();
  }

  /** Runs `work` while no other tab of this browser has this errand in hand. */
  async alone(errand: One, work: () => Promise<void>): Promise<void> {
    const { locks } = this.#options;
    errand.controller = new AbortController();
    if (!locks) {
      await work();
      return;
    }
    const { signal } = errand.controller;
    await locks.request(`ovirt-admin-plugins.${errand.snapshot.id}`, { signal }, work);
  }

  inBackground(work: Promise<void>, onError: (error: unknown) => void = () => undefined): void {
    work.catch((error: unknown) => {
      onError(error);
      // An abort has given up the wait for a lock.
      if (!isAbort(error) && !this.isLeaving) console.error('What this page was at ended unexpectedly.', error);
    });
  }

  /** How errands of any kind are driven from outside; `tellLeft` hears how many wait for somebody to say so. */
  controls(
    actions: { readonly [Action in ActionOf<Snapshot>]: (errand: One) => void },
    tellLeft: (count: number) => void,
  ): Pick<Errands<never, never, ActionOf<Snapshot>>, 'act' | 'takeUp'> & WindowListener {
    return {
      act: (id, action) => {
        const errand = this.#errands.get(id);
        if (errand?.snapshot.actions.includes(action)) actions[action](errand);
      },
      takeUp: () => {
        const waiting = this.#takeUp();
        if (waiting.length > 0) tellLeft(waiting.length);
      },
      storageChanged: (key) => this.#storageChanged(key),
      pageHides: () => {
        this.isLeaving = true;
      },
    };
  }

  /** Goes on with what was left by an earlier page. Resolves with those that wait for somebody to say so. */
  #takeUp(): readonly One[] {
    const left = this.#options.records.list().filter(({ id }) => !this.#errands.has(id));
    for (const record of left) this.#add(record);
    return left
      .flatMap(({ id }) => this.#errands.get(id) ?? [])
      .filter(({ snapshot }) => snapshot.state !== 'elsewhere');
  }

  #storageChanged(key: string | null): void {
    const { records } = this.#options;
    const id = key === null ? undefined : records.idOf(key);
    if (id === undefined) return;
    const known = this.#errands.get(id);
    // What this page has in hand, only this page writes.
    if (known?.snapshot.state === 'running' || known?.snapshot.state === 'removing') return;
    known?.controller.abort();
    const record = records.find(id);
    if (record) this.#add(record);
    else if (known) {
      this.#errands.delete(id);
      this.#publish();
    }
  }

  #publish(): void {
    this.#options.publish(this.all().map(({ snapshot }) => snapshot));
  }

  #add(record: Record): void {
    const errand = this.#options.ofRecord(record);
    this.show(errand, errand.snapshot);
    if (errand.snapshot.state === 'elsewhere') this.inBackground(this.#takeOver(errand));
  }

  /** When no other tab has it in hand any more, goes on from where its record says, if that says so. */
  #takeOver(errand: One): Promise<void> {
    const { records, ofRecord, resume } = this.#options;
    return this.alone(errand, async () => {
      const record = records.find(errand.snapshot.id);
      if (!record) {
        this.forget(errand);
        return;
      }
      this.show(errand, ofRecord(record).snapshot);
      if (errand.snapshot.state === 'elsewhere') await resume(errand, record);
    });
  }
}

/** Short enough for the engine, which cuts correlation ids after 36 characters. */
export function newErrandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `oap-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
