/** Hands the texts of the host's language down to the components. */
import { createContext, useContext } from 'react';
import type { Translate } from '../i18n/i18n.ts';

export interface Translation {
  readonly t: Translate;
  /** For `Intl`, such as `en-US`. */
  readonly locale: string;
}

export const TranslationContext = createContext<Translation | undefined>(undefined);

export function useTranslation(): Translation {
  const translation = useContext(TranslationContext);
  if (!translation) throw new Error('No TranslationContext above this component.');
  return translation;
}
