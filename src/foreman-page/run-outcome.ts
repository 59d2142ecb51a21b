/** What came of a run, in the word that tells an administrator most. */
import type { Counter } from '../foreman/reports.ts';
import type { StatusKind } from '../ui/status-word.tsx';

/** `hiddenFailure`: there was no catalog, which Foreman calls a success. */
export type Outcome = 'failed' | 'hiddenFailure' | 'changed' | 'pending' | 'skipped' | 'unchanged';

export function outcomeOf(counts: Readonly<Record<Counter, number>>, hidesFailure: boolean): Outcome {
  if (counts.failed + counts.failedRestarts > 0) return 'failed';
  if (hidesFailure) return 'hiddenFailure';
  if (counts.applied + counts.restarted > 0) return 'changed';
  if (counts.pending > 0) return 'pending';
  return counts.skipped > 0 ? 'skipped' : 'unchanged';
}

export const OUTCOME_KIND: Readonly<Record<Outcome, StatusKind>> = {
  failed: 'error',
  hiddenFailure: 'error',
  changed: 'info',
  pending: 'warning',
  skipped: 'warning',
  unchanged: 'ok',
};
