import { describe, expect, it } from 'vitest';
import { reasonFor } from './known-differences.ts';
import { replayFlows } from './replay-flows.ts';

const folder = process.env['ENGINE_RECORDINGS'] ?? '';
if (folder === '') console.log('skipped: replay of courses, needs ENGINE_RECORDINGS');

describe.skipIf(folder === '')('the mock engine takes the recorded courses', async () => {
  for (const { name, outcome, reasons } of folder === '' ? [] : await replayFlows(folder)) {
    const known = reasonFor(name);
    if (known === undefined) it(`of ${name}`, () => expect(reasons).toEqual([]));
    else
      it(`of ${name}, but for: ${known}`, () =>
        expect(outcome, 'no longer differs: take it off the list').toBe('differs'));
  }
});
