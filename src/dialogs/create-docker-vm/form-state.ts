import type { FormState as StateOf } from '../../ui/form-state.ts';
import type { FieldName } from './form.ts';
import type { FormValues } from './form-values.ts';

/** What the parts of this form share. */
export type FormState = StateOf<FormValues, FieldName>;
