import { expect, test } from 'vitest';
import { parseVolumeRows } from './volumes.ts';

const row = (source: string, target: string, readOnly = false) => ({ source, target, readOnly });

test('tells folders of the VM from named volumes', () => {
  expect(parseVolumeRows([row('/srv/my data', '/data', true), row('', ''), row('db-1.x', ' /var/lib/db ')])).toEqual({
    ok: true,
    value: [
      { source: { kind: 'host', path: '/srv/my data' }, target: '/data', readOnly: true },
      { source: { kind: 'named', name: 'db-1.x' }, target: '/var/lib/db', readOnly: false },
    ],
  });
});

test.each([
  [row('', '/data'), 'source', 'problem.volume.source-empty'],
  [row('./data', '/data'), 'source', 'problem.volume.source'],
  [row('-x', '/data'), 'source', 'problem.volume.source'],
  [row('a', '/data'), 'source', 'problem.volume.source'],
  [row('C:\\data', '/data'), 'source', 'problem.volume.source'],
  [row('/a:b', '/data'), 'source', 'problem.volume.colon'],
  [row('/a\nb', '/data'), 'source', 'problem.text.character'],
  [row('/a', ''), 'target', 'problem.volume.target-empty'],
  [row('/a', 'data'), 'target', 'problem.volume.target'],
  [row('/a', '//'), 'target', 'problem.volume.root'],
  [row('/a', '/b:ro'), 'target', 'problem.volume.colon'],
  [row('/a', '/b\0'), 'target', 'problem.text.character'],
] as const)('refuses %o', (wrong, field, id) => {
  expect(parseVolumeRows([wrong])).toMatchObject({ ok: false, problems: [{ row: 0, field, problem: { id } }] });
});

test('finds one path of the container used twice, however it is written', () => {
  expect(parseVolumeRows([row('/a', '/data/x'), row('/b', '/data//x/')])).toMatchObject({
    ok: false,
    problems: [{ row: 1, field: 'target', problem: { id: 'problem.volume.twice', values: { row: 1 } } }],
  });
});
