/**
 * Foreman's search language: tree to predicate, over fields that are defined per resource. A field that is null never
 * matches a comparison, and `not` of it does (scoped_search query_builder.rb, PostgreSQL adapter).
 */
import { QueryNotSupported, StatementInvalid, type Comparison, type SearchNode } from './parse.ts';
import { parseTime, type TimeContext } from './times.ts';

type Scalar = string | number | boolean | null | undefined;
export type Predicate<Row> = (row: Row) => boolean;
type SetValue = number | boolean | string;

interface FieldBase {
  /** Not looked at by a bare word. */
  readonly explicit?: boolean;
}

/** `read` may give several values where a host has many of something; one that matches is enough. */
export type SearchField<Row> = FieldBase &
  (
    | { readonly type: 'text'; readonly read: (row: Row) => Scalar | readonly Scalar[] }
    | {
        readonly type: 'integer';
        /** Foreman refuses what is no integer; without it PostgreSQL does, with 500. */
        readonly isChecked?: boolean;
        readonly column?: string;
        readonly read: (row: Row) => number | null | undefined;
      }
    | { readonly type: 'counter'; readonly read: (row: Row) => number | null | undefined }
    | { readonly type: 'time'; readonly read: (row: Row) => number | null | undefined }
    | {
        readonly type: 'set';
        /** The column's name in Foreman's messages, where it differs from the key. */
        readonly column?: string;
        readonly values: Readonly<Record<string, SetValue>>;
        readonly read: (row: Row) => Scalar;
      }
    | {
        /** Values by name behind a dot: `facts.uuid`. */
        readonly type: 'keyed';
        readonly read: (row: Row, key: string) => string | null | undefined;
      }
    | {
        readonly type: 'method';
        readonly test: (operator: Comparison, value: string) => Predicate<Row>;
        readonly read?: (row: Row) => Scalar;
      }
  );

export type SearchFields<Row> = Readonly<Record<string, SearchField<Row>>>;

/** `undefined` when nothing is asked for. Throws `QueryNotSupported` or `StatementInvalid`. */
export function compileSearch<Row>(
  node: SearchNode | undefined,
  fields: SearchFields<Row>,
  time: TimeContext,
): Predicate<Row> | undefined {
  if (node === undefined) return undefined;
  switch (node.type) {
    case 'logic':
      return joined(
        node.operator,
        node.children.map((child) => compileSearch(child, fields, time)),
      );
    case 'not': {
      const child = compileSearch(node.child, fields, time);
      if (!child) throw new StatementInvalid('PG::SyntaxError: ERROR:  syntax error at or near ","');
      return (row) => !child(row);
    }
    case 'presence': {
      const isPresent = presence(node.field, getField(fields, node.field));
      return node.operator === 'notnull' ? isPresent : (row) => !isPresent(row);
    }
    case 'word': {
      const field = Object.hasOwn(fields, node.value) ? fields[node.value] : undefined;
      if (field?.type === 'set' && Object.values(field.values).includes(true)) {
        return compareSet(node.value, field, 'eq', 'true');
      }
      return compareDefault(node.value, undefined, fields, time);
    }
    case 'compare':
      if (node.field === undefined) return compareDefault(node.value, node.operator, fields, time);
      return compare(node.field, getField(fields, node.field), node.operator, node.value, time);
  }
}

function joined<Row>(
  operator: 'and' | 'or',
  children: readonly (Predicate<Row> | undefined)[],
): Predicate<Row> | undefined {
  // Pairs rather than a loop over a list: a search may look at 16 million reports.
  return children
    .filter((child) => child !== undefined)
    .reduce<Predicate<Row> | undefined>((first, second) => {
      if (!first) return second;
      return operator === 'and' ? (row) => first(row) && second(row) : (row) => first(row) || second(row);
    }, undefined);
}

function getField<Row>(fields: SearchFields<Row>, name: string): SearchField<Row> {
  if (Object.hasOwn(fields, name)) {
    const field = fields[name];
    if (field) return field;
  }
  const prefix = name.split('.', 1).join('');
  const keyed = Object.hasOwn(fields, prefix) ? fields[prefix] : undefined;
  if (keyed?.type === 'keyed') return keyed;
  throw new QueryNotSupported(`Field '${name}' not recognized for searching!`);
}

