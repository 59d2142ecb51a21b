/** Disks (`/disks`), also those that belong to no VM. */
import { array, object, optional, string, unknown, type InferOutput } from 'valibot';
import type { EngineClient } from './client.ts';
import type { RequestOptions } from './vms.ts';

/** `status` is REST's own word: `locked` while something works on it, `ok`, `illegal` once that has failed. */
const diskSchema = object({ id: string(), alias: optional(string(), ''), status: optional(string(), 'ok') });
export type Disk = InferOutput<typeof diskSchema>;

const listSchema = object({ disk: optional(array(diskSchema), []) });

/** Throws `ApiError` with status 404 when there is no such disk. */
export function getDisk(engine: EngineClient, id: string, options?: RequestOptions): Promise<Disk> {
  return engine.request(diskPath(id), diskSchema, options);
}

/** All disks of exactly this name, which need not be unique. `name` must be searchable (`isSearchable`). */
export async function findDisksByName(engine: EngineClient, name: string, options?: RequestOptions): Promise<Disk[]> {
  const query = { search: `alias="${name}"`, max: 20 };
  const { disk } = await engine.request('/disks', listSchema, { ...options, query });
  return disk.filter(({ alias }) => alias === name);
}

/** Resolves when the engine has begun. Refused while the disk is locked. */
export async function removeDisk(engine: EngineClient, id: string, options?: RequestOptions): Promise<void> {
  await engine.request(diskPath(id), unknown(), { ...options, method: 'DELETE' });
}

function diskPath(id: string): string {
  return `/disks/${encodeURIComponent(id)}`;
}
