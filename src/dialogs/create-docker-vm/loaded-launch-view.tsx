/** Loads the view of a launch when there is one to see: opening the dialog should not have to wait for it. */
import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DialogFrame } from '../../ui/dialog-frame.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { LaunchViewProps } from './launch-view.tsx';

export function LoadedLaunchView(props: LaunchViewProps): ReactNode {
  const { t } = useTranslation();
  const { data, isError, refetch } = useQuery({
    queryKey: ['launch-view-code'],
    queryFn: () => import('./launch-view.tsx'),
  });
  if (data) return <data.LaunchView {...props} />;
  const title = t('launch.title', { name: props.launch.vmName });
  return (
    <DialogFrame
      title={title}
      onClose={props.onClose}
      footer={<Button onClick={props.onClose}>{t('launch.action.close')}</Button>}
    >
      {isError ? (
        <FaultAlert title={title} reason={t('fault.unreachable')} onRetry={() => void refetch()} />
      ) : (
        <p>{t('form.loading')}</p>
      )}
    </DialogFrame>
  );
}
