/** The health of this engine's machines as Foreman sees it: what needs attention first, and the lists behind the numbers. */
import './foreman-dashboard.css';
import { useEffect, useState, type ReactNode } from 'react';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { SessionNote } from '../../foreman-page/session-note.tsx';
import { DataView } from '../../ui/data-view.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Nothing, RefreshBar, SubTab } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { listSearches, LISTS, readDashboard, scopeOf, type Dashboard, type ListId } from './dashboard-data.ts';
import { DriftSection } from './drift/drift-section.tsx';
import { HealthDonut } from './health-donut.tsx';
import { AttentionCard, BuildCard, EventsCard, NewestCard, type CardsProps } from './host-cards.tsx';
import { HostList } from './host-list.tsx';
import { RunsCard } from './runs-card.tsx';

const KEPT = 'dashboard-list';

export function ForemanDashboard(page: ForemanPageProps): ReactNode {
  const { t } = useTranslation();
  const { config, keep, recall } = page;
  const scope = scopeOf(page);
  const searches = listSearches(scope, config.outOfSyncMinutes);
  const [list, setList] = useState(() => LISTS.find((one) => one === recall(KEPT)));
  /** The list that was open before the dashboard came back, whose number gets the focus. */
  const [lastOpened, setLastOpened] = useState<ListId>();

  function open(next: ListId | undefined): void {
    if (next !== undefined) setLastOpened(next);
    setList(next);
    keep(KEPT, next);
  }

  return (
    <SubTab title={t('foreman.dashboard.title')} isPlace>
      {list === undefined ? (
        <Overview page={page} searches={searches} scope={scope.kind} onOpen={open} lastOpened={lastOpened} />
      ) : (
        <HostList key={list} page={page} list={list} search={searches[list]} onBack={() => open(undefined)} />
      )}
    </SubTab>
  );
}

interface OverviewProps {
  readonly page: ForemanPageProps;
  readonly searches: Readonly<Record<ListId, string>>;
  readonly scope: ReturnType<typeof scopeOf>['kind'];
  readonly onOpen: (list: ListId) => void;
  readonly lastOpened: ListId | undefined;
}

function Overview({ page, searches, scope, onOpen, lastOpened }: OverviewProps): ReactNode {
  const { t } = useTranslation();
  const { foreman, config, links } = page;
  const dashboard = useForemanQuery(config, {
    key: ['dashboard', searches.all, config.outOfSyncMinutes],
    read: (signal) => readDashboard(foreman, searches, signal),
  });
  const isThere = dashboard.data !== undefined;
  useEffect(() => {
    if (isThere) document.querySelector<HTMLElement>(`[data-list="${lastOpened ?? ''}"]`)?.focus();
  }, [isThere, lastOpened]);

  const link = links.hosts(searches.all);
  return (
    <>
      <RefreshBar
        onRefresh={() => void dashboard.refetch()}
        isRefreshing={dashboard.isFetching}
        dataAt={dashboard.dataUpdatedAt}
      >
        {link !== undefined && <OutsideLink href={link}>{t('foreman.dashboard.open-list')}</OutsideLink>}
      </RefreshBar>
      <p className="ui-bar">
        <span className="ui-note">{t(`foreman.dashboard.scope.${scope}`)}</span>
        <SessionNote session={page.session} />
      </p>
      <DataView
        query={dashboard}
        failed={t('foreman.dashboard.fault')}
        describe={(error) => describeForemanFault(error, t)}
      >
        {(data: Dashboard) =>
          data.total === 0 ? (
            <Nothing title={t('foreman.dashboard.none')}>{t('foreman.dashboard.none.why')}</Nothing>
          ) : (
            <Cards dashboard={data} page={page} now={dashboard.dataUpdatedAt} onOpen={onOpen} />
          )
        }
      </DataView>
      <DriftSection {...page} />
    </>
  );
}

function Cards(props: CardsProps): ReactNode {
  return (
    <div className="ui-columns foreman-dashboard-cards">
      <div>
        <AttentionCard {...props} />
        <EventsCard {...props} />
      </div>
      <div>
        <HealthDonut {...props} />
        <RunsCard {...props} />
        <BuildCard {...props} />
        <NewestCard {...props} />
      </div>
    </div>
  );
}
