/** Which of Foreman's hosts are this engine's. */
import type { ForemanClient, RequestOptions } from '../foreman/client.ts';
import { findResourceOf, listOvirtResources } from '../foreman/status.ts';
import { isApiError } from '../http/request.ts';
import type { ForemanConfig } from '../plugin/foreman-config.ts';

export interface EngineHosts {
  /** Foreman's search for them; absent where neither Foreman nor the config tells which they are. */
  readonly search?: string;
  /** The compute resource that stands for this engine. */
  readonly resource?: { readonly id: number; readonly name: string };
}

/** By Foreman's compute resource for this engine; where it has none, by the search in the config. */
export async function findEngineHosts(
  foreman: ForemanClient,
  { apiEntryPoint, hostsOfThisEngine }: Pick<ForemanConfig, 'apiEntryPoint' | 'hostsOfThisEngine'>,
  options?: RequestOptions,
): Promise<EngineHosts> {
  const resource = findResourceOf(apiEntryPoint, await listVisibleResources(foreman, options));
  if (resource) {
    const { id, name } = resource;
    return { search: `compute_resource_id = ${id}`, resource: { id, name } };
  }
  return hostsOfThisEngine === undefined ? {} : { search: hostsOfThisEngine };
}

async function listVisibleResources(
  foreman: ForemanClient,
  options: RequestOptions | undefined,
): ReturnType<typeof listOvirtResources> {
  try {
    return await listOvirtResources(foreman, options);
  } catch (error) {
    // Whoever may not see compute resources may still see hosts.
    if (isApiError(error) && error.status === 403) return [];
    throw error;
  }
}
