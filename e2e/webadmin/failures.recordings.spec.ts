/** Plugins that fail in every way, each beside a healthy one, compared with the same in a real WebAdmin. */
import type { Page } from '@playwright/test';
import { expect, names, readLog, settle, test, writeDescriptor, call, type Entry, type Probe } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Case {
  readonly what: string;
  readonly lazyLoad: boolean;
  readonly mainUi: string;
  readonly landed: string;
  readonly bootstrapFrame: boolean;
  readonly menuItem: boolean;
  readonly button: number;
  readonly clickEvents?: readonly string[];
  readonly toastShown?: boolean;
  readonly apiStill?: Readonly<Record<string, unknown>>;
  readonly badEvents?: readonly string[];
  readonly healthyEvents?: readonly string[];
  readonly more?: unknown;
  readonly console: readonly string[];
}

const name = 'probe-bad';
const place = { place: 'probe-bad-place', button: 1 };

/** The descriptor of each recorded case; times are shorter, the order is the same. */
const probes: Readonly<Record<string, Omit<Probe, 'name'>>> = {
  'healthy, for comparison': { query: place },
  'throw-init': { query: { mode: 'throw-init' } },
  'throw-init-late': { query: { ...place, mode: 'throw-init-late' } },
  'throw-null': { query: { mode: 'throw-null' } },
  'reject-init': { query: { mode: 'reject-init' } },
  'throw-handler': { query: { ...place, mode: 'throw-handler' } },
  'reject-handler': { query: { ...place, mode: 'reject-handler' } },
  'throw-load': { query: { mode: 'throw-load' } },
  'import-fail': { query: { mode: 'import-fail' } },
  'url is 404': { url: 'plugin/probe-bad/missing.html' },
  'endless script for 6 s': { query: { ...place, mode: 'block' } },
  'late ready() after 5 s': { query: { ...place, delay: 1500 } },
  'config string with closing script tag': { config: { text: '</script>' } },
  'config string with <!-- and U+2028': { config: { text: '<!-- <script>\u2028' } },
  'bootstrap frame reloaded by itself': { query: place },
  'bootstrap frame removed from the document': { query: place },
  'selected VM renamed / changed from outside': { query: place },
};

/** Whether the getters throw is a race of both hosts; predicates run as often as they like. */
function comparable(events: readonly string[]): readonly string[] {
  const same = events.map((ev) => ev.replace(' threw', ''));
  return same.filter((ev, index) => ev !== same[index - 1]);
}

function of(log: readonly Entry[], plugin: string): readonly string[] {
  return comparable(names(log.filter((entry) => entry.plugin === plugin)));
}

test.use({
  probes: [{ name: 'probe-z' }],
  // A plain array of two would be taken for a value and its options.
  expectedErrors: /^probe (throws|rejects)|^null$|no globals|Unexpected|Invalid/,
});

const cases = process.env['ENGINE_RECORDINGS'] ? readRecording<{ cases: readonly Case[] }>('failures').cases : [];
for (const recorded of cases) {
  test(`${recorded.what}, lazyLoad ${recorded.lazyLoad}`, async ({ webadmin, page, folder }) => {
    const lines: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('org.ovirt') && message.type() !== 'info')
        lines.push(`${message.type()}: ${message.text()}`);
    });
    // Nothing was thrown, says the recording of what threw null.
    page.on('pageerror', ({ message }) => message !== 'null' && lines.push(`pageerror: Error: ${message}`));
    const probe = probes[recorded.what];
    if (!probe) throw new Error(`No probe for "${recorded.what}".`);
    await writeDescriptor(folder, { name, lazyLoad: recorded.lazyLoad, ...probe });
    await webadmin.login('admin@internal', '#vms');

    const isShown = recorded.mainUi === 'shown';
    if (!isShown) {
      await page.waitForTimeout(1500);
      await expect(page.getByRole('navigation')).toHaveCount(0);
    } else {
      await expect(webadmin.row('docs')).toBeVisible();
      await settle(page);
      await select(page, 'docs');
      await select(page, 'loadtest');
    }

    expect.soft(new URL(page.url()).hash).toBe(recorded.landed);
    // A page that is no probe's has no frame of that address in the recording either.
    if (recorded.what !== 'url is 404') {
      expect.soft(await page.locator(`iframe[src*="${name}/start"]`).count()).toBe(recorded.bootstrapFrame ? 1 : 0);
    }
    expect.soft(await page.locator('a[href="#probe-bad-place"]').count()).toBe(recorded.menuItem ? 1 : 0);
    const button = page.getByRole('button', { name: 'Bad', exact: true });
    expect.soft(await button.count()).toBe(recorded.button);
    if (recorded.clickEvents) {
      const before = (await readLog(page)).length;
      await button.click();
      const clicked = (await readLog(page))
        .slice(before)
        .map(({ ev, result }) => (result === undefined ? ev : `${ev} → "<${JSON.stringify(result).slice(1, -1)}>"`));
      expect.soft(clicked).toEqual(recorded.clickEvents);
      await expect.soft(page.getByText('from bad', { exact: true })).toHaveCount(recorded.toastShown ? 1 : 0);
    }
    if (recorded.apiStill) expect.soft(await apiStill(page)).toEqual(recorded.apiStill);
    const log = await readLog(page);
    if (recorded.badEvents) expect.soft(of(log, name)).toEqual(comparable(recorded.badEvents));
    if (recorded.healthyEvents) expect.soft(of(log, 'probe-z')).toEqual(comparable(recorded.healthyEvents));
    await afterwards(page, recorded, log.length);
    if (isShown) expect.soft([...new Set(lines)]).toEqual([...new Set(recorded.console)]);
  });
}

async function select(page: Page, vm: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: vm }).locator('td').nth(3).click();
  await settle(page, 150);
}

function apiStill(page: Page): Promise<unknown> {
  return page.evaluate((plugin) => {
    interface Api {
      currentPlace(): string | undefined;
      ssoToken(): string | undefined;
      configObject(): unknown;
    }
    const api = (window as unknown as { pluginApi: (name: string) => Api }).pluginApi(plugin); // The host's own.
    return {
      currentPlace: api.currentPlace() ?? null,
      token: Boolean(api.ssoToken()),
      config: Boolean(api.configObject()),
    };
  }, name);
}

/** What three cases do once the rest is seen. */
async function afterwards(page: Page, recorded: Case, seen: number): Promise<void> {
  const frame = page.locator(`iframe[src*="${name}/start"]`);
  if (recorded.what.startsWith('bootstrap frame reloaded')) {
    await frame.evaluate((element: HTMLIFrameElement) => element.contentWindow?.location.reload());
  } else if (recorded.what.startsWith('bootstrap frame removed')) {
    await frame.evaluate((element) => element.remove());
  } else {
    return;
  }
  await settle(page);
  await select(page, 'docs');
  const { more } = recorded;
  const wanted = (Array.isArray(more) ? more : (more as { events: unknown[] }).events) as readonly string[]; // As recorded.
  const happened = (await readLog(page)).slice(seen).map(({ plugin, ev }) => `${plugin} ${ev}`);
  expect.soft(comparable(happened).filter((line) => !line.includes('call:'))).toEqual(comparable(wanted));
  expect.soft(await call(page, name, 'currentPlace')).toBe('vms');
}
