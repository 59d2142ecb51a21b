/** The dashboard's cards of hosts: each a few rows, with the number of all that leads to them. */
import type { ReactNode } from 'react';
import type { HostRow } from '../../foreman/host.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { wordOfStatus } from '../../foreman-page/health.ts';
import { OUTCOME_KIND, outcomeOf } from '../../foreman-page/run-outcome.ts';
import { COUNTERS } from '../../foreman/reports.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Card } from '../../ui/subtab.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useTranslation, type Translation } from '../../ui/translation.tsx';
import type { Dashboard, ListId } from './dashboard-data.ts';
import { ListButton } from './health-donut.tsx';
import { BuildState, isBuildFailed, OtherInterval } from './host-words.tsx';

export interface CardsProps {
  readonly dashboard: Dashboard;
  readonly page: ForemanPageProps;
  /** When the data were read, in ms since 1970. */
  readonly now: number;
  readonly onOpen: (list: ListId) => void;
}

function nameColumn(page: ForemanPageProps, title: string): Column<HostRow> {
  return {
    id: 'name',
    title,
    cell: ({ name }) => <OutsideLink href={page.links.host(name)}>{name}</OutsideLink>,
  };
}

function timeCell(at: number | undefined, now: number): ReactNode {
  return at === undefined ? '–' : <TimeAgo at={at} now={now} />;
}

interface AllOfProps {
  readonly list: ListId;
  readonly count: number;
  readonly onOpen: (list: ListId) => void;
}

/** Below a card's rows: of how many they are. */
function AllOf({ list, count, onOpen }: AllOfProps): ReactNode {
  const { t } = useTranslation();
  return (
    <span>
      {t(`foreman.dashboard.list.${list}`)}: <ListButton count={count} list={list} onOpen={onOpen} />
    </span>
  );
}

type Problem = 'error' | 'build' | 'outOfSync';

interface ProblemRow extends HostRow {
  readonly problem: Problem;
}

/** What an administrator would do something about: failed runs, then failed builds, then silence. */
export function AttentionCard({ dashboard, page, now, onOpen }: CardsProps): ReactNode {
  const { t } = useTranslation();
  const { failed, outOfSync, building } = dashboard;
  const marked = (hosts: readonly HostRow[], problem: Problem): ProblemRow[] =>
    hosts.map((host) => ({ ...host, problem }));
  const broken = building.hosts.filter(isBuildFailed);
  const rows = [...marked(failed.hosts, 'error'), ...marked(broken, 'build'), ...marked(outOfSync.hosts, 'outOfSync')];
  const columns: readonly Column<ProblemRow>[] = [
    nameColumn(page, t('foreman.dashboard.host')),
    {
      id: 'problem',
      title: t('foreman.dashboard.problem'),
      cell: ({ problem, ...host }) => (
        <>
          <StatusWord kind={problem === 'outOfSync' ? 'warning' : 'error'}>
            {t(`foreman.dashboard.problem.${problem}`)}
          </StatusWord>
          {problem === 'outOfSync' && <OtherInterval host={host} health={problem} />}
        </>
      ),
    },
    { id: 'time', title: t('foreman.dashboard.last-report'), cell: ({ lastReportAt }) => timeCell(lastReportAt, now) },
  ];
  return (
    <Card title={t('foreman.dashboard.attention')}>
      {rows.length === 0 ? (
        <p>
          <StatusWord kind="ok">{t('foreman.dashboard.attention.none')}</StatusWord>
        </p>
      ) : (
        <>
          <DataTable
            label={t('foreman.dashboard.attention')}
            columns={columns}
            rows={rows}
            rowKey={({ id, problem }) => `${id} ${problem}`}
          />
          <p className="foreman-dashboard-more">
            <AllOf list="error" count={failed.found} onOpen={onOpen} />
            <AllOf list="outOfSync" count={outOfSync.found} onOpen={onOpen} />
            <AllOf list="build" count={building.found} onOpen={onOpen} />
          </p>
        </>
      )}
    </Card>
  );
}

