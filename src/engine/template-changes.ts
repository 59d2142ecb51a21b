/** What is done to a template once it is there: its settings, its network interfaces, its tag, its removal. */
import { array, object, optional, string, unknown, type InferOutput } from 'valibot';
import { isApiError } from '../http/request.ts';
import type { EngineClient } from './client.ts';
import { maxMemoryBytes, type RequestOptions } from './vms.ts';

const templateSchema = object({
  id: string(),
  name: string(),
  /** `locked` until it is made, then `ok`. */
  status: optional(string(), 'ok'),
  os: optional(object({ type: optional(string()) })),
});
export type TemplateState = InferOutput<typeof templateSchema>;

const listSchema = object({
  template: optional(
    array(
      object({
        ...templateSchema.entries,
        disk_attachments: optional(object({ disk_attachment: optional(array(object({ id: string() })), []) })),
      }),
    ),
    [],
  ),
});

export interface NamedTemplate extends TemplateState {
  /** An attachment has the id of its disk. */
  readonly diskIds: readonly string[];
}

/** Templates of exactly this name, with their disks. `name` must be searchable (`isSearchable`). */
export async function findTemplatesByName(
  engine: EngineClient,
  name: string,
  options?: RequestOptions,
): Promise<NamedTemplate[]> {
  const query = { search: `name="${name}"`, max: 20, follow: 'disk_attachments' };
  const { template } = await engine.request('/templates', listSchema, { ...options, query });
  return template
    .filter((found) => found.name === name)
    .map(({ disk_attachments, ...found }) => ({
      ...found,
      diskIds: disk_attachments?.disk_attachment.map(({ id }) => id) ?? [],
    }));
}

/** Throws `ApiError` with status 404 when there is no such template. */
export function getTemplate(engine: EngineClient, id: string, options?: RequestOptions): Promise<TemplateState> {
  return engine.request(templatePath(id), templateSchema, options);
}

/** What is absent stays as it is. */
export interface TemplateChanges {
  /** A name of `/operatingsystems`; the engine takes an unknown one silently as `other`, so look at the answer. */
  readonly osType?: string | undefined;
  readonly memoryBytes?: number | undefined;
  readonly cpu?: { readonly sockets: number; readonly cores: number } | undefined;
  /** ASCII and letters only. */
  readonly description?: string | undefined;
  readonly comment?: string | undefined;
  readonly console?: 'vnc' | 'spice' | undefined;
  readonly hasVirtioScsi?: boolean | undefined;
  readonly initialization?:
    { readonly userName?: string | undefined; readonly authorizedSshKeys?: readonly string[] | undefined } | undefined;
}

/** Resolves with the template as it is now. Refused with 409 while it is locked. */
export function updateTemplate(
  engine: EngineClient,
  id: string,
  changes: TemplateChanges,
  options?: RequestOptions,
): Promise<TemplateState> {
  return engine.request(templatePath(id), templateSchema, { ...options, method: 'PUT', body: toBody(changes) });
}

function toBody(changes: TemplateChanges): object {
  const { osType, memoryBytes, cpu, description, comment, console, hasVirtioScsi, initialization } = changes;
  return {
    ...(osType !== undefined && { os: { type: osType } }),
    // What is guaranteed may not be above the memory, nor the memory above its highest; the template has values of Blank.
    ...(memoryBytes !== undefined && {
      memory: memoryBytes,
      memory_policy: { guaranteed: memoryBytes, max: maxMemoryBytes(memoryBytes) },
    }),
    ...(cpu && { cpu: { topology: { sockets: cpu.sockets, cores: cpu.cores, threads: 1 } } }),
    ...(description !== undefined && { description }),
    ...(comment !== undefined && { comment }),
    ...(console && { display: { type: console } }),
    ...(hasVirtioScsi !== undefined && { virtio_scsi: { enabled: hasVirtioScsi } }),
    ...(initialization && {
      initialization: {
        ...(initialization.userName && { user_name: initialization.userName }),
        ...(initialization.authorizedSshKeys?.length && {
          authorized_ssh_keys: initialization.authorizedSshKeys.join('\n'),
        }),
        // Absent, every VM made of the template would have the template's own host keys.
        regenerate_ssh_keys: true,
      },
    }),
  };
}

export async function addTemplateNic(
  engine: EngineClient,
  id: string,
  nic: { readonly name: string; readonly vnicProfileId: string },
  options?: RequestOptions,
): Promise<void> {
  const body = { name: nic.name, interface: 'virtio', vnic_profile: { id: nic.vnicProfileId } };
  await engine.request(`${templatePath(id)}/nics`, unknown(), { ...options, method: 'POST', body });
}

/** Makes the tag when there is none of that name. A template that has it already keeps it. */
export async function tagTemplate(
  engine: EngineClient,
  id: string,
  tag: string,
  options?: RequestOptions,
): Promise<void> {
  const assign = () =>
    engine.request(`${templatePath(id)}/tags`, unknown(), { ...options, method: 'POST', body: { name: tag } });
  try {
    await assign();
  } catch (error) {
    if (!isApiError(error) || error.status !== 404) throw error;
    try {
      await engine.request('/tags', unknown(), { ...options, method: 'POST', body: { name: tag } });
    } catch (refusal) {
      // Somebody else has made it in between.
      if (!isApiError(refusal) || refusal.status !== 409) throw refusal;
    }
    await assign();
  }
}

/** Removes the template with its disks; resolves when the engine has begun. Refused while it is locked or in use. */
export async function removeTemplate(engine: EngineClient, id: string, options?: RequestOptions): Promise<void> {
  await engine.request(templatePath(id), unknown(), { ...options, method: 'DELETE' });
}

function templatePath(id: string): string {
  return `/templates/${encodeURIComponent(id)}`;
}
