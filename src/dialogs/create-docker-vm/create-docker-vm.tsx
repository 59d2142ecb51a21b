/** The dialog: the form until the engine has taken the VM, then the course of its launch. */
import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import type { DockerHostPage } from '../../plugin/launch.ts';
import { initialValues, readDraft, type FormDefaults, type FormValues, type ImageOffer } from './form-values.ts';
import { LaunchList } from './launch-list.tsx';
import { LoadedLaunchView } from './loaded-launch-view.tsx';
import { VmForm } from './vm-form.tsx';

export interface CreateDockerVmProps {
  readonly engine: EngineClient;
  readonly hostPage: DockerHostPage;
  readonly offers: readonly ImageOffer[];
  readonly defaults: FormDefaults;
}

export function CreateDockerVm({ engine, hostPage, offers, defaults }: CreateDockerVmProps): ReactNode {
  const [blank] = useState(() => initialValues(defaults));
  const [shownId, setShownId] = useState<string>();
  const subscribe = useCallback((onChange: () => void) => hostPage.subscribe(onChange), [hostPage]);
  const launches = useSyncExternalStore(subscribe, () => hostPage.snapshot());
  const keepDraft = useCallback((values: FormValues | undefined) => hostPage.keepDraft(values), [hostPage]);
  const close = useCallback(() => hostPage.close(), [hostPage]);
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
      offers={offers}
      blank={blank}
      draft={readDraft(hostPage.draft())}
      keepDraft={keepDraft}
      above={(pendingName) => <LaunchList launches={launches} pendingName={pendingName} onShow={setShownId} />}
      start={(request) => hostPage.start(request)}
      onStarted={showStarted}
      onClose={close}
    />
  );
}
