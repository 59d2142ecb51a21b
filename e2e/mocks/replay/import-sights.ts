/** How the recorder looked at an import: at its disk, at templates of the name it asked for, and at its job with the steps. */
import type { Json, JsonObject } from '../engine/json.ts';
import type { Id } from '../engine/model.ts';

export interface Imported {
  readonly diskId: Id;
  readonly correlationId: string;
  /** The name that was asked for; without one the recorder did not look for a template. */
  readonly templateName: string | undefined;
}

type Read = (path: string) => Promise<JsonObject | undefined>;

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

// Array.isArray forgets the readonly element type.
const objectsIn = (json: Json | undefined): readonly JsonObject[] =>
  Array.isArray(json) ? (json as readonly Json[]).filter(isObject) : [];

const textIn = (object: JsonObject, key: string): string => {
  const value = object[key];
  return typeof value === 'string' ? value : '';
};

const only = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (key in object ? [[key, object[key] ?? null] as const] : [])));

/** The order of attributes says nothing. */
function sorted(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(sorted);
  if (!isObject(json)) return json;
  const keys = Object.keys(json).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(json[key] ?? null)]));
}

const ofDisk = ['name', 'alias', 'status', 'format'];
const ofTemplate = ['name', 'status', 'memory', 'os', 'type', 'description', 'cluster'];

/** One look, in the recorder's form. */
export async function lookAtImport(read: Read, { diskId, correlationId, templateName }: Imported): Promise<JsonObject> {
  const jobs = objectsIn((await read(`/api/jobs?search=correlation_id%3D${correlationId}`))?.['job']);
  const named = encodeURIComponent(`name="${templateName ?? ''}"`);
  return {
    disk: (await read(`/api/disks/${diskId}`)) ?? {},
    template: templateName === undefined ? null : ((await read(`/api/templates?search=${named}`))?.['template'] ?? []),
    jobs: await Promise.all(
      jobs.map(async (job) => ({
        ...job,
        steps: objectsIn((await read(`/api/jobs/${textIn(job, 'id')}/steps`))?.['step']),
      })),
    ),
  };
}

const sightOfJob = (job: JsonObject): JsonObject => ({
  ...only(job, ['description', 'status', 'auto_cleared']),
  steps: objectsIn(job['steps']).map((step) => ({
    ...only(step, ['description', 'status', 'type']),
    progress: step['progress'] ?? null,
  })),
});

/** What counts of a look: no ids, times or sizes. */
export function sightOfImport({ disk, template, jobs }: JsonObject): JsonObject {
  return {
    disk: isObject(disk) ? only(disk, ofDisk) : null,
    template: Array.isArray(template) ? objectsIn(template).map((own) => sorted(only(own, ofTemplate))) : null,
    jobs: objectsIn(jobs).map(sightOfJob),
  };
}
