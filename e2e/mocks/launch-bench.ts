/** A host page's launches without a browser. */
import type { EngineClient } from '../../src/engine/client.ts';
import { docker } from '../../src/i18n/docker.ts';
import { createTranslate } from '../../src/i18n/i18n.ts';
import { launchRecords, type LaunchRecords } from '../../src/plugin/launch-records.ts';
import { createLaunches, type Launches } from '../../src/plugin/launches.ts';
import type { LaunchRequest, LaunchSnapshot, StartOutcome } from '../../src/plugin/launch.ts';
import { ErrandBench, type PageParts, type Time } from './errand-bench.ts';

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

export class LaunchBench extends ErrandBench<LaunchSnapshot, Launches> {
  readonly records: LaunchRecords = launchRecords(this.storage, 'u1');
  readonly #engine: EngineClient;

  constructor(engine: EngineClient, time?: Time) {
    super(t, time);
    this.#engine = engine;
  }

  protected override create(parts: PageParts<LaunchSnapshot>): Launches {
    return createLaunches({ ...parts, engine: this.#engine });
  }

  start(request: LaunchRequest): Promise<StartOutcome> {
    return this.errands.start(request);
  }

  /** Creates, and waits until the launch is over. */
  async launch(request: LaunchRequest): Promise<LaunchSnapshot> {
    const outcome = await this.start(request);
    if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.problem)}`);
    return await this.settled();
  }
}
