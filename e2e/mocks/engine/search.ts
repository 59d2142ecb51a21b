/**
 * The search language of the engine: `condition (AND|OR) condition … SORTBY field ASC|DESC PAGE n`. What it cannot read
 * finds nothing, without a word (ovirt-engine SyntaxChecker.java, SearchQuery.java).
 */
import type { Document } from './json.ts';
import { fault } from './refusals.ts';

type Found = string | number | boolean | undefined;

export interface SearchField {
  readonly kind: 'text' | 'number' | 'uuid' | 'word';
  readonly value: (document: Document) => Found | readonly Found[];
}

/** What can be searched for, by lower-case field name. */
export type SearchableFields = Readonly<Record<string, SearchField>>;

type Word<T> = (document: T) => string | undefined;
type Value<T> = (document: T) => Found | readonly Found[];

// A field is asked about documents of its own collection only.
const field =
  (kind: SearchField['kind']) =>
  <T>(value: Value<T>): SearchField => ({ kind, value: (document) => value(document as T) });

/** A name or description; a bare word is looked for in these. */
export const text = field('text');
export const number = field('number');
export const uuid = field('uuid');

/** A word of a fixed set, such as a status: the API's `image_locked` is the search's `imagelocked`. */
export const word = <T>(value: Word<T>): SearchField => ({
  kind: 'word',
  // Asked about documents of its own collection only.
  value: (document) => [value(document as T), value(document as T)?.replaceAll('_', '')],
});

export interface SearchOptions {
  readonly isCaseSensitive: boolean;
  readonly pageSize: number | undefined;
  /** As in the SQL of the engine's own error: `vms`, `vm name`. */
  readonly table: string;
  /** What a field that is not there ends in, where that is not an empty list. */
  readonly unknownField?: (() => Error) | undefined;
}

