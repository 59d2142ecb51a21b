/**
 * Every generated script against Debian's own cloud-init: its schema, and a check in Python that knows only what was
 * typed into the form.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { layCase, outputOf, program, python } from './guest.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloud-init-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(cases.map((entry, index) => [entry.title, index, entry] as const))('%s', async (_, index, entry) => {
  const here = await layCase(join(folder, String(index)), entry);
  expect(await outputOf('cloud-init', 'schema', '--config-file', join(here, 'user_data'))).toContain(
    'Valid cloud-config',
  );
  expect(await outputOf(python, program('check.py'), here)).toBe('');
});