function presence<Row>(name: string, field: SearchField<Row>): Predicate<Row> {
  if (field.type === 'keyed') {
    const key = keyOf(name);
    return (row) => isSet(field.read(row, key));
  }
  const { read } = field;
  if (!read) throw new StatementInvalid(`PG::UndefinedColumn: ERROR:  column ${name} does not exist`);
  return (row) => {
    const value = read(row);
    return Array.isArray(value) ? value.some(isSet) : isSet(value);
  };
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function keyOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** Over all fields that are not explicit and whose type fits the word. */
function compareDefault<Row>(
  value: string,
  operator: Comparison | undefined,
  fields: SearchFields<Row>,
  time: TimeContext,
): Predicate<Row> | undefined {
  const isInteger = /^-?\d+$/.test(value);
  const isTime = parseTime(value, time) !== undefined;
  const takesText = operator === undefined || ['like', 'unlike', 'ne', 'eq'].includes(operator);
  const tests = Object.entries(fields).flatMap(([name, field]) => {
    const fits =
      (field.type === 'text' && takesText) ||
      ((field.type === 'integer' || field.type === 'counter') && isInteger) ||
      (field.type === 'time' && isTime) ||
      field.type === 'method';
    if (field.explicit || !fits) return [];
    const test = compare(name, field, operator ?? (field.type === 'text' ? 'like' : 'eq'), value, time);
    return test ? [test] : [];
  });
  return tests.length === 0 ? undefined : joined('or', tests);
}

function compare<Row>(
  name: string,
  field: SearchField<Row>,
  operator: Comparison,
  value: string,
  time: TimeContext,
): Predicate<Row> | undefined {
  switch (field.type) {
    case 'text':
      return compareText(field.read, textTest(operator, value));
    case 'keyed': {
      const key = keyOf(name);
      const test = castTest(operator, value);
      return (row) => {
        const found = field.read(row, key);
        return typeof found === 'string' && test(found);
      };
    }
    case 'integer':
    case 'counter':
      return compareNumber(name, field, operator, value);
    case 'set':
      return compareSet(name, field, operator, value);
    case 'time':
      return compareTime(field.read, operator, value, time);
    case 'method':
      return field.test(operator, value);
  }
}

function compareText<Row>(
  read: (row: Row) => Scalar | readonly Scalar[],
  test: (text: string) => boolean,
): Predicate<Row> {
  return (row) => {
    const value = read(row);
    if (typeof value === 'string') return test(value);
    return Array.isArray(value) && value.some((one) => typeof one === 'string' && test(one));
  };
}

/** Comparison of one text, as PostgreSQL does it: `=` minds case, `~` does not. */
function textTest(operator: Comparison, value: string): (text: string) => boolean {
  switch (operator) {
    case 'eq':
      return (text) => text === value;
    case 'ne':
      return (text) => text !== value;
    case 'gt':
      return (text) => text > value;
    case 'gte':
      return (text) => text >= value;
    case 'lt':
      return (text) => text < value;
    case 'lte':
      return (text) => text <= value;
    case 'in':
    case 'notin': {
      const values = new Set(value.split(',').map((one) => one.trim()));
      return (text) => values.has(text) === (operator === 'in');
    }
    case 'like':
    case 'unlike':
      return likeTest(operator, value);
  }
}

/** `*` and `%` make the value a pattern for the whole text; without one it may stand anywhere. `_` is any character. */
function likeTest(operator: Comparison, value: string): (text: string) => boolean {
  const pattern = /[%*]/.test(value) ? value : `%${value}%`;
  const isWanted = operator === 'like';
  const [, start, inner = '', end] = /^([%*]*)([^%*_]*)([%*]*)$/.exec(pattern) ?? [];
  if (start !== undefined) {
    const wanted = inner.toLowerCase();
    const matches = plainTest(start !== '', wanted, end !== '');
    return (text) => matches(text.toLowerCase()) === isWanted;
  }
  const source = pattern
    .replace(/[%*]+/g, '%')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[^]*')
    .replaceAll('_', '[^]');
  const matcher = new RegExp(`^${source}$`, 'iu');
  return (text) => matcher.test(text) === isWanted;
}

/** Without wildcards inside no regular expression is needed, which 50,000 hosts times 20 names would feel. */
function plainTest(isOpenBefore: boolean, wanted: string, isOpenAfter: boolean): (text: string) => boolean {
  if (isOpenBefore && isOpenAfter) return (text) => text.includes(wanted);
  if (isOpenBefore) return (text) => text.endsWith(wanted);
  return isOpenAfter ? (text) => text.startsWith(wanted) : (text) => text === wanted;
}

/**
 * Comparison of a fact's value: an integer is compared as a number with values that are one, and a list becomes invalid
 * SQL (Foreman app/models/concerns/scoped_search_extensions.rb `cast_facts`).
 */
export function castTest(operator: Comparison, value: string): (text: string) => boolean {
  if (operator === 'in' || operator === 'notin') {
    throw new StatementInvalid(`PG::SyntaxError: ERROR:  syntax error at or near "'${value}'"`);
  }
  if (operator === 'like' || operator === 'unlike') return likeTest(operator, value);
  if (!/^[-+]?\d+$/.test(value)) return textTest(operator, value);
  const wanted = Number(value);
  return (text) => /^\d+$/.test(text) && numberTest(operator, wanted)(Number(text));
}

function numberTest(operator: Comparison, wanted: number): (value: number) => boolean {
  switch (operator) {
    case 'eq':
    case 'like':
    case 'unlike':
    case 'in':
    case 'notin':
      return (value) => value === wanted;
    case 'ne':
      return (value) => value !== wanted;
    case 'gt':
      return (value) => value > wanted;
    case 'gte':
      return (value) => value >= wanted;
    case 'lt':
      return (value) => value < wanted;
    case 'lte':
      return (value) => value <= wanted;
  }
}

function compareNumber<Row>(
  name: string,
  field: SearchField<Row> & { readonly type: 'integer' | 'counter' },
  operator: Comparison,
  value: string,
): Predicate<Row> {
  const isList = operator === 'in' || operator === 'notin';
  const values = (isList ? value.split(',') : [value]).map((one) => one.trim());
  const wanted = values.map((one) => {
    if (field.type === 'counter') return Number.parseInt(one, 10) || 0;
    if (/^-?\d+$/.test(one)) return Number(one);
    if (field.isChecked) throw new QueryNotSupported(`Value '${one}' is not valid for field '${field.column ?? name}'`);
    throw new StatementInvalid(
      `PG::InvalidTextRepresentation: ERROR:  invalid input syntax for type integer: "${one}"`,
    );
  });
  if (operator === 'like' || operator === 'unlike') {
    throw new QueryNotSupported(`the operator '${operator}' is not supported for field type 'integer'`);
  }
  const test = isList
    ? (found: number): boolean => wanted.includes(found) === (operator === 'in')
    : numberTest(operator, wanted[0] ?? 0);
  return (row) => {
    const found = field.read(row);
    return typeof found === 'number' && test(found);
  };
}

function compareSet<Row>(
  name: string,
  { values, read, column = name }: SearchField<Row> & { readonly type: 'set' },
  operator: Comparison,
  value: string,
): Predicate<Row> {
  const wanted = Object.hasOwn(values, value) ? values[value] : undefined;
  if (wanted === undefined) {
    const known = Object.keys(values).join(', ');
    throw new QueryNotSupported(`'${column}' should be one of '${known}', but the query was '${value}'`);
  }
  if (operator !== 'eq' && operator !== 'ne') {
    throw new QueryNotSupported(`Operator '${operator}' not supported for '${column}'`);
  }
  const isWanted = operator === 'eq';
  return (row) => {
    const found = read(row);
    if (found === null || found === undefined) return false;
    const matches = typeof wanted === 'boolean' ? Boolean(found) === wanted : found === wanted;
    return matches === isWanted;
  };
}

function compareTime<Row>(
  read: (row: Row) => number | null | undefined,
  operator: Comparison,
  value: string,
  context: TimeContext,
): Predicate<Row> | undefined {
  if (operator === 'like' || operator === 'unlike') {
    throw new QueryNotSupported(`the operator '${operator}' is not supported for field type 'datetime'`);
  }
  const span = parseTime(value, context);
  if (!span) return undefined;
  const test = timeTest(operator, span.startMs, span.lengthMs);
  return (row) => {
    const found = read(row);
    return typeof found === 'number' && test(found);
  };
}

const DAY_MS = 24 * 3_600_000;

/** A span of a day or more moves the border of `>` and `<=` behind itself. */
function timeTest(operator: Comparison, startMs: number, lengthMs: number): (ms: number) => boolean {
  const endMs = startMs + lengthMs;
  if (operator === 'eq') return (ms) => ms >= startMs && ms < endMs;
  if (operator === 'ne') return (ms) => ms < startMs || ms >= endMs;
  if (lengthMs >= DAY_MS && operator === 'gt') return (ms) => ms >= endMs;
  if (lengthMs >= DAY_MS && operator === 'lte') return (ms) => ms < endMs;
  return numberTest(operator, startMs);
}
