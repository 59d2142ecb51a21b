/** A value with the line of its last ones, as the grids show memory and processor use. */
import type { JSX } from 'react';

const WIDTH = 40;
const HEIGHT = 18;

/** `percents`, oldest first; the last one is the value shown. */
export function Sparkline({ percents }: { readonly percents: readonly number[] }): JSX.Element {
  const last = percents.at(-1) ?? 0;
  const stepPx = percents.length > 1 ? WIDTH / (percents.length - 1) : 0;
  const points = percents.map(
    (percent, index) => `${(index * stepPx).toFixed(1)},${(HEIGHT - (percent / 100) * HEIGHT).toFixed(1)}`,
  );
  return (
    <span className="webadmin-sparkline">
      <svg width={WIDTH + 1} height={HEIGHT + 2} aria-hidden="true">
        <path d={`M.5 0v${HEIGHT + 1.5}h${WIDTH}`} fill="none" stroke="#bbb" />
        <polyline points={points.join(' ')} fill="none" stroke="#3f9c35" strokeWidth="1.5" />
      </svg>
      <span>{last}%</span>
    </span>
  );
}