/** The search cannot be read: the answer is an empty list. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Text that the engine takes for an attempt at SQL (SqlInjectionChecker.java). */
const suspicious = /--|\|\||\/\*|\bcast\s*\(|\sunion\s|\bdrop\s|\bselect\s.*\bfrom\b|pg_sleep|[';()\\]/i;

function tokenize(expression: string): readonly Token[] {
  if (suspicious.test(expression.replace(/"[^"]*"/g, '""')) || /[';]/.test(expression)) throw new Unreadable();
  const tokens: Token[] = [];
  for (const [part] of expression.matchAll(/"[^"]*"|"|!=|<=|>=|[=<>]|[^\s"=<>!]+|!/g)) {
    if (part === '"' || part === '!') throw new Unreadable();
    tokens.push({ text: part.replaceAll('"', ''), isQuoted: part.startsWith('"') });
  }
  return tokens;
}

type Test = (document: Document) => boolean;

function toPattern(value: string, isCaseSensitive: boolean): RegExp {
  const escaped = value.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, isCaseSensitive ? 'su' : 'isu');
}

const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** The engine passes text for a UUID on to its database, and the database's answer back. */
function notAUuid(name: string, value: string, table: string): Error {
  const column = name.replaceAll('_', ' ');
  const error = `error: invalid input syntax for type uuid: "${value}"\n  position: 75`;
  const sql = `select * from ((select  ${table}.* from  ${table}   where  ${table}.${column} = '${value}' )  order by ${singular(table)} name asc ) as t1 offset (1 -1) limit 2147483647`;
  return fault(
    400,
    `statementcallback; sql [${sql}]; ${error}; nested exception is org.postgresql.util.psqlexception: ${error}`,
  );
}

const singular = (table: string): string => table.replace(/s$/, '');

function compare(found: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '=':
      return found === wanted;
    case '!=':
      return found !== wanted;
    case '<':
      return found < wanted;
    case '<=':
      return found <= wanted;
    case '>':
      return found > wanted;
    default:
      return found >= wanted;
  }
}

const valuesOf = (fields: SearchField, document: Document): readonly Found[] => {
  const value = fields.value(document);
  // Array.isArray forgets the readonly element type.
  return Array.isArray(value) ? (value as readonly Found[]) : [value as Found];
};

function condition(
  name: string,
  operator: string,
  value: Token,
  fields: SearchableFields,
  options: SearchOptions,
): Test {
  const searched = fields[name.toLowerCase()];
  if (!searched) throw options.unknownField?.() ?? new Unreadable();
  if (searched.kind === 'number') {
    const wanted = Number(value.text);
    if (value.text === '' || Number.isNaN(wanted)) throw new Unreadable();
    return (document) => valuesOf(searched, document).some((found) => compare(Number(found), operator, wanted));
  }
  if (operator !== '=' && operator !== '!=') throw new Unreadable();
  if (searched.kind === 'uuid' && !isUuid(value.text)) throw notAUuid(name, value.text, options.table);
  const pattern = toPattern(value.text, options.isCaseSensitive);
  const matches: Test = (document) =>
    valuesOf(searched, document).some((found) => found !== undefined && pattern.test(String(found)));
  return operator === '=' ? matches : (document) => !matches(document);
}

/** A bare word is looked for in every text field. */
function freeText(word: string, fields: SearchableFields, { isCaseSensitive }: SearchOptions): Test {
  const pattern = toPattern(`*${word}*`, isCaseSensitive);
  const texts = Object.values(fields).filter(({ kind }) => kind === 'text');
  return (document) =>
    texts.some((field) =>
      valuesOf(field, document).some((found) => found !== undefined && pattern.test(String(found))),
    );
}

interface Query {
  readonly matches: Test;
  readonly sort: { readonly field: SearchField; readonly isDescending: boolean } | undefined;
  readonly page: number;
}

const isOperator = (token: Token | undefined): boolean =>
  token !== undefined && !token.isQuoted && /^(=|!=|<|>|<=|>=)$/.test(token.text);

class Reader {
  readonly #tokens: readonly Token[];
  readonly #fields: SearchableFields;
  readonly #options: SearchOptions;
  #at = 0;
  #hasFreeText = false;

  constructor(tokens: readonly Token[], fields: SearchableFields, options: SearchOptions) {
    this.#tokens = tokens;
    this.#fields = fields;
    this.#options = options;
  }

  #isWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.isQuoted === false && token.text.toLowerCase() === word;
  }

  #take(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new Unreadable();
    this.#at += 1;
    return token;
  }

  #isAtEnd(): boolean {
    return this.#at >= this.#tokens.length || this.#isWord('sortby') || this.#isWord('page');
  }

  #condition(): Test {
    const first = this.#take();
    if (!isOperator(this.#tokens[this.#at])) {
      if (this.#hasFreeText || isOperator(first)) throw new Unreadable();
      this.#hasFreeText = true;
      return freeText(first.text, this.#fields, this.#options);
    }
    const operator = this.#take().text;
    return condition(first.text, operator, this.#take(), this.#fields, this.#options);
  }

  /** AND binds tighter than OR; two conditions without a word between them are ANDed. */
  #alternatives(): Test {
    const alternatives: Test[][] = [[]];
    while (!this.#isAtEnd()) {
      alternatives.at(-1)?.push(this.#condition());
      if (this.#isWord('or')) {
        this.#at += 1;
        alternatives.push([]);
      } else if (this.#isWord('and')) {
        this.#at += 1;
        if (this.#isAtEnd()) throw new Unreadable();
      }
    }
    if (alternatives.length > 1 && alternatives.some((tests) => tests.length === 0)) throw new Unreadable();
    return (document) => alternatives.some((tests) => tests.every((test) => test(document)));
  }

  #sort(): Query['sort'] {
    if (!this.#isWord('sortby')) return undefined;
    this.#at += 1;
    const sorted = this.#fields[this.#take().text.toLowerCase()];
    const direction = this.#take().text.toLowerCase();
    if (!sorted || !['asc', 'desc'].includes(direction)) throw new Unreadable();
    return { field: sorted, isDescending: direction === 'desc' };
  }

  #page(): number {
    if (!this.#isWord('page')) return 1;
    this.#at += 1;
    const page = Number(this.#take().text);
    if (!Number.isInteger(page) || page < 1) throw new Unreadable();
    return page;
  }

  read(): Query {
    const query = { matches: this.#alternatives(), sort: this.#sort(), page: this.#page() };
    if (this.#at < this.#tokens.length) throw new Unreadable();
    return query;
  }
}

function sorted(
  documents: readonly Document[],
  { field: by, isDescending }: NonNullable<Query['sort']>,
): readonly Document[] {
  const keyed = documents.map((document) => ({ document, key: valuesOf(by, document)[0] ?? '' }));
  const order = (a: Found, b: Found): number =>
    by.kind === 'number'
      ? Number(a) - Number(b)
      : String(a).toLowerCase() < String(b).toLowerCase()
        ? -1
        : String(a).toLowerCase() > String(b).toLowerCase()
          ? 1
          : 0;
  const ascending = keyed.sort((a, b) => order(a.key, b.key)).map(({ document }) => document);
  return isDescending ? ascending.reverse() : ascending;
}

/** The objects that a search finds, in the order given unless it sorts; of a page, those of this page. */
export function search(
  documents: readonly Document[],
  expression: string,
  fields: SearchableFields,
  options: SearchOptions,
): readonly Document[] {
  let query: Query;
  try {
    query = new Reader(tokenize(expression), fields, options).read();
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
  const found = documents.filter((document) => query.matches(document));
  const ordered = query.sort ? sorted(found, query.sort) : found;
  if (query.page === 1) return ordered;
  // The page size is `max`; without it everything is on page one.
  const size = options.pageSize ?? ordered.length;
  return ordered.slice((query.page - 1) * size, query.page * size);
}
