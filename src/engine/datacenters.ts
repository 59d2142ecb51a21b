/** Data centers (`/datacenters`): a VM can only be made in one that is up. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { LIST_LIMIT, wireInteger } from './wire.ts';

export interface DataCenter {
  readonly id: string;
  readonly name: string;
  /** `up`, or why it cannot be used: `uninitialized`, `maintenance`, `not_operational`, `problematic`, `contend`. */
  readonly status: string;
  /** Compatibility level, such as `4.8`. */
  readonly level: string;
  /** `disabled`, `audit` (used up, it is only told) or `enabled` (used up, it is refused). */
  readonly quotaMode: string;
}

const listSchema = object({
  data_center: optional(
    array(
      object({
        id: string(),
        name: string(),
        status: optional(string(), ''),
        version: object({ major: wireInteger, minor: wireInteger }),
        quota_mode: optional(string(), 'disabled'),
      }),
    ),
    [],
  ),
});

export async function listDataCenters(engine: EngineClient, signal?: AbortSignal): Promise<readonly DataCenter[]> {
  const query = { search: 'sortby name asc', max: LIST_LIMIT };
  const { data_center } = await engine.request('/datacenters', listSchema, { query, signal });
  return data_center.map(({ id, name, status, version, quota_mode }) => ({
    id,
    name,
    status,
    level: `${version.major}.${version.minor}`,
    quotaMode: quota_mode,
  }));
}
