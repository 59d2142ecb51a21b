/** One visit to WebAdmin with a plugin: login, its dialog twice, then the same again with a warm cache. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type {} from '../../src/plugin/host.ts'; // Declares `window.pluginApi`.
import { takeMarks, type Marks, type Subject } from './marks.ts';

/** What a step took; absent where it has no meaning for the step. */
export interface Cost {
  readonly ms: number;
  /** From the click to the last control of a form that comes in parts; NaN where nothing opens. */
  readonly completeMs: number;
  /** From the click to the engine's last answer; NaN where the page asks it nothing. */
  readonly answeredMs: number;
  readonly requests: number;
  /** With headers, as they went over the wire. */
  readonly wireBytes: number;
  readonly apiRequests: number;
  /** Of all of WebAdmin's page in this step, the stand-in's own scripts included. */
  readonly scriptMs: number;
}

export interface Visit {
  readonly login: Cost;
  readonly open: Cost;
  readonly openAgain: Cost;
  readonly warmLogin: Cost;
  readonly warmOpen: Cost;
  /** Of the whole page after a collection: after the login, and what a dialog leaves behind when it is closed. */
  readonly heapBytes: number;
  readonly heapLeftBytes: number;
  readonly documentsLeft: number;
}

const DEADLINE_MS = 60_000;

interface Visitor {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly subject: Subject;
  readonly wire: Wire;
}

/** A visit in a browser that has cached nothing, at a CPU that is `cpuDivisor` times slower. */
export function visit(browser: Browser, url: string, subject: Subject, cpuDivisor: number): Promise<Visit> {
  return withVisitor(browser, url, subject, cpuDivisor, async (visitor) => {
    const login = await logIn(visitor);
    const before = await collected(visitor.cdp);
    const open = await openDialog(visitor);
    await closeDialog(visitor);
    const openAgain = await openDialog(visitor);
    await closeDialog(visitor);
    const after = await collected(visitor.cdp);
    const warmLogin = await measure(visitor, () => visitor.page.reload(), ready);
    const warmOpen = await openDialog(visitor);
    return {
      login,
      open,
      openAgain,
      warmLogin,
      warmOpen,
      heapBytes: before.heapBytes,
      heapLeftBytes: after.heapBytes - before.heapBytes,
      documentsLeft: after.documents - before.documents,
    };
  });
}

/** The first opening of the dialog when a VM was selected before, at which the plugin fetches the dialog's files. */
export function openFetchedAhead(browser: Browser, url: string, subject: Subject, cpuDivisor: number): Promise<Cost> {
  return withVisitor(browser, url, subject, cpuDivisor, async (visitor) => {
    await logIn(visitor);
    await visitor.page.getByRole('row').nth(1).click();
    await visitor.wire.quiet();
    return openDialog(visitor);
  });
}

async function withVisitor<T>(
  browser: Browser,
  url: string,
  subject: Subject,
  cpuDivisor: number,
  act: (visitor: Visitor) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(takeMarks, subject);
    const page = await context.newPage();
    page.setDefaultTimeout(DEADLINE_MS);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('Network.enable');
    await page.goto(`${url}/ovirt-engine/webadmin/#${subject.place}`);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuDivisor });
    return await act({ page, cdp, subject, wire: watchWire(cdp, subject) });
  } finally {
    await context.close();
  }
}

async function logIn(visitor: Visitor): Promise<Cost> {
  const { page } = visitor;
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password').fill('demo');
  return measure(visitor, () => page.getByRole('button', { name: 'Log In' }).click(), ready);
}

type Interval = (marks: Marks) => readonly [from: number | undefined, to: number | undefined];

const ready: Interval = ({ attached, ready: isReady }) => [attached, isReady];
const interactive: Interval = ({ clicked, interactive: isInteractive }) => [clicked, isInteractive];

