/** Memory, processor or network use of a running machine: the line of the last refreshes and the last value. */
import type { JSX } from 'react';
import type { RestResource } from '../plugins/webadmin-model.ts';
import { valueAt } from './resource.ts';

const WIDTH = 40;
const HEIGHT = 18;

interface Props {
  readonly resource: RestResource;
  readonly what: 'memory' | 'cpu' | 'network';
}

export function UsageCell({ resource, what }: Props): JSX.Element {
  const usage = valueAt(resource, 'usage', what);
  const percents = Array.isArray(usage) ? usage.map(Number) : [];
  if (percents.length === 0) return <span className="webadmin-no-usage">--</span>;
  const points = percents.map((percent, at) => {
    const x = 1 + (at / Math.max(percents.length - 1, 1)) * (WIDTH - 8);
    return `${x.toFixed(1)},${(HEIGHT - (percent / 100) * HEIGHT).toFixed(1)}`;
  });
  return (
    <span className="webadmin-sparkline">
      <svg width={WIDTH + 1} height={HEIGHT + 2} aria-hidden="true">
        <path d={`M.5 0v${HEIGHT + 1.5}h${WIDTH}`} fill="none" stroke="#bbb" />
        <polyline points={points.join(' ')} fill="none" stroke="#629766" strokeWidth="1.5" />
      </svg>
      <span>{percents.at(-1)}%</span>
    </span>
  );
}
