/** Hosts of Foreman: the rows of a search, one host in full, and the few changes that a plugin makes. */
import { unknown } from 'valibot';
import type { ForemanClient, RequestOptions } from './client.ts';
import { hostRowSchema, hostSchema, type Host, type HostRow } from './host.ts';
import { listOf } from './wire.ts';

export interface HostQuery {
  readonly search: string;
  /** Counts from 1. */
  readonly page?: number;
  readonly pageSize: number;
  /** A key of the search language and `ASC` or `DESC`; by name when absent. */
  readonly order?: string;
}

export interface HostPage {
  readonly hosts: readonly HostRow[];
  /** How many the search finds in all. */
  readonly found: number;
}

export async function listHosts(foreman: ForemanClient, query: HostQuery, options?: RequestOptions): Promise<HostPage> {
  const { search, page, pageSize, order } = query;
  const list = await foreman.request('/hosts', listOf(hostRowSchema), {
    ...options,
    query: { search, page, per_page: pageSize, order },
  });
  return { hosts: list.results, found: list.subtotal };
}

/** How many hosts a search finds, of those that the person may see. */
export async function countHosts(foreman: ForemanClient, search: string, options?: RequestOptions): Promise<number> {
  const { subtotal } = await foreman.request('/hosts', listOf(unknown()), {
    ...options,
    query: { search, per_page: 1, thin: true },
  });
  return subtotal;
}

/** By number: a name that begins with a digit may find another host (Foreman find_common.rb). */
export async function fetchHost(foreman: ForemanClient, hostId: number, options?: RequestOptions): Promise<Host> {
  return foreman.request(`/hosts/${hostId}`, hostSchema, options);
}

export interface VmLink {
  readonly vmId: string;
  /** Null for a link that names no compute resource, as Foreman has it after it lost one. */
  readonly computeResourceId: number | null;
}

function changeHost(
  foreman: ForemanClient,
  hostId: number,
  host: Readonly<Record<string, unknown>>,
  options: RequestOptions | undefined,
): Promise<Host> {
  return foreman.request(`/hosts/${hostId}`, hostSchema, { ...options, method: 'PUT', body: { host } });
}

/** Binds exactly this host to exactly this VM; refused with 422 when another host is bound to it. */
export function linkHost(
  foreman: ForemanClient,
  hostId: number,
  { vmId, computeResourceId }: VmLink,
  options?: RequestOptions,
): Promise<Host> {
  return changeHost(foreman, hostId, { uuid: vmId, compute_resource_id: computeResourceId }, options);
}

/** Takes the link away, whatever it was; neither the host nor the VM changes otherwise. */
export function unlinkHost(foreman: ForemanClient, hostId: number, options?: RequestOptions): Promise<Host> {
  return foreman.request(`/hosts/${hostId}/disassociate`, hostSchema, { ...options, method: 'PUT', body: {} });
}

export function renameHost(
  foreman: ForemanClient,
  hostId: number,
  name: string,
  options?: RequestOptions,
): Promise<Host> {
  return changeHost(foreman, hostId, { name }, options);
}

export interface VmImport extends VmLink {
  /** The VM's own name when absent. A name with dots makes Foreman create its domain. */
  readonly name?: string;
  /** Foreman's own choice for the person when absent. */
  readonly organizationId?: number;
  readonly locationId?: number;
}

/** Makes a host out of a VM; not managed, so that Foreman never builds or changes it. */
export function importVm(
  foreman: ForemanClient,
  { vmId, computeResourceId, name, organizationId, locationId }: VmImport,
  options?: RequestOptions,
): Promise<Host> {
  const host = {
    uuid: vmId,
    compute_resource_id: computeResourceId,
    managed: false,
    ...(name !== undefined && { name }),
    ...(organizationId !== undefined && { organization_id: organizationId }),
    ...(locationId !== undefined && { location_id: locationId }),
  };
  return foreman.request('/hosts', hostSchema, { ...options, method: 'POST', body: { host } });
}
