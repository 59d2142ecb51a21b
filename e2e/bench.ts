/**
 * `npm run bench`: what a plugin with a dialog costs at login and when the dialog opens, beside the least that a plugin
 * and a dialog of the same libraries can cost. Times are medians of interleaved runs and move with the machine; what can
 * be compared is their ratio to the floor. `--quick` makes 3 runs instead of 15; `--plugin docker` measures one alone.
 */
import { copyFile, cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findProgram } from '../tools/programs.ts';
import { root } from '../tools/run.ts';
import { buildSteps, runSteps } from '../tools/steps.ts';
import { sizesOfPage } from './bench/bundle-sizes.ts';
import type { Subject } from './bench/marks.ts';
import { visit, openFetchedAhead, type Cost, type Visit } from './bench/visit.ts';
import { createEngine } from './mocks/engine/engine.ts';
import { labData } from './mocks/engine/data/lab.ts';
import { builtPlugins, startLab } from './start-lab.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, plugin: { type: 'string' } } });
const runs = values.quick ? 3 : 15;

const subjects: readonly Subject[] = [
  {
    plugin: 'docker',
    place: 'vms',
    buttonLabel: 'Create Docker VM',
    hostPagePath: 'plugin/docker/plugin/docker.html',
    dialogPath: 'plugin/docker/dialogs/create-docker-vm/index.html',
  },
  {
    plugin: 'glance',
    place: 'templates',
    buttonLabel: 'Import image',
    hostPagePath: 'plugin/glance/plugin/glance.html',
    dialogPath: 'plugin/glance/dialogs/import-glance-image/index.html',
  },
];
const floor: Subject = {
  plugin: 'floor',
  place: 'vms',
  buttonLabel: 'Floor',
  hostPagePath: 'plugin/floor/host.html',
  dialogPath: 'plugin/floor/dialog.html',
};

const executablePath = findProgram('chromium', 'chromium-browser', 'google-chrome');
if (executablePath === undefined) throw new Error('The benchmark needs Chromium on the PATH.');
const floorBuild = {
  name: 'build of the floor pages',
  command: ['vite', 'build', '--config', 'e2e/bench/vite.config.ts', '--logLevel', 'warn'],
} as const;
// Without a build there is nothing to measure; the steps have said why.
if ((await runSteps([...buildSteps, floorBuild])) > 0) process.exit(1);

interface Results {
  readonly visits: Visit[];
  readonly ahead: Cost[];
}

type Pair = Readonly<Record<'plugin' | 'floor', Results>>;

/** The built bundle as a site has it that installed this plugin alone: the floor, too, is alone. */
async function installAlone(plugin: string): Promise<string> {
  const uiPlugins = join(root, 'dist/bench', plugin);
  await rm(uiPlugins, { recursive: true, force: true });
  await cp(join(builtPlugins, 'ovirt-admin-plugins'), join(uiPlugins, 'ovirt-admin-plugins'), { recursive: true });
  await copyFile(join(builtPlugins, `${plugin}.json`), join(uiPlugins, `${plugin}.json`));
  return uiPlugins;
}

/** Visits with plugin and floor in turn, so that whatever else the machine does falls on both. */
async function measureAll(subject: Subject, cpuDivisor: number): Promise<Pair> {
  const results: Pair = {
    plugin: { visits: [], ahead: [] },
    floor: { visits: [], ahead: [] },
  };
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
  const engine = createEngine({ data: labData });
  const pluginLab = await startLab({ engine, uiPluginsDir: await installAlone(subject.plugin) });
  const floorLab = await startLab({ engine, uiPluginsDir: join(root, 'dist/bench/ui-plugins') });
  try {
    // The browser's own first page is slow, whichever it is.
    await visit(browser, floorLab.url, floor, 1);
    for (let run = 1; run <= runs; run += 1) {
      results.plugin.visits.push(await visit(browser, pluginLab.url, subject, cpuDivisor));
      results.floor.visits.push(await visit(browser, floorLab.url, floor, cpuDivisor));
      results.plugin.ahead.push(await openFetchedAhead(browser, pluginLab.url, subject, cpuDivisor));
      console.log(`${subject.plugin}: run ${run} of ${runs} at CPU ÷ ${cpuDivisor}`);
    }
  } finally {
    await Promise.all([browser.close(), pluginLab.close(), floorLab.close()]);
  }
  return results;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1);
const whole = (value: number) => (Number.isNaN(value) ? '' : value.toFixed(0));

type Row = readonly [name: string, ...cells: readonly string[]];

