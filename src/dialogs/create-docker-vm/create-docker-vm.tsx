/** The dialog: the form until the engine has taken the VM, then the course of its launch. */
import { useCallback, useState, type ReactNode } from 'react';
import type { EngineClient } from '../../engine/client.ts';
import type { DockerHostPage } from '../../plugin/launch.ts';
import { initialValues, readDraft, type FormDefaults, type FormValues, type ImageOffer } from './form-values.ts';
import { VmForm } from './vm-form.tsx';

export interface CreateDockerVmProps {
  readonly engine: EngineClient;
  readonly hostPage: DockerHostPage;
  readonly offers: readonly ImageOffer[];
  readonly defaults: FormDefaults;
}

export function CreateDockerVm({ engine, hostPage, offers, defaults }: CreateDockerVmProps): ReactNode {
  const [blank] = useState(() => initialValues(defaults));
  const [draft] = useState(() => readDraft(hostPage.draft()));
  const [launchId, setLaunchId] = useState<string>();
  const keepDraft = useCallback((values: FormValues | undefined) => hostPage.keepDraft(values), [hostPage]);

  function showLaunch(id: string): void {
    hostPage.keepDraft(undefined);
    setLaunchId(id);
  }

  if (launchId !== undefined) return null;
  return (
    <VmForm
      engine={engine}
      offers={offers}
      blank={blank}
      draft={draft}
      keepDraft={keepDraft}
      start={(request) => hostPage.start(request)}
      onStarted={showLaunch}
      onClose={() => hostPage.close()}
    />
  );
}
