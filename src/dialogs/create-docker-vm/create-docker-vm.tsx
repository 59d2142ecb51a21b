/** The dialog: the form until the engine has taken the VM, then the course of its launch. */
import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import type { DockerHostPage } from '../../plugin/launch.ts';
import {
  initialValues,
  readDraft,
  withoutPlacement,
  type FormDefaults,
  type FormValues,
  type ImageOffer,
} from './form-values.ts';
import { useGone } from '../../ui/use-gone.ts';
import { LaunchList } from './launch-list.tsx';
import { LoadedLaunchView } from './loaded-launch-view.tsx';
import type { TemplateWishes } from './use-placement.ts';
import { VmForm } from './vm-form.tsx';

export interface CreateDockerVmProps {
  readonly engine: EngineClient;
  readonly hostPage: DockerHostPage;
  readonly templateWishes: TemplateWishes;
  /** Opens the dialog that makes a template of an image; absent without the glance plugin. */
  readonly importImage?: (() => void) | undefined;
  readonly offers: readonly ImageOffer[];
  readonly defaults: FormDefaults;
}

export function CreateDockerVm(props: CreateDockerVmProps): ReactNode {
  const { engine, hostPage, templateWishes, importImage, offers, defaults } = props;
  const [blank] = useState(() => initialValues(defaults));
  const [shownId, setShownId] = useState<string>();
  const subscribe = useCallback((onChange: () => void) => hostPage.subscribe(onChange), [hostPage]);
  const launches = useSyncExternalStore(subscribe, () => hostPage.snapshot());
  const removed = useGone(launches, 'removing');
  const keepDraft = useCallback((values: FormValues | undefined) => hostPage.keepDraft(values), [hostPage]);
  const close = useCallback(() => hostPage.close(), [hostPage]);
  const draft = readDraft(hostPage.draft());
  const shown = launches.find(({ id }) => id === shownId);

  function showStarted(launchId: string): void {
    hostPage.keepDraft(undefined);
    setShownId(launchId);
  }

  if (shown) {
    return (
      <LoadedLaunchView
        key={shown.id}
        launch={shown}
        onAct={(action) => hostPage.act(shown.id, action)}
        onBack={() => setShownId(undefined)}
        onClose={close}
      />
    );
  }
  return (
    <VmForm
      engine={engine}
      templateWishes={templateWishes}
      importImage={importImage}
      offers={offers}
      blank={blank}
      draft={templateWishes.templateId === undefined ? draft : draft && withoutPlacement(draft)}
      keepDraft={keepDraft}
      above={(pendingName) => (
        <LaunchList launches={launches} removed={removed} pendingName={pendingName} onShow={setShownId} />
      )}
      start={(request) => hostPage.start(request)}
      onStarted={showStarted}
      onClose={close}
    />
  );
}
