/** What the parts of the form share: the values, how to change them, and what is to be said of each. */
import { useState } from 'react';
import { useTranslation } from '../../ui/translation.tsx';
import type { FieldErrors, FieldName } from './form.ts';
import type { FormValues } from './form-values.ts';

export interface FormState {
  readonly values: FormValues;
  readonly change: (changes: Partial<FormValues>) => void;
  /** The sentence to show; nothing for a field that nobody has been at yet. */
  readonly errorOf: (field: FieldName) => string | undefined;
  /** To be called when a field is left that has something in it. */
  readonly touch: (field: FieldName) => void;
}

export interface FormProgress {
  readonly form: FormState;
  /** Whether somebody has wanted to send the form: from then on every error is shown. */
  readonly isAttempted: boolean;
  readonly attempt: () => void;
  readonly startOver: () => void;
}

export function useFormState(
  values: FormValues,
  setValues: (update: (values: FormValues) => FormValues) => void,
  errors: FieldErrors,
): FormProgress {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<ReadonlySet<FieldName>>(new Set());
  const [isAttempted, setIsAttempted] = useState(false);

  return {
    form: {
      values,
      change: (changes) => setValues((current) => ({ ...current, ...changes })),
      errorOf(field) {
        const error = errors[field];
        return error && (isAttempted || touched.has(field)) ? t(error) : undefined;
      },
      touch: (field) => setTouched((current) => new Set(current).add(field)),
    },
    isAttempted,
    attempt: () => setIsAttempted(true),
    startOver() {
      setTouched(new Set());
      setIsAttempted(false);
    },
  };
}
