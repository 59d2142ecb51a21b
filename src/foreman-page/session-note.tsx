/** As whom Foreman is asked, and the way to be asked as somebody else. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from '../ui/translation.tsx';
import type { ForemanPageProps } from './page-props.ts';

export function SessionNote({ session }: { readonly session: ForemanPageProps['session'] | undefined }): ReactNode {
  const { t } = useTranslation();
  if (!session) return null;
  return (
    <span className="ui-note">
      {t('foreman.session', { name: session.name })}{' '}
      <Button variant="link" isInline onClick={session.logOut}>
        {t('foreman.session.other')}
      </Button>
    </span>
  );
}
