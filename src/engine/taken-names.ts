/** Which names of templates and disks are in use: many are asked for in one request. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { isSearchable, LIST_LIMIT } from './wire.ts';

export interface TakenTemplateName {
  readonly name: string;
  /** Absent for Blank, which is in every data center. */
  readonly clusterId?: string;
}

/** Of names, in one search: far from the length that a server takes for too long a URL. */
const NAMES_AT_ONCE = 40;

const templatesSchema = object({
  template: optional(array(object({ name: string(), cluster: optional(object({ id: string() })) })), []),
});

/**
 * Templates of these names, in any data center. The search ignores case, which the engine's own check does not, and
 * knows wildcards, which `isSearchable` keeps out.
 */
export async function findTemplateNames(
  engine: EngineClient,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<readonly TakenTemplateName[]> {
  const answers = await Promise.all(
    searches('name', names).map((search) =>
      engine.request('/templates', templatesSchema, { query: { search, max: LIST_LIMIT }, signal }),
    ),
  );
  const wanted = new Set(names);
  return answers
    .flatMap(({ template }) => template)
    .filter(({ name }) => wanted.has(name))
    .map(({ name, cluster }) => ({ name, ...(cluster && { clusterId: cluster.id }) }));
}

const disksSchema = object({ disk: optional(array(object({ alias: string() })), []) });

/** The engine permits two disks of one name; people mostly do not mean it. */
export async function findDiskNames(
  engine: EngineClient,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const answers = await Promise.all(
    searches('alias', names).map((search) =>
      engine.request('/disks', disksSchema, { query: { search, max: LIST_LIMIT }, signal }),
    ),
  );
  const wanted = new Set(names);
  return answers.flatMap(({ disk }) => disk.map(({ alias }) => alias)).filter((alias) => wanted.has(alias));
}

function searches(field: string, names: readonly string[]): readonly string[] {
  const usable = [...new Set(names)].filter(isSearchable);
  return Array.from({ length: Math.ceil(usable.length / NAMES_AT_ONCE) }, (_, part) =>
    usable
      .slice(part * NAMES_AT_ONCE, (part + 1) * NAMES_AT_ONCE)
      .map((name) => `${field}="${name}"`)
      .join(' or '),
  );
}
