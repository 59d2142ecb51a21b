/** One alert for all lists of a form: when the engine is away they fail together. */
import type { ReactNode } from 'react';
import { FaultAlert } from '../ui/fault-alert.tsx';
import { useTranslation } from '../ui/translation.tsx';
import { describeFault } from './fault-text.ts';
import type { Listed } from './listed.ts';

export interface ListsFaultProps {
  readonly lists: readonly Listed<unknown>[];
  /** Where the page puts the focus when it opens: the alert goes once it is pressed, and the focus with it. */
  readonly focusId: string;
}

export function ListsFault({ lists, focusId }: ListsFaultProps): ReactNode {
  const { t } = useTranslation();
  const failed = lists.filter(({ state }) => state === 'failed');
  const error = failed[0]?.error;
  if (!error) return null;
  return (
    <FaultAlert
      title={t('form.lists-failed')}
      {...describeFault(error, t)}
      onRetry={() => {
        failed.forEach(({ retry }) => retry());
        document.getElementById(focusId)?.focus();
      }}
    />
  );
}
