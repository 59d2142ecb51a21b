/** The user data that the guest will get, before anything is created. */
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { findDuplicateKeys, previewUserData } from './cloud-init.ts';
import type { NewDockerVm } from './form.ts';
import { toLaunchRequest } from './launch-request.ts';

export function Preview({ wanted }: { readonly wanted: NewDockerVm }): ReactNode {
  const { t } = useTranslation();
  const request = toLaunchRequest(wanted);
  if (!request.ok) return <Alert variant="danger" component="h2" title={t(request.problem)} />;
  const { enginePart, script } = previewUserData(request.value.vm.initialization, wanted.inherited);
  const duplicates = findDuplicateKeys(enginePart + script);
  return (
    <>
      {duplicates.length === 0 ? (
        <p>{t('dialog.preview-sound')}</p>
      ) : (
        <Alert
          variant="warning"
          component="h2"
          title={t('dialog.preview-duplicates', { keys: duplicates.join(', ') })}
        />
      )}
      <Part title={t('dialog.preview-engine')} text={enginePart} />
      <Part title={t('dialog.preview-script')} text={script} />
    </>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  return (
    <>
      <p className="create-docker-vm-part">{title}</p>
      {/* It scrolls sideways, so the keyboard has to reach it. */}
      <pre className="ui-code" tabIndex={0} role="region" aria-label={title}>
        {text}
      </pre>
    </>
  );
}
