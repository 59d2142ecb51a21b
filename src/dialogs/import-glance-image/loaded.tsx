/** Loads a part of the dialog when somebody looks at it: opening the dialog should not have to wait for it. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export interface LoadedProps<Props> {
  /** Tells one part from another. */
  readonly id: string;
  /** Says what could not be loaded. */
  readonly name: string;
  readonly load: () => Promise<(props: Props) => ReactNode>;
  readonly props: Props;
  /** Goes around what is shown until then. */
  readonly around?: (content: ReactNode) => ReactNode;
}

export function Loaded<Props extends object>({
  id,
  name,
  load,
  props,
  around = (content) => content,
}: LoadedProps<Props>): ReactNode {
  const { t } = useTranslation();
  const { data, isError, refetch } = useQuery({
    queryKey: ['code', id],
    // In an object: a component is a function, which a cache could take for one to call.
    queryFn: async () => ({ Part: await load() }),
  });
  if (data) return <data.Part {...props} />;
  return around(
    isError ? (
      <FaultAlert title={name} reason={t('fault.unreachable')} onRetry={() => void refetch()} />
    ) : (
      <p role="status">{t('form.loading')}</p>
    ),
  );
}
