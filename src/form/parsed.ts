/** What a parser of the form answers: a value in domain units, or the sentence that says what is wrong and what is right. */
import { type Message, message, type MessageId, type ValuesOf } from '../i18n/i18n.ts';

export type Parsed<T> = { readonly ok: true; readonly value: T } | Refused;

export interface Refused {
  readonly ok: false;
  readonly problem: Message;
}

/** A problem in a list: `row` counts from 0 over the rows as they were given, blank ones included. */
export interface RowProblem<Field extends string> {
  readonly row: number;
  readonly field: Field;
  readonly problem: Message;
}

export type ParsedRows<T, Field extends string> =
  | { readonly ok: true; readonly value: readonly T[] }
  | { readonly ok: false; readonly problems: readonly RowProblem<Field>[] };

export function parsed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function problem<Id extends MessageId & `problem.${string}`>(id: Id, ...values: ValuesOf<Id>): Refused {
  return { ok: false, problem: message(id, ...values) };
}

/** Parses each row that is not blank; every row with a problem is named, so that a form can mark them all at once. */
export function parseRows<Row, T, Field extends string>(
  rows: readonly Row[],
  isBlank: (row: Row) => boolean,
  parseRow: (row: Row, earlier: readonly { readonly row: number; readonly value: T }[]) => ParsedRow<T, Field>,
): ParsedRows<T, Field> {
  const values: { row: number; value: T }[] = [];
  const problems: RowProblem<Field>[] = [];
  rows.forEach((content, row) => {
    if (isBlank(content)) return;
    const answer = parseRow(content, values);
    if (answer.ok) values.push({ row, value: answer.value });
    else problems.push({ row, field: answer.field, problem: answer.problem });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: values.map(({ value }) => value) };
}

export type ParsedRow<T, Field extends string> =
  { readonly ok: true; readonly value: T } | (Refused & { readonly field: Field });

/** Names the field that a problem belongs to. */
export function inField<T, Field extends string>(field: Field, answer: Parsed<T>): ParsedRow<T, Field> {
  return answer.ok ? answer : { ...answer, field };
}

/**
 * What cannot be handed to a program at all: NUL ends an argument in every C program, and half a surrogate pair has no
 * form in UTF-8.
 */
const NOT_AN_ARGUMENT = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function parseArgument(text: string): Parsed<string> {
  const found = NOT_AN_ARGUMENT.exec(text);
  return found === null
    ? parsed(text)
    : problem('problem.text.character', { position: found.index + 1, code: codePoint(found[0]) });
}

/** `U+000A` */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
