/** Templates (`/templates`), found by search: an engine may have hundreds, each with its whole initialization. */
import { array, object, optional, string, type InferOutput } from 'valibot';
import type { EngineClient } from './client.ts';
import type { DataCenter } from './datacenters.ts';
import { isSearchable, wireInteger } from './wire.ts';

export interface Template {
  readonly id: string;
  /** Shared by all versions of a template. */
  readonly name: string;
  readonly version: { readonly number: number; readonly name: string };
  readonly clusterId?: string;
  /** `undefined` (the word) where none was set. */
  readonly architecture: string;
  /** As in `/operatingsystems`, such as `debian_9` or `other_linux`. */
  readonly osType: string;
  /**
   * Imported from a repository as it was, by its description: the engine ends that with the first digits of the image's id
   * (seen on 4.5.8: "Debian 12 genericcloud (a2c7d38)").
   */
  readonly isPlainImage?: true;
  /** What every VM made from it gets where its own initialization says nothing; absent when that is nothing. */
  readonly initialization?: TemplateInitialization;
}

export interface TemplateInitialization {
  readonly userName?: string;
  readonly timezone?: string;
  /** The engine tells nobody which one. */
  readonly hasPassword?: true;
  readonly hasSshKeys?: true;
}

export interface TemplatePage {
  readonly templates: readonly Template[];
  /** False when there are more than these, which only a narrower search brings up. */
  readonly isComplete: boolean;
}

export interface TemplateNic {
  readonly name: string;
  /** Absent when the interface is bound to no network. */
  readonly vnicProfileId?: string;
}

/** Enough for most installations, and half a second for an engine that answers with everything it knows of each. */
const PAGE_SIZE = 100;

const initializationSchema = object({
  user_name: optional(string()),
  timezone: optional(string()),
  root_password: optional(string()),
  authorized_ssh_keys: optional(string()),
});

const templateSchema = object({
  id: string(),
  name: string(),
  description: optional(string(), ''),
  version: optional(object({ version_number: wireInteger, version_name: optional(string(), '') })),
  cluster: optional(object({ id: string() })),
  cpu: optional(object({ architecture: optional(string()) })),
  os: optional(object({ type: optional(string()) })),
  initialization: optional(initializationSchema),
});

const listSchema = object({ template: optional(array(templateSchema), []) });

export interface TemplateFilter {
  /** Must be searchable (`isSearchable`) or empty. */
  readonly namePart?: string;
  readonly tag?: string;
}

/** Templates of the data center that are ready for use, by name and newest version first; Blank is in no data center. */
export async function searchTemplates(
  engine: EngineClient,
  dataCenter: Pick<DataCenter, 'name'>,
  { namePart = '', tag = '' }: TemplateFilter,
  signal?: AbortSignal,
): Promise<TemplatePage> {
  const conditions = [
    'status=ok',
    ...(isSearchable(dataCenter.name) ? [`datacenter="${dataCenter.name}"`] : []),
    ...(tag === '' ? [] : [`tag=${tag}`]),
    ...(namePart === '' ? [] : [`name="*${namePart}*"`]),
  ];
  const query = { search: `${conditions.join(' and ')} sortby name asc`, max: PAGE_SIZE };
  const { template } = await engine.request('/templates', listSchema, { query, signal });
  return { templates: template.map(readTemplate).sort(byNameAndVersion), isComplete: template.length < PAGE_SIZE };
}

export async function fetchTemplate(engine: EngineClient, templateId: string, signal?: AbortSignal): Promise<Template> {
  return readTemplate(await engine.request(`/templates/${encodeURIComponent(templateId)}`, templateSchema, { signal }));
}

function readTemplate(template: InferOutput<typeof templateSchema>): Template {
  const { id, name, description, version, cluster, cpu, os, initialization } = template;
  return {
    id,
    name,
    version: { number: version?.version_number ?? 1, name: version?.version_name ?? '' },
    ...(cluster && { clusterId: cluster.id }),
    architecture: cpu?.architecture ?? 'undefined',
    osType: os?.type ?? 'other',
    ...(/\([0-9a-f]{7}\)$/.test(description) && { isPlainImage: true }),
    ...readInitialization(initialization),
  };
}

function readInitialization(
  initialization: InferOutput<typeof initializationSchema> | undefined,
): Pick<Template, 'initialization'> {
  const { user_name: userName, timezone, root_password: password, authorized_ssh_keys: sshKeys } = initialization ?? {};
  const inherited: TemplateInitialization = {
    ...(userName && { userName }),
    ...(timezone !== undefined && { timezone }),
    ...(password && { hasPassword: true }),
    ...(sshKeys?.trim() && { hasSshKeys: true }),
  };
  return Object.keys(inherited).length > 0 ? { initialization: inherited } : {};
}

function byNameAndVersion(one: Template, other: Template): number {
  return one.name.localeCompare(other.name) || other.version.number - one.version.number;
}

const nicsSchema = object({
  nic: optional(array(object({ name: string(), vnic_profile: optional(object({ id: string() })) })), []),
});

export async function listTemplateNics(
  engine: EngineClient,
  templateId: string,
  signal?: AbortSignal,
): Promise<readonly TemplateNic[]> {
  const { nic } = await engine.request(`/templates/${encodeURIComponent(templateId)}/nics`, nicsSchema, { signal });
  return nic.map(({ name, vnic_profile }) => ({ name, ...(vnic_profile && { vnicProfileId: vnic_profile.id }) }));
}
