/** The operating systems that the engine knows (`/operatingsystems`), and what it makes of one when a VM starts. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';

export interface OperatingSystem {
  /** As `os.type` of a template or VM takes it; the engine makes `other` of any that is not in its list. */
  readonly name: string;
  readonly label: string;
  readonly architecture: string;
}

const listSchema = object({
  operating_system: optional(
    array(object({ name: string(), description: optional(string()), architecture: optional(string(), '') })),
    [],
  ),
});

/** The whole list, which an installation may have added to; it knows neither search nor pages. */
export async function listOperatingSystems(
  engine: EngineClient,
  signal?: AbortSignal,
): Promise<readonly OperatingSystem[]> {
  const { operating_system } = await engine.request('/operatingsystems', listSchema, { signal });
  return operating_system.map(({ name, description, architecture }) => ({
    name,
    label: description ?? name,
    architecture,
  }));
}

/**
 * Which format the engine hands our settings to the guest in. Not in the API: it stands in osinfo-defaults.properties
 * of ovirt-engine, where all that derives from `other` is cloud-init, Windows sysprep and RHCOS ignition.
 */
export function initializationOf(osType: string): 'cloud-init' | 'sysprep' | 'ignition' {
  if (osType.startsWith('windows')) return 'sysprep';
  return osType.startsWith('rhcos') ? 'ignition' : 'cloud-init';
}