function printTable(title: string, head: Row, rows: readonly Row[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const write = (row: Row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  console.log(`\n${title}\n\n${[head, ...rows].map(write).join('\n')}`);
}

function printSizes(measured: readonly Subject[]): void {
  const row = (name: string, path: string): Row => {
    // The manifest names pages as they lie in the resource folder.
    const { files, raw, gzip, brotli } = sizesOfPage(path.replace(/^plugin\/[^/]+\//, ''));
    return [name, String(files), kB(raw), kB(gzip), kB(brotli)];
  };
  printTable(
    'What a page cannot start without, in kB',
    ['', 'files', 'raw', 'gzip', 'brotli'],
    measured.flatMap(({ plugin, hostPagePath, dialogPath }) => [
      row(`${plugin}: host page`, hostPagePath),
      row(`${plugin}: dialog`, dialogPath),
    ]),
  );
}

type Step = 'login' | 'open' | 'openAgain' | 'warmLogin' | 'warmOpen';

function printTimes(subject: Subject, cpuDivisor: number, { plugin, floor }: Pair): void {
  /** The plugin's median, the floor's, and their ratio beside what is aimed at. */
  const line = (name: string, ours: readonly number[], floors: readonly number[], aim: string, write = whole): Row => {
    const [value, least] = [median(ours), median(floors)];
    return [name, write(value), write(least), least > 0 ? (value / least).toFixed(2) : '', aim];
  };
  const row = (name: string, step: Step, what: keyof Cost, aim = '', write = whole) => {
    const [ours, floors] = [plugin, floor].map(({ visits }) => visits.map((seen) => seen[step][what]));
    return line(name, ours ?? [], floors ?? [], aim, write);
  };
  const left = (name: string, what: 'heapBytes' | 'heapLeftBytes' | 'documentsLeft', write = whole) => {
    const [ours, floors] = [plugin, floor].map(({ visits }) => visits.map((seen) => seen[what]));
    return line(name, ours ?? [], floors ?? [], '', write);
  };
  printTable(
    `${subject.plugin}, ${cpuDivisor === 1 ? 'CPU as it is' : `CPU ÷ ${cpuDivisor}`}: medians of ${runs} interleaved runs`,
    ['', subject.plugin, 'floor', 'ratio', 'aim'],
    [
      row('login: frame attached → ready(), ms', 'login', 'ms', 'ratio ≤ 1.4'),
      row('login: requests for plugin files', 'login', 'requests', '2'),
      row('login: on the wire, kB', 'login', 'wireBytes', '≤ 4', kB),
      row('login: script of the whole page, ms', 'login', 'scriptMs'),
      row('login, warm cache: frame attached → ready(), ms', 'warmLogin', 'ms'),
      row('login, warm cache: on the wire, kB', 'warmLogin', 'wireBytes', '', kB),
      row('dialog: click → interactive, ms', 'open', 'ms', 'ratio ≤ 1.1'),
      line(
        'dialog, files fetched ahead: click → interactive, ms',
        plugin.ahead.map(({ ms }) => ms),
        floor.visits.map(({ open }) => open.ms),
        'ratio ≤ 0.8',
      ),
      row('dialog: click → whole form, ms', 'open', 'completeMs'),
      row('dialog: click → the engine has answered, ms', 'open', 'answeredMs'),
      row('dialog: requests for plugin files', 'open', 'requests', '≤ 8'),
      row('dialog: on the wire, kB', 'open', 'wireBytes', '≤ 160', kB),
      row('dialog: requests to the engine', 'open', 'apiRequests'),
      row('dialog: script of the whole page, ms', 'open', 'scriptMs'),
      row('dialog again: click → interactive, ms', 'openAgain', 'ms', 'ratio ≤ 1.0'),
      row('dialog again: click → whole form, ms', 'openAgain', 'completeMs'),
      row('dialog again: on the wire, kB', 'openAgain', 'wireBytes', '', kB),
      row('dialog, warm cache: click → interactive, ms', 'warmOpen', 'ms'),
      row('dialog, warm cache: on the wire, kB', 'warmOpen', 'wireBytes', '', kB),
      left('heap of the whole page after the login, kB', 'heapBytes', kB),
      left('heap left by two closed dialogs, kB', 'heapLeftBytes', kB),
      left('documents left by two closed dialogs', 'documentsLeft'),
    ],
  );
}

const measured = subjects.filter(({ plugin }) => values.plugin === undefined || plugin === values.plugin);
printSizes(measured);
for (const subject of measured) {
  for (const cpuDivisor of [1, 4]) printTimes(subject, cpuDivisor, await measureAll(subject, cpuDivisor));
}
