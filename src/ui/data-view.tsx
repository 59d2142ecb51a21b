/** What a query has to show: that it waits, that it failed, or its data; old data stay when a later look fails. */
import type { ReactNode } from 'react';
import { FaultAlert } from './fault-alert.tsx';
import { Waiting } from './subtab.tsx';
import { useTranslation } from './translation.tsx';

/** The part of a query that is shown; several may be shown as one. */
export interface ShownQuery<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

export interface DataViewProps<Data> {
  readonly query: ShownQuery<Data>;
  /** What could not be read, as a sentence. */
  readonly failed: string;
  readonly describe: (error: unknown) => { readonly reason: string; readonly correlationId?: string | undefined };
  readonly children: (data: Data) => ReactNode;
}

export function DataView<Data>({ query, failed, describe, children }: DataViewProps<Data>): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = query;
  return (
    <>
      {error && <FaultAlert title={failed} {...describe(error)} onRetry={() => void refetch()} />}
      {data !== undefined ? children(data) : !error && <Waiting label={t('page.waiting')} />}
    </>
  );
}
