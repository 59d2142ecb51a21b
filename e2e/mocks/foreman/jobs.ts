/** Jobs of foreman_remote_execution: a job is pending, then running, then over, by the clock alone. */
import type { Host, World } from './model.ts';

const PENDING_MS = 2_000;
const RUNNING_MS = 8_000;

interface Job {
  readonly id: number;
  readonly description: string;
  readonly searchQuery: string;
  readonly hosts: readonly Host[];
  readonly startedAt: number;
}

/** What `feature` a job may ask for, and how it is called. */
const FEATURES: Readonly<Record<string, string>> = {
  puppet_run_host: 'Run Puppet once',
  run_script: 'Run command',
};

export class Jobs {
  readonly #world: World;
  #jobs: readonly Job[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** Undefined when the feature is not known. */
  start(feature: string, searchQuery: string, hosts: readonly Host[]): Job | undefined {
    const description = FEATURES[feature];
    if (description === undefined) return undefined;
    const job = { id: this.#jobs.length + 1, description, searchQuery, hosts, startedAt: this.#world.now() };
    this.#jobs = [...this.#jobs, job];
    return job;
  }

  find(id: number): Job | undefined {
    return this.#jobs.find((job) => job.id === id);
  }

  list(): readonly Job[] {
    return this.#jobs;
  }

  /** A host that is off fails its part. */
  document(job: Job, formatTime: (ms: number) => string): Record<string, unknown> {
    const passedMs = this.#world.now() - job.startedAt;
    const isPending = passedMs < PENDING_MS;
    const isRunning = !isPending && passedMs < PENDING_MS + RUNNING_MS;
    const isOver = !isPending && !isRunning;
    const failed = isOver ? job.hosts.filter((host) => host.power.state !== 'on').length : 0;
    const state = isPending ? 'pending' : isRunning ? 'running' : 'stopped';
    return {
      id: job.id,
      description: job.description,
      job_category: 'Puppet',
      status: isOver ? (failed > 0 ? 1 : 0) : 2,
      status_label: isOver ? (failed > 0 ? 'failed' : 'succeeded') : isPending ? 'queued' : 'running',
      succeeded: isOver ? job.hosts.length - failed : 0,
      failed,
      pending: isOver ? 0 : job.hosts.length,
      cancelled: 0,
      total: job.hosts.length,
      mode: 'immediate',
      targeting: { search_query: job.searchQuery, targeting_type: 'static_query' },
      dynflow_task: { id: `00000000-0000-4000-8000-${String(job.id).padStart(12, '0')}`, state },
      task: {
        id: `00000000-0000-4000-8000-${String(job.id).padStart(12, '0')}`,
        state,
        started_at: formatTime(job.startedAt),
      },
    };
  }
}
