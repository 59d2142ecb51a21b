/** How long the runs took, and with what: all rows on one scale, so that they can be compared. */
import type { ReactNode } from 'react';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { LaneChart, type LaneTone } from '../../ui/lane-chart.tsx';
import { formatSeconds } from '../../ui/numbers.ts';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { GraphProps } from './event-graph.tsx';
import { toTimeRows, type Span, type TimeRow } from './series.ts';
import { formatSpan } from './span-text.ts';

const TONE_OF: Readonly<Record<TimeRow['kind'], LaneTone>> = {
  total: 'good',
  retrieval: 'plain',
  part: 'plain',
  others: 'plain',
};

/** Names of metrics come from the guest, and may be as long as it likes. */
const LONGEST_NAME = 60;

export function TimeGraph({ spans, isTable }: GraphProps): ReactNode {
  const { t, locale } = useTranslation();
  const rows = toTimeRows(spans);
  const [total] = rows;
  const full = Math.max(0, ...(total?.values ?? []).map((value) => value ?? 0));
  const seconds = (value: number | undefined): string => (value === undefined ? '–' : formatSeconds(value, locale));
  const titleOf = ({ kind, name }: TimeRow): string =>
    kind === 'part' ? name.slice(0, LONGEST_NAME) : t(`foreman.graphs.times.${kind}`);

  function describe(index: number): string {
    const span = spans[index];
    if (!span) return '';
    const time = formatSpan(span, locale);
    if (total?.values[index] === undefined) return t('foreman.graphs.span.no-times', { time });
    const values = rows
      .filter(({ values: ofRow }) => ofRow[index] !== undefined)
      .map((row) => t('foreman.graphs.value', { name: titleOf(row), value: seconds(row.values[index]) }));
    return t('foreman.graphs.span.times', { time, values: values.join(', ') });
  }

  if (total?.mean === undefined) {
    return <Card title={t('foreman.graphs.times')}>{t('foreman.graphs.times.none')}</Card>;
  }
  return (
    <Card title={t('foreman.graphs.times')} note={isTable ? undefined : t('foreman.graphs.times.scale')}>
      {isTable ? (
        <TimeTable spans={spans} rows={rows} titleOf={titleOf} />
      ) : (
        <LaneChart
          label={t('foreman.graphs.times')}
          spans={spans}
          lanes={rows.map((row) => ({
            id: `${row.kind} ${row.name}`,
            title: titleOf(row),
            tone: TONE_OF[row.kind],
            values: row.values,
            full,
            summary: [seconds(row.mean), seconds(row.longest)],
          }))}
          summaryTitles={[t('foreman.graphs.mean'), t('foreman.graphs.longest')]}
          describe={describe}
          gap={t('foreman.graphs.gap.times')}
        />
      )}
    </Card>
  );
}

interface TimeTableProps {
  readonly spans: readonly Span[];
  readonly rows: readonly TimeRow[];
  readonly titleOf: (row: TimeRow) => string;
}

function TimeTable({ spans, rows, titleOf }: TimeTableProps): ReactNode {
  const { t, locale } = useTranslation();
  const columns: readonly Column<number>[] = [
    {
      id: 'time',
      title: t('foreman.graphs.time'),
      cell: (index) => formatSpan(spans[index] ?? { start: 0, end: 0 }, locale),
    },
    ...rows.map((row): Column<number> => ({
      id: `${row.kind} ${row.name}`,
      title: titleOf(row),
      isNumber: true,
      cell: (index) => {
        const value = row.values[index];
        return value === undefined ? '–' : formatSeconds(value, locale);
      },
    })),
  ];
  const withTimes = spans.flatMap((_, index) => (rows[0]?.values[index] === undefined ? [] : [index]));
  return (
    <DataTable
      label={t('foreman.graphs.times')}
      columns={columns}
      rows={withTimes.toReversed()}
      rowKey={(index) => index}
    />
  );
}
