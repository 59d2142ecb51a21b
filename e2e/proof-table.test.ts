import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProofTable } from './proof-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proof-'));
  writeFileSync(join(folder, 'a.test.ts'), `test('holds a | b', …); test("it's there", …);`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(...rows: readonly string[]): ReturnType<typeof readProofTable> {
  const readme = join(folder, 'README.md');
  writeFileSync(readme, ['| # | what | where | proof |', '| - | - | - | - |', ...rows].join('\n'));
  return readProofTable(readme);
}

test('is content with files and tests that are there', () => {
  const table = read(
    "| 1 | one | `a.test.ts` | `a.test.ts`: holds a \\| b<br>`a.test.ts`: it's there |",
    '| 2 | two | | `a.test.ts`: holds a \\| b |',
  );
  expect(table).toEqual({ points: [1, 2], missing: [] });
});

test('names each file and test that is not there', () => {
  const { missing } = read('| 7 | one | `b.ts` | `a.test.ts`: holds<br>`c.test.ts`: x<br>no test |');
  expect(missing).toEqual([
    'Point 7: there is no b.ts.',
    'Point 7: a.test.ts has no test "holds".',
    'Point 7: there is no c.test.ts.',
    'Point 7: "no test" names no test.',
  ]);
});
