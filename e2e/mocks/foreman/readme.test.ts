import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProofTable } from '../../proof-table.ts';

test('names for each of the 18 points where it is done and a test that is there', () => {
  const { points, missing } = readProofTable(join(import.meta.dirname, 'README.md'));
  expect(missing).toEqual([]);
  expect(points).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
});
