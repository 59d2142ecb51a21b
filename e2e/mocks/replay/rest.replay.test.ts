import { describe, expect, it } from 'vitest';
import { knownDifferences, MOST_KNOWN, reasonFor } from './known-differences.ts';
import { replayFolder } from './replay.ts';

const folder = process.env['ENGINE_RECORDINGS'] ?? '';
if (folder === '') console.log('skipped: replay, needs ENGINE_RECORDINGS');

describe.skipIf(folder === '')('the mock engine answers as the recorded one', async () => {
  const verdicts = folder === '' ? [] : await replayFolder(folder);

  for (const { name, outcome, reasons } of verdicts.filter((verdict) => verdict.outcome !== 'outside')) {
    const known = reasonFor(name);
    if (known === undefined) it(`to ${name}`, () => expect(reasons).toEqual([]));
    else
      it(`to ${name}, but for: ${known}`, () =>
        expect(outcome, 'no longer differs: take it off the list').toBe('differs'));
  }

  it('with few known differences, all of them among the recordings', () => {
    expect(knownDifferences.length).toBeLessThanOrEqual(MOST_KNOWN);
    const names = verdicts.map(({ name }) => name);
    expect(knownDifferences.filter(({ file }) => !names.includes(file))).toEqual([]);
  });
});
