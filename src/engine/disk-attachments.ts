/** The disks of a VM (`/vms/{id}/diskattachments`). */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { vmPath, type RequestOptions } from './vms.ts';

export interface VmDisk {
  readonly name: string;
  readonly status: 'ok' | 'locked' | 'illegal';
}

const listSchema = object({
  disk_attachment: optional(
    array(object({ disk: object({ alias: optional(string(), ''), status: optional(string()) }) })),
    [],
  ),
});

/** A disk without status is none of the engine's images (a LUN) and counts as `ok`. */
export async function listVmDisks(engine: EngineClient, vmId: string, options?: RequestOptions): Promise<VmDisk[]> {
  const query = { follow: 'disk' };
  const { disk_attachment } = await engine.request(`${vmPath(vmId)}/diskattachments`, listSchema, {
    ...options,
    query,
  });
  return disk_attachment.map(({ disk: { alias, status } }) => ({
    name: alias,
    status: status === 'locked' || status === 'illegal' ? status : 'ok',
  }));
}
