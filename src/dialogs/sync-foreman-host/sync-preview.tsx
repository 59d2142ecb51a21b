/** What a change would do on which side, what to mind, and that this was read. */
import { Checkbox, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { SyncChange, SyncPlan } from '../../foreman-page/sync.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export interface SyncPreviewProps {
  readonly plan: SyncPlan;
  readonly isConfirmed: boolean;
  readonly onConfirm: (isConfirmed: boolean) => void;
}

export function SyncPreview({ plan, isConfirmed, onConfirm }: SyncPreviewProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { changes, warnings } = plan;
  const isEnginesOnly = changes.every(({ side }) => side === 'engine');
  const nothing = <span className="ui-note">{t('foreman.sync.nothing')}</span>;
  return (
    <Card title={t('foreman.sync.preview')}>
      <DataTable<SyncChange>
        label={t('foreman.sync.preview')}
        rows={changes}
        rowKey={({ what }) => what}
        columns={[
          { id: 'side', title: t('foreman.sync.column.side'), cell: ({ side }) => t(`foreman.sync.side.${side}`) },
          { id: 'what', title: t('foreman.sync.column.what'), cell: ({ what }) => t(`foreman.sync.what.${what}`) },
          { id: 'before', title: t('foreman.sync.column.before'), cell: ({ before }) => before ?? nothing },
          { id: 'after', title: t('foreman.sync.column.after'), cell: ({ after }) => after ?? nothing },
        ]}
      />
      <p className="ui-note">{t(isEnginesOnly ? 'foreman.sync.unchanged-foreman' : 'foreman.sync.unchanged-engine')}</p>
      {warnings.length > 0 && (
        <>
          <HelperText component="ul">
            {warnings.map((warning) => (
              <HelperTextItem key={warning} component="li" variant="warning" screenReaderText="">
                {t(`foreman.sync.warning.${warning}`)}
              </HelperTextItem>
            ))}
          </HelperText>
          <Checkbox
            id={id}
            label={t('foreman.sync.confirm')}
            isChecked={isConfirmed}
            onChange={(_, isChecked) => onConfirm(isChecked)}
          />
        </>
      )}
    </Card>
  );
}
