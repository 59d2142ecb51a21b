/** A host's own parameters; Foreman masks the hidden ones itself. */
import type { ReactNode } from 'react';
import type { HostParameter } from '../../foreman/host.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Card } from '../../ui/subtab.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export function ParametersCard({ parameters }: { readonly parameters: readonly HostParameter[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('foreman.details.parameters')}>
      {parameters.length === 0 ? (
        <p className="ui-note">{t('foreman.details.no-parameters')}</p>
      ) : (
        <DataTable
          label={t('foreman.details.parameters')}
          rows={parameters}
          rowKey={({ name }) => name}
          columns={[
            { id: 'name', title: t('foreman.details.name'), cell: ({ name }) => <LongText text={name} /> },
            {
              id: 'value',
              title: t('foreman.details.value'),
              cell: ({ value, isHidden }) =>
                isHidden ? (
                  <span className="ui-note">••••• ({t('foreman.details.hidden')})</span>
                ) : (
                  <LongText text={value} />
                ),
            },
          ]}
        />
      )}
    </Card>
  );
}