/** Does something, waits until both ends of the interval are there and the wire is quiet, and says what it took. */
async function measure({ page, cdp, wire }: Visitor, act: () => Promise<unknown>, interval: Interval): Promise<Cost> {
  wire.forgetOpen();
  const wireBefore = wire.total();
  const scriptBefore = await scriptMs(cdp);
  await act();
  const [from, to] = await waitForInterval(page, interval);
  await wire.quiet();
  const { answered = NaN, complete = NaN } = await page.evaluate(() => window.benchMarks);
  const wireAfter = wire.total();
  // A new document counts its script from nought.
  const scriptAfter = await scriptMs(cdp);
  return {
    ms: to - from,
    completeMs: complete - from,
    answeredMs: answered - from,
    requests: wireAfter.requests - wireBefore.requests,
    wireBytes: wireAfter.wireBytes - wireBefore.wireBytes,
    apiRequests: wireAfter.apiRequests - wireBefore.apiRequests,
    scriptMs: scriptAfter >= scriptBefore ? scriptAfter - scriptBefore : scriptAfter,
  };
}

async function waitForInterval(page: Page, interval: Interval): Promise<readonly [number, number]> {
  const end = Date.now() + DEADLINE_MS;
  while (Date.now() < end) {
    // Between two documents there is nothing to ask.
    const marks = await page.evaluate(() => window.benchMarks as Marks | undefined).catch(() => undefined);
    const [from, to] = interval(marks ?? {});
    if (from !== undefined && to !== undefined) return [from, to];
    await sleep(50);
  }
  throw new Error(`Nothing to measure within ${DEADLINE_MS / 1000} s at ${page.url()}`);
}

function openDialog(visitor: Visitor): Promise<Cost> {
  const { page, subject } = visitor;
  // By script: a pointer on its way to the button would have the files fetched ahead.
  const click = async () => {
    const button = page.getByRole('button', { name: subject.buttonLabel, exact: true });
    await button.evaluate((element: HTMLElement) => {
      delete window.benchMarks.clicked;
      delete window.benchMarks.interactive;
      delete window.benchMarks.complete;
      delete window.benchMarks.answered;
      element.click();
    });
  };
  return measure(visitor, click, interactive);
}

async function closeDialog({ page }: Visitor): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  await page.locator('iframe.plugin-dialog-frame').waitFor({ state: 'detached' });
  // The host page takes two clicks within a second for a double click.
  await sleep(1_000);
}

async function scriptMs(cdp: CDPSession): Promise<number> {
  return 1_000 * (await metric(cdp, 'ScriptDuration'));
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((entry) => entry.name === name)?.value ?? 0;
}

async function collected(cdp: CDPSession): Promise<{ readonly heapBytes: number; readonly documents: number }> {
  // Twice: what the first one finalises falls to the second.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return { heapBytes: await metric(cdp, 'JSHeapUsedSize'), documents: await metric(cdp, 'Documents') };
}

interface Wire {
  total(): Pick<Cost, 'requests' | 'wireBytes' | 'apiRequests'>;
  /** Of requests that a page before this one left open nothing more is heard. */
  forgetOpen(): void;
  /** Resolves when no request has been under way for a while. */
  quiet(): Promise<void>;
}

/** Counts the requests for the plugin's own files, and those to the engine's API. */
function watchWire(cdp: CDPSession, { plugin }: Subject): Wire {
  const underWay = new Map<string, 'file' | 'api'>();
  let requests = 0;
  let apiRequests = 0;
  let wireBytes = 0;
  let lastChange = Date.now();
  const ended = (id: string, bytes: number) => {
    if (underWay.get(id) === 'file') wireBytes += bytes;
    if (underWay.delete(id)) lastChange = Date.now();
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, request: { url } }) => {
    const kind = url.includes(`/plugin/${plugin}/`) ? 'file' : url.includes('/ovirt-engine/api') ? 'api' : undefined;
    if (kind === undefined) return;
    if (kind === 'file') requests += 1;
    else apiRequests += 1;
    underWay.set(requestId, kind);
    lastChange = Date.now();
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => ended(requestId, encodedDataLength));
  cdp.on('Network.loadingFailed', ({ requestId }) => ended(requestId, 0));
  return {
    total: () => ({ requests, wireBytes, apiRequests }),
    forgetOpen: () => underWay.clear(),
    async quiet() {
      const end = Date.now() + DEADLINE_MS;
      while (Date.now() < end && (underWay.size > 0 || Date.now() - lastChange < 500)) await sleep(50);
    },
  };
}
