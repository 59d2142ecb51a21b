/** Action buttons of a probe: where they stand, what their callbacks get, beside a real WebAdmin. */
import type { Locator, Page } from '@playwright/test';
import { expect, readLog, settle, test, writeDescriptor } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Step {
  readonly what: string;
  readonly hash?: string;
  readonly calls?: Readonly<Record<string, number>>;
  readonly order?: readonly string[];
  readonly predicateArgs?: readonly unknown[];
  readonly clickArgs?: readonly unknown[];
  readonly failed?: string;
}

interface Shown {
  readonly text: string;
  readonly id: string;
  readonly disabled: boolean;
}

interface Recorded {
  readonly steps: readonly Step[];
  readonly toolbarNoSelection: readonly Shown[];
  readonly toolbarSelected: readonly Shown[];
  readonly detailHeader: readonly Shown[];
  readonly nicToolbar: readonly Shown[];
  readonly diskTabToolbar: readonly Shown[];
  readonly wholeToolbar: readonly string[];
  readonly kebab: readonly { readonly text: string; readonly class: string }[];
  readonly contextMenu: readonly { readonly text: string; readonly class: string }[];
  readonly console: readonly string[];
}

/** What the recorded probe did in UiInit; runs in the page. */
function addButtons(): void {
  interface Probe {
    readonly api: Record<string, (...args: unknown[]) => void>;
    readonly fn: (label: string, result?: unknown) => unknown;
  }
  const setup = ({ api, fn }: Probe) => {
    const button = (label: string, more: object = {}) => ({
      onClick: fn(`${label}.onClick`),
      isAccessible: fn(`${label}.isAccessible`, true),
      isEnabled: fn(`${label}.isEnabled`, true),
      ...more,
    });
    const onVms = (text: string, source?: unknown) => api['addMenuPlaceActionButton']?.('VirtualMachine', text, source);
    onVms('P plain', button('plain'));
    onVms('P first', button('first', { index: 0, id: 'probe first (1' }));
    onVms('P off', button('off', { isEnabled: fn('off.isEnabled', false) }));
    onVms('P hidden', button('hidden', { isAccessible: fn('hidden.isAccessible', false) }));
    onVms(
      'P throws',
      button('throws', { isEnabled: fn('throws.isEnabled', 'throw'), onClick: fn('throws.onClick', 'throw') }),
    );
    onVms('P null', button('null', { isEnabled: fn('null.isEnabled', null) }));
    onVms('P zero', button('zero', { isEnabled: fn('zero.isEnabled', 0) }));
    onVms('P undef', button('undef', { isEnabled: fn('undef.isEnabled', undefined) }));
    onVms('P more', button('more', { moreMenu: true }));
    onVms('P more first', button('more0', { moreMenu: true, index: 0 }));
    onVms('<b>P html</b>', button('html', { moreMenu: true }));
    onVms('P bare', {});
    onVms('P no interface');
    for (const [type, text, label] of [
      ['Disk', 'P disk', 'disk'],
      ['Storage', 'P storage', 'storage'],
      ['Template', 'P template', 'template'],
      ['Host', 'P host', 'host'],
      ['Provider', 'P provider', 'provider'],
      ['Event', 'P event', 'event'],
      ['Errata', 'P errata', 'errata'],
      ['Nonsense', 'P nonsense', 'nonsense'],
    ] as const) {
      api['addMenuPlaceActionButton']?.(type, text, button(label));
    }
    for (const [id, text, label] of [
      ['NetworkInterface', 'P nic', 'nic'],
      ['VirtualMachineSnapshot', 'P snap', 'snap'],
      ['Disk', 'P vmdisk', 'vmdisk'],
      ['Nonsense', 'P nothing', 'nothing'],
    ] as const) {
      api['addDetailPlaceActionButton']?.('VirtualMachine', id, text, button(label));
    }
  };
  Object.assign(window, { probeSetup: { 'probe-a': setup } });
}

declare global {
  interface Window {
    refreshGrids: () => void;
  }
}

/** Grids refresh only when the test says so, and not every 5 s: each refresh evaluates the buttons. Runs in the page. */
function holdRefreshes(): void {
  const refreshes: (() => void)[] = [];
  const every = window.setInterval.bind(window);
  Object.assign(window, {
    setInterval: (callback: () => void, ms: number) => (ms === 5_000 ? refreshes.push(callback) : every(callback, ms)),
    refreshGrids() {
      for (const refresh of refreshes) refresh();
    },
  });
}

test.use({ probes: [] });

