// `?follow=nics,disk_attachments.disk`: replaces links and references by what stands behind them (LinkFollower.java).
import { attributesOf, elementName, isStruct, pathName } from './api-model.ts';
import type { Json, JsonObject } from './json.ts';
import { Crash } from './refusals.ts';

/** Reads what stands at an address, as a GET of the same user would. */
export type Read = (href: string) => Promise<JsonObject>;

type Wanted = ReadonlyMap<string, Wanted>;

/** `a.b,a.c` as a tree: a with b and c in it. */
function parse(follow: string): Wanted {
  const root = new Map<string, Map<string, unknown>>();
  for (const path of follow.split(',').filter((part) => part.trim() !== '')) {
    let level = root;
    for (const name of path.trim().split('.')) {
      const next = level.get(name) ?? new Map<string, unknown>();
      level.set(name, next);
      level = next as typeof root;
    }
  }
  // Every level was made here, of the same kind.
  return root as unknown as Wanted;
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

function linkTo(object: JsonObject, rel: string): string | undefined {
  const links = object['link'];
  if (!Array.isArray(links)) return undefined;
  // Array.isArray forgets the element type.
  const link = (links as readonly Json[]).filter(isObject).find((candidate) => candidate['rel'] === rel);
  return typeof link?.['href'] === 'string' ? link['href'] : undefined;
}

const cannotFollow = (name: string, type: string): Crash =>
  new Crash(`Problem following '${name}' link in ${type} entity.`);

async function followIn(object: JsonObject, type: string, wanted: Wanted, read: Read): Promise<JsonObject> {
  const followed: Record<string, Json> = { ...object };
  for (const [name, deeper] of wanted) {
    const attribute = [...attributesOf(type).values()].find((candidate) => pathName(candidate.name) === pathName(name));
    const key = attribute?.name ?? name;
    const present = object[key];
    const reference = isObject(present) && typeof present['href'] === 'string' ? present['href'] : undefined;
    const href = linkTo(object, pathName(name)) ?? reference;
    if (href === undefined || !attribute) throw cannotFollow(name, type);
    followed[key] = await followAll(await read(href), attribute.type, deeper, read);
    // Looking for a link makes the engine write the list of links, empty as it may be (seen).
    followed['link'] ??= [];
  }
  return followed;
}

/** Follows in one object, or in every entry of a collection; one that is empty then shows its empty list. */
async function followAll(document: JsonObject, type: string, wanted: Wanted, read: Read): Promise<JsonObject> {
  if (wanted.size === 0 || !isStruct(type)) return document;
  const element = elementName(type);
  const entries = document[element];
  if (!Array.isArray(entries)) return 'id' in document ? followIn(document, type, wanted, read) : { [element]: [] };
  const followed: Json[] = [];
  // Array.isArray forgets the readonly element type.
  for (const entry of entries as readonly Json[]) {
    followed.push(isObject(entry) ? await followIn(entry, type, wanted, read) : entry);
  }
  return { ...document, [element]: followed };
}

/** Throws Crash when something asked for is absent in any entry: the engine answers a 500 page. */
export function followLinks(document: JsonObject, type: string, follow: string, read: Read): Promise<JsonObject> {
  return followAll(document, type, parse(follow), read);
}
