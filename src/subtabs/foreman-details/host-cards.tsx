/** Who a host is, what runs on it and whose it is, as lists of facts. */
import type { ReactNode } from 'react';
import type { Host } from '../../foreman/host.ts';
import { Card, FactList } from '../../ui/subtab.tsx';
import { formatAge, formatTime } from '../../ui/times.ts';
import { useTranslation } from '../../ui/translation.tsx';

interface HostCardProps {
  readonly host: Host;
}

export function IdentityCard({ host }: HostCardProps): ReactNode {
  const { t, locale } = useTranslation();
  return (
    <Card title={t('foreman.details.identity')}>
      <FactList
        facts={[
          [t('foreman.details.name'), host.name],
          [t('foreman.details.ip'), host.ip],
          [t('foreman.details.ip6'), host.ip6],
          [t('foreman.details.mac'), host.mac],
          [t('foreman.details.uuid'), host.uuid ?? t('foreman.details.not-linked')],
          [t('foreman.details.resource'), host.computeResourceName],
          [t('foreman.details.created'), host.createdAt && formatTime(host.createdAt, locale)],
          [t('foreman.details.comment'), host.comment],
        ]}
      />
    </Card>
  );
}

const GIB = 2 ** 30;

export interface SystemCardProps extends HostCardProps {
  /** When the host was read, in ms since 1970. */
  readonly readAt: number;
}

export function SystemCard({ host, readAt }: SystemCardProps): ReactNode {
  const { t, locale } = useTranslation();
  const { reported, uptimeSeconds } = host;
  const bios = [reported?.biosVendor, reported?.biosVersion].filter((part) => part !== undefined).join(' ');
  const gib = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return (
    <Card title={t('foreman.details.system')}>
      <FactList
        facts={[
          [t('foreman.details.os'), host.operatingSystem],
          [t('foreman.details.kernel'), reported?.kernelVersion],
          [t('foreman.details.architecture'), host.architecture],
          [t('foreman.details.model'), host.hardwareModel],
          [t('foreman.details.cores'), reported?.cores],
          [
            t('foreman.details.disks'),
            reported?.disksBytes !== undefined && `${gib.format(reported.disksBytes / GIB)} GiB`,
          ],
          [t('foreman.details.bios'), bios],
          [t('foreman.details.installed'), host.installedAt && formatTime(host.installedAt, locale)],
          [
            t('foreman.details.uptime'),
            uptimeSeconds !== undefined && formatAge(readAt - uptimeSeconds * 1000, locale, readAt),
          ],
        ]}
      />
    </Card>
  );
}

export function GroupsCard({ host }: HostCardProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('foreman.details.groups')}>
      <FactList
        facts={[
          [t('foreman.details.hostgroup'), host.hostgroupTitle],
          [t('foreman.details.owner'), host.ownerName],
          [t('foreman.organization'), host.organizationName],
          [t('foreman.location'), host.locationName],
          [t('foreman.details.environment'), host.environmentName],
          [t('foreman.details.domain'), host.domainName],
          [
            t('foreman.details.managed'),
            t(host.isManaged ? 'foreman.details.managed.yes' : 'foreman.details.managed.no'),
          ],
        ]}
      />
    </Card>
  );
}