test('buttons stand and are called as in the real host', async ({ webadmin, page, folder, engine }) => {
  test.setTimeout(180_000);
  engine.login('clara@lab', 'demo'); // Each login is an event, and a grid of a single one would select it by itself.
  const recorded = readRecording<Recorded>('buttons');
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('com.google')) errors.push(`error: ${message.text()}`);
  });
  await writeDescriptor(folder, { name: 'probe-a' });
  await page.addInitScript(addButtons);
  await page.addInitScript(holdRefreshes);
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
  const toolbar = page.getByRole('toolbar', { name: 'Virtual Machines actions' });
  expect.soft(await shown(toolbar)).toEqual(plugin(recorded.toolbarNoSelection));
  expect.soft(await texts(toolbar)).toEqual(
    recorded.wholeToolbar
      .slice(0, -1)
      .filter((line) => !line.endsWith('P hidden'))
      .map((line) => line.replace(/^\w+:/, '').split(' ')[0]),
  );

  const cell = (vm: string) => webadmin.row(vm).locator('td').nth(3);
  const firstRow = () => page.getByRole('grid').locator('tbody tr').first().locator('td').last().click();
  const go = (token: string) => () => page.evaluate((hash) => (location.hash = hash), token);
  const tab = (name: string) => () =>
    page.getByRole('navigation', { name: 'Details' }).getByRole('link', { name, exact: true }).click();
  const click = (name: string) => () => page.getByRole('button', { name, exact: true }).click();
  const kebab = toolbar.getByRole('button', { name: 'More actions' });
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'select prb-a': () => cell('docs').click(),
    'ctrl-select prb-b': () => cell('loadtest').click({ modifiers: ['Control'] }),
    'wait 15 s with selection': () => page.evaluate(() => window.refreshGrids()),
    'select prb-a only': () => cell('docs').click(),
    'click P plain': click('P plain'),
    'click P throws': click('P throws'),
    'double click on P plain': () => page.getByRole('button', { name: 'P plain' }).dblclick(),
    'open kebab': () => kebab.click(),
    'click P more in kebab': () => page.getByRole('menuitem', { name: 'P more', exact: true }).click(),
    'right-click prb-a': () => cell('docs').click({ button: 'right' }),
    'click P plain in context menu': () => page.getByRole('menuitem', { name: 'P plain' }).click(),
    'open detail view': () => webadmin.row('docs').getByRole('link', { name: 'docs' }).click(),
    'click P plain in detail header': click('P plain'),
    'tab Network Interfaces': tab('Network Interfaces'),
    'click P nic': click('P nic'),
    'tab Disks': tab('Disks'),
    'tab Snapshots': tab('Snapshots'),
    'disks grid': go('#disks'),
    'disks select first row': firstRow,
    'disks click P disk': click('P disk'),
    'storage grid': go('#storage'),
    'storage select first row': firstRow,
    'storage click P storage': click('P storage'),
    'templates grid': go('#templates'),
    'templates select first row': firstRow,
    'templates click P template': click('P template'),
    'events grid': go('#events'),
    'events click P event': click('P event'),
  };

  for (const step of recorded.steps.filter(({ what }) => steps[what])) {
    const { what } = step;
    const before = (await readLog(page)).length;
    await steps[what]?.();
    await settle(page, 300);
    const happened = (await readLog(page)).slice(before);
    const counts = new Map<string, number>();
    const evaluates = Object.keys(step.calls ?? {}).some(isPredicate);
    // The buttons of other places evaluate as it comes.
    for (const { ev } of happened) if (evaluates || !isPredicate(ev)) counts.set(ev, (counts.get(ev) ?? 0) + 1);
    const about = Object.keys(step.calls ?? {}).filter((name) => isOfStep(what, name));
    expect.soft([...counts.keys()].filter((name) => isOfStep(what, name)).toSorted(), what).toEqual(about.toSorted());
    for (const name of about) {
      const times = counts.get(name) ?? 0;
      const wanted = step.calls?.[name] ?? 0;
      if (!isPredicate(name) || isExact(what)) expect.soft(times, `${what}: ${name}`).toBe(wanted);
    }
    const predicate = happened.find(({ ev }) => isPredicate(ev) && isOfStep(what, ev));
    if (step.predicateArgs && predicate && about.some(isPredicate) && !what.startsWith('wait'))
      expect.soft(form(predicate.args), what).toEqual(form(step.predicateArgs));
    const clicked = happened.find(({ ev }) => ev.endsWith('.onClick'));
    if (step.clickArgs) expect.soft(form(clicked?.args), what).toEqual(form(step.clickArgs));
    const seen = happened.map(({ ev }) => ev);
    const event = seen.findIndex((ev) => ev.endsWith('SelectionChange'));
    if (event > 0 && what.includes('prb'))
      expect.soft(seen.indexOf('fn:plain.isEnabled'), `${what}: predicates come first`).toBeLessThan(event);

    if (what === 'select prb-a') expect.soft(await shown(toolbar)).toEqual(plugin(recorded.toolbarSelected));
    if (what === 'open kebab')
      expect.soft(await menu(page)).toEqual(recorded.kebab.filter(({ text }) => isPlugin(text)).map(entry));
    if (what === 'right-click prb-a')
      expect.soft(await menu(page)).toEqual(recorded.contextMenu.filter(({ text }) => isPlugin(text)).map(entry));
    if (what === 'open detail view') expect.soft(await shown(toolbar)).toEqual(plugin(recorded.detailHeader));
    if (what === 'tab Network Interfaces')
      expect.soft(await shown(page.locator('main'))).toEqual(plugin(recorded.nicToolbar));
    if (what === 'tab Disks') expect.soft(await shown(page.locator('main'))).toEqual(plugin(recorded.diskTabToolbar));
  }
  expect
    .soft(new Set(errors))
    .toEqual(
      new Set([
        ...recorded.console,
        'error: com.google.gwt.core.client.JavaScriptObject$\nSEVERE: Error while invoking function: Error: in onClick',
      ]),
    );
});

