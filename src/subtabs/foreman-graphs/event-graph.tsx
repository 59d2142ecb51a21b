/** What the runs did: each counter in a row of its own, with its own scale. */
import type { ReactNode } from 'react';
import type { Counter } from '../../foreman/reports.ts';
import { CountCell, DataTable, type Column } from '../../ui/data-table.tsx';
import { LaneChart, type Lane, type LaneTone } from '../../ui/lane-chart.tsx';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { countIn, COUNTERS_BY_WEIGHT, type Span } from './series.ts';
import { formatSpan } from './span-text.ts';

export interface GraphProps {
  readonly spans: readonly Span[];
  readonly isTable: boolean;
}

const TONE_OF: Readonly<Record<Counter, LaneTone>> = {
  failed: 'bad',
  failedRestarts: 'bad',
  skipped: 'warning',
  pending: 'warning',
  applied: 'good',
  restarted: 'good',
};

export function EventGraph({ spans, isTable }: GraphProps): ReactNode {
  const { t, locale } = useTranslation();
  const numbers = new Intl.NumberFormat(locale);

  function lane(id: string, title: string, tone: LaneTone, values: Lane['values']): Lane {
    const known = values.filter((value) => value !== undefined);
    const [sum, most] = [known.reduce((all, value) => all + value, 0), Math.max(0, ...known)];
    return { id, title, tone, values, summary: [numbers.format(sum), numbers.format(most)] };
  }

  function describe(index: number): string {
    const span = spans[index];
    if (!span) return '';
    const time = formatSpan(span, locale);
    if (span.items.length === 0) return t('foreman.graphs.span.none', { time });
    const happened = COUNTERS_BY_WEIGHT.map((counter) => [counter, countIn(span, counter) ?? 0] as const)
      .filter(([, count]) => count > 0)
      .map(([counter, count]) => t('foreman.graphs.value', { name: t(`foreman.counter.${counter}`), value: count }));
    const events = happened.length === 0 ? t('foreman.graphs.span.quiet') : happened.join(', ');
    return t('foreman.graphs.span.events', { time, count: span.items.length, events });
  }

  return (
    <Card title={t('foreman.graphs.events')} note={isTable ? undefined : t('foreman.graphs.events.scale')}>
      {isTable ? (
        <EventTable spans={spans} />
      ) : (
        <LaneChart
          label={t('foreman.graphs.events')}
          spans={spans}
          lanes={[
            ...COUNTERS_BY_WEIGHT.map((counter) =>
              lane(
                counter,
                t(`foreman.counter.${counter}`),
                TONE_OF[counter],
                spans.map((span) => countIn(span, counter)),
              ),
            ),
            lane(
              'runs',
              t('foreman.graphs.runs'),
              'plain',
              spans.map(({ items }) => (items.length === 0 ? undefined : items.length)),
            ),
          ]}
          summaryTitles={[t('foreman.graphs.sum'), t('foreman.graphs.most')]}
          describe={describe}
          gap={t('foreman.graphs.gap.runs')}
        />
      )}
    </Card>
  );
}

function EventTable({ spans }: { readonly spans: readonly Span[] }): ReactNode {
  const { t, locale } = useTranslation();
  const numbers = new Intl.NumberFormat(locale);
  const columns: readonly Column<Span>[] = [
    { id: 'time', title: t('foreman.graphs.time'), cell: (span) => formatSpan(span, locale) },
    {
      id: 'runs',
      title: t('foreman.graphs.runs'),
      isNumber: true,
      cell: ({ items }) => numbers.format(items.length),
    },
    ...COUNTERS_BY_WEIGHT.map((counter): Column<Span> => ({
      id: counter,
      title: t(`foreman.counter.${counter}`),
      isNumber: true,
      cell: (span) => (
        <CountCell count={countIn(span, counter) ?? 0} text={numbers.format(countIn(span, counter) ?? 0)} />
      ),
    })),
  ];
  return (
    <DataTable
      label={t('foreman.graphs.events')}
      columns={columns}
      rows={spans.filter(({ items }) => items.length > 0).toReversed()}
      rowKey={({ start }) => start}
    />
  );
}
