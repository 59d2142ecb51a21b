/** What is wrong with a row, over all of its columns. */
import type { FormState } from './form-state.ts';

export function rowError(
  form: FormState,
  field: 'ports' | 'volumes' | 'environment',
  row: number,
  columns: readonly string[],
): string | undefined {
  return columns.map((column) => form.errorOf(`${field}.${row}.${column}`)).find((error) => error !== undefined);
}
