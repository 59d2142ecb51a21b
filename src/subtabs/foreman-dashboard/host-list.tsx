/** The hosts behind one of the dashboard's numbers: found by the same search, paged and sorted by Foreman. */
import { Button } from '@patternfly/react-core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HostRow } from '../../foreman/host.ts';
import { listHosts, type HostPage } from '../../foreman/hosts.ts';
import { HEALTH, type Health } from '../../foreman/status.ts';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { HEALTH_KIND, healthOf } from '../../foreman-page/health.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { DataTable, type Column, type Sorting } from '../../ui/data-table.tsx';
import { DataView } from '../../ui/data-view.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Nothing, RefreshBar } from '../../ui/subtab.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { ORDER_OF, type ListId } from './dashboard-data.ts';
import { BuildState, OtherInterval } from './host-words.tsx';

const PAGE_SIZE = 20;

export interface HostListProps {
  readonly page: ForemanPageProps;
  readonly list: ListId;
  readonly search: string;
  readonly onBack: () => void;
}

function toSorting(order = 'name ASC'): Sorting {
  const [key = 'name', direction] = order.split(' ');
  return { key, isDescending: direction === 'DESC' };
}

export function HostList({ page, list, search, onBack }: HostListProps): ReactNode {
  const { t } = useTranslation();
  const [number, setNumber] = useState(1);
  const [sorting, setSorting] = useState(() => toSorting(ORDER_OF[list]));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const order = `${sorting.key} ${sorting.isDescending ? 'DESC' : 'ASC'}`;
  const hosts = useForemanQuery(page.config, {
    key: ['hosts', search, order, number],
    read: (signal) => listHosts(page.foreman, { search, page: number, pageSize: PAGE_SIZE, order }, { signal }),
    keepsLast: true,
  });
  const now = hosts.dataUpdatedAt;
  const asFound = HEALTH.find((one) => one === list);
  const { outOfSyncMinutes } = page.config;
  const link = page.links.hosts(search);
  const columns: readonly Column<HostRow>[] = [
    {
      id: 'name',
      title: t('foreman.dashboard.host'),
      sortKey: 'name',
      cell: ({ name }) => <OutsideLink href={page.links.host(name)}>{name}</OutsideLink>,
    },
    {
      id: 'state',
      title: t('foreman.dashboard.state'),
      cell: (host) => (
        <HostState host={host} health={asFound ?? healthOf(host, outOfSyncMinutes, now)} isBuild={list === 'build'} />
      ),
    },
    {
      id: 'report',
      title: t('foreman.dashboard.last-report'),
      sortKey: 'last_report',
      cell: ({ lastReportAt }) => (lastReportAt === undefined ? '–' : <TimeAgo at={lastReportAt} now={now} />),
    },
    {
      id: 'system',
      title: t('foreman.dashboard.system'),
      sortKey: 'os_title',
      cell: ({ operatingSystem }) => operatingSystem ?? '–',
    },
    {
      id: 'group',
      title: t('foreman.dashboard.hostgroup'),
      sortKey: 'hostgroup_title',
      cell: ({ hostgroupTitle }) => hostgroupTitle ?? '–',
    },
    {
      id: 'created',
      title: t('foreman.dashboard.created'),
      sortKey: 'created_at',
      cell: ({ createdAt }) => (createdAt === undefined ? '–' : <TimeAgo at={createdAt} now={now} />),
    },
  ];
  return (
    <>
      <RefreshBar onRefresh={() => void hosts.refetch()} isRefreshing={hosts.isFetching} dataAt={now}>
        <Button variant="secondary" onClick={onBack}>
          {t('foreman.dashboard.back')}
        </Button>
        {link !== undefined && <OutsideLink href={link}>{t('foreman.dashboard.open-list')}</OutsideLink>}
      </RefreshBar>
      <h2 ref={heading} tabIndex={-1} className="foreman-dashboard-title">
        {t(`foreman.dashboard.list.${list}`)}
      </h2>
      <DataView
        query={hosts}
        failed={t('foreman.dashboard.list.fault')}
        describe={(error) => describeForemanFault(error, t)}
      >
        {({ hosts: rows, found }: HostPage) =>
          found === 0 ? (
            <Nothing title={t('foreman.dashboard.list.none')}>{t('foreman.dashboard.list.none.why')}</Nothing>
          ) : (
            <>
              <DataTable
                label={t(`foreman.dashboard.list.${list}`)}
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
                sorting={sorting}
                onSort={(next) => {
                  setSorting(next);
                  setNumber(1);
                }}
              />
              <PageBar
                label={t('foreman.dashboard.pages')}
                page={number}
                pageSize={PAGE_SIZE}
                found={found}
                onPage={setNumber}
              />
            </>
          )
        }
      </DataView>
    </>
  );
}

interface HostStateProps {
  readonly host: HostRow;
  /** What the host was found as, by a search that knows better than a row that is a moment younger. */
  readonly health: Health | undefined;
  readonly isBuild: boolean;
}

/** In the dashboard's words; or how the installation goes, in the list of those. */
function HostState({ host, health, isBuild }: HostStateProps): ReactNode {
  const { t } = useTranslation();
  if (isBuild) return <BuildState host={host} />;
  if (!health) return '–';
  return (
    <>
      <StatusWord kind={HEALTH_KIND[health]}>{t(`foreman.health.${health}`)}</StatusWord>
      <OtherInterval host={host} health={health} />
    </>
  );
}
