/** The dialog: choose images, say what they become, watch them being imported; beside it the repositories themselves. */
import './import-glance-image.css';
import { Button } from '@patternfly/react-core';
import { useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import type { GlanceHostPage } from '../../plugin/import.ts';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { TabStrip, type Tab } from '../../ui/tab-strip.tsx';
import { useGone } from '../../ui/use-gone.ts';
import { useTranslation } from '../../ui/translation.tsx';
import { ChooseImages, SEARCH_FIELD_ID } from './choose-images.tsx';
import {
  initialValues,
  readDraft,
  type ChosenImage,
  type FormValues,
  type ImportDefaults,
  type ProviderDraft,
} from './form-values.ts';
import type { ImportFormProps } from './import-form.tsx';
import { Loaded } from './loaded.tsx';
import type { ImportsViewProps } from './imports-view.tsx';
import type { ProvidersProps } from './providers/providers.tsx';
import { useRepositories } from './use-repositories.ts';

export interface ImportGlanceImageProps {
  readonly engine: EngineClient;
  readonly hostPage: GlanceHostPage;
  readonly defaults: ImportDefaults;
  /** Opens "Create Docker VM" with a template; absent where that plugin is not there. */
  readonly createDockerVm?: ((templateId: string) => void) | undefined;
}

type TabId = 'images' | 'imports' | 'providers';

const loadForm = async (): Promise<(props: ImportFormProps) => ReactNode> =>
  (await import('./import-form.tsx')).ImportForm;
const loadImportsView = async (): Promise<(props: ImportsViewProps) => ReactNode> =>
  (await import('./imports-view.tsx')).ImportsView;
const loadProviders = async (): Promise<(props: ProvidersProps) => ReactNode> =>
  (await import('./providers/providers.tsx')).Providers;

export function ImportGlanceImage(props: ImportGlanceImageProps): ReactNode {
  const { engine, hostPage, defaults, createDockerVm } = props;
  const { t } = useTranslation();
  const [blank] = useState(() => initialValues(defaults));
  const [values, setValues] = useState<FormValues>(() => readDraft(hostPage.draft()) ?? blank);
  const [shownId, setShownId] = useState(() => hostPage.beginning()?.imageDomainId ?? '');
  const [tab, setTab] = useState<TabId>('images');
  const [isAttempted, setIsAttempted] = useState(false);
  const [startedIds, setStartedIds] = useState<readonly string[]>([]);
  const [isStarting, setIsStarting] = useState(false);
  const subscribe = useCallback((onChange: () => void) => hostPage.subscribe(onChange), [hostPage]);
  const imports = useSyncExternalStore(subscribe, () => hostPage.snapshot());
  const removed = useGone(imports, 'removing');
  const close = useCallback(() => hostPage.close(), [hostPage]);
  const repositories = useRepositories(engine);
  const isBlank = values === blank;

  // Opening the dialog leaves the focus on the host's body.
  useEffect(() => {
    window.focus();
    document.getElementById(SEARCH_FIELD_ID)?.focus();
  }, []);

  useEffect(() => {
    hostPage.keepDraft(isBlank ? undefined : values);
  }, [hostPage, isBlank, values]);

  const keepProvider = useCallback((provider: ProviderDraft | undefined) => {
    setValues(({ provider: before, ...others }) => (provider ? { ...others, provider } : others));
  }, []);

  const tabs: readonly Tab<TabId>[] = [
    { id: 'images', title: t('glance.tab.images') },
    ...(imports.length > 0
      ? [{ id: 'imports', title: t('glance.tab.imports', { count: imports.length }) } as const]
      : []),
    { id: 'providers', title: t('glance.tab.providers') },
  ];
  const current = tabs.some(({ id }) => id === tab) ? tab : 'images';
  function chooseTab(id: TabId): void {
    setIsStarting(false);
    setTab(id);
  }

  const inTabs = (content: ReactNode): ReactNode => (
    <TabStrip label={t('glance.title')} tabs={tabs} current={current} onChoose={chooseTab}>
      <div role="status" className="ui-note">
        {removed && t('import.notice.removed', { name: removed.name })}
      </div>
      {content}
    </TabStrip>
  );

  if (current !== 'images') {
    return (
      <DialogFrame
        title={t('glance.title')}
        onClose={close}
        footer={
          <>
            {current === 'imports' && (
              <Button className="ui-dialog__rare" variant="secondary" onClick={() => chooseTab('images')}>
                {t('glance.more')}
              </Button>
            )}
            {/* Providers have a blue button of their own. */}
            <Button variant={current === 'imports' ? 'primary' : 'secondary'} onClick={close}>
              {t('glance.close')}
            </Button>
          </>
        }
      >
        {inTabs(
          current === 'imports' ? (
            <Loaded
              key="imports"
              id="imports"
              name={t('glance.tab.imports', { count: imports.length })}
              load={loadImportsView}
              props={{
                imports,
                startedIds,
                isToFocus: isStarting,
                createDockerVm,
                onAct: (id, action) => hostPage.act(id, action),
              }}
            />
          ) : (
            <Loaded
              key="providers"
              id="providers"
              name={t('glance.tab.providers')}
              load={loadProviders}
              props={{ engine, onChanged: repositories.refresh, draft: values.provider, keepDraft: keepProvider }}
            />
          ),
        )}
      </DialogFrame>
    );
  }
  if (values.screen === 'settings' && values.chosen.length > 0) {
    return (
      <Loaded
        key="settings"
        id="settings"
        name={t('glance.chosen')}
        load={loadForm}
        around={(content) => (
          <DialogFrame
            title={t('glance.title')}
            onClose={close}
            footer={<Button onClick={close}>{t('form.cancel')}</Button>}
          >
            {inTabs(content)}
          </DialogFrame>
        )}
        props={{
          engine,
          values,
          setValues,
          defaultOsType: defaults.osType,
          inTabs,
          async start(requests) {
            const outcomes = await hostPage.start(requests);
            setStartedIds((before) => [...before, ...outcomes.flatMap((one) => (one.ok ? [one.importId] : []))]);
            return outcomes;
          },
          onStarted() {
            setIsStarting(true);
            setValues(({ provider }) => (provider ? { ...blank, provider } : blank));
            setIsAttempted(false);
            setTab('imports');
          },
          onBack: () => setValues((now) => ({ ...now, screen: 'images' })),
          onClose: close,
        }}
      />
    );
  }

  function choose(update: (chosen: readonly ChosenImage[]) => readonly ChosenImage[]): void {
    setValues((now) => ({ ...now, chosen: update(now.chosen) }));
  }

  function goOn(): void {
    setIsAttempted(true);
    if (values.chosen.length > 0) setValues((now) => ({ ...now, screen: 'settings' }));
  }

  const isMissing = values.chosen.length === 0;
  return (
    <DialogFrame
      title={t('glance.title')}
      onClose={close}
      notice={isAttempted && isMissing ? t('glance.choose-one') : undefined}
      footer={
        <>
          <span className="ui-dialog__rare import-footer" role="status">
            {isMissing ? t('glance.none-chosen') : t('glance.chosen-count', { count: values.chosen.length })}
            {!isMissing && (
              <Button variant="secondary" size="sm" onClick={() => choose(() => [])}>
                {t('glance.unchoose')}
              </Button>
            )}
          </span>
          <Button onClick={goOn}>{t('glance.next')}</Button>
          <Button variant="secondary" onClick={close}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      {inTabs(
        <ChooseImages
          engine={engine}
          repositories={repositories}
          chosen={values.chosen}
          onChoose={choose}
          shownId={shownId}
          onShow={setShownId}
          onProviders={() => setTab('providers')}
        />,
      )}
    </DialogFrame>
  );
}
