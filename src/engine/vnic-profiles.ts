/** vNIC profiles (`/vnicprofiles`): how a network interface of a VM is bound to a network. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { LIST_LIMIT } from './wire.ts';

export interface VnicProfile {
  readonly id: string;
  readonly name: string;
  readonly networkId: string;
  /** Hands a device of the host to the VM; needs hosts that can. */
  readonly isPassThrough: boolean;
}

const listSchema = object({
  vnic_profile: optional(
    array(
      object({
        id: string(),
        name: string(),
        network: object({ id: string() }),
        pass_through: optional(object({ mode: optional(string()) })),
      }),
    ),
    [],
  ),
});

export async function listVnicProfiles(engine: EngineClient, signal?: AbortSignal): Promise<readonly VnicProfile[]> {
  const query = { max: LIST_LIMIT };
  const { vnic_profile } = await engine.request('/vnicprofiles', listSchema, { query, signal });
  return vnic_profile.map(({ id, name, network, pass_through }) => ({
    id,
    name,
    networkId: network.id,
    isPassThrough: pass_through?.mode === 'enabled',
  }));
}
