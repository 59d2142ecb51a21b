/** The list of reports, newest first, a page at a time. */
import { FormSelectOption } from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';
import { COUNTERS, type Report, type ReportPage } from '../../foreman/reports.ts';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { MachineBar } from '../../foreman-page/machine-bar.tsx';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { OUTCOME_KIND, outcomeOf } from '../../foreman-page/run-outcome.ts';
import { CountCell, DataTable, type Column } from '../../ui/data-table.tsx';
import { DataView } from '../../ui/data-view.tsx';
import { Choice } from '../../ui/field.tsx';
import { formatSeconds } from '../../ui/numbers.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PageBar } from '../../ui/page-bar.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Nothing } from '../../ui/subtab.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useTranslation, type Translation } from '../../ui/translation.tsx';
import { PAGE_SIZE, useHiddenFailures, useReportPage } from './report-queries.ts';
import { KINDS, type View } from './view.ts';

interface ReportListProps {
  readonly page: MachinePageProps;
  readonly view: View;
  readonly onChange: (changes: Partial<View>) => void;
  readonly onOpen: (reportId: number) => void;
  /** The report that was open before the list came back. */
  readonly lastOpened: number | undefined;
}

function buttonId(reportId: number): string {
  return `foreman-report-${reportId}`;
}

export function ReportList({ page, view, onChange, onOpen, lastOpened }: ReportListProps): ReactNode {
  const { t } = useTranslation();
  const reports = useReportPage(page, view);
  const hidden = useHiddenFailures(page);

  useEffect(() => {
    if (lastOpened !== undefined) document.getElementById(buttonId(lastOpened))?.focus();
  }, [lastOpened]);

  function refresh(): void {
    void reports.refetch();
    void hidden.refetch();
  }

  const describe = (error: unknown): { readonly reason: string } => describeForemanFault(error, t);
  return (
    <>
      <MachineBar
        page={page}
        link={page.links.reports(page.found.host.name)}
        onRefresh={refresh}
        isRefreshing={reports.isFetching}
        dataAt={reports.dataUpdatedAt}
      >
        <div className="foreman-reports-kind">
          <Choice
            id="foreman-reports-kind"
            label={t('foreman.reports.kind')}
            value={view.kind}
            onChange={(value) => onChange({ kind: KINDS.find((kind) => kind === value) ?? 'all', page: 1 })}
          >
            {KINDS.map((kind) => (
              <FormSelectOption key={kind} value={kind} label={t(`foreman.reports.kind.${kind}`)} />
            ))}
          </Choice>
        </div>
      </MachineBar>
      {!reports.error && (
        <DataView query={hidden} failed={t('foreman.reports.hidden.fault')} describe={describe}>
          {() => null}
        </DataView>
      )}
      <DataView
        query={{ data: reports.data, error: reports.error, refetch: refresh }}
        failed={t('foreman.reports.list.fault')}
        describe={describe}
      >
        {(listed: ReportPage) =>
          listed.reports.length === 0 ? (
            <Nothing title={t(`foreman.reports.none.${view.kind}`)}>
              {t(view.kind === 'all' ? 'foreman.reports.none.why' : 'foreman.reports.none.others')}
            </Nothing>
          ) : (
            <Listed
              listed={listed}
              now={reports.dataUpdatedAt}
              hidden={hidden.data ?? new Set()}
              page={page}
              view={view}
              onChange={onChange}
              onOpen={onOpen}
            />
          )
        }
      </DataView>
    </>
  );
}

interface ListedProps extends Omit<ReportListProps, 'lastOpened'> {
  readonly listed: ReportPage;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly hidden: ReadonlySet<number>;
}

function Listed({ listed, now, hidden, page, view, onChange, onOpen }: ListedProps): ReactNode {
  const translation = useTranslation();
  const { t } = translation;
  const columns: readonly Column<Report>[] = [
    {
      id: 'time',
      title: t('foreman.reports.column.time'),
      cell: ({ id, reportedAt }) => (
        <button type="button" id={buttonId(id)} className="ui-link-button" onClick={() => onOpen(id)}>
          <TimeAgo at={reportedAt} now={now} isExact />
        </button>
      ),
    },
    {
      id: 'outcome',
      title: t('foreman.reports.column.outcome'),
      cell: ({ id, counts }) => {
        const outcome = outcomeOf(counts, hidden.has(id));
        return <StatusWord kind={OUTCOME_KIND[outcome]}>{t(`foreman.outcome.${outcome}`)}</StatusWord>;
      },
    },
    {
      id: 'origin',
      title: t('foreman.reports.column.origin'),
      cell: ({ origin }) => origin ?? t('foreman.reports.origin.none'),
    },
    ...numberColumns(translation),
    {
      id: 'foreman',
      title: 'Foreman',
      cell: ({ id }) => <OutsideLink href={page.links.report(id)}>{id}</OutsideLink>,
    },
  ];
  return (
    <>
      <DataTable label={t('foreman.reports.list')} columns={columns} rows={listed.reports} rowKey={({ id }) => id} />
      <PageBar
        label={t('foreman.reports.pages')}
        page={view.page}
        pageSize={PAGE_SIZE}
        found={listed.found}
        onPage={(next) => onChange({ page: next })}
      />
    </>
  );
}

function numberColumns({ t, locale }: Translation): readonly Column<Report>[] {
  const numbers = new Intl.NumberFormat(locale);
  const counters = COUNTERS.map((counter): Column<Report> => ({
    id: counter,
    title: t(`foreman.counter.${counter}`),
    isNumber: true,
    cell: ({ counts }) => <CountCell count={counts[counter]} text={numbers.format(counts[counter])} />,
  }));
  return [
    ...counters,
    {
      id: 'duration',
      title: t('foreman.reports.column.duration'),
      isNumber: true,
      cell: ({ times }) => (times ? formatSeconds(times.totalSeconds, locale) : '–'),
    },
  ];
}
