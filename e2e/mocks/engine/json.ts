// JSON as the engine reads and writes it: numbers and booleans leave as strings, dates as milliseconds, enums in lower
// case; what comes in may be either. Inside the mock, documents hold plain numbers, booleans and arrays.
import { attributesOf, attributesOfAction, enumValues, isIdentified, isStruct, type Attribute } from './api-model.ts';

/** A value of a document: what JSON knows, with real numbers, booleans and arrays. */
export type Value = string | number | boolean | Document | readonly Value[] | undefined;
export interface Document {
  readonly [attribute: string]: Value;
}

export type Json = string | number | boolean | null | JsonObject | readonly Json[];
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A property that the type does not have: the engine answers an HTML page with this text. */
export class UnknownProperty extends Error {
  override readonly name = 'UnknownProperty';
  constructor(property: string, type: string) {
    super(`Unrecognized field "${property}" (class org.ovirt.engine.api.model.${type}), not marked as ignorable`);
  }
}

/** Any other fault of a JSON body. The engine names neither field nor place. */
export class MalformedJson extends Error {
  override readonly name = 'MalformedJson';
}

/** A number as it was written: `1073741824.0` is no integer to the engine. */
class WrittenNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** The end of the first JSON value in a text: the engine reads no further, whatever follows. */
function endOfFirstValue(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      for (at++; at < text.length && text.charAt(at) !== '"'; at++) if (text.charAt(at) === '\\') at++;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** Parses a body; undefined for an empty one and for `null`, which the engine answers with a 500 page. */
function parse(body: Uint8Array): unknown {
  let text: string;
  try {
    // A byte order mark is dropped here, as by the engine.
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new MalformedJson('The body is not UTF-8.', { cause });
  }
  if (text.trim() === '') return undefined;
  // The third argument is newer than TypeScript's types: https://github.com/tc39/proposal-json-parse-with-source
  const keepNumbers = ((_key: string, value: unknown, context: { readonly source: string }) =>
    typeof value === 'number' ? new WrittenNumber(context.source) : value) as (key: string, value: unknown) => unknown;
  try {
    const value: unknown = JSON.parse(text.slice(0, endOfFirstValue(text)), keepNumbers);
    return value === null ? undefined : value;
  } catch (cause) {
    throw new MalformedJson('The body is not JSON.', { cause });
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);

const INT32_MAX = 2n ** 31n - 1n;
const INT64_MAX = 2n ** 63n - 1n;

// The API model calls all of them Integer; these are the long ones (xs:long in the engine's schema, seen).
const longs =
  /(^|_)(memory|size|guaranteed|max|hard|available|used|committed|transferred|bytes|total|limit|ballooned|datum|inactivity_timeout)$/;

function readInteger(value: unknown, max: bigint): number {
  const source = value instanceof WrittenNumber ? value.source : value;
  if (typeof source !== 'string' || !/^\s*[-+]?\d*\s*$/.test(source)) throw new MalformedJson('Not an integer.');
  const digits = source.trim();
  if (digits === '') return 0;
  if (digits === '-' || digits === '+') throw new MalformedJson('Not an integer.');
  const integer = BigInt(digits.replace(/^\+/, ''));
  if (integer > max || integer < -max - 1n) throw new MalformedJson(`${digits} is out of range.`);
  return Number(integer);
}

function readBoolean(value: unknown): boolean {
  const source = value instanceof WrittenNumber ? value.source : value;
  if (typeof source === 'boolean') return source;
  const word = typeof source === 'string' ? source.toLowerCase() : '';
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  throw new MalformedJson('Not a boolean.');
}

function readDate(value: unknown): number {
  const ms = value instanceof WrittenNumber ? Number(value.source) : Date.parse(typeof value === 'string' ? value : '');
  if (Number.isNaN(ms)) throw new MalformedJson('Not a date.');
  return ms;
}

function readString(value: unknown): string {
  if (value instanceof WrittenNumber) return value.source;
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  throw new MalformedJson('Not a string.');
}

function readScalar(type: string, value: unknown, name: string): Value {
  switch (type) {
    case 'Boolean':
      return readBoolean(value);
    case 'Integer':
      return readInteger(value, longs.test(name) ? INT64_MAX : INT32_MAX);
    case 'Double': {
      const number = Number(readString(value));
      if (Number.isNaN(number)) throw new MalformedJson('Not a number.');
      return number;
    }
    case 'Date':
      return readDate(value);
    default: {
      const word = readString(value);
      const values = enumValues(type);
      if (values && !values.includes(word.toLowerCase())) throw new MalformedJson(`${word} is no ${type}.`);
      return values ? word.toLowerCase() : word;
    }
  }
}

function readList(attribute: Attribute, value: unknown): readonly Value[] {
  if (!isObject(value)) throw new MalformedJson('Not a list.');
  let items: readonly Value[] = [];
  for (const [key, list] of Object.entries(value)) {
    if (key !== attribute.singular) {
      if (['href', 'link', 'actions', 'size', 'total', 'active'].includes(key)) continue;
      throw new UnknownProperty(key, listClass(attribute));
    }
    if (list === null) continue;
    if (!Array.isArray(list)) throw new MalformedJson('Not an array.');
    items = list.map((item) => readValue(attribute, item));
  }
  return items;
}

function listClass(attribute: Attribute): string {
  const word = attribute.name.replace(/(^|_)([a-z])/g, (_all, _start, letter: string) => letter.toUpperCase());
  return isStruct(attribute.type) ? word : `${word}List`;
}

function readValue({ type, name }: Attribute, value: unknown): Value {
  if (!isStruct(type)) return readScalar(type, value, name);
  return readObject(type, attributesOf(type), isIdentified(type), value);
}

function readObject(
  type: string,
  attributes: ReadonlyMap<string, Attribute>,
  identified: boolean,
  value: unknown,
): Document {
  if (!isObject(value)) throw new MalformedJson(`Not a ${type}.`);
  const document: Record<string, Value> = {};
  for (const [key, part] of Object.entries(value)) {
    const attribute = attributes.get(key);
    if (!attribute) {
      if (identified && ['href', 'link', 'actions', 'creation_status'].includes(key)) continue;
      throw new UnknownProperty(key, type);
    }
    if (part === null) continue;
    document[key] = attribute.isList ? readList(attribute, part) : readValue(attribute, part);
  }
  return document;
}

/** Reads a body as an object of a type. Undefined when it is empty or `null`; throws UnknownProperty or MalformedJson. */
export function readDocument(type: string, body: Uint8Array): Document | undefined {
  const value = parse(body);
  if (value === undefined) return undefined;
  // The collection's own type may be an action: one type for all of them.
  if (type === 'Action') {
    const known = new Map([...attributesOfAction()].filter(([name]) => name !== 'fault'));
    return readObject('Action', known, true, dropped(value, ['status', 'fault', 'job']));
  }
  return readObject(type, attributesOf(type), isIdentified(type), value);
}

/** An object without what only answers hold. */
function dropped(value: unknown, keys: readonly string[]): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function isDocument(value: Value): value is Document {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Where objects of a type are found, without a leading slash: `clusters/ID`; undefined when it has no address. */
export type Address = (type: string, document: Document) => string | undefined;

function writeScalar(type: string, value: string | number | boolean): Json {
  if (type === 'Double' || type === 'Date') return value;
  return String(value);
}

function writeValue(type: string, value: Value, address: Address): Json {
  if (value === undefined) return null;
  if (typeof value !== 'object') return writeScalar(type, value);
  return isDocument(value) ? writeReference(type, value, address) : null;
}

/** An object inside another: an identified one is a reference, and carries its address. */
function writeReference(type: string, document: Document, address: Address): JsonObject {
  const written = writeObject(type, document, address);
  const href = isIdentified(type) ? address(type, document) : undefined;
  return href === undefined ? written : { ...written, href };
}

/** Writes the attributes that the type has; others are the mock's own state and stay inside. */
export function writeObject(
  type: string,
  document: Document,
  address: Address,
  attributes = attributesOf(type),
): JsonObject {
  const written: Record<string, Json> = {};
  for (const [key, value] of Object.entries(document)) {
    const attribute = attributes.get(key);
    if (!attribute || value === undefined) continue;
    if (!attribute.isList) written[key] = writeValue(attribute.type, value, address);
    else if (Array.isArray(value)) {
      // Array.isArray forgets the readonly element type.
      const items = (value as readonly Value[]).map((item) => writeValue(attribute.type, item, address));
      written[key] = items.length === 0 ? {} : { [attribute.singular]: items };
    }
  }
  return written;
}

/** Text with characters beyond U+FFFF written as escaped pairs, as the engine does. */
export function stringify(json: Json): string {
  const text = JSON.stringify(json, null, 2);
  return text.replace(/[\u{10000}-\u{10ffff}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`)
      .join(''),
  );
}
