/** All VMs of the engine, page by page, with what can be compared with another inventory. */
import { array, object, optional, pipe, string, transform } from 'valibot';
import type { EngineClient } from './client.ts';
import { vmPath, type RequestOptions } from './vms.ts';
import { wireInteger } from './wire.ts';

export interface InventoryVm {
  readonly id: string;
  readonly name: string;
  /** As the guest agent reports it. */
  readonly fqdn: string | undefined;
  readonly memoryBytes: number;
  readonly cpus: number;
  /** Of all its interfaces, as the engine writes them. */
  readonly macs: readonly string[];
}

const nicSchema = object({ mac: optional(object({ address: optional(string()) })) });
const vmSchema = pipe(
  object({
    id: string(),
    name: string(),
    fqdn: optional(string()),
    memory: wireInteger,
    cpu: object({ topology: object({ cores: wireInteger, sockets: wireInteger, threads: wireInteger }) }),
    nics: optional(object({ nic: optional(array(nicSchema), []) })),
  }),
  transform(({ id, name, fqdn, memory, cpu: { topology }, nics }): InventoryVm => ({
    id,
    name,
    fqdn,
    memoryBytes: memory,
    cpus: topology.cores * topology.sockets * topology.threads,
    macs: nics?.nic.flatMap(({ mac }) => mac?.address ?? []) ?? [],
  })),
);
const listSchema = object({ vm: optional(array(vmSchema), []) });

/** VMs by name, `page` counting from 1. The engine tells no total: a page that is not full is the last. */
export async function listVmPage(
  engine: EngineClient,
  page: number,
  pageSize: number,
  options?: RequestOptions,
): Promise<readonly InventoryVm[]> {
  const query = { search: `sortby name asc page ${page}`, max: pageSize, follow: 'nics' };
  const { vm } = await engine.request('/vms', listSchema, { ...options, query });
  return vm;
}

/** One VM as it stands in those pages; throws `ApiError` with status 404 when it is gone. */
export function getInventoryVm(engine: EngineClient, id: string, options?: RequestOptions): Promise<InventoryVm> {
  return engine.request(vmPath(id), vmSchema, { ...options, query: { follow: 'nics' } });
}

const idListSchema = object({ vm: optional(array(object({ id: string() })), []) });

/** Those of `ids` that the engine has, out of a few dozen; they must be UUIDs, or the engine answers 400. */
export async function findVmIds(
  engine: EngineClient,
  ids: readonly string[],
  options?: RequestOptions,
): Promise<ReadonlySet<string>> {
  const query = { search: ids.map((id) => `id=${id}`).join(' or '), max: ids.length };
  const { vm } = await engine.request('/vms', idListSchema, { ...options, query });
  return new Set(vm.map(({ id }) => id));
}

const summarySchema = object({
  summary: optional(object({ vms: optional(object({ total: optional(wireInteger) })) })),
});

/** How many VMs there are in all; unknown where the engine does not tell this user. */
export async function countVms(engine: EngineClient, options?: RequestOptions): Promise<number | undefined> {
  return (await engine.request('/', summarySchema, options)).summary?.vms?.total;
}

/** Gives a VM another name, which its guest does not learn of. */
export function renameVm(
  engine: EngineClient,
  id: string,
  name: string,
  options?: RequestOptions,
): Promise<{ name: string }> {
  return engine.request(vmPath(id), object({ name: string() }), { ...options, method: 'PUT', body: { name } });
}
