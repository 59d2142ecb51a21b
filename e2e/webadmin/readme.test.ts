import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const lines = readFileSync(join(folder, 'README.md'), 'utf8').split('\n');
const rows = lines.flatMap((line) => {
  const [, point = '', , where = '', test = ''] = line.split('|').map((cell) => cell.trim());
  return /^\d+$/.test(point) ? [{ point: Number(point), where, test }] : [];
});

describe('the table of what the stand-in must do', () => {
  it('names every point', () => {
    expect([...new Set(rows.map(({ point }) => point))]).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it.each(rows)('$point: $test is there, and so are the files', ({ where, test }) => {
    const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    const [, spec = '', title = ''] = /^`([\w.-]+)`: (.+)$/.exec(test) ?? [];
    expect(readFileSync(join(folder, spec), 'utf8')).toContain(`test('${title}'`);
  });
});
