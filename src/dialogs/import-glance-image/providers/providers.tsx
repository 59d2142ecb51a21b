/** The image providers of the engine: listed, added, changed, tested and removed, one thing at a time. */
import './providers.css';
import { Button, Spinner } from '@patternfly/react-core';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { EngineClient } from '../../../engine/client.ts';
import type { ImageProvider } from '../../../engine/image-providers.ts';
import { Alert } from '../../../ui/alert.tsx';
import { BusyButton } from '../../../ui/busy-button.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { useTranslation } from '../../../ui/translation.tsx';
import type { ProviderDraft } from '../form-values.ts';
import { ProviderForm } from './provider-form.tsx';
import { ProviderList } from './provider-list.tsx';
import { describeRefusal } from './refusal-text.ts';
import { describeTrouble } from './trouble-text.ts';
import { useProviders, type View } from './use-providers.ts';

export interface ProvidersProps {
  readonly engine: EngineClient;
  /** Image domains have come, gone or changed their names. */
  readonly onChanged: () => void;
  /** What was typed before, and is kept while another tab is shown or none. */
  readonly draft: ProviderDraft | undefined;
  readonly keepDraft: (draft: ProviderDraft | undefined) => void;
}

export function Providers({ engine, onChanged, draft, keepDraft }: ProvidersProps): ReactNode {
  const providers = useProviders(engine, () => keepDraft(undefined), onChanged);
  const { view, show, save, remove, isBusy, refusal } = providers;
  const { kind } = view;
  const element = useRef<HTMLDivElement>(null);
  const shown = useRef(kind);
  useEffect(() => {
    // What had the focus is gone with the view before; a form takes it itself.
    if (shown.current !== kind && kind !== 'form') element.current?.focus();
    shown.current = kind;
  }, [kind]);

  /** Goes back one step; the dialog closes only from the list. */
  function leaveOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || kind === 'list' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (!isBusy) show({ kind: 'list' });
  }

  return (
    <div className="providers" ref={element} tabIndex={-1} onKeyDown={leaveOnEscape}>
      {kind === 'list' && <ProviderList providers={providers} />}
      {kind === 'form' && (
        <ProviderForm
          provider={view.provider}
          draft={draft?.id === (view.provider?.id ?? '') ? draft : undefined}
          isBusy={isBusy}
          refusal={refusal}
          onType={({ password, ...values }) => keepDraft({ id: view.provider?.id ?? '', ...values })}
          onSave={(settings) => save(settings, view.provider)}
          onCancel={() => {
            keepDraft(undefined);
            show({ kind: 'list' });
          }}
        />
      )}
      {kind === 'reading' && <Reading name={view.provider.name} />}
      {kind === 'no-help' && (
        <NoHelp
          view={view}
          isBusy={isBusy}
          refusal={refusal}
          onEdit={() => show({ kind: 'form', provider: view.provider })}
          onTakeBack={() => remove(view.provider)}
          onKeep={() => show({ kind: 'list' })}
        />
      )}
      {kind === 'removal' && (
        <Removal
          provider={view.provider}
          isBusy={isBusy}
          refusal={refusal}
          onRemove={() => remove(view.provider)}
          onKeep={() => show({ kind: 'list' })}
        />
      )}
    </div>
  );
}

function Reading({ name }: { readonly name: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <p role="status" className="providers-reading">
      <span aria-hidden="true">
        <Spinner size="sm" />
      </span>
      {t('provider.reading', { name })}
    </p>
  );
}

interface Refused {
  readonly isBusy: boolean;
  readonly refusal: { readonly error: unknown; readonly name: string } | undefined;
}

interface NoHelpProps extends Refused {
  readonly view: Extract<View, { kind: 'no-help' }>;
  readonly onEdit: () => void;
  readonly onTakeBack: () => void;
  readonly onKeep: () => void;
}

/** The engine has stored it, and it does not work: the reason, and every way out. */
function NoHelp({ view, isBusy, refusal, onEdit, onTakeBack, onKeep }: NoHelpProps): ReactNode {
  const { t } = useTranslation();
  const { provider, change, error } = view;
  const { name } = provider;
  return (
    <>
      <FaultAlert title={t(`provider.no-help.${change}`, { name })} {...describeTrouble(error, provider, t)} />
      <p className="providers-text">{t(`provider.no-help-what.${change}`)}</p>
      <RemovalRefused refusal={refusal} />
      <div className="providers-buttons">
        <Button onClick={onEdit}>{t('provider.correct')}</Button>
        {change === 'added' && (
          <BusyButton variant="secondary" onClick={onTakeBack} isBusy={isBusy}>
            {t('provider.take-back')}
          </BusyButton>
        )}
        <Button variant="secondary" onClick={onKeep}>
          {t('provider.keep')}
        </Button>
      </div>
    </>
  );
}

interface RemovalProps extends Refused {
  readonly provider: ImageProvider;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

function Removal({ provider: { name }, isBusy, refusal, onRemove, onKeep }: RemovalProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Alert variant="warning" component="h2" title={t('provider.removal', { name })}>
        <p>{t('provider.removal-what')}</p>
      </Alert>
      <RemovalRefused refusal={refusal} />
      <div className="providers-buttons">
        <BusyButton variant="secondary" onClick={onRemove} isBusy={isBusy}>
          {t('provider.remove')}
        </BusyButton>
        <Button variant="secondary" onClick={onKeep}>
          {t('provider.keep')}
        </Button>
      </div>
    </>
  );
}

function RemovalRefused({ refusal }: Pick<Refused, 'refusal'>): ReactNode {
  const { t } = useTranslation();
  if (!refusal) return null;
  const { error, name } = refusal;
  return <FaultAlert title={t('provider.refused-remove', { name })} {...describeRefusal(error, t)} />;
}
