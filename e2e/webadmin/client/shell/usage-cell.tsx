/** Memory, processor or network use of a running machine, with the line of the last refreshes. */
import { useState, type JSX } from 'react';
import type { RestResource } from '../plugins/webadmin-model.ts';
import { textAt } from './resource.ts';
import { Sparkline } from './sparkline.tsx';

/** How many refreshes the line goes back. */
const KEPT = 12;

interface Props {
  readonly resource: RestResource;
  readonly what: 'memory' | 'cpu' | 'network';
}

export function UsageCell({ resource, what }: Props): JSX.Element {
  const percent = textAt(resource, 'usage', what);
  const [seen, setSeen] = useState<{ readonly resource: RestResource; readonly percents: readonly number[] }>();
  if (percent === '') return <span className="webadmin-no-usage">--</span>;
  if (seen?.resource !== resource) {
    setSeen({ resource, percents: [...(seen?.percents ?? []), Number(percent)].slice(-KEPT) });
  }
  return <Sparkline percents={seen?.percents ?? [Number(percent)]} />;
}
