/** Lets a page be seen once somebody is logged in to Foreman, in the way that the site has chosen. */
import { Button } from '@patternfly/react-core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { FaultAlert } from '../ui/fault-alert.tsx';
import { Nothing, SubTab } from '../ui/subtab.tsx';
import { useTranslation } from '../ui/translation.tsx';
import type { Connection } from './connection.ts';
import { TokenForm } from './token-form.tsx';
import { useHostPage } from './use-host-page.ts';

export interface LoginGateProps {
  readonly connection: Connection;
  readonly title: string;
  readonly isPlace: boolean;
  readonly children: ReactNode;
}

export function LoginGate({ connection, title, isPlace, children }: LoginGateProps): ReactNode {
  const { loginMode } = connection.config;
  const { authorization, refusal } = useHostPage(connection.hostPage).login;
  const needsToken = loginMode === 'token' || loginMode === 'cors';
  const isOpen = !refusal && (!needsToken || authorization !== undefined);
  const queries = useQueryClient();
  useEffect(() => {
    // Whoever comes next may see something else.
    if (!isOpen) queries.removeQueries();
  }, [isOpen, queries]);
  if (isOpen) return children;
  return (
    <SubTab title={title} isPlace={isPlace}>
      {needsToken && <TokenForm connection={connection} refusal={refusal} />}
      {loginMode === 'external' && <ExternalLogin connection={connection} />}
      {loginMode === 'service' && <ServiceRefused connection={connection} detail={refusal?.detail ?? ''} />}
    </SubTab>
  );
}

/** How often, in ms, it is looked whether the log-in window is closed; and for how long. */
const LOOK_MS = 500;
const LOOKS = 1_200;

/** The proxy knows people by its own cookie; a script cannot follow it to where they log in. */
function ExternalLogin({ connection }: { readonly connection: Connection }): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Window | null>(null);
  const { hostPage, config } = connection;
  const url = config.foremanApi.replace(/\/api\/?$/, '/login');

  useEffect(() => {
    if (opened === null) return undefined;
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (opened.closed) hostPage.signIn();
      if (opened.closed || looks >= LOOKS) clearInterval(timer);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [opened, hostPage]);

  return (
    <Nothing
      title={t('foreman.login.external')}
      action={
        <>
          <Button
            variant="primary"
            onClick={() => setOpened(window.open(url, 'foreman-login', 'width=600,height=700'))}
          >
            {t('foreman.login.open')}
          </Button>{' '}
          <Button variant="secondary" onClick={() => hostPage.signIn()}>
            {t('fault.retry')}
          </Button>
        </>
      }
    >
      {t('foreman.login.external-how')}
    </Nothing>
  );
}

function ServiceRefused({
  connection,
  detail,
}: {
  readonly connection: Connection;
  readonly detail: string;
}): ReactNode {
  const { t } = useTranslation();
  const reason = [t('foreman.login.service-how'), detail].filter((part) => part !== '').join(' ');
  return <FaultAlert title={t('foreman.login.service')} reason={reason} onRetry={() => connection.hostPage.signIn()} />;
}
