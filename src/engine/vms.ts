/** Virtual machines as the engine's REST API has them (`/vms`), in domain units: bytes, ids, lists. */
import { array, object, optional, string, unknown, type InferOutput } from 'valibot';
import type { EngineClient, EngineRequest } from './client.ts';

/** Initialization that the engine turns into cloud-init's config drive (engine's `Initialization`). */
export interface NewInitialization {
  readonly hostName: string;
  /** Absent: the distribution's default user. */
  readonly userName?: string;
  /** One public key each, in OpenSSH's one-line form. None: the VM gets those of its template. */
  readonly authorizedSshKeys: readonly string[];
  /** Glued by the engine, as text, behind its own YAML keys. */
  readonly customScript: string;
}

export interface NewVm {
  readonly name: string;
  readonly description?: string;
  readonly comment?: string;
  readonly clusterId: string;
  readonly templateId: string;
  readonly memoryBytes: number;
  readonly cpu: { readonly sockets: number; readonly cores: number };
  readonly initialization: NewInitialization;
}

/** What a caller may say about any request: who may end it, how long it may take, what it belongs to. */
export type RequestOptions = Pick<EngineRequest, 'signal' | 'deadlineMs' | 'correlationId'>;

/**
 * `status` is REST's own word: `image_locked` while disks are made, `down`, `wait_for_launch`, `powering_up`, `up`,
 * `paused`, … (the engine knows more, and may learn others).
 */
const vmSchema = object({ id: string(), name: string(), status: string() });
export type Vm = InferOutput<typeof vmSchema>;

const listSchema = object({ vm: optional(array(vmSchema), []) });
const actionSchema = unknown();

/** Resolves as soon as the engine has taken the VM; its disks may be `image_locked` for long after that. */
export function createVm(engine: EngineClient, vm: NewVm, options?: RequestOptions): Promise<Vm> {
  return engine.request('/vms', vmSchema, { ...options, method: 'POST', body: toNewVmBody(vm) });
}

/** Throws `ApiError` with status 404 when there is no such VM. */
export function getVm(engine: EngineClient, id: string, options?: RequestOptions): Promise<Vm> {
  return engine.request(vmPath(id), vmSchema, options);
}

/** The VM of exactly this name, in any data center; several data centers may have one each. */
export async function findVmsByName(engine: EngineClient, name: string, options?: RequestOptions): Promise<Vm[]> {
  // A wrong search is answered with an empty list, and letter case and `*` match loosely: names are compared here too.
  const query = { search: `name="${name}"`, max: 20 };
  const { vm } = await engine.request('/vms', listSchema, { ...options, query });
  return vm.filter((found) => found.name === name);
}

/** Resolves when a host has taken the VM, which is before it runs. Every such start gives the guest a new instance id. */
export async function startVmWithCloudInit(engine: EngineClient, id: string, options?: RequestOptions): Promise<void> {
  const body = { use_cloud_init: true };
  await engine.request(`${vmPath(id)}/start`, actionSchema, { ...options, method: 'POST', body });
}

/** Power off. Succeeds also for a VM that is down already. */
export async function stopVm(engine: EngineClient, id: string, options?: RequestOptions): Promise<void> {
  await engine.request(`${vmPath(id)}/stop`, actionSchema, { ...options, method: 'POST', body: {} });
}

/** Removes the VM with its disks. Refused while it runs, is locked or is protected. */
export async function removeVm(engine: EngineClient, id: string, options?: RequestOptions): Promise<void> {
  await engine.request(vmPath(id), actionSchema, { ...options, method: 'DELETE' });
}

export function vmPath(id: string): string {
  return `/vms/${encodeURIComponent(id)}`;
}

const TIB = 2 ** 40;

/**
 * The engine's own default for the highest memory is four times the memory, and it refuses the VM where that is above
 * the limit of the cluster's level ("Maximum memory … cannot exceed platform limit"); so it is said here, and bounded.
 */
export function maxMemoryBytes(memoryBytes: number): number {
  return Math.max(memoryBytes, Math.min(4 * memoryBytes, TIB));
}

/** The body of `POST /vms`. */
export function toNewVmBody(vm: NewVm): object {
  const { initialization } = vm;
  return {
    name: vm.name,
    ...(vm.description === undefined ? {} : { description: vm.description }),
    ...(vm.comment === undefined ? {} : { comment: vm.comment }),
    type: 'server',
    cluster: { id: vm.clusterId },
    template: { id: vm.templateId },
    memory: vm.memoryBytes,
    memory_policy: { max: maxMemoryBytes(vm.memoryBytes) },
    cpu: { topology: { sockets: vm.cpu.sockets, cores: vm.cpu.cores, threads: 1 } },
    initialization: {
      host_name: initialization.hostName,
      ...(initialization.userName === undefined ? {} : { user_name: initialization.userName }),
      // An empty text would take the template's keys away.
      ...(initialization.authorizedSshKeys.length > 0 && {
        authorized_ssh_keys: initialization.authorizedSshKeys.join('\n'),
      }),
      // Absent, every copy of the template would have the template's own host keys.
      regenerate_ssh_keys: true,
      custom_script: initialization.customScript,
    },
  };
}
