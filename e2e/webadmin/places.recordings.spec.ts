/** Menu places, detail tabs and the life of their frames, step by step beside a real WebAdmin. */
import type { Page } from '@playwright/test';
import type { WebAdmin } from '../fixtures.ts';
import { call, expect, fn, names, readLog, settle, test, writeDescriptor, type Probe } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Landing {
  readonly what: string;
  readonly asked: string;
  readonly landed: string;
  readonly uiInitOrder: readonly string[];
}

interface Frame {
  readonly attributes: { readonly src: string; readonly style: string };
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface Step {
  readonly what: string;
  readonly hash: string;
  readonly events: readonly { readonly who: string; readonly ev: string; readonly args?: readonly unknown[] }[];
  readonly frames: readonly Frame[];
}

interface MenuEntry {
  readonly class: string;
  readonly label: string;
  readonly href: string;
  readonly children: readonly { readonly text: string; readonly href: string }[];
}

interface Recorded {
  readonly landing: readonly Landing[];
  readonly landed: string;
  readonly menu: readonly MenuEntry[];
  readonly life: readonly Step[];
  readonly tabs: readonly { readonly label: string; readonly class: string }[];
  readonly tabAfterInaccessible: readonly string[];
  readonly tabsAfterLateAdd: readonly string[];
  readonly currentPlaceThere: string;
  readonly currentPlaceInTab: string;
  readonly consoleAll: readonly string[];
  readonly deepLinkTab: {
    readonly landed: string;
    readonly events: readonly { readonly who: string; readonly ev: string }[];
    readonly tabs: readonly string[];
    readonly heading: string;
    readonly currentPlace: string;
  };
}

interface FromUserLogin {
  readonly landing: readonly {
    readonly lazyLoad: boolean;
    readonly addedFrom: string;
    readonly asked: string;
    readonly landed: string;
    readonly unknownTokenLater: string;
  }[];
  readonly recipe: readonly { readonly addedFrom: string; readonly landed: string; readonly pageLoads: number }[];
}

test.use({ probes: [] });

/** VMs of ours in place of the recorded ones, both down. */
const vms: Readonly<Record<string, string>> = { 'prb-a': 'docs', 'prb-b': 'loadtest' };
const ours = (text: string): string => text.replaceAll(/prb-[ab]/g, (name) => vms[name] ?? name);

async function open(webadmin: WebAdmin, hash: string): Promise<void> {
  await webadmin.page.goto('about:blank');
  await webadmin.page.goto(`${webadmin.url}/ovirt-engine/webadmin/${hash}`);
  await expect(webadmin.page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await settle(webadmin.page, 250);
}

function hashOf(page: Page): string {
  return new URL(page.url()).hash;
}

const lines = process.env['ENGINE_RECORDINGS'] ? readRecording<Recorded>('places').landing : [];
for (const what of new Set(lines.map((line) => line.what))) {
  test(`${what}: lands where the real host lands`, async ({ webadmin, page, folder }) => {
    const probe = (letter: string, lazyLoad: boolean): Probe => ({
      name: `probe-${letter}`,
      lazyLoad,
      query: { place: `probe-${letter}-place` },
    });
    const sets: Readonly<Record<string, readonly Probe[]>> = {
      'no plugin': [],
      'one lazy': [probe('a', true)],
      'one lazyLoad:false': [probe('a', false)],
      'a lazy, b lazyLoad:false': [probe('a', true), probe('b', false)],
      'both lazyLoad:false': [probe('a', false), probe('b', false)],
    };
    for (const each of sets[what] ?? []) await writeDescriptor(folder, each);
    await webadmin.login();
    for (const { asked, landed, uiInitOrder } of lines.filter((line) => line.what === what)) {
      await open(webadmin, ours(asked));
      const order = (await readLog(page)).filter(({ ev }) => ev === 'UiInit').map(({ plugin }) => plugin);
      expect.soft(order.toSorted()).toEqual(uiInitOrder.map((line) => line.split(' ')[0]).toSorted());
      // Which of two plugins comes last is a race; the last one's place is the default.
      const last = uiInitOrder.at(-1)?.split(' ')[0] ?? '';
      const wanted = asked === landed ? landed : landed.replace(last, order.at(-1) ?? '');
      expect.soft(hashOf(page), `asked for "${asked}"`).toBe(ours(wanted));
    }
  });
}

test('a menu place added from UserLogin leaves the landing page alone', async ({ webadmin, page, folder }) => {
  const { landing, recipe } = readRecording<FromUserLogin>('landing-from-userlogin');
  await webadmin.login();
  const from = (text: string): string => text.replace(/^UserLogin \+ (\d+) ms$/, '$1');
  for (const { lazyLoad, addedFrom, asked, landed, unknownTokenLater } of landing) {
    const query = { place: 'probe-a-place', from: from(addedFrom) };
    await writeDescriptor(folder, { name: 'probe-a', lazyLoad, query });
    await open(webadmin, asked);
    expect.soft(hashOf(page), `${addedFrom}, asked for "${asked}"`).toBe(landed);
    await expect(page.getByRole('link', { name: 'Probe', exact: true })).toBeVisible();
    await page.evaluate(() => (location.hash = '#nonsense'));
    await expect.soft(page).toHaveURL(new RegExp(`${unknownTokenLater}$`));
  }
  for (const { addedFrom, landed } of recipe) {
    const query = { place: 'probe-a-place', from: from(addedFrom), reveal: 1 };
    await writeDescriptor(folder, { name: 'probe-a', query });
    await open(webadmin, '#probe-a-place');
    await expect.soft(page).toHaveURL(new RegExp(`${landed}$`));
    await settle(page);
    const loads = (await readLog(page)).filter(
      ({ plugin, ev }) => plugin === 'probe-a-place' && ev === 'script',
    ).length;
    expect.soft(loads, addedFrom).toBe(1);
  }
});

/** What the recorded probe did in UiInit; runs in the page. */
function addPlaces(): void {
  interface Api {
    [method: string]: (...args: unknown[]) => void;
  }
  const url = (id: string) => `plugin/probe-a/content.html?id=${id}`;
  const setup = ({ api }: { api: Api }) => {
    api['addPrimaryMenuPlace']?.('P first', 'probe-p1', url('p1'), { priority: 0, icon: 'fa-rocket' });
    api['addPrimaryMenuPlace']?.('P neg', 'probe-p2', url('p2'), { priority: -5, icon: 'pficon-home' });
    api['addPrimaryMenuPlace']?.('P none', 'probe-p3', url('p3'));
    api['addPrimaryMenuContainer']?.('Cont', 'probe-cont', { priority: 2, icon: 'fa fa-star' });
    api['addPrimaryMenuContainer']?.('Cont again', 'probe-cont', {});
    api['addSecondaryMenuPlace']?.('probe-cont', 'S one', 'probe-s1', url('s1'));
    api['addSecondaryMenuPlace']?.('probe-cont', 'S zero', 'probe-s0', url('s0'), { priority: 0 });
    api['addSecondaryMenuPlace']?.('compute', 'S in compute', 'probe-sc', url('sc'), { priority: 1 });
    api['addSecondaryMenuPlace']?.('admin', 'S in admin', 'probe-sa', url('sa'), { priority: -1 });
    api['addSecondaryMenuPlace']?.('nowhere', 'S nowhere', 'probe-sn', url('sn'));
    api['addPrimaryMenuPlace']?.('P dup', 'probe-p1', url('dup'));
    api['addPrimaryMenuPlace']?.('P vms', 'vms', url('vms'));
    api['addPrimaryMenuPlace']?.('<b>P html</b>', 'probe p;x=1/ü', url('odd'));
    api['addDetailPlace']?.('VirtualMachine', '<i>T</i> first', 'vms-probe-t0', url('t0'), { priority: -1 });
    api['addDetailPlace']?.('VirtualMachine', 'T last', 'vms-probe-t1', url('t1'));
    api['addDetailPlace']?.('VirtualMachine', 'T dup', 'vms-probe-t1', url('tdup'));
    api['addMainTab']?.('Old tab', 'probe-old', url('old'));
    api['addSubTab']?.('VirtualMachine', 'T old', 'vms-probe-t2', url('t2'), { priority: 2 });
  };
  Object.assign(window, { probeSetup: { 'probe-a': setup } });
}

test.describe('with places of a probe', () => {
  test.setTimeout(120_000);

  test.beforeEach(async ({ webadmin, page, folder }) => {
    await writeDescriptor(folder, { name: 'probe-a' });
    await page.addInitScript(addPlaces);
    await webadmin.login();
    await settle(page);
  });

  test('the menu holds the same entries in the same order', async ({ page }) => {
    const { landed, menu } = readRecording<Recorded>('places');
    expect(hashOf(page)).toBe(landed);
    const shown = await page.getByRole('navigation', { name: 'Main' }).evaluate((nav) =>
      [...nav.querySelectorAll(':scope > ul > li')].map((item) => {
        const link = item.querySelector('a');
        const [icon, label] = link?.children ?? [];
        const children = [...item.querySelectorAll('.nav-pf-secondary-nav ul a')].map((sub) => ({
          text: sub.textContent,
          href: sub.getAttribute('href'),
        }));
        return {
          isActive: item.classList.contains('active'),
          icon: icon?.className,
          label: label?.innerHTML,
          href: item.classList.contains('secondary-nav-item-pf') ? null : link?.getAttribute('href'),
          children,
        };
      }),
    );
    const wanted = menu.map((entry) => ({
      isActive: entry.class.split(' ').includes('active'),
      icon: /^<span(?: class="([^"]*)")?>/.exec(entry.label)?.[1] ?? '',
      label: /list-group-item-value">(.*)<\/span>$/.exec(entry.label)?.[1],
      href: entry.href === 'javascript:;' ? null : entry.href,
      children: entry.children.map(({ text, href }) => ({ text, href: href === 'javascript:;' ? '#' : href })),
    }));
    expect(shown).toEqual(wanted);
  });

  test('frames live and die at the same steps', async ({ webadmin, page }) => {
    const recorded = readRecording<Recorded>('places');
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    const hash = (wanted: string) => () => page.evaluate((text) => (location.hash = text), ours(wanted));
    const setUrl = (token: string, id: string) => () =>
      call(page, 'probe-a', 'setPlaceContentUrl', token, `plugin/probe-a/content.html?id=${id}`);
    const link = (name: string) => page.getByRole('link', { name, exact: true });
    const tab = (name: string) =>
      page.getByRole('navigation', { name: 'Details' }).getByRole('link', { name, exact: true });
    const openDetails = async (vm: string) => {
      await webadmin.row(vm).locator('td').nth(3).click();
      await webadmin.row(vm).getByRole('link', { name: vm }).click();
    };
    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      'reveal p1 by hash': hash('#probe-p1'),
      'resize window': async () => {
        await page.setViewportSize({ width: 1100, height: 700 });
        await page.waitForTimeout(200);
        await page.setViewportSize({ width: 1280, height: 800 });
      },
      'same hash again': hash('#probe-p1'),
      'to vms': hash('#vms'),
      'back to p1': hash('#probe-p1'),
      'p1 to s1': hash('#probe-s1'),
      'setPlaceContentUrl of attached s1': setUrl('probe-s1', 's1new'),
      'setPlaceContentUrl with same url': setUrl('probe-s1', 's1new'),
      'setPlaceContentUrl with only another fragment': setUrl('probe-s1', 's1new#frag'),
      'setPlaceContentUrl of detached p1': setUrl('probe-p1', 'p1new'),
      'reveal p1 after that': hash('#probe-p1'),
      'unload handler set by the plugin, then leave': async () => {
        await call(page, 'probe-a', 'setPlaceUnloadHandler', 'probe-p1', fn('unload p1'));
        await page.waitForTimeout(100);
        await hash('#vms')();
      },
      'back and leave again': async () => {
        await hash('#probe-p1')();
        await settle(page, 250);
        await hash('#vms')();
      },
      'revealPlace from plugin': () => call(page, 'probe-a', 'revealPlace', 'probe-sc'),
      'revealPlace of unknown': () => call(page, 'probe-a', 'revealPlace', 'nope'),
      'revealPlace with parameters': () => call(page, 'probe-a', 'revealPlace', ours('vms-general;name=prb-a')),
      'setPlaceAccessible(menu place, false) then reveal': async () => {
        await call(page, 'probe-a', 'setPlaceAccessible', 'probe-sc', false);
        await page.waitForTimeout(100);
        await hash('#probe-sc')();
      },
      'odd token by menu click': () => link('<b>P html</b>').click(),
      'vms grid': hash('#vms'),
      'select prb-a': () => webadmin.row('docs').locator('td').nth(3).click(),
      'open detail view by name link': () => webadmin.row('docs').getByRole('link', { name: 'docs' }).click(),
      'plugin tab t1': () => tab('T last').click(),
      'tab t1 → t0': () => tab('<i>T</i> first').click(),
      'tab t0 → General': () => tab('General').click(),
      'General → t1': () => tab('T last').click(),
      'wait 20 s on t1 (refreshes go on)': () => page.waitForTimeout(6_000),
      'setPlaceAccessible(t1, false) while shown': () =>
        call(page, 'probe-a', 'setPlaceAccessible', 'vms-probe-t1', false),
      'grid, select second VM, open its detail': async () => {
        await hash('#vms')();
        await openDetails('loadtest');
      },
      'click header of inaccessible t1': () => tab('T last').click(),
      'accessible again, reveal': async () => {
        await call(page, 'probe-a', 'setPlaceAccessible', 'vms-probe-t1', true);
        await page.waitForTimeout(100);
        await hash('#vms-general;name=prb-b')();
        await tab('T last').click();
      },
      'switch entity by the breadcrumb arrows or list, tab t1 open': async () => {
        await page.getByRole('button', { name: /^Switch from/ }).click();
        await page.getByRole('button', { name: 'docs', exact: true }).click();
      },
      'late addDetailPlace while the detail view exists': async () => {
        await hash('#vms-general;name=prb-a')();
        await settle(page, 250);
        await call(
          page,
          'probe-a',
          'addDetailPlace',
          'VirtualMachine',
          'T late',
          'vms-probe-late',
          'plugin/probe-a/content.html?id=late',
          { priority: 5 },
        );
      },
      'late addPrimaryMenuPlace': async () => {
        await call(
          page,
          'probe-a',
          'addPrimaryMenuPlace',
          'P late',
          'probe-late',
          'plugin/probe-a/content.html?id=plate',
        );
        await hash('#probe-late')();
      },
      'token without prefix': async () => {
        await call(
          page,
          'probe-a',
          'addDetailPlace',
          'Template',
          'T bare',
          'probebare',
          'plugin/probe-a/content.html?id=bare',
        );
        await hash('#templates')();
        await openDetails('Blank');
        await tab('T bare').click();
      },
    };
    expect(Object.keys(steps)).toEqual(recorded.life.map(({ what }) => what));

    for (const { what, hash: wantedHash, events, frames } of recorded.life) {
      const before = (await readLog(page)).length;
      await steps[what]?.();
      await settle(page);
      const happened = (await readLog(page)).slice(before);
      expect.soft(hashOf(page), what).toBe(ours(wantedHash));
      expect
        .soft(comparable(happened.map(({ plugin, ...entry }) => ({ who: plugin, ...entry }))), what)
        .toEqual(comparable(events));
      expect.soft(await contentFrames(page), what).toEqual(frames.map(frameOf));
      if (what === 'reveal p1 by hash') expect.soft(recorded.currentPlaceThere).toBe('probe-old');
      if (what === 'General → t1') {
        expect.soft(await call(page, 'probe-a', 'currentPlace')).toBe(recorded.currentPlaceInTab);
        expect.soft(await tabs(page)).toEqual(recorded.tabs.map(({ label }) => text(label)));
      }
      if (what.startsWith('grid, select second')) expect.soft(await tabs(page)).toEqual(recorded.tabAfterInaccessible);
      // In whatever order the real host's came out.
      if (what.startsWith('late addDetailPlace')) {
        expect.soft((await tabs(page)).toSorted()).toEqual(recorded.tabsAfterLateAdd.toSorted());
      }
    }
    const known = recorded.consoleAll.filter((line) => line.startsWith('org.')).map(ours);
    expect.soft(warnings.filter((line) => line.startsWith('org.'))).toEqual(known.map((line) => expectOdd(line)));
  });

  test('a deep link to a tab shows the tab and no entity', async ({ webadmin, page }) => {
    const { deepLinkTab } = readRecording<Recorded>('places');
    await open(webadmin, ours(deepLinkTab.landed));
    expect(hashOf(page)).toBe(ours(deepLinkTab.landed));
    const seen = (await readLog(page))
      .filter(({ plugin }) => plugin === 't1')
      .map(({ plugin, ev }) => ({ who: plugin, ev }));
    const once = (events: readonly string[]): readonly string[] => events.filter((ev) => !ev.endsWith('resize'));
    expect(once(comparable(seen))).toEqual(once(comparable(deepLinkTab.events)));
    expect(await tabs(page)).toEqual(deepLinkTab.tabs);
    await expect(page.locator('.breadcrumb')).toHaveText(deepLinkTab.heading);
    expect(await call(page, 'probe-a', 'currentPlace')).toBe(deepLinkTab.currentPlace);
    expect(names(await readLog(page))).not.toContain('VirtualMachineSelectionChange');
  });
});

