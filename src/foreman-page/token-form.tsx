/** Asks for a login of Foreman and its personal access token, once for as long as WebAdmin is not loaded anew. */
import { Button, Form } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { isApiError } from '../http/request.ts';
import type { LoginRefusal } from '../plugin/foreman-host-page.ts';
import { Alert } from '../ui/alert.tsx';
import { FaultAlert } from '../ui/fault-alert.tsx';
import { Field, TextBox } from '../ui/field.tsx';
import { useTranslation } from '../ui/translation.tsx';
import type { Connection } from './connection.ts';
import { describeForemanFault } from './fault-text.ts';
import './token-form.css';

export interface TokenFormProps {
  readonly connection: Connection;
  /** Why the login that there was is one no more. */
  readonly refusal: LoginRefusal | undefined;
}

const NAME = 'login name';

function isRefusedLogin(error: unknown): boolean {
  return isApiError(error) && error.status === 401;
}

/** Where something has to be put right. */
function focus(fieldId: 'login' | 'token'): void {
  const field = document.getElementById(fieldId);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

export function TokenForm({ connection, refusal }: TokenFormProps): ReactNode {
  const { t } = useTranslation();
  const { hostPage } = connection;
  // Typed before, in another tab too: it is no secret.
  const [name, setName] = useState(() => (hostPage.recall(NAME) as string | undefined) ?? ''); // kept by `rename`
  const [token, setToken] = useState('');
  const [isSent, setIsSent] = useState(false);
  const leaving = useRef(new AbortController());
  const login = useMutation({
    mutationFn: () => connection.logIn(name.trim(), token.trim(), leaving.current.signal),
    onError: (error) => isRefusedLogin(error) && focus('token'),
  });
  useEffect(() => {
    const controller = (leaving.current = new AbortController());
    return () => controller.abort();
  }, []);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setIsSent(true);
    if (name.trim() === '') focus('login');
    else if (token.trim() === '') focus('token');
    else if (!login.isPending) login.mutate();
  }

  function rename(next: string): void {
    setName(next);
    hostPage.keep(NAME, next);
  }

  const isRefused = isRefusedLogin(login.error);
  const missing = (value: string): string | undefined =>
    isSent && value.trim() === '' ? t('foreman.login.missing') : undefined;

  return (
    <Form className="token-form" isWidthLimited onSubmit={submit}>
      <h2 className="ui-card__title">{t('foreman.login.title')}</h2>
      {refusal && !login.error && (
        <Alert isLiveRegion variant="warning" component="h3" title={t('foreman.login.refused')}>
          <p>{refusal.detail}</p>
          <p>{t('foreman.login.lock')}</p>
        </Alert>
      )}
      {login.error && (
        <FaultAlert
          key={login.submittedAt}
          title={t(isRefused ? 'foreman.login.refused' : 'foreman.login.failed')}
          {...describeForemanFault(login.error, t)}
          hint={isRefused ? t('foreman.login.lock') : undefined}
        />
      )}
      <p>{t('foreman.login.how')}</p>
      <Field id="login" label={t('foreman.login.name')} isRequired error={missing(name)}>
        <TextBox id="login" value={name} onChange={rename} isWrong={missing(name) !== undefined} />
      </Field>
      <Field
        id="token"
        label={t('foreman.login.token')}
        isRequired
        error={missing(token)}
        help={t('foreman.login.where')}
      >
        <TextBox id="token" type="password" value={token} onChange={setToken} isWrong={missing(token) !== undefined} />
      </Field>
      <div className="ui-bar">
        <Button type="submit" variant="primary" isAriaDisabled={login.isPending}>
          {t(login.isPending ? 'foreman.login.waiting' : 'foreman.login.submit')}
        </Button>
      </div>
    </Form>
  );
}
