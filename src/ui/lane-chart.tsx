/**
 * Values over time, one row of bars for each kind: nothing has to be told by its colour, and a single failure is seen
 * beside a thousand changes. Each value can be reached with pointer and keys, and is said in words.
 */
import './lane-chart.css';
import { scaleTime } from 'd3-scale';
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from './translation.tsx';

export type LaneTone = 'good' | 'bad' | 'warning' | 'plain';

export interface Lane {
  readonly id: string;
  readonly title: string;
  readonly tone: LaneTone;
  /** One for each span; `undefined` where nothing is known, which is not zero. */
  readonly values: readonly (number | undefined)[];
  /** What fills the row; the largest of its own values when absent. */
  readonly full?: number;
  /** In the columns behind the row. */
  readonly summary: readonly string[];
}

export interface LaneChartProps {
  /** Names the chart for screen readers. */
  readonly label: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly lanes: readonly Lane[];
  /** Heads of the columns behind the rows. */
  readonly summaryTitles: readonly string[];
  /** What a span holds, as a sentence. */
  readonly describe: (index: number) => string;
  /** What a hatched span means; nothing where there can be none. */
  readonly gap?: string;
  /** About as many times are written below; fewer in a narrow card. */
  readonly ticks?: number;
}

/** Of the height of a row: what is not zero is seen. */
const LEAST_HEIGHT = 8;

export function LaneChart(props: LaneChartProps): ReactNode {
  const { label, spans, lanes, summaryTitles, describe, gap, ticks = 6 } = props;
  const { t } = useTranslation();
  const [cursor, setCursor] = useState<number>();
  const last = spans.length - 1;
  const isGap = spans.map((_, index) => lanes.every(({ values }) => values[index] === undefined));

  function follow(event: PointerEvent<HTMLElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setCursor(Math.min(last, Math.max(0, Math.floor(((event.clientX - left) / width) * spans.length))));
  }

  function move(event: KeyboardEvent): void {
    const at = cursor ?? last;
    const page = Math.ceil(spans.length / 10);
    const next = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - page,
      PageUp: at + page,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setCursor(Math.min(last, Math.max(0, next)));
  }

  const percent = (index: number): string => `${(100 * index) / spans.length}%`;
  return (
    <div className="ui-lanes" style={{ '--ui-lanes-columns': summaryTitles.length } as Record<string, number>}>
      <div className="ui-lanes__plot" style={{ gridRow: `2 / ${lanes.length + 2}` }}>
        {isGap.map(
          (isEmpty, index) =>
            isEmpty && (
              <span
                key={index}
                className="ui-lanes__gap"
                style={{ insetInlineStart: percent(index), inlineSize: percent(1) }}
              />
            ),
        )}
        {cursor !== undefined && (
          <span className="ui-lanes__cursor" style={{ insetInlineStart: percent(cursor), inlineSize: percent(1) }} />
        )}
        <div
          className="ui-lanes__pointer"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={cursor ?? last}
          aria-valuetext={describe(cursor ?? last)}
          onKeyDown={move}
          onFocus={() => setCursor(cursor ?? last)}
          onBlur={() => setCursor(undefined)}
          onPointerMove={follow}
          onPointerDown={follow}
          onPointerLeave={(event) => document.activeElement !== event.currentTarget && setCursor(undefined)}
        />
      </div>
      {summaryTitles.map((title, index) => (
        <span key={title} className="ui-lanes__head" style={{ gridColumn: index + 3 }}>
          {title}
        </span>
      ))}
      {lanes.map((lane, row) => (
        <LaneRow key={lane.id} lane={lane} row={row + 2} />
      ))}
      <Axis spans={spans} count={ticks} row={lanes.length + 2} />
      <p className="ui-lanes__note ui-note" style={{ gridRow: lanes.length + 3 }}>
        <span aria-hidden="true">{cursor === undefined ? t('chart.hint') : describe(cursor)}</span>
        {isGap.includes(true) && (
          <span className="ui-lanes__legend">
            <span className="ui-lanes__gap" /> {gap}
          </span>
        )}
      </p>
    </div>
  );
}

function LaneRow({ lane, row }: { readonly lane: Lane; readonly row: number }): ReactNode {
  const { title, tone, values, summary } = lane;
  const full = lane.full ?? Math.max(...values.map((value) => value ?? 0));
  return (
    <>
      <span className="ui-lanes__title" title={title} style={{ gridRow: row }}>
        {title}
      </span>
      <svg
        className={`ui-lanes__lane ui-lanes__lane--${tone}`}
        style={{ gridRow: row }}
        viewBox={`0 0 ${values.length} 100`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {values.map((value = 0, index) => {
          const height = value > 0 && full > 0 ? Math.max(LEAST_HEIGHT, (100 * value) / full) : 0;
          return height > 0 && <rect key={index} x={index + 0.1} y={100 - height} width={0.8} height={height} />;
        })}
      </svg>
      {summary.map((text, index) => (
        <span key={index} className="ui-lanes__summary" style={{ gridRow: row, gridColumn: index + 3 }}>
          {text}
        </span>
      ))}
    </>
  );
}

interface AxisProps extends Pick<LaneChartProps, 'spans'> {
  readonly count: number;
  readonly row: number;
}

/** In a chart of so few times, which is narrow, there is no room for one behind this share of the axis. */
const FEW = 3;
const LATE = 0.75;

function Axis({ spans, count, row }: AxisProps): ReactNode {
  const { locale } = useTranslation();
  const [from, to] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 1];
  const ticks = scaleTime().domain([from, to]).ticks(count);
  const isOfHours = ticks.some((tick) => tick.getHours() !== 0);
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  return (
    <div className="ui-lanes__axis" style={{ gridRow: row }} aria-hidden="true">
      {ticks.map((tick) => {
        const share = (tick.getTime() - from) / (to - from);
        return (
          <span key={tick.getTime()} style={{ insetInlineStart: `${100 * share}%` }}>
            {count <= FEW && share > LATE ? '' : (isOfHours && tick.getHours() !== 0 ? hour : day).format(tick)}
          </span>
        );
      })}
    </div>
  );
}
