import { expect, test } from 'vitest';
import type { Counter } from '../foreman/reports.ts';
import { outcomeOf, type Outcome } from './run-outcome.ts';

const none = { applied: 0, restarted: 0, failed: 0, failedRestarts: 0, skipped: 0, pending: 0 };

test.each<[Partial<Record<Counter, number>>, boolean, Outcome]>([
  [{ failed: 1, applied: 3 }, false, 'failed'],
  [{ failedRestarts: 1, restarted: 1 }, false, 'failed'],
  [{}, true, 'hiddenFailure'],
  [{ applied: 1, pending: 2 }, false, 'changed'],
  [{ restarted: 1 }, false, 'changed'],
  [{ pending: 1, skipped: 1 }, false, 'pending'],
  [{ skipped: 1 }, false, 'skipped'],
  [{}, false, 'unchanged'],
])('calls %j (without a catalog: %o) %s', (some, hidesFailure, outcome) => {
  expect(outcomeOf({ ...none, ...some }, hidesFailure)).toBe(outcome);
});
