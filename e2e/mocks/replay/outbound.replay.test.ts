import { describe, expect, it } from 'vitest';
import { replayOutbound } from './replay-outbound.ts';

const folder = process.env['ENGINE_RECORDINGS'] ?? '';
if (folder === '') console.log('skipped: replay of what the engine asks, needs ENGINE_RECORDINGS');

describe.skipIf(folder === '')('the mock engine asks Glance and Keystone as the recorded one', async () => {
  const verdicts = folder === '' ? [] : await replayOutbound(folder);

  for (const { name, reasons } of verdicts.filter(({ outcome }) => outcome !== 'outside')) {
    it(`in ${name}`, () => expect(reasons).toEqual([]));
  }
});
