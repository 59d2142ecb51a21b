/** The engine's jobs (`/jobs`): how far a command is. Refused to ordinary users, and gone minutes after the end. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import type { RequestOptions } from './vms.ts';

const jobsSchema = object({ job: optional(array(object({ id: string() })), []) });
const stepsSchema = object({ step: optional(array(object({ progress: optional(string()) })), []) });

/** 0 to 100 for the commands sent with this correlation id; `undefined` where no step reports it, as most do not. */
export async function findProgress(
  engine: EngineClient,
  correlationId: string,
  options?: RequestOptions,
): Promise<number | undefined> {
  const query = { search: `correlation_id=${correlationId}`, max: 5 };
  const { job: jobs } = await engine.request('/jobs', jobsSchema, { ...options, query });
  const steps = await Promise.all(
    jobs.map(({ id }) => engine.request(`/jobs/${encodeURIComponent(id)}/steps`, stepsSchema, options)),
  );
  const reported = steps.flatMap(({ step }) => step).flatMap(({ progress }) => (progress ? [Number(progress)] : []));
  const usable = reported.filter((percent) => percent >= 0 && percent <= 100);
  return usable.length === 0 ? undefined : Math.min(...usable);
}
