/** What the runs of a machine did, and how long they took, over a range of time. */
import { FormSelectOption, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { fetchReportSeries, type ReportSeries } from '../../foreman/reports.ts';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import { MachineBar } from '../../foreman-page/machine-bar.tsx';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { DataView } from '../../ui/data-view.tsx';
import { Choice } from '../../ui/field.tsx';
import { Nothing, SubTab } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { EventGraph } from './event-graph.tsx';
import { HOURS_OF, RANGES, toSpans, type Range } from './series.ts';
import { TimeGraph } from './time-graph.tsx';

const RANGE_KEY = 'graphs-range';

/** As long as Foreman keeps reports when nobody changes it. */
const USUAL: Range = 'week';

function toRange(value: unknown): Range {
  return RANGES.find((range) => range === value) ?? USUAL;
}

export function ForemanGraphs(page: MachinePageProps): ReactNode {
  const { foreman, config, found, links, keep, recall } = page;
  const { t } = useTranslation();
  const [range, setRange] = useState(() => toRange(recall(RANGE_KEY)));
  const [isTable, setIsTable] = useState(false);
  const { id, name } = found.host;
  const series = useForemanQuery(config, {
    key: ['series', id, range],
    read: (signal) => fetchReportSeries(foreman, id, HOURS_OF[range], { signal }),
  });

  function choose(value: string): void {
    setRange(toRange(value));
    keep(RANGE_KEY, value);
  }

  return (
    <SubTab title={t('foreman.graphs.title')}>
      <MachineBar
        page={page}
        link={links.reports(name)}
        onRefresh={() => void series.refetch()}
        isRefreshing={series.isFetching}
        dataAt={series.dataUpdatedAt}
      >
        <div className="ui-bar__choice">
          <Choice id="foreman-graphs-range" label={t('foreman.graphs.range')} value={range} onChange={choose}>
            {RANGES.map((one) => (
              <FormSelectOption key={one} value={one} label={t(`foreman.graphs.range.${one}`)} />
            ))}
          </Choice>
        </div>
        <ToggleGroup aria-label={t('foreman.graphs.shown-as')}>
          <ToggleGroupItem
            text={t('foreman.graphs.as-graph')}
            isSelected={!isTable}
            onChange={() => setIsTable(false)}
          />
          <ToggleGroupItem text={t('foreman.graphs.as-table')} isSelected={isTable} onChange={() => setIsTable(true)} />
        </ToggleGroup>
      </MachineBar>
      <DataView query={series} failed={t('foreman.graphs.fault')} describe={(error) => describeForemanFault(error, t)}>
        {(read: ReportSeries) => <Graphs series={read} range={range} now={series.dataUpdatedAt} isTable={isTable} />}
      </DataView>
    </SubTab>
  );
}

interface GraphsProps {
  readonly series: ReportSeries;
  readonly range: Range;
  /** When the reports were read, in ms since 1970. */
  readonly now: number;
  readonly isTable: boolean;
}

function Graphs({ series, range, now, isTable }: GraphsProps): ReactNode {
  const { t } = useTranslation();
  const { reports, found } = series;
  if (reports.length === 0) {
    return <Nothing title={t(`foreman.graphs.none.${range}`)}>{t('foreman.graphs.none.why')}</Nothing>;
  }
  const spans = toSpans(reports, range, now);
  return (
    <>
      {found > reports.length && <p>{t('foreman.graphs.newest', { shown: reports.length, all: found })}</p>}
      <EventGraph spans={spans} isTable={isTable} />
      <TimeGraph spans={spans} isTable={isTable} />
    </>
  );
}
