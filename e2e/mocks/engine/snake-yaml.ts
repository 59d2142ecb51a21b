/**
 * YAML as the engine's library writes it (snakeyaml 2.5, block style, width 80): which scalars it quotes and where it
 * folds them. Only what the engine's user-data needs: mappings with plain keys, lists of strings, strings, booleans.
 */
import { inHashOrder } from './java-map.ts';

export type YamlValue = string | boolean | readonly string[] | YamlMap;
export interface YamlMap {
  readonly [key: string]: YamlValue;
}

/** Columns after which a scalar is folded at its next single space. */
const BEST_WIDTH = 80;
const INDENT = '  ';

/** What reads as something else than text when it stands plain (YAML 1.1, org.yaml.snakeyaml.resolver.Resolver). */
const NOT_TEXT: readonly RegExp[] = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^(?:[-+]?0b_*[01][01_]*|[-+]?0_*[0-7][0-7_]*|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:<<|~|null|Null|NULL|)$/,
  // Other YAML readers take it as octal or decimal.
  /^0[0-9_]+$/,
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
];

const LINE_BREAK = /[\n\u0085\u2028\u2029]/;
const SPACE_BEFORE_BREAK = / (?:[\n\u0085\u2028\u2029]|$)/;
const PRINTABLE = /^[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
/** Needs an escape: neither a line feed nor printable ASCII, nor one of the ranges that are written as they are. */
const SPECIAL = /[^\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u2028': 'L',
  '\u2029': 'P',
};

/** Whitespace that ends a word where indicators are looked for; the library counts the end of the text too. */
const isBlank = (char: string | undefined): boolean =>
  char === undefined || ' \t\0'.includes(char) || LINE_BREAK.test(char);

/** Some character is an indicator where it stands, so that the text cannot be plain in a block. */
function hasIndicator(text: string): boolean {
  if (/^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text)) return true;
  if (/^[?:-]/.test(text) && isBlank(text[1])) return true;
  const chars = Array.from(text);
  return chars.some(
    (char, i) => i > 0 && ((char === ':' && isBlank(chars[i + 1])) || (char === '#' && isBlank(chars[i - 1]))),
  );
}

type Style = 'plain' | 'single' | 'double' | 'literal';

function styleOf(text: string): Style {
  if (SPECIAL.test(text)) return 'double';
  if (LINE_BREAK.test(text)) return SPACE_BEFORE_BREAK.test(text) ? 'double' : 'literal';
  const isPlain = !/^ | $/.test(text) && !hasIndicator(text) && !NOT_TEXT.some((form) => form.test(text));
  return isPlain ? 'plain' : 'single';
}

/** Text folded at single spaces that stand past the width; `column` is where it begins. */
function fold(text: string, column: number, foldsEnds: boolean): string {
  let out = '';
  for (const { 0: part, index } of text.matchAll(/ +|[^ ]+/g)) {
    const isInside = index > 0 && index + part.length < text.length;
    if (part === ' ' && column > BEST_WIDTH && (foldsEnds || isInside)) {
      out += `\n${INDENT}`;
      column = INDENT.length;
    } else {
      out += part;
      column += part.length;
    }
  }
  return out;
}

/** Quotes are doubled, and folding sees the doubled text. */
function single(text: string, column: number): string {
  return `'${fold(text.replaceAll("'", "''"), column + 1, false)}'`;
}

function escaped(char: string): string {
  const short = ESCAPES[char];
  if (short !== undefined) return `\\${short}`;
  if (PRINTABLE.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * In double quotes a line ends with a backslash, and the next begins with one where a space would be lost. It folds
 * before a space, and before or behind a character that is not printable ASCII; `pending` is what is not yet written.
 */
function double(text: string, column: number): string {
  let out = '"';
  let pending = '';
  column += 1;
  const put = (piece: string): void => {
    out += piece;
    column += piece.length;
  };
  const foldBefore = (next: string | undefined, reached: number, unit: number): void => {
    if (unit <= 0 || unit >= text.length - 1 || reached <= BEST_WIDTH) return;
    out += `${pending}\\\n${INDENT}`;
    pending = '';
    column = INDENT.length;
    if (next === ' ') put('\\');
  };
  const chars = Array.from(text);
  let unit = 0;
  for (const [i, char] of chars.entries()) {
    if (/[ !#-[\]-~]/.test(char)) {
      if (char === ' ' || pending === '') foldBefore(char, column + pending.length, unit);
      pending += char;
      unit += 1;
    } else {
      put(pending);
      pending = '';
      put(escaped(char));
      unit += char.length;
      foldBefore(chars[i + 1], column - 1, unit - 1);
    }
  }
  return `${out}${pending}"`;
}

/** `|`, with the indentation where the text begins with a blank, and what becomes of its last line breaks. */
function literal(text: string): string {
  const indentation = /^[ \n\u0085\u2028\u2029]/.test(text) ? '2' : '';
  const endsBroken = LINE_BREAK.test(text.at(-1) ?? '');
  const chomping = !endsBroken ? '-' : text.length === 1 || LINE_BREAK.test(text.at(-2) ?? '') ? '+' : '';
  const lines = text.replace(/([\n\u0085\u2028\u2029]+)(?=[^\n\u0085\u2028\u2029])/g, `$1${INDENT}`);
  const start = LINE_BREAK.test(text[0] ?? '') ? '' : INDENT;
  return `|${indentation}${chomping}\n${start}${endsBroken ? lines.replace(/\n$/, '') : lines}`;
}

function scalar(text: string, column: number): string {
  if (!PRINTABLE.test(text)) return `!!binary ${literal(Buffer.from(text).toString('base64'))}`;
  switch (styleOf(text)) {
    case 'plain':
      return fold(text, column, true);
    case 'single':
      return single(text, column);
    case 'double':
      return double(text, column);
    case 'literal':
      return literal(text);
  }
}

/** A mapping in the order of Java's hash map, indented by `depth` levels, with a line break behind each line. */
export function dumpYaml(map: YamlMap, depth = 0): string {
  const indent = INDENT.repeat(depth);
  return inHashOrder(Object.entries(map))
    .map(([key, value]) => {
      const head = `${indent}${key}:`;
      if (typeof value === 'boolean') return `${head} ${value}\n`;
      if (typeof value === 'string') return `${head} ${scalar(value, head.length + 1)}\n`;
      if (isList(value))
        return `${head}\n${value.map((item) => `${indent}- ${scalar(item, indent.length + 2)}\n`).join('')}`;
      return `${head}\n${dumpYaml(value, depth + 1)}`;
    })
    .join('');
}

function isList(value: YamlValue): value is readonly string[] {
  return Array.isArray(value);
}
