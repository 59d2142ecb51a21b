/** A repository that does not answer: why, in the engine's words and in ours, and where to repair it. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { troubleOf, type RepositoryTrouble } from '../../engine/repository-trouble.ts';
import { describeFault } from '../../engine-page/fault-text.ts';
import { isApiError } from '../../http/request.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export interface RepositoryFaultProps {
  readonly name: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onProviders: () => void;
}

export function RepositoryFault({ name, error, onRetry, onProviders }: RepositoryFaultProps): ReactNode {
  const { t } = useTranslation();
  const fault = describeFault(error, t);
  const trouble = isApiError(error) ? troubleOf(error) : undefined;
  return (
    <>
      <FaultAlert
        title={t('glance.images-failed', { name })}
        {...fault}
        {...(trouble !== undefined && { reason: explain(trouble, name, fault.reason, t) })}
        onRetry={onRetry}
      />
      {trouble !== undefined && (
        <p className="import-note">
          {t('glance.repair')}{' '}
          <Button variant="secondary" size="sm" onClick={onProviders}>
            {t('glance.to-providers')}
          </Button>
        </p>
      )}
    </>
  );
}

/** Nobody here needs to know the address: whoever may repair it sees it among the providers. */
function explain(trouble: RepositoryTrouble, name: string, words: string, t: Translate): string {
  const why = t(`provider.trouble.${trouble}`, { address: t('glance.quoted', { name }) });
  return `${why} ${t('provider.engine-says', { words })}`;
}
