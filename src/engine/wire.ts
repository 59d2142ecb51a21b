/** How the engine writes plain values in JSON, and what its search language bears. */
import { picklist, pipe, regex, string, transform } from 'valibot';

/** Whole numbers are sent as text, `"2147483648"` (seen on a running 4.5.8). */
export const wireInteger = pipe(string(), regex(/^-?\d+$/), transform(Number));

/** Booleans are sent as text, `"true"` (seen on a running 4.5.8). */
export const wireBoolean = pipe(
  picklist(['true', 'false']),
  transform((text) => text === 'true'),
);

/** Most entries that one answer may hold, where a list is taken as a whole. */
export const LIST_LIMIT = 1_000;

/**
 * Whether a text can stand in a search. There is no way to escape a quote, and for anything the engine takes for wrong
 * it answers with an empty list instead of a refusal (SyntaxChecker.java; seen on a running 4.5.8).
 */
export function isSearchable(text: string): boolean {
  return /^[\p{L}0-9._-]+$/u.test(text);
}
