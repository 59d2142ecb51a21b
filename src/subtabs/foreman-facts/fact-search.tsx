/** The box to search in, and how much was found. */
import type { ReactNode } from 'react';
import { TextBox } from '../../ui/field.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export interface FactSearchProps {
  readonly value: string;
  readonly onChange: (search: string) => void;
  /** How much was found. */
  readonly children: ReactNode;
}

export function FactSearch({ value, onChange, children }: FactSearchProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="ui-inline" role="search">
      <TextBox
        id="fact-search"
        className="foreman-facts__box"
        label={t('foreman.facts.search')}
        placeholder={t('foreman.facts.search')}
        value={value}
        onChange={onChange}
      />
      <span id="fact-search-notes" className="ui-note" aria-live="polite">
        {children}
      </span>
    </div>
  );
}
