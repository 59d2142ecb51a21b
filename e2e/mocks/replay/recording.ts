/**
 * Recordings of a real engine: a folder with `rest/*.json` (one request and its answer each) and `state.json` (what stood
 * in that engine). The question and the answer of a file are kept apart, so that nobody builds a state out of an answer.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, JsonObject } from '../engine/json.ts';

/** What was asked, by whom, and when in the order of all requests. */
export interface Asked {
  readonly name: string;
  readonly title: string;
  readonly as: string;
  /** The place in the order; undefined where it is not known. */
  readonly order: number | undefined;
  /** A summary of many requests, not one. */
  readonly isTable: boolean;
  readonly method: string;
  /** Below `/ovirt-engine`, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  /** What was cut out of it. */
  readonly note: string;
}

export interface Recording {
  readonly asked: Asked;
  readonly answered: Answered;
}

interface RecordingFile {
  readonly title: string;
  readonly as?: string;
  readonly recorded?: number | null;
  readonly kind?: string;
  readonly request: { method: string; path: string; headers?: Record<string, string>; body?: Json };
  readonly response: { status: number; headers?: Record<string, string>; body?: Json };
  readonly note?: string;
}

/** Numbers beyond what JavaScript holds stay as they were written, so that they are sent so. */
// The third argument and rawJSON are newer than TypeScript's types: https://github.com/tc39/proposal-json-parse-with-source
const keepBigNumbers = ((_key: string, value: unknown, context: { readonly source: string }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source)
    ? (JSON as unknown as { rawJSON: (source: string) => unknown }).rawJSON(context.source)
    : value) as (key: string, value: unknown) => unknown;

const judged =
  /^(auth|http|api|clusters|datacenters|templates|vnicprofiles|networks|operatingsystems|vms|jobs|events|tags|permissions|externalhostproviders|openstackimageproviders|storagedomains|images-import)-|^katelloerrata/;

/** Whether a file belongs to the themes that the mock engine answers for. */
export const isJudged = (name: string): boolean => judged.test(name);

function toRecording(name: string, file: RecordingFile): Recording {
  const { request, response } = file;
  return {
    asked: {
      name,
      title: file.title,
      as: file.as ?? '',
      order: file.recorded ?? undefined,
      isTable: file.kind === 'table',
      method: request.method,
      path: request.path,
      headers: request.headers ?? {},
      body: request.body ?? null,
    },
    answered: {
      status: response.status,
      headers: response.headers ?? {},
      body: response.body ?? null,
      note: file.note ?? '',
    },
  };
}

/** All recordings of a folder, in the order in which they were made; those of unknown order come last. */
export async function readRecordings(folder: string): Promise<readonly Recording[]> {
  const rest = join(folder, 'rest');
  const names = (await readdir(rest)).filter((name) => name.endsWith('.json')).sort();
  const read = async (name: string): Promise<Recording[]> => {
    // Written by the recorder in this form; those without a request are something else.
    const file = JSON.parse(await readFile(join(rest, name), 'utf8'), keepBigNumbers) as Partial<RecordingFile>;
    return file.request && file.response ? [toRecording(name.replace(/\.json$/, ''), file as RecordingFile)] : [];
  };
  const recordings = (await Promise.all(names.map(read))).flat();
  return recordings.sort(
    (a, b) => (a.asked.order ?? Infinity) - (b.asked.order ?? Infinity) || (a.asked.name < b.asked.name ? -1 : 1),
  );
}

/** The objects of `state.json`, by collection. */
export type RecordedObjects = Readonly<Record<string, readonly JsonObject[]>>;

export async function readState(folder: string): Promise<RecordedObjects> {
  // Written by the recorder in this form.
  const state = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as { readonly objects: RecordedObjects };
  return state.objects;
}
