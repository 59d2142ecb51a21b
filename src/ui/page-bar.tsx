/** Which rows of how many are shown, and the way to the others; the server pages. */
import { Button } from '@patternfly/react-core';
import { AngleDoubleLeftIcon, AngleDoubleRightIcon, AngleLeftIcon, AngleRightIcon } from '@patternfly/react-icons';
import type { ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

export interface PageBarProps {
  /** What is paged, for screen readers. */
  readonly label: string;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly found: number;
  readonly onPage: (page: number) => void;
}

export function PageBar({ label, page, pageSize, found, onPage }: PageBarProps): ReactNode {
  const { t } = useTranslation();
  const lastPage = Math.max(1, Math.ceil(found / pageSize));
  const from = Math.min(found, (page - 1) * pageSize + 1);
  const to = Math.min(found, page * pageSize);
  // Disabled they keep the focus, which the last press has put there.
  const button = (name: string, icon: ReactNode, target: number): ReactNode => (
    <Button
      variant="secondary"
      icon={icon}
      aria-label={name}
      isAriaDisabled={target < 1 || target > lastPage || target === page}
      onClick={() => onPage(target)}
    />
  );
  return (
    <nav className="ui-inline" aria-label={label}>
      <span aria-live="polite">{t('list.range', { from, to, found })}</span>
      {lastPage > 1 && (
        <>
          {button(t('list.first'), <AngleDoubleLeftIcon />, 1)}
          {button(t('list.previous'), <AngleLeftIcon />, page - 1)}
          {button(t('list.next'), <AngleRightIcon />, page + 1)}
          {button(t('list.last'), <AngleDoubleRightIcon />, lastPage)}
        </>
      )}
    </nav>
  );
}
