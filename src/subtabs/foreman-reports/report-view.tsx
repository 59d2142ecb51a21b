/** One report: what came of the run, its log and where its time went. */
import { Button } from '@patternfly/react-core';
import { useEffect, useRef, type ReactNode } from 'react';
import { COUNTERS, hasHiddenFailure, type ReportDetails } from '../../foreman/reports.ts';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { OUTCOME_KIND, outcomeOf } from '../../foreman-page/run-outcome.ts';
import { DataView } from '../../ui/data-view.tsx';
import { formatSeconds } from '../../ui/numbers.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Card } from '../../ui/subtab.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { formatTime } from '../../ui/times.ts';
import { useTranslation } from '../../ui/translation.tsx';
import { ReportLog } from './report-log.tsx';
import { ReportTimes } from './report-times.tsx';
import { useReport, useReportPage } from './report-queries.ts';
import type { View } from './view.ts';

interface ReportViewProps {
  readonly page: MachinePageProps;
  readonly reportId: number;
  /** The list that the report was opened from; its neighbours there are one press away. */
  readonly view: View;
  readonly onOpen: (reportId: number) => void;
  readonly onBack: () => void;
}

export function ReportView({ page, reportId, view, onOpen, onBack }: ReportViewProps): ReactNode {
  const { t, locale } = useTranslation();
  const report = useReport(page, reportId);
  const neighbours = useReportPage(page, view).data?.reports ?? [];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [reportId]);

  const index = neighbours.findIndex(({ id }) => id === reportId);
  const step = (label: string, neighbour: number | undefined): ReactNode => (
    <Button
      variant="secondary"
      isAriaDisabled={neighbour === undefined}
      onClick={() => neighbour !== undefined && onOpen(neighbour)}
    >
      {label}
    </Button>
  );
  const link = page.links.report(reportId);
  return (
    <>
      <div className="ui-bar">
        <Button variant="secondary" onClick={onBack}>
          {t('foreman.reports.back')}
        </Button>
        {step(t('foreman.reports.newer'), neighbours[index - 1]?.id)}
        {step(t('foreman.reports.older'), index === -1 ? undefined : neighbours[index + 1]?.id)}
        {link !== undefined && <OutsideLink href={link}>{t('foreman.reports.open')}</OutsideLink>}
      </div>
      <h2 ref={heading} tabIndex={-1} className="foreman-reports-title">
        {report.data
          ? t('foreman.reports.of', { time: formatTime(report.data.reportedAt, locale) })
          : t('foreman.reports.one')}
      </h2>
      <DataView
        query={report}
        failed={t('foreman.reports.one.fault')}
        describe={(error) => describeForemanFault(error, t)}
      >
        {(details: ReportDetails) => (
          <>
            <Summary report={details} now={report.dataUpdatedAt} />
            <ReportLog logs={details.logs} />
            <ReportTimes times={details.times} />
          </>
        )}
      </DataView>
    </>
  );
}

function Summary({ report, now }: { readonly report: ReportDetails; readonly now: number }): ReactNode {
  const { t, locale } = useTranslation();
  const outcome = outcomeOf(report.counts, hasHiddenFailure(report));
  const numbers = new Intl.NumberFormat(locale);
  return (
    <Card title={t('foreman.reports.summary')}>
      {outcome === 'hiddenFailure' && <p>{t('foreman.reports.hidden.why')}</p>}
      <dl className="foreman-reports-facts">
        <Fact name={t('foreman.reports.column.outcome')}>
          <StatusWord kind={OUTCOME_KIND[outcome]}>{t(`foreman.outcome.${outcome}`)}</StatusWord>
        </Fact>
        <Fact name={t('foreman.reports.column.time')}>
          <TimeAgo at={report.reportedAt} now={now} />
        </Fact>
        <Fact name={t('foreman.reports.column.origin')}>{report.origin ?? t('foreman.reports.origin.none')}</Fact>
        <Fact name={t('foreman.reports.column.duration')}>
          {report.times ? formatSeconds(report.times.totalSeconds, locale) : t('foreman.reports.times.none')}
        </Fact>
        {report.resourceCount !== undefined && (
          <Fact name={t('foreman.reports.resources')}>{numbers.format(report.resourceCount)}</Fact>
        )}
        {COUNTERS.map((counter) => (
          <Fact key={counter} name={t(`foreman.counter.${counter}`)}>
            {numbers.format(report.counts[counter])}
          </Fact>
        ))}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
