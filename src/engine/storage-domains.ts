/** Storage domains: those that stand for image repositories, and those of a data center, where disks have their place. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { LIST_LIMIT, wireInteger } from './wire.ts';

/** A repository of images as the engine knows it: made along with its provider, and of the same name. */
export interface ImageDomain {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface DataDomain {
  readonly id: string;
  readonly name: string;
  /** In its data center: `active`, or why it cannot be used, such as `maintenance` or `inactive`. */
  readonly status: string;
  /** Absent where the engine has no figures. */
  readonly availableBytes?: number;
  /** With no more than this available the engine refuses new disks. */
  readonly blockedBelowBytes: number;
}

const GIBIBYTE = 2 ** 30;

const listSchema = object({
  storage_domain: optional(
    array(
      object({
        id: string(),
        name: string(),
        type: string(),
        description: optional(string(), ''),
        status: optional(string(), ''),
        available: optional(wireInteger),
        critical_space_action_blocker: optional(wireInteger, '0'),
      }),
    ),
    [],
  ),
});

/** The search knows the kind of storage behind a domain; what the domain holds only the answer tells. */
export async function listImageDomains(engine: EngineClient, signal?: AbortSignal): Promise<readonly ImageDomain[]> {
  const query = { search: 'type=glance sortby name asc', max: LIST_LIMIT };
  const { storage_domain } = await engine.request('/storagedomains', listSchema, { query, signal });
  return storage_domain
    .filter(({ type }) => type === 'image')
    .map(({ id, name, description }) => ({ id, name, description }));
}

/** Data domains of a data center by name. Only here do they have a status; the list of all says nothing of it. */
export async function listDataDomains(
  engine: EngineClient,
  dataCenterId: string,
  signal?: AbortSignal,
): Promise<readonly DataDomain[]> {
  const path = `/datacenters/${encodeURIComponent(dataCenterId)}/storagedomains`;
  const { storage_domain } = await engine.request(path, listSchema, { query: { max: LIST_LIMIT }, signal });
  return storage_domain
    .filter(({ type }) => type === 'data')
    .map(({ id, name, status, available, critical_space_action_blocker }) => ({
      id,
      name,
      status,
      ...(available !== undefined && { availableBytes: available }),
      blockedBelowBytes: critical_space_action_blocker * GIBIBYTE,
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}
