/**
 * Recorded courses: requests with their times, what was seen meanwhile, and what had come of it. What was asked is kept
 * apart from what was seen, so that nothing is done because of an answer.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, JsonObject } from '../engine/json.ts';

/** Something that the recorder did. */
export type Deed =
  | {
      readonly kind: 'request';
      /** Seconds since the course began. */
      readonly at: number;
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Json | undefined;
      /** Circumstances, in words. */
      readonly note: string;
    }
  /** Looked at an object again and again until nothing happened any more: a path, or what it is. */
  | { readonly kind: 'watch'; readonly what: string }
  /** Looked at an import's disk, template and job in this way. */
  | { readonly kind: 'import' }
  /** Looked for the imported template when all was over. */
  | { readonly kind: 'template' }
  | { readonly kind: 'files' }
  | { readonly kind: 'events' }
  /** Tried a name for a new VM. */
  | { readonly kind: 'name'; readonly name: string };

/** What the recorder saw of it. */
export type Sight = Json;

export interface Step {
  readonly deed: Deed;
  readonly sight: Sight;
}

export interface Flow {
  readonly name: string;
  readonly title: string;
  readonly steps: readonly Step[];
  /** Steps that tell neither what was asked nor where. */
  readonly untold: number;
}

interface WrittenStep {
  readonly at?: number;
  readonly note?: string;
  readonly request?: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    readonly body?: Json;
  };
  readonly response?: Json;
  readonly watched?: string | readonly Json[];
  readonly 'template at the end'?: Json;
  readonly changes?: Json;
  readonly 'files on the cloud-init disk'?: Json;
  readonly events?: Json;
  readonly name?: string;
  readonly status?: number;
  readonly answer?: JsonObject;
}

function toStep(step: WrittenStep): Step | undefined {
  const { request } = step;
  if (request && step.response !== undefined) {
    const { method, path, headers = {}, body } = request;
    const deed = { kind: 'request', at: step.at ?? 0, method, path, headers, body, note: step.note ?? '' } as const;
    return { deed, sight: step.response };
  }
  if (typeof step.watched === 'object') return { deed: { kind: 'import' }, sight: step.watched };
  const template = step['template at the end'];
  if (template !== undefined) return { deed: { kind: 'template' }, sight: template };
  if (step.watched !== undefined) return { deed: { kind: 'watch', what: step.watched }, sight: step.changes ?? [] };
  if (step.events !== undefined) return { deed: { kind: 'events' }, sight: step.events };
  if (step.name !== undefined) {
    return { deed: { kind: 'name', name: step.name }, sight: { status: step.status ?? 0, body: step.answer ?? {} } };
  }
  const files = step['files on the cloud-init disk'];
  return files === undefined ? undefined : { deed: { kind: 'files' }, sight: files };
}

/** Courses of VMs, templates and imported images. */
const judged = /^(vm-|template-|glance-)/;

/** The courses in the folder `flows`; none when it is not there. */
export async function readFlows(folder: string): Promise<readonly Flow[]> {
  const flows = join(folder, 'flows');
  const names = await readdir(flows).catch(() => []);
  const read = async (file: string): Promise<Flow> => {
    // Written by the recorder in this form.
    const { title, steps } = JSON.parse(await readFile(join(flows, file), 'utf8')) as {
      readonly title: string;
      readonly steps: readonly WrittenStep[];
    };
    const told = steps.map(toStep);
    return {
      name: `flows/${file.replace(/\.json$/, '')}`,
      title,
      steps: told.filter((step) => step !== undefined),
      untold: told.filter((step) => step === undefined).length,
    };
  };
  return Promise.all(
    names
      .filter((name) => judged.test(name) && name.endsWith('.json'))
      .sort()
      .map(read),
  );
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const uuidsIn = (json: Json | undefined): readonly string[] => JSON.stringify(json ?? null).match(UUID) ?? [];

/**
 * The ids of what a course creates, told by the requests that name them afterwards: the next id below the collection
 * that something was added to, or in a body, that nobody named before.
 */
export function idsToCome(
  flow: Flow,
  known: ReadonlySet<string>,
): readonly { readonly collection: string; readonly id: string }[] {
  const named = new Set(known);
  const found: { collection: string; id: string }[] = [];
  let waiting: string[] = [];
  for (const { deed } of flow.steps) {
    const path = deed.kind === 'request' ? deed.path : deed.kind === 'watch' ? deed.what : '';
    const body = deed.kind === 'request' ? deed.body : undefined;
    for (const id of [...uuidsIn(path), ...uuidsIn(body)]) {
      if (named.has(id)) continue;
      named.add(id);
      const collection = /^\/api\/(\w+)\/[0-9a-f]{8}-/.exec(path)?.[1];
      const at = waiting.findIndex((own) => own === collection || collection === 'vms' || collection === undefined);
      const [own] = waiting.splice(Math.max(at, 0), 1);
      if (own !== undefined) found.push({ collection: own, id });
    }
    const added =
      deed.kind === 'request' && deed.method === 'POST' ? /^\/api\/(vms|templates)$/.exec(path)?.[1] : undefined;
    if (added !== undefined) waiting = [...waiting, added];
  }
  return found;
}
