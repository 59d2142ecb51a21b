/** What the parts of the form share: the values, how to change them, and what is to be said of each. */
import { useState } from 'react';
import type { Message } from '../i18n/i18n.ts';
import { useTranslation } from './translation.tsx';

export interface FormState<Values, Field extends string> {
  readonly values: Values;
  readonly change: (changes: Partial<Values>) => void;
  /** The sentence to show; nothing for a field that nobody has been at yet. */
  readonly errorOf: (field: Field) => string | undefined;
  /** To be called when a field is left that has something in it. */
  readonly touch: (field: Field) => void;
}

export interface FormProgress<Values, Field extends string> {
  readonly form: FormState<Values, Field>;
  /** Whether somebody has wanted to send the form: from then on every error is shown. */
  readonly isAttempted: boolean;
  readonly attempt: () => void;
  readonly startOver: () => void;
}

export function useFormState<Values, Field extends string>(
  values: Values,
  setValues: (update: (values: Values) => Values) => void,
  errors: Readonly<Partial<Record<Field, Message>>>,
): FormProgress<Values, Field> {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<ReadonlySet<Field>>(new Set());
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
