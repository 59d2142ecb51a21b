/** A repository that does not answer: why, in the engine's words and in ours, and where to repair it. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { troubleOf, type RepositoryTrouble } from '../../engine/repository-trouble.ts';
import { describeFault } from '../../engine-page/fault-text.ts';
import { isApiError } from '../../http/request.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { Repository } from './use-repositories.ts';

export interface RepositoryFaultProps {
  readonly repository: Repository;
  readonly onProviders: () => void;
}

export function RepositoryFault({ repository, onProviders }: RepositoryFaultProps): ReactNode {
  const { t } = useTranslation();
  const { domain, error, refresh } = repository;
  const fault = describeFault(error, t);
  const trouble = isApiError(error) ? troubleOf(error) : undefined;
  return (
    <>
      <FaultAlert
        title={t('glance.images-failed', { name: domain.name })}
        {...fault}
        {...(trouble !== undefined && { reason: explain(trouble, domain.name, fault.reason, t) })}
        onRetry={refresh}
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
