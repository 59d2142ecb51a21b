/**
 * Places as the URL's hash has them: `#token` or `#token;name=value;…`, values escaped twice, once for the separators
 * and once for the URL (GWTP's ParameterTokenFormatter, GWT's encodeQueryString; seen on a running 4.5.8).
 */
import type { PlaceParams } from './webadmin-model.ts';

export interface PlaceAddress {
  readonly token: string;
  readonly params: PlaceParams;
}

const escapes: readonly (readonly [plain: string, escaped: string])[] = [
  ['\\', '\\3'],
  ['/', '\\0'],
  [';', '\\1'],
  ['=', '\\2'],
];

/** `hash` with or without `#`. */
export function parseHash(hash: string): PlaceAddress {
  const [token = '', ...pairs] = hash.replace(/^#/, '').split(';');
  const params = pairs.flatMap((pair): (readonly [string, string])[] => {
    const [name, value, ...more] = pair.split('=');
    return name && value !== undefined && more.length === 0 ? [[decode(name), decode(value)]] : [];
  });
  return { token, params: Object.fromEntries(params) };
}

/** With `#`. */
export function formatHash({ token, params }: PlaceAddress): string {
  return `#${[token, ...Object.entries(params).map(([name, value]) => `${encodeTwice(name)}=${encodeTwice(value)}`)].join(';')}`;
}

/** As WebAdmin's log shows a token that is no place. */
export function encodeToken(token: string): string {
  return encode(token);
}

function encode(text: string): string {
  const escaped = text.replaceAll(/[\\/;=]/g, (letter) => escapes.find(([plain]) => plain === letter)?.[1] ?? letter);
  return encodeURIComponent(escaped).replaceAll('%20', '+');
}

function encodeTwice(text: string): string {
  return encode(text).replaceAll('%', '%25');
}

function decode(text: string): string {
  const unescaped = (value: string) =>
    value.replaceAll(/\\[0-3]/g, (pair) => escapes.find(([, escaped]) => escaped === pair)?.[0] ?? pair);
  try {
    return unescaped(decodeURIComponent(decodeURIComponent(text.replaceAll('+', ' '))));
  } catch {
    return text; // A percent sign that encodes nothing was typed by hand.
  }
}
