/** A VM or a host with all that tells it from others elsewhere: names, hardware ids, MACs, and its Foreman provider. */
import { array, fallback, nullish, number, object, optional, pipe, string, transform } from 'valibot';
import type { EngineClient, EngineRequest } from './client.ts';
import { isSearchable } from './wire.ts';

export type MachineCollection = 'vms' | 'hosts';

export interface EngineMachine {
  readonly id: string;
  readonly name: string;
  /** Of the hardware; for a VM that is its id. */
  readonly hardwareUuid?: string;
  /** A VM's, as its guest agent reports it; a host's address. */
  readonly fqdn?: string;
  readonly macs: readonly string[];
  /** Milliseconds since 1970; absent for what does not run. */
  readonly startedAt?: number;
  /** The Foreman that the engine has bound it to. */
  readonly providerId?: string;
}

export type RequestOptions = Pick<EngineRequest, 'signal' | 'deadlineMs' | 'correlationId'>;

const maybe = optional(fallback(nullish(string()), undefined));

const machineSchema = pipe(
  object({
    id: string(),
    name: string(),
    fqdn: maybe,
    address: maybe,
    start_time: optional(fallback(nullish(number()), undefined)),
    hardware_information: optional(object({ uuid: maybe })),
    nics: optional(object({ nic: optional(array(object({ mac: optional(object({ address: maybe })) })), []) }), {}),
    external_host_provider: optional(object({ id: maybe })),
  }),
  transform((wire): EngineMachine => {
    const { external_host_provider: provider, hardware_information: hardware } = wire;
    const fqdn = wire.fqdn ?? wire.address;
    return {
      id: wire.id,
      name: wire.name,
      macs: wire.nics.nic.flatMap(({ mac }) => mac?.address ?? []),
      ...(typeof hardware?.uuid === 'string' && { hardwareUuid: hardware.uuid }),
      ...(typeof fqdn === 'string' && fqdn !== '' && { fqdn }),
      ...(typeof wire.start_time === 'number' && { startedAt: wire.start_time }),
      ...(typeof provider?.id === 'string' && { providerId: provider.id }),
    };
  }),
);

const listSchemas = {
  vms: pipe(
    object({ vm: optional(array(machineSchema), []) }),
    transform(({ vm }) => vm),
  ),
  hosts: pipe(
    object({ host: optional(array(machineSchema), []) }),
    transform(({ host }) => host),
  ),
};

// The provider is not followed: the engine answers 500 where there is none (ovirt-engine LinkFollower.java).
const FOLLOW = 'nics';

/** Throws `ApiError` with status 404 when there is none. */
export function getMachine(
  engine: EngineClient,
  collection: MachineCollection,
  id: string,
  options?: RequestOptions,
): Promise<EngineMachine> {
  const query = { follow: FOLLOW };
  return engine.request(`/${collection}/${encodeURIComponent(id)}`, machineSchema, { ...options, query });
}

/** Those of exactly this name; several data centers may have a VM each. */
export async function findMachinesByName(
  engine: EngineClient,
  collection: MachineCollection,
  name: string,
  options?: RequestOptions,
): Promise<readonly EngineMachine[]> {
  // A wrong search is answered with an empty list, and letter case and `*` match loosely: names are compared here too.
  const query = { search: `name="${name}"`, max: 20, follow: FOLLOW };
  const found = await engine.request(`/${collection}`, listSchemas[collection], { ...options, query });
  return found.filter((machine) => machine.name === name);
}

/** The first names that begin so; none for what the engine's search does not bear. */
export async function suggestMachineNames(
  engine: EngineClient,
  collection: MachineCollection,
  beginning: string,
  options?: RequestOptions,
): Promise<readonly string[]> {
  if (!isSearchable(beginning)) return [];
  const query = { search: `name=${beginning}* sortby name asc`, max: 20 };
  const found = await engine.request(`/${collection}`, listSchemas[collection], { ...options, query });
  return found.map(({ name }) => name);
}

export interface ForemanProvider {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

const providersSchema = object({
  external_host_provider: optional(array(object({ id: string(), name: string(), url: maybe })), []),
});

/** The Foremen that the engine knows. */
export async function listForemanProviders(
  engine: EngineClient,
  options?: RequestOptions,
): Promise<readonly ForemanProvider[]> {
  const list = await engine.request('/externalhostproviders', providersSchema, options);
  return list.external_host_provider.map(({ id, name, url }) => ({ id, name, url: url ?? '' }));
}
