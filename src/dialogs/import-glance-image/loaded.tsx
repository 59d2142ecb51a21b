/** Loads a part of the dialog when somebody looks at it: opening the dialog should not have to wait for it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export interface LoadedProps<Props> {
  /** Tells one part from another, and says what could not be loaded. */
  readonly name: string;
  readonly load: () => Promise<(props: Props) => ReactNode>;
  readonly props: Props;
}

export function Loaded<Props extends object>({ name, load, props }: LoadedProps<Props>): ReactNode {
  const { t } = useTranslation();
  const { data, isError, refetch } = useQuery({
    queryKey: ['code', name],
    // In an object: a component is a function, which a cache could take for one to call.
    queryFn: async () => ({ Part: await load() }),
  });
  if (data) return <data.Part {...props} />;
  if (isError) return <FaultAlert title={name} reason={t('fault.unreachable')} onRetry={() => void refetch()} />;
  return <p role="status">{t('form.loading')}</p>;
}
