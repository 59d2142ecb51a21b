/** Each host once, by the state of its configuration: a ring for the glance, and every number leading to its list. */
import { arc, pie } from 'd3-shape';
import type { ReactNode } from 'react';
import type { Health } from '../../foreman/status.ts';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { Dashboard, ListId } from './dashboard-data.ts';

export interface HealthDonutProps {
  readonly dashboard: Pick<Dashboard, 'counts' | 'total'>;
  readonly onOpen: (list: ListId) => void;
}

/** What needs attention first; each with a colour, and lines that tell it from its neighbours without one. */
const SEGMENTS: readonly { readonly health: Health; readonly colour: string; readonly lines: string }[] = [
  { health: 'error', colour: '#c00', lines: '' },
  { health: 'outOfSync', colour: '#d36b08', lines: 'M0 6L6 0' },
  { health: 'noReport', colour: '#8b8d8f', lines: 'M3 0V6' },
  { health: 'pending', colour: '#00659c', lines: 'M0 0L6 6' },
  { health: 'active', colour: '#0088ce', lines: '' },
  { health: 'unchanged', colour: '#3f9c35', lines: '' },
  { health: 'disabled', colour: '#bbb', lines: 'M0 3H6' },
];

const RADIUS = 60;
const drawArc = arc<unknown, { startAngle: number; endAngle: number }>()
  .innerRadius(RADIUS * 0.65)
  .outerRadius(RADIUS)
  .startAngle(({ startAngle }) => startAngle)
  .endAngle(({ endAngle }) => endAngle)
  .padAngle(0.02);

export function HealthDonut({ dashboard: { counts, total }, onOpen }: HealthDonutProps): ReactNode {
  const { t, locale } = useTranslation();
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const share = (count: number): string => (total === 0 ? '' : percents.format(count / total));
  const slices = pie<(typeof SEGMENTS)[number]>()
    .sort(null)
    .value(({ health }) => counts[health])(SEGMENTS.filter(({ health }) => counts[health] > 0));
  return (
    <Card title={t('foreman.dashboard.health')}>
      <div className="foreman-dashboard-health">
        <svg viewBox={`${-RADIUS} ${-RADIUS} ${2 * RADIUS} ${2 * RADIUS}`} aria-hidden="true">
          <defs>
            {SEGMENTS.map(({ health, colour, lines }) => (
              <pattern key={health} id={`health-${health}`} width="6" height="6" patternUnits="userSpaceOnUse">
                <rect width="6" height="6" fill={colour} />
                <path d={lines} stroke="#fff" strokeWidth="1.5" />
              </pattern>
            ))}
          </defs>
          {slices.map((slice) => (
            <path key={slice.data.health} d={drawArc(slice) ?? ''} fill={`url(#health-${slice.data.health})`} />
          ))}
          {total === 0 && <circle r={RADIUS - 1} fill="none" stroke="#d1d1d1" />}
          <text className="foreman-dashboard-total" textAnchor="middle" dy="0.35em">
            {numbers.format(total)}
          </text>
        </svg>
        <table className="foreman-dashboard-legend" aria-label={t('foreman.dashboard.health')}>
          <tbody>
            {SEGMENTS.map(({ health }) => (
              <tr key={health}>
                <th scope="row">
                  <svg viewBox="0 0 12 12" aria-hidden="true">
                    <rect width="12" height="12" fill={`url(#health-${health})`} />
                  </svg>{' '}
                  {t(`foreman.health.${health}`)}
                </th>
                <td className="ui-number">
                  <ListButton count={counts[health]} list={health} onOpen={onOpen} />
                </td>
                <td className="ui-number ui-note">{share(counts[health])}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('foreman.dashboard.all')}</th>
              <td className="ui-number">
                <ListButton count={total} list="all" onOpen={onOpen} />
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export interface ListButtonProps {
  readonly count: number;
  readonly list: ListId;
  readonly onOpen: (list: ListId) => void;
}

/** A number that leads to the list behind it. */
export function ListButton({ count, list, onOpen }: ListButtonProps): ReactNode {
  const { t, locale } = useTranslation();
  const text = new Intl.NumberFormat(locale).format(count);
  return (
    <button
      type="button"
      className="ui-link-button"
      aria-label={t('foreman.dashboard.show', { list: t(`foreman.dashboard.list.${list}`), count })}
      data-list={list}
      onClick={() => onOpen(list)}
    >
      {text}
    </button>
  );
}
