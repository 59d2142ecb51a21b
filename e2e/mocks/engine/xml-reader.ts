/**
 * Bodies in XML, which the engine takes as well as JSON: `<vm><name>web</name><cluster id="…"/></vm>`. They are read into
 * the JSON of the same object, and then like any other.
 */
import { attributesOf, attributesOfAction, enumValues, isStruct, type Attribute } from './api-model.ts';
import { MalformedJson, readDocument, type Document, type Json } from './json.ts';

/** An unknown word of an enum; of XML bodies the engine names it. */
export class UnknownWord extends Error {
  override readonly name = 'UnknownWord';
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeText(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? '';
  });
}

const token =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map(([, name = '', double, single]) => [name, unescapeText(double ?? single ?? '')]));
}

function parse(text: string): Element {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [all, cdata, closed, opened, attributes = '', empty, characters] = match;
    end = match.index + all.length;
    const current = open.at(-1) ?? root;
    if (closed !== undefined) {
      if (open.length === 1 || current.name !== closed) throw new MalformedJson(`</${closed}> closes nothing.`);
      open.pop();
    } else if (opened !== undefined) {
      const element: Open = { name: opened, attributes: attributesIn(attributes), children: [], text: '' };
      current.children.push(element);
      if (empty !== '/') open.push(element);
    } else current.text += cdata ?? unescapeText(characters ?? '');
  }
  const [first] = root.children;
  if (end !== text.length || open.length > 1 || !first) throw new MalformedJson('The body is not XML.');
  return first;
}

function wordOf({ type }: Attribute, text: string): string {
  const words = enumValues(type);
  if (words && !words.includes(text.toLowerCase())) {
    const valid = words.map((word) => `'${word}'`).join(', ');
    throw new UnknownWord(
      `The string '${text}' isn't a valid value for the '${type}' enumerated type. Valid values are: ${valid}.`,
    );
  }
  return text;
}

function toJson(attribute: Attribute, element: Element): Json {
  if (!isStruct(attribute.type)) return wordOf(attribute, element.text);
  return toObject(attributesOf(attribute.type), element);
}

function toObject(attributes: ReadonlyMap<string, Attribute>, element: Element): Json {
  const json: Record<string, Json> = { ...element.attributes };
  for (const child of element.children) {
    const attribute = attributes.get(child.name);
    // Left as it is, for the reader of the JSON to refuse.
    if (!attribute) json[child.name] = child.text;
    else if (attribute.isList)
      json[child.name] = { [attribute.singular]: child.children.map((item) => toJson(attribute, item)) };
    else json[child.name] = toJson(attribute, child);
  }
  return json;
}

/** Reads a body as an object of a type; throws as readDocument does, and UnknownWord. */
export function readXmlDocument(type: string, body: Uint8Array): Document | undefined {
  const text = new TextDecoder().decode(body).trim();
  if (text === '') return undefined;
  const attributes = type === 'Action' ? attributesOfAction() : attributesOf(type);
  return readDocument(type, new TextEncoder().encode(JSON.stringify(toObject(attributes, parse(text)))));
}