function isPredicate(name: string): boolean {
  return /is(Enabled|Accessible)$/.test(name);
}

/** Steps after which the real host evaluates a known number of times. */
function isExact(what: string): boolean {
  return [
    'select prb-a',
    'ctrl-select prb-b',
    'select prb-a only',
    'right-click prb-a',
    'tab Network Interfaces',
    'tab Snapshots',
    'disks grid',
    'events grid',
    'storage select first row',
    'templates select first row',
  ].includes(what);
}

const vmButtons = /^fn:(plain|first|off|hidden|throws|null|zero|undef|more|more0|html)\./;

/** On another place than the VMs', only what belongs to that place is compared. */
function isOfStep(what: string, name: string): boolean {
  const [place = ''] = what.split(' ');
  if (!['disks', 'storage', 'templates', 'events', 'tab'].includes(place)) return true;
  if (vmButtons.test(name)) return false;
  return place === 'tab' || name.startsWith(`fn:${place.replace(/s$/, '')}.`) || name.endsWith('Change');
}

/** Arguments by form: how many, arrays of how many entities with which properties, and the main entity. */
function form(args: readonly unknown[] | undefined): unknown {
  return args?.map((arg) => (Array.isArray(arg) ? arg.map((entity) => keys(entity)) : keys(arg)));
}

function keys(value: unknown): readonly string[] {
  const names = Object.keys(value as object).filter((name) => name !== 'dataCenterId'); // An entity, in every host.
  return [...names.toSorted(), Reflect.get(value as object, 'id') === '' ? 'empty id' : 'id'];
}

function plugin(buttons: readonly Shown[]): readonly Shown[] {
  return buttons.map(({ text, id, disabled }) => ({ text, id, disabled }));
}

function isPlugin(text: string): boolean {
  return /^(<b>)?P /.test(text);
}

function entry({
  text,
  class: className,
}: {
  readonly text: string;
  readonly class: string;
}): readonly [string, boolean] {
  return [text, className.includes('disabled')];
}

function shown(within: Locator): Promise<readonly Shown[]> {
  return within
    .locator('button')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => /^P /.test(button.textContent))
        .map((button) => ({ text: button.textContent, id: button.id, disabled: button.hasAttribute('disabled') })),
    );
}

/** The first word of each widget, in their order. */
function texts(toolbar: Locator): Promise<readonly string[]> {
  return toolbar.evaluate((element) =>
    [...element.children]
      .filter((child) => !child.classList.contains('dropdown-kebab-pf'))
      .map((child) => (child.querySelector('button') ?? child).textContent.trim().split(' ')[0] ?? ''),
  );
}

function menu(page: Page): Promise<readonly (readonly [string, boolean])[]> {
  return page
    .getByRole('menuitem')
    .evaluateAll((items) =>
      items
        .map(
          (item) =>
            [
              item.textContent,
              item.getAttribute('aria-disabled') === 'true' || item.closest('.disabled') !== null,
            ] as const,
        )
        .filter(([text]) => /^(<b>)?P /.test(text)),
    );
}
