/** All image providers with what each said when it was last asked; nobody is asked unless somebody wants it. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { isKeystoneV3, type ImageProvider } from '../../../engine/image-providers.ts';
import { describeFault } from '../../../engine-page/fault-text.ts';
import { Alert } from '../../../ui/alert.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { StatusWord } from '../../../ui/status-word.tsx';
import { useTranslation } from '../../../ui/translation.tsx';
import { describeTrouble } from './trouble-text.ts';
import type { Done, Providers, Tested } from './use-providers.ts';

export interface ProviderListProps {
  readonly providers: Providers;
}

export function ProviderList({ providers: { list, done, show, test, tested } }: ProviderListProps): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<ImageProvider>[] = [
    { id: 'name', title: t('provider.name'), cell: (provider) => <NameCell provider={provider} /> },
    { id: 'url', title: t('provider.url'), cell: (provider) => <AddressCell provider={provider} /> },
    {
      id: 'state',
      title: t('provider.state'),
      cell: (provider) => <StateCell provider={provider} tested={tested[provider.id]} />,
    },
    {
      id: 'actions',
      title: t('provider.actions'),
      cell: (provider) => (
        <RowButtons
          provider={provider}
          isAsking={tested[provider.id]?.state === 'asking'}
          onTest={() => test(provider)}
          onEdit={() => show({ kind: 'form', provider })}
          onRemove={() => show({ kind: 'removal', provider })}
        />
      ),
    },
  ];
  return (
    <>
      {done && <DoneAlert done={done} />}
      <div className="providers-bar">
        <Button variant="secondary" onClick={() => show({ kind: 'form' })}>
          {t('provider.add')}
        </Button>
        <Button variant="secondary" onClick={list.refresh} {...(list.isLoading && { isAriaDisabled: true })}>
          {t('provider.refresh')}
        </Button>
      </div>
      {list.error && (
        <FaultAlert title={t('provider.list-failed')} {...describeFault(list.error, t)} onRetry={list.refresh} />
      )}
      {list.providers.length > 0 ? (
        <DataTable label={t('provider.list')} columns={columns} rows={list.providers} rowKey={({ id }) => id} />
      ) : (
        !list.error && <p role="status">{t(list.isLoading ? 'provider.loading' : 'provider.none')}</p>
      )}
    </>
  );
}

function DoneAlert({ done: { what, name, images } }: { readonly done: Done }): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert isLiveRegion variant="success" component="h2" title={t(`provider.done.${what}`, { name })}>
      {images !== undefined && <p>{t('provider.works', { count: images })}</p>}
    </Alert>
  );
}

function NameCell({ provider: { name, description } }: { readonly provider: ImageProvider }): ReactNode {
  return (
    <>
      {name} {description !== '' && <span className="providers-quiet">{description}</span>}
    </>
  );
}

function AddressCell({ provider: { url, login } }: { readonly provider: ImageProvider }): ReactNode {
  const { t } = useTranslation();
  if (!login) return url;
  const { userName: user, authenticationUrl } = login;
  return (
    <>
      {url} <span className="providers-quiet">{t('provider.login', { user, url: authenticationUrl })}</span>{' '}
      {isKeystoneV3(authenticationUrl) && <span className="providers-quiet">{t('provider.v3-row')}</span>}
    </>
  );
}

interface StateCellProps {
  readonly provider: ImageProvider;
  readonly tested: Tested | undefined;
}

function StateCell({ provider, tested }: StateCellProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="status">
      {tested?.state === 'asking' && t('provider.asking')}
      {tested?.state === 'works' && <StatusWord kind="ok">{t('provider.works', { count: tested.images })}</StatusWord>}
      {tested?.state === 'fails' && <Failure provider={provider} error={tested.error} />}
      {tested === undefined && <span className="providers-quiet">{t('provider.untested')}</span>}
    </div>
  );
}

function Failure({ provider, error }: { readonly provider: ImageProvider; readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const { reason, correlationId } = describeTrouble(error, provider, t);
  return (
    <>
      <StatusWord kind="error">{reason}</StatusWord>
      {correlationId !== undefined && (
        <span className="providers-quiet">{t('fault.correlation-id', { id: correlationId })}</span>
      )}
    </>
  );
}

interface RowButtonsProps {
  readonly provider: ImageProvider;
  readonly isAsking: boolean;
  readonly onTest: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** One of Keystone v3 is changed in WebAdmin alone: any change from here would take its domain and project away. */
function RowButtons({ provider: { name, login }, isAsking, onTest, onEdit, onRemove }: RowButtonsProps): ReactNode {
  const { t } = useTranslation();
  const isElsewhere = login !== undefined && isKeystoneV3(login.authenticationUrl);
  return (
    <div className="providers-row-buttons">
      <Button
        variant="secondary"
        aria-label={t('provider.test-named', { name })}
        onClick={onTest}
        {...(isAsking && { isAriaDisabled: true })}
      >
        {t('provider.test')}
      </Button>
      {!isElsewhere && (
        <Button variant="secondary" aria-label={t('provider.edit-named', { name })} onClick={onEdit}>
          {t('provider.edit')}
        </Button>
      )}
      <Button variant="secondary" aria-label={t('provider.remove-named', { name })} onClick={onRemove}>
        {t('provider.remove')}
      </Button>
    </div>
  );
}
