/** One request that was let in, as the handlers of a path see it. */
import type { Clock } from '../engine/clock.ts';
import type { Context } from './answers.ts';
import type { User, World } from './model.ts';
import type { Jobs } from './jobs.ts';

export interface Call {
  readonly world: World;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly query: URLSearchParams;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly user: User;
  readonly context: Context;
}

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api`: `/hosts/:id`. */
  readonly path: string;
  /** The JSON to answer with 200, or an `Answer`. */
  readonly handle: (call: Call) => unknown;
}

export function param({ params }: Call, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The path has no :${name}.`);
  return value;
}

/** Rails accepts the attributes bare or under the resource's name. */
export function attributes({ body }: Call, resource: string): Readonly<Record<string, unknown>> {
  const wrapped = body[resource];
  return typeof wrapped === 'object' && wrapped !== null ? { ...wrapped } : body;
}
