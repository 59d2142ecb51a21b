/**
 * Compares an answer of the mock engine with a recorded one: status, content type, the same keys with the same JSON types
 * at every level, and the texts of faults; never ids, times or sizes. Answers are read here and nowhere else.
 */
import type { Json, JsonObject } from '../engine/json.ts';
import { readPartialJson, type Cut } from './partial-json.ts';
import type { Answered } from './recording.ts';

export interface Given {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const CUT = '(cut)';

const kindOf = (json: Json): string => (json === null ? 'null' : Array.isArray(json) ? 'list' : typeof json);
const isObject = (json: Json | undefined): json is JsonObject => json !== undefined && kindOf(json) === 'object';
const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** Engines differ in their own address alone. */
const withoutOrigin = (text: string): string => text.replace(/https?:\/\/[^/\s]+(?=\/ovirt-engine)/g, 'https://engine');

const isFaultText = (path: string): boolean => /^(fault\.)?(detail|reason)$/.test(path);

function compareObjects(recorded: JsonObject, given: JsonObject, path: string, cut: Cut): readonly string[] {
  const below = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const missing = Object.keys(recorded)
    .filter((key) => !(key in given))
    .map((key) => `${below(key)} is missing`);
  const surplus = cut.isOpen(recorded)
    ? []
    : Object.keys(given)
        .filter((key) => !(key in recorded))
        .map((key) => `${below(key)} should not be there`);
  const shared = Object.keys(recorded).flatMap((key) => {
    const [before, now] = [recorded[key], given[key]];
    return before === undefined || now === undefined ? [] : compareValues(before, now, below(key), cut);
  });
  return [...missing, ...surplus, ...shared];
}

const named = (json: Json, key: string): Json | undefined => (isObject(json) ? json[key] : undefined);

/** The given entry that stands for a recorded one: that of its id or name, or in its place, or of its kind of event. */
function counterpart(recorded: Json, at: number, given: readonly Json[]): Json | undefined {
  for (const key of ['id', 'name', 'rel']) {
    const wanted = named(recorded, key);
    const found = wanted === undefined ? undefined : given.find((entry) => named(entry, key) === wanted);
    if (found !== undefined) return found;
  }
  const code = named(recorded, 'code');
  const there = given[at];
  if (code === undefined || (there !== undefined && named(there, 'code') === code)) return there ?? given.at(-1);
  return given.find((entry) => named(entry, 'code') === code) ?? there ?? given.at(-1);
}

const places = ['cluster', 'correlation_id', 'data_center', 'host', 'storage_domain', 'template', 'user', 'vm'];

/** Two events of different kinds are about different things; the rest of them is comparable. */
function withoutPlaces(event: Json): Json {
  if (!isObject(event)) return event;
  return Object.fromEntries(Object.entries(event).filter(([key]) => !places.includes(key)));
}

function compareLists(recorded: readonly Json[], given: readonly Json[], path: string, cut: Cut): readonly string[] {
  if (recorded.length > 0 && given.length === 0) return [`${path} is empty`];
  if (recorded.length === 0 && given.length > 0) return [`${path} should be empty`];
  return recorded.flatMap((entry, at) => {
    const other = counterpart(entry, at, given);
    if (other === undefined) return [];
    const areOfOneKind = named(entry, 'code') === named(other, 'code');
    const [before, now] = areOfOneKind ? [entry, other] : [withoutPlaces(entry), withoutPlaces(other)];
    return compareValues(before, now, `${path}[${at}]`, cut);
  });
}

function compareValues(recorded: Json, given: Json, path: string, cut: Cut): readonly string[] {
  if (recorded === CUT) return [];
  if (kindOf(recorded) !== kindOf(given)) {
    return [`${path || 'the answer'} is a ${kindOf(given)}, not a ${kindOf(recorded)}`];
  }
  if (isObject(recorded) && isObject(given)) return compareObjects(recorded, given, path, cut);
  if (isList(recorded) && isList(given)) return compareLists(recorded, given, path, cut);
  if (isFaultText(path) && withoutOrigin(JSON.stringify(recorded)) !== withoutOrigin(JSON.stringify(given))) {
    return [`${path} says ${JSON.stringify(given)}, not ${JSON.stringify(recorded)}`];
  }
  return [];
}

/** Two bodies alone, neither of them cut. */
export const compareBodies = (recorded: Json, given: Json): readonly string[] =>
  compareValues(recorded, given, '', { isOpen: () => false });

function compareJson(recorded: Json, text: string): readonly string[] {
  let given: Json;
  try {
    // Any JSON is one of its values.
    given = JSON.parse(text) as Json;
  } catch {
    return [`the answer is no JSON: ${text.slice(0, 80)}`];
  }
  // A long body was recorded as the beginning of its text.
  if (typeof recorded !== 'string') return compareValues(recorded, given, '', { isOpen: () => false });
  const { json, cut } = readPartialJson(recorded);
  return compareValues(json, given, '', cut);
}

function comparePage(recorded: Json, text: string): readonly string[] {
  if (typeof recorded !== 'string') return recorded === null && text !== '' ? ['the answer should be empty'] : [];
  // Of a page with a stack trace, only that it is one: the recording was cut.
  if (recorded.includes('<title>ERROR</title>'))
    return text.includes('<title>ERROR</title>') ? [] : ['it is no error page'];
  if (recorded.length > 400) return [];
  return withoutOrigin(recorded) === withoutOrigin(text)
    ? []
    : [`it says ${JSON.stringify(text)}, not ${JSON.stringify(recorded)}`];
}

function compareHeaders(recorded: Answered['headers'], given: Headers): readonly string[] {
  const of = (name: string): string | undefined =>
    Object.entries(recorded).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const typeOf = (value: string | null | undefined): string => (value ?? '').replaceAll(' ', '').toLowerCase();
  const type = typeOf(of('Content-Type'));
  const differences =
    type === typeOf(given.get('Content-Type'))
      ? []
      : [`its type is ${given.get('Content-Type') ?? 'none'}, not ${type || 'none'}`];
  // Some were recorded without their headers.
  if (of('Content-Length') === undefined && of('Transfer-Encoding') === undefined) return differences;
  for (const name of ['Correlation-Id', 'WWW-Authenticate', 'Allow', 'Location', 'Set-Cookie']) {
    if (name === 'Set-Cookie' && of(name)?.startsWith('locale=') === true) continue;
    const [before, now] = [of(name), given.get(name)];
    if ((before === undefined) !== (now === null))
      differences.push(`${name} ${now === null ? 'is missing' : 'should not be there'}`);
    else if (['WWW-Authenticate', 'Allow'].includes(name) && before !== (now ?? undefined))
      differences.push(`${name} is ${String(now)}, not ${String(before)}`);
  }
  return differences;
}

/** What differs, in words; nothing when the two are alike. Of some answers only status and type are compared. */
export function compareAnswers(recorded: Answered, given: Given, isBodyCompared = true): readonly string[] {
  if (recorded.status !== given.status) {
    return [`the status is ${given.status}, not ${recorded.status}: ${given.text.replace(/\s+/g, ' ').slice(0, 300)}`];
  }
  const headers = compareHeaders(recorded.headers, given.headers);
  const type = (given.headers.get('Content-Type') ?? '').split(';')[0];
  if (recorded.body === null || !isBodyCompared) return headers;
  if (type === 'application/xml') return headers;
  return [
    ...headers,
    ...(type === 'application/json' ? compareJson(recorded.body, given.text) : comparePage(recorded.body, given.text)),
  ];
}
