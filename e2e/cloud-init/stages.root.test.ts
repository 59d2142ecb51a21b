/** Ten of the scripts through cloud-init's own stages, over a root folder of Debian that is made once and kept. */
import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from './cases.ts';
import { layCase, outputOf, program, python } from './guest.ts';

/** Half a minute and 320 MB; without time zones and locales cloud-init reports errors of its own. */
const packages =
  'systemd,systemd-sysv,dbus,cloud-init,openssh-server,iproute2,ca-certificates,sudo,netbase,python3,tzdata,locales';

let root = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cloud-init-stages-'));
  root = join(tmpdir(), 'debian-12-with-cloud-init');
  const kept = await stat(root).catch(() => undefined);
  if (kept?.uid === 0) return;
  const fresh = join(folder, 'root');
  await promisify(execFile)('mmdebstrap', ['--variant=apt', `--include=${packages}`, 'bookworm', fresh]);
  await rename(fresh, root);
}, 280_000);

afterAll(() => rm(folder, { recursive: true }));

const chosen = cases.filter(({ inStages }) => inStages);

test.each(chosen.map((entry, index) => [entry.title, index, entry] as const))('%s', async (_, index, entry) => {
  const here = await layCase(join(folder, String(index)), entry);
  expect(await outputOf(python, program('check_stages.py'), 'lay', here)).toBe('');
  const check = [python, program('check_stages.py'), 'check', here, root];
  expect(await outputOf('sh', program('stages.sh'), root, here, ...check)).toBe('');
});

test('takes at least ten of them', () => {
  expect(chosen.length).toBeGreaterThanOrEqual(10);
});
