/** The dialog: the form until the engine has taken the VM, then the course of its launch. */
import { lazy, Suspense, useCallback, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import type { DockerHostPage } from '../../plugin/launch.ts';
import { initialValues, readDraft, type FormDefaults, type FormValues, type ImageOffer } from './form-values.ts';
import { LaunchList } from './launch-list.tsx';
import { VmForm } from './vm-form.tsx';

const LaunchView = lazy(async () => ({ default: (await import('./launch-view.tsx')).LaunchView }));

export interface CreateDockerVmProps {
  readonly engine: EngineClient;
  readonly hostPage: DockerHostPage;
  readonly offers: readonly ImageOffer[];
  readonly defaults: FormDefaults;
}

export function CreateDockerVm({ engine, hostPage, offers, defaults }: CreateDockerVmProps): ReactNode {
  const [blank] = useState(() => initialValues(defaults));
  const [launchId, setLaunchId] = useState<string>();
  const launches = useSyncExternalStore(hostPage.subscribe, hostPage.snapshot);
  const launch = launches.find(({ id }) => id === launchId);
  const keepDraft = useCallback((values: FormValues | undefined) => hostPage.keepDraft(values), [hostPage]);

  function showLaunch(id: string): void {
    hostPage.keepDraft(undefined);
    setLaunchId(id);
  }

  if (launch) {
    return (
      <Suspense>
        <LaunchView
          key={launch.id}
          launch={launch}
          onAct={(action) => hostPage.act(launch.id, action)}
          onBack={() => setLaunchId(undefined)}
          onClose={() => hostPage.close()}
        />
      </Suspense>
    );
  }
  return (
    <VmForm
      above={<LaunchList launches={launches} onShow={setLaunchId} />}
      engine={engine}
      offers={offers}
      blank={blank}
      draft={readDraft(hostPage.draft())}
      keepDraft={keepDraft}
      start={(request) => hostPage.start(request)}
      onStarted={showLaunch}
      onClose={() => hostPage.close()}
    />
  );
}
