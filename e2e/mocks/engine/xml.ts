// Answers as XML, which the engine writes when nobody asks for JSON. No plugin reads it; it is here so that forgetting
// `Accept` fails as it does on an engine.
import type { Json, JsonObject } from './json.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function element(name: string, value: Json): string {
  // Array.isArray forgets the readonly element type.
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => element(name, item)).join('');
  if (value === null) return '';
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const { id, href, ...rest } = value as JsonObject;
  const attributes = Object.entries({ href, id })
    .map(([key, text]) => (typeof text === 'string' ? ` ${key}="${escaped(text)}"` : ''))
    .join('');
  const children = Object.entries(rest).map(([key, part]) => element(key, part));
  return `<${name}${attributes}>${children.join('')}</${name}>`;
}

export function toXml(json: JsonObject): string {
  const [first] = Object.keys(json);
  const isList = Object.keys(json).length === 1 && first !== undefined && Array.isArray(json[first]);
  const root = 'reason' in json ? 'fault' : isList ? `${first}s` : 'answer';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${element(root, json)}\n`;
}
