/**
 * Every generated script against Debian's own cloud-init: its schema, and a check in Python that knows only what was
 * typed into the form.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { guestFilesFor } from './guest.ts';

const run = promisify(execFile);
/** Debian's own, which has cloud-init's modules; another `python3` may come first on the PATH. */
const python = '/usr/bin/python3';
const check = join(import.meta.dirname, 'check.py');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloud-init-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What a program prints, whether it succeeds or not. */
async function outputOf(program: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout, stderr } = await run(program, args, { timeout: 50_000 });
    return stdout + stderr;
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error;
    return `${String(error.stdout)}${String(error.stderr)}`;
  }
}

test.each(cases.map((entry, index) => [entry.title, index, entry] as const))('%s', async (_, index, entry) => {
  const here = join(folder, String(index));
  await mkdir(here);
  await writeFile(join(here, 'user_data'), guestFilesFor(entry.form)['latest/user_data']);
  await writeFile(join(here, 'case.json'), JSON.stringify(entry));
  expect(await outputOf('cloud-init', 'schema', '--config-file', join(here, 'user_data'))).toContain(
    'Valid cloud-config',
  );
  expect(await outputOf(python, check, here)).toBe('');
});
