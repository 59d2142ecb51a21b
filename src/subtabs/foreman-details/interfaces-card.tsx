/** The network interfaces of a host, as Foreman knows them. */
import type { ReactNode } from 'react';
import type { HostInterface } from '../../foreman/host.ts';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';

export function InterfacesCard({ interfaces }: { readonly interfaces: readonly HostInterface[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('foreman.details.interfaces')}>
      {interfaces.length === 0 ? (
        <p className="ui-note">{t('foreman.details.no-interfaces')}</p>
      ) : (
        <div className="ui-scroll">
          <table className="ui-table">
            <thead>
              <tr>
                <th scope="col">{t('foreman.details.identifier')}</th>
                <th scope="col">{t('foreman.details.mac')}</th>
                <th scope="col">{t('foreman.details.addresses')}</th>
                <th scope="col">{t('foreman.details.type')}</th>
                <th scope="col">{t('foreman.details.role')}</th>
              </tr>
            </thead>
            <tbody>
              {interfaces.map((nic) => (
                <InterfaceRow key={nic.id} nic={nic} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function InterfaceRow({ nic }: { readonly nic: HostInterface }): ReactNode {
  const { t } = useTranslation();
  const type = [
    nic.type,
    nic.attachedTo !== undefined && t('foreman.details.on', { name: nic.attachedTo }),
    nic.attachedDevices !== undefined && t('foreman.details.of', { names: nic.attachedDevices }),
  ];
  const role = [nic.isPrimary && t('foreman.details.primary'), nic.isProvision && t('foreman.details.provision')];
  return (
    <tr>
      <th scope="row">{nic.identifier ?? nic.name ?? '–'}</th>
      <td>{nic.mac}</td>
      <td>{[nic.ip, nic.ip6].filter((address) => address !== undefined).join(', ')}</td>
      <td>{type.filter((part) => part !== false).join(' ')}</td>
      <td>{role.filter((part) => part !== false).join(', ')}</td>
    </tr>
  );
}
