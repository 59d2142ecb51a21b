/** Loads the preview, and the YAML library with it, for those who want to see it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { NewDockerVm, Validated } from './form.ts';
import { FormSection } from '../../ui/form-section.tsx';

export function PreviewSection({ checked }: { readonly checked: Validated<NewDockerVm> }): ReactNode {
  const { t } = useTranslation();
  return (
    <FormSection label={t('dialog.preview')}>
      {checked.ok ? (
        <LoadedPreview wanted={checked.value} />
      ) : (
        <p>{t('dialog.preview-wrong', { count: Object.keys(checked.errors).length })}</p>
      )}
    </FormSection>
  );
}

function LoadedPreview({ wanted }: { readonly wanted: NewDockerVm }): ReactNode {
  const { t } = useTranslation();
  const { data, isError, refetch } = useQuery({ queryKey: ['preview-code'], queryFn: () => import('./preview.tsx') });
  if (data) return <data.Preview wanted={wanted} />;
  if (!isError) return <p>{t('form.loading')}</p>;
  return (
    <FaultAlert title={t('dialog.preview-failed')} reason={t('fault.unreachable')} onRetry={() => void refetch()} />
  );
}
