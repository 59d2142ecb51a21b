/** How Foreman writes plain values and lists in JSON. */
import {
  array,
  fallback,
  nullish,
  number,
  object,
  optional,
  pipe,
  string,
  transform,
  unknown,
  type ArraySchema,
  type GenericSchema,
  type NumberSchema,
  type ObjectSchema,
  type OptionalSchema,
} from 'valibot';
import { parseForemanTime } from './times.ts';

/** Null, absent or of another type: undefined. Foreman's plugins and old versions leave keys out. */
export const maybeText = pipe(
  nullish(fallback(nullish(string()), undefined)),
  transform((text) => (text === '' ? undefined : (text ?? undefined))),
);
export const maybeNumber = pipe(
  nullish(fallback(nullish(number()), undefined)),
  transform((value) => value ?? undefined),
);
/** Milliseconds since 1970. */
export const maybeTime = pipe(
  maybeText,
  transform((text) => (text === undefined ? undefined : parseForemanTime(text))),
);

/** A list in its envelope; `total` is what the user may see, `subtotal` what the search found of it. */
export function listOf<Row extends GenericSchema>(row: Row): ListSchema<Row> {
  return object({ total: optional(number(), 0), subtotal: optional(number(), 0), results: array(row) });
}

type Count = OptionalSchema<NumberSchema<undefined>, 0>;
type ListSchema<Row extends GenericSchema> = ObjectSchema<
  { readonly total: Count; readonly subtotal: Count; readonly results: ArraySchema<Row, undefined> },
  undefined
>;

/**
 * An object whose keys come from guests: any name may stand there, also `constructor`, which a schema for records
 * leaves out.
 */
export const entries = pipe(
  unknown(),
  transform((value): readonly (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [],
  ),
);