export function EventsCard({ dashboard, page, now, onOpen }: CardsProps): ReactNode {
  const translation = useTranslation();
  const { t } = translation;
  const { hosts, found } = dashboard.events;
  const columns: readonly Column<HostRow>[] = [
    nameColumn(page, t('foreman.dashboard.host')),
    { id: 'time', title: t('foreman.dashboard.reported'), cell: ({ lastReportAt }) => timeCell(lastReportAt, now) },
    { id: 'result', title: t('foreman.dashboard.result'), cell: (host) => <RunResult host={host} /> },
  ];
  return (
    <Card title={t('foreman.dashboard.events')}>
      {hosts.length === 0 ? (
        <p>{t('foreman.dashboard.events.none')}</p>
      ) : (
        <>
          <DataTable label={t('foreman.dashboard.events')} columns={columns} rows={hosts} rowKey={({ id }) => id} />
          <p className="foreman-dashboard-more">
            <AllOf list="events" count={found} onOpen={onOpen} />
          </p>
        </>
      )}
    </Card>
  );
}

function RunResult({ host: { lastRun, statuses, isEnabled } }: { readonly host: HostRow }): ReactNode {
  const translation = useTranslation();
  const { t } = translation;
  const status = statuses.find(({ name }) => name === 'configuration');
  if (!lastRun) return status && wordOfStatus(status, t);
  const outcome = outcomeOf(lastRun, false);
  return (
    <>
      <StatusWord kind={OUTCOME_KIND[outcome]}>{t(`foreman.outcome.${outcome}`)}</StatusWord>{' '}
      <span className="ui-note">
        {wordsOfCounts(lastRun, translation)}
        {!isEnabled && ` · ${t('foreman.health.disabled')}`}
      </span>
    </>
  );
}

function wordsOfCounts(counts: NonNullable<HostRow['lastRun']>, { t, locale }: Translation): string {
  const numbers = new Intl.NumberFormat(locale);
  return COUNTERS.filter((counter) => counts[counter] > 0)
    .map((counter) => `${t(`foreman.counter.${counter}`)} ${numbers.format(counts[counter])}`)
    .join(', ');
}

export function NewestCard({ dashboard, page, now, onOpen }: CardsProps): ReactNode {
  const { t } = useTranslation();
  const { hosts, found } = dashboard.newest;
  const columns: readonly Column<HostRow>[] = [
    nameColumn(page, t('foreman.dashboard.host')),
    { id: 'system', title: t('foreman.dashboard.system'), cell: ({ operatingSystem }) => operatingSystem ?? '–' },
    { id: 'time', title: t('foreman.dashboard.created'), cell: ({ createdAt }) => timeCell(createdAt, now) },
  ];
  return (
    <Card title={t('foreman.dashboard.newest')}>
      <DataTable label={t('foreman.dashboard.newest')} columns={columns} rows={hosts} rowKey={({ id }) => id} />
      <p className="foreman-dashboard-more">
        <AllOf list="all" count={found} onOpen={onOpen} />
      </p>
    </Card>
  );
}

export function BuildCard({ dashboard, page, now, onOpen }: CardsProps): ReactNode {
  const { t } = useTranslation();
  const { hosts, found } = dashboard.building;
  const columns: readonly Column<HostRow>[] = [
    nameColumn(page, t('foreman.dashboard.host')),
    {
      id: 'state',
      title: t('foreman.dashboard.state'),
      cell: (host) => <BuildState host={host} />,
    },
    { id: 'time', title: t('foreman.dashboard.created'), cell: ({ createdAt }) => timeCell(createdAt, now) },
  ];
  return (
    <Card title={t('foreman.dashboard.build')}>
      {found === 0 ? (
        <p>{t('foreman.dashboard.build.none')}</p>
      ) : (
        <>
          <DataTable label={t('foreman.dashboard.build')} columns={columns} rows={hosts} rowKey={({ id }) => id} />
          <p className="foreman-dashboard-more">
            <AllOf list="build" count={found} onOpen={onOpen} />
          </p>
        </>
      )}
    </Card>
  );
}
