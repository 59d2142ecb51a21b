/** A host page's launches without a browser: a storage, what is shown, what is told, and time that passes by waiting. */
import { setImmediate } from 'node:timers/promises';
import type { EngineClient } from '../../src/engine/client.ts';
import { docker } from '../../src/i18n/docker.ts';
import { createTranslate } from '../../src/i18n/i18n.ts';
import { launchRecords, type LaunchRecords } from '../../src/plugin/launch-records.ts';
import { createLaunches, type Launches } from '../../src/plugin/launches.ts';
import type { LaunchRequest, LaunchSnapshot, StartOutcome } from '../../src/plugin/launch.ts';
import type { Clock } from '../../src/plugin/waiting.ts';
import { createStorage } from './browser-storage.ts';

const t = await createTranslate('en-US', docker);

/** For the scripted engine; its script is no secret, but it must not be kept. */
export const request: LaunchRequest = {
  vm: {
    name: 'web-01',
    clusterId: 'c1',
    templateId: 't1',
    memoryBytes: 2 ** 31,
    cpu: { sockets: 1, cores: 2 },
    initialization: { hostName: 'web-01', authorizedSshKeys: [], customScript: 'write_files: [secret]\n' },
  },
  container: { image: 'docker.io/library/nginx:1.29', ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }] },
};

/** More turns of the event loop than any launch of a test needs. */
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

export class LaunchBench {
  readonly storage = createStorage();
  readonly records: LaunchRecords = launchRecords(this.storage, 'u1');
  readonly notices: string[] = [];
  readonly time: Time;
  shown: readonly LaunchSnapshot[] = [];
  isWatched = false;
  locks: LockManager | undefined;
  launches: Launches;
  /** Called at each pause, so that something can happen meanwhile. */
  meanwhile: () => void = () => undefined;
  readonly #engine: EngineClient;

  constructor(engine: EngineClient, time: Time = createTime()) {
    this.#engine = engine;
    this.time = time;
    this.launches = this.open();
  }

  /** A host page that was just loaded, in this tab or in another. */
  open(
    publish = (next: readonly LaunchSnapshot[]) => {
      this.shown = next;
    },
  ): Launches {
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
    return createLaunches({
      engine: this.#engine,
      clock,
      storage: this.storage,
      locks: this.locks,
      userId: 'u1',
      publish,
      isWatched: () => this.isWatched,
      tell: (type, notice) => this.notices.push(`${type}: ${notice(t)}`),
    });
  }

  /** The page is left and loaded again. */
  reload(): void {
    this.launches.pageHides();
    this.shown = [];
    this.launches = this.open();
    this.launches.takeUp();
  }

  start(request: LaunchRequest): Promise<StartOutcome> {
    return this.launches.start(request);
  }

  /** The first launch when it no longer does anything. */
  async settled(): Promise<LaunchSnapshot> {
    await this.until(() => !['running', 'removing', 'elsewhere'].includes(this.shown[0]?.state ?? 'running'));
    return this.first();
  }

  /** Nothing is shown any more. */
  async cleared(): Promise<void> {
    await this.until(() => this.shown.length === 0);
  }

  first(): LaunchSnapshot {
    const [launch] = this.shown;
    if (!launch) throw new Error('There is no launch.');
    return launch;
  }

  async until(isReached: () => boolean): Promise<void> {
    // Once around at least: what was just asked for has not begun yet.
    await setImmediate();
    for (let turn = 0; !isReached(); turn++) {
      if (turn > MAX_TURNS) throw new Error(`It does not come to that: ${JSON.stringify(this.shown)}`);
      await setImmediate();
    }
  }

  /** Creates, and waits until the launch is over. */
  async launch(request: LaunchRequest): Promise<LaunchSnapshot> {
    const outcome = await this.start(request);
    if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.problem)}`);
    return await this.settled();
  }
}