/** The real host escapes a token that is no place once more than ours writes it. */
function expectOdd(line: string): unknown {
  return line.includes('probe+p') ? expect.stringContaining('probe') : line;
}

/** Who saw what, without what is no promise: when a frame paints, how often it is resized. */
function comparable(
  events: readonly { readonly who: string; readonly ev: string; readonly args?: readonly unknown[] }[],
): readonly string[] {
  return events
    .filter(
      ({ ev }) =>
        !['painted', 'first frame callback', 'visibilitychange', 'TagActivationChange'].includes(ev) &&
        !ev.startsWith('call:'),
    )
    .map(({ who, ev, args }) => `${who} ${ev}${ev.endsWith('SelectionChange') ? ` ${count(args)}` : ''}`)
    .filter((line, index, all) => line !== all[index - 1]);
}

function count(args: readonly unknown[] | undefined): string {
  const [first] = args ?? [];
  return Array.isArray(first) ? String(first.length) : 'no array';
}

interface PlaceFrame {
  readonly src: string;
  readonly x: number;
  readonly width: number;
  /** What is left to the window's lower edge. */
  readonly below: number;
}

/** Where the tabs end is the shell's affair; that the frame reaches down to 6 px is ours. */
function frameOf({ attributes, rect }: Frame): PlaceFrame {
  return { src: attributes.src, x: rect.x, width: rect.width, below: 800 - Math.floor(rect.y) - rect.height };
}

function contentFrames(page: Page): Promise<readonly PlaceFrame[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('iframe')]
      .filter((frame) => frame.src.includes('content.html'))
      .map((frame) => {
        const { x, y, width, height } = frame.getBoundingClientRect();
        return { src: frame.getAttribute('src') ?? '', x, width, below: innerHeight - Math.floor(y) - height };
      }),
  );
}

function tabs(page: Page): Promise<readonly string[]> {
  return page.getByRole('navigation', { name: 'Details' }).getByRole('link').allTextContents();
}

function text(html: string): string {
  return html
    .replaceAll(/<\/?a[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
}
