/** What Foreman knows of a machine, on one page: how it is, what it is, and to whom it belongs. */
import type { ReactNode } from 'react';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import { MachineBar } from '../../foreman-page/machine-bar.tsx';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import type { Host } from '../../foreman/host.ts';
import { fetchHost } from '../../foreman/hosts.ts';
import { DataView } from '../../ui/data-view.tsx';
import { SubTab } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { GroupsCard, IdentityCard, SystemCard } from './host-cards.tsx';
import { InterfacesCard } from './interfaces-card.tsx';
import { ParametersCard } from './parameters-card.tsx';
import { StatusCards } from './status-cards.tsx';

export function ForemanDetails(props: MachinePageProps): ReactNode {
  const { t } = useTranslation();
  const { foreman, config, links, found, machine } = props;
  const query = useForemanQuery(config, {
    key: ['host', found.host.id],
    read: (signal) => fetchHost(foreman, found.host.id, { signal }),
  });
  const { name } = query.data ?? found.host;
  return (
    <SubTab title={t('foreman.details.title')}>
      <MachineBar
        page={props}
        link={links.host(name)}
        onRefresh={() => void query.refetch()}
        isRefreshing={query.isFetching}
        dataAt={query.dataUpdatedAt}
      />
      <DataView
        query={query}
        failed={t('foreman.details.failed', { name })}
        describe={(error) => describeForemanFault(error, t)}
      >
        {(host: Host) => (
          <>
            <StatusCards host={host} startedAt={machine.startedAt} readAt={query.dataUpdatedAt} links={links} />
            <div className="ui-columns">
              <div>
                <IdentityCard host={host} />
                <InterfacesCard interfaces={host.interfaces} />
                <ParametersCard parameters={host.parameters} />
              </div>
              <div>
                <SystemCard host={host} readAt={query.dataUpdatedAt} />
                <GroupsCard host={host} />
              </div>
            </div>
          </>
        )}
      </DataView>
    </SubTab>
  );
}
