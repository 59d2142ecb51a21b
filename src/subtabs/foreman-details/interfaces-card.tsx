/** The network interfaces of a host, as Foreman knows them. */
import type { ReactNode } from 'react';
import type { HostInterface } from '../../foreman/host.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export function InterfacesCard({ interfaces }: { readonly interfaces: readonly HostInterface[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('foreman.details.interfaces')}>
      {interfaces.length === 0 ? (
        <p className="ui-note">{t('foreman.details.no-interfaces')}</p>
      ) : (
        <DataTable
          label={t('foreman.details.interfaces')}
          rows={interfaces}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('foreman.details.identifier'), cell: (nic) => nic.identifier ?? nic.name ?? '–' },
            { id: 'mac', title: t('foreman.details.mac'), cell: ({ mac }) => mac },
            { id: 'ips', title: t('foreman.details.addresses'), cell: addressesOf },
            { id: 'type', title: t('foreman.details.type'), cell: (nic) => typeOf(nic, t) },
            { id: 'role', title: t('foreman.details.role'), cell: (nic) => roleOf(nic, t) },
          ]}
        />
      )}
    </Card>
  );
}

function addressesOf({ ip, ip6 }: HostInterface): string {
  return [ip, ip6].filter((address) => address !== undefined).join(', ');
}

function typeOf({ type, attachedTo, attachedDevices }: HostInterface, t: Translate): string {
  const parts = [
    wordOfType(type, t),
    attachedTo !== undefined && t('foreman.details.on', { name: attachedTo }),
    attachedDevices !== undefined && t('foreman.details.of', { names: attachedDevices }),
  ];
  return parts.filter((part) => part !== false).join(' ');
}

/** Foreman knows these four; a plugin's own is shown as it is. */
function wordOfType(type: string, t: Translate): string {
  switch (type) {
    case 'interface':
    case 'bond':
    case 'bridge':
    case 'bmc':
      return t(`foreman.details.type.${type}`);
    default:
      return type;
  }
}

function roleOf({ isPrimary, isProvision }: HostInterface, t: Translate): string {
  const parts = [isPrimary && t('foreman.details.primary'), isProvision && t('foreman.details.provision')];
  return parts.filter((part) => part !== false).join(', ');
}
