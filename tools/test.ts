/**
 * `npm test`: every check and every test, in groups. A group whose system program is missing prints
 * `skipped: <group>, needs <package>` and counts as one skipped; nothing is installed. The closing line is
 * `N passed, N failed`, with the skipped behind it where there are any. `npm test -- unit page` runs just these groups.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './programs.ts';
import { root, run } from './run.ts';
import { buildSteps, runSteps, staticSteps, type Step } from './steps.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Group {
  readonly name: string;
  /** What the machine lacks for it, in words that follow "needs"; undefined when nothing. */
  readonly missing?: () => string | undefined;
  readonly run: () => Promise<Counts>;
}

const results = join(root, 'test-results');

async function steps(list: readonly Step[]): Promise<Counts> {
  const failed = await runSteps(list);
  return { passed: list.length - failed, failed, skipped: 0 };
}

/** The counts of a report file; a runner that died before writing one counts as a failure. */
async function readReport(file: string, exitCode: number, count: (report: unknown) => Counts): Promise<Counts> {
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = count(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    console.error(`No report in ${file}: ${String(error)}`);
    exitCode ||= 1;
  }
  if (exitCode !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  if (counts.passed + counts.failed === 0) {
    console.error('No test ran.');
    return { ...counts, failed: 1 };
  }
  return counts;
}

/** What Vitest's and Playwright's JSON reports hold of what is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

async function vitest(project: string): Promise<Counts> {
  const file = join(results, `vitest-${project}.json`);
  const code = await run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return readReport(file, code, (report) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as VitestReport; // Vitest wrote it just now
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  });
}

async function playwright(project: string): Promise<Counts> {
  const file = join(results, `playwright-${project}.json`);
  const code = await run('playwright', ['test', '--project', project, '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return readReport(file, code, (report) => {
    const { stats } = report as PlaywrightReport; // Playwright wrote it just now
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  });
}

const needsProgram =
  (what: string, ...programs: string[]) =>
  () =>
    programs.every((program) => findProgram(program) !== undefined) ? undefined : what;
const needsGlance = needsProgram('glance-api', 'glance-api', 'glance-manage');
const needsChromium = () => (findProgram('chromium', 'chromium-browser', 'google-chrome') ? undefined : 'chromium');
const needsRecordings = () => (process.env['ENGINE_RECORDINGS'] ? undefined : 'ENGINE_RECORDINGS');

const groups: readonly Group[] = [
  { name: 'static', run: () => steps(staticSteps) },
  { name: 'build', run: () => steps(buildSteps) },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'page', run: () => vitest('page') },
  { name: 'replay', missing: needsRecordings, run: () => vitest('replay') },
  {
    name: 'apache',
    missing: () =>
      needsProgram('apache2, python3 and openssl', 'apache2', 'python3', 'openssl')() ??
      (existsSync('/usr/lib/apache2/modules/mod_auth_openidc.so') ? undefined : 'libapache2-mod-auth-openidc'),
    run: () => vitest('apache'),
  },
  {
    name: 'glance',
    missing: needsGlance,
    run: () => vitest('glance'),
  },
  { name: 'cloud-init', missing: needsProgram('cloud-init', 'cloud-init'), run: () => vitest('cloud-init') },
  {
    name: 'cloud-init-root',
    missing: () =>
      process.getuid?.() === 0
        ? needsProgram('cloud-init and mmdebstrap', 'cloud-init', 'mmdebstrap', 'unshare')()
        : 'root, cloud-init and mmdebstrap',
    run: () => vitest('cloud-init-root'),
  },
  { name: 'chromium', missing: needsChromium, run: () => playwright('chromium') },
  { name: 'glance-dialog', missing: () => needsChromium() ?? needsGlance(), run: () => playwright('glance') },
  { name: 'recordings', missing: () => needsChromium() ?? needsRecordings(), run: () => playwright('recordings') },
  {
    name: 'firefox',
    missing: () => (findProgram('firefox-esr', 'firefox') ? undefined : 'firefox-esr'),
    run: () => playwright('firefox'),
  },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !groups.some((group) => group.name === name));
if (unknown.length > 0) {
  console.error(`No group "${unknown.join('", "')}". Groups: ${groups.map((group) => group.name).join(', ')}`);
  process.exit(2);
}

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
let total: Counts = { passed: 0, failed: 0, skipped: 0 };
const notes: string[] = [];
for (const group of groups.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const missing = group.missing?.();
  console.log(`\n== ${group.name}`);
  const counts = missing === undefined ? await group.run() : { passed: 0, failed: 0, skipped: 1 };
  if (missing !== undefined) notes.push(`skipped: ${group.name}, needs ${missing}`);
  else if (counts.skipped > 0) notes.push(`skipped: ${counts.skipped} in ${group.name}, see above`);
  if (counts.failed > 0) notes.push(`FAILED: ${counts.failed} in ${group.name}`);
  total = {
    passed: total.passed + counts.passed,
    failed: total.failed + counts.failed,
    skipped: total.skipped + counts.skipped,
  };
}

console.log(['', ...notes].join('\n'));
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;
