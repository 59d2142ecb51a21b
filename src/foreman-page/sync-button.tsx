/** Opens the dialog "Sync" for a VM; an oVirt host is nothing that Foreman could be linked to. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from '../ui/translation.tsx';
import type { ForemanPageProps, Machine } from './page-props.ts';

export interface SyncButtonProps {
  readonly page: Pick<ForemanPageProps, 'openSync'>;
  readonly machine: Machine;
  readonly hostId?: number;
}

export function SyncButton({ page, machine, hostId }: SyncButtonProps): ReactNode {
  const { t } = useTranslation();
  const { kind, id, name } = machine;
  if (kind !== 'vm') return null;
  const target = { kind, machineId: id, machineName: name, ...(hostId !== undefined && { hostId }) };
  return (
    <Button variant="secondary" data-sync={id} onClick={() => page.openSync(target)}>
      {t('foreman.sync')}
    </Button>
  );
}
