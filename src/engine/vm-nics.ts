/** The network interfaces of a VM (`/vms/{id}/nics`). */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { vmPath, type RequestOptions } from './vms.ts';

export interface VmNic {
  readonly name: string;
  /** Absent for an interface without a network. */
  readonly vnicProfileId?: string;
}

export interface NewVmNic {
  readonly name: string;
  readonly vnicProfileId: string;
}

const nicSchema = object({ name: string(), vnic_profile: optional(object({ id: optional(string()) })) });
const listSchema = object({ nic: optional(array(nicSchema), []) });

export async function listVmNics(engine: EngineClient, vmId: string, options?: RequestOptions): Promise<VmNic[]> {
  const { nic } = await engine.request(`${vmPath(vmId)}/nics`, listSchema, options);
  return nic.map(({ name, vnic_profile: profile }) => ({
    name,
    ...(profile?.id === undefined ? {} : { vnicProfileId: profile.id }),
  }));
}

/** Works while the VM's disks are still locked (seen on a running 4.5.8). */
export async function addVmNic(
  engine: EngineClient,
  vmId: string,
  nic: NewVmNic,
  options?: RequestOptions,
): Promise<void> {
  // The profile by id: by name it is dropped without a word.
  const body = { name: nic.name, interface: 'virtio', vnic_profile: { id: nic.vnicProfileId } };
  await engine.request(`${vmPath(vmId)}/nics`, nicSchema, { ...options, method: 'POST', body });
}
