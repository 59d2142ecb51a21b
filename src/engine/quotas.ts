/** Quotas of a data center (`/datacenters/{id}/quotas`). */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { LIST_LIMIT } from './wire.ts';

export interface Quota {
  readonly id: string;
  readonly name: string;
}

/** Whoever sees only what is his gets a 204 without a body (seen on a running 4.5.8), hence nothing at all. */
const listSchema = optional(object({ quota: optional(array(object({ id: string(), name: string() })), []) }), {});

export async function listQuotas(
  engine: EngineClient,
  dataCenterId: string,
  signal?: AbortSignal,
): Promise<readonly Quota[]> {
  const path = `/datacenters/${encodeURIComponent(dataCenterId)}/quotas`;
  const { quota } = await engine.request(path, listSchema, { query: { max: LIST_LIMIT }, signal });
  return quota;
}
