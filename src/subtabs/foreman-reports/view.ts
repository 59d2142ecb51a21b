/** What the tab keeps while WebAdmin goes elsewhere and comes back. */
import {
  fallback,
  integer,
  minValue,
  number,
  object,
  optional,
  parse,
  picklist,
  pipe,
  type InferOutput,
} from 'valibot';

export const KINDS = ['eventful', 'failed', 'all'] as const;

const whole = pipe(number(), integer(), minValue(1));
const schema = object({
  kind: optional(picklist(KINDS), 'all'),
  page: optional(whole, 1),
  reportId: optional(whole),
});

export type View = InferOutput<typeof schema>;

/** The list from its start where nothing, or nothing that makes sense, was kept. */
export function toView(kept: unknown): View {
  return parse(fallback(schema, { kind: 'all', page: 1 }), kept);
}
