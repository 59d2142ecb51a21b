/** Dialogs of a probe: sizes, focus, ways to close, beside a real WebAdmin. */
import type { Page } from '@playwright/test';
import { call, expect, fn, readLog, settle, test } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Geometry {
  readonly viewport: string;
  readonly asked: string;
  readonly buttons?: boolean;
  readonly dialog?: Box;
  readonly frame?: Partial<Box>;
  readonly inner?: { readonly w: number; readonly h: number };
  readonly result?: string;
}

interface Step {
  readonly what: string;
  readonly result?: unknown;
  readonly open: readonly string[];
  readonly focus: string;
  readonly events: readonly { readonly who: string; readonly ev: string }[];
}

interface Recorded {
  readonly geometry: readonly Geometry[];
  readonly steps: readonly Step[];
  readonly titleHtml: { readonly scriptRan: boolean };
  readonly footer: readonly { readonly text: string; readonly x: number; readonly y: number; readonly h: number }[];
  readonly twoDialogs: readonly {
    readonly tag: string;
    readonly class: string;
    readonly z: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly longContent: { readonly inner: number; readonly scrolls: boolean };
}

const content = (id: string): string => `plugin/probe-a/content.html?id=${id}`;

/** Sizes that are no CSS lengths, as they were given. */
const oddSizes: Readonly<Record<string, readonly [width: unknown, height: unknown]>> = {
  numbers: [640, 480],
  'numeric strings': ['640', '480'],
  null: [null, null],
  em: ['40em', '30em'],
  nonsense: ['wide', 'high'],
  empty: ['', ''],
  auto: ['auto', 'auto'],
};

test.beforeEach(async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
});

test('sizes come out as in the real host', async ({ page }) => {
  test.setTimeout(120_000);
  for (const { viewport, asked, buttons, dialog, frame, inner, result } of readRecording<Recorded>('dialogs')
    .geometry) {
    const [width = 0, height = 0] = viewport.split('x').map(Number);
    await page.setViewportSize({ width, height });
    const what = `${asked} in ${viewport}${buttons ? ' with buttons' : ''}`;
    const sizes = oddSizes[asked] ?? asked.split(' x ');
    const options = buttons ? { buttons: [{ label: 'One' }] } : {};
    const returned = await call(page, 'probe-a', 'showDialog', 'Geometry', 'geo', content('geo'), ...sizes, options);
    if (result !== undefined) expect.soft(returned, what).toBe(result);
    if (frame) {
      const seen = await measure(page);
      // A percentage is useless in both: a sliver about the title, whose width is the font's affair.
      if (asked.includes('%') || asked === 'auto') expect.soft(seen.frame.w, what).toBeLessThan(130);
      else
        expect.soft(seen, what).toEqual({
          dialog: dialog ? box(dialog) : seen.dialog,
          frame: { ...seen.frame, ...rounded(frame) },
          inner: inner ?? seen.inner,
        });
    }
    await call(page, 'probe-a', 'closeDialog', 'geo');
    await expect(page.locator('.plugin-dialog-frame')).toHaveCount(0);
  }
});

test('opening, focus and closing go the same way', async ({ webadmin, page }) => {
  test.setTimeout(120_000);
  const recorded = readRecording<Recorded>('dialogs');
  const show = (id: string, title: string, width: string, height: string, options: object = {}) =>
    call(page, 'probe-a', 'showDialog', title, id, content(id), width, height, options);
  const footer = {
    buttons: [
      { label: 'First <b>x</b>', onClick: fn('first') },
      null,
      { label: 'Second', onClick: fn('second') },
      { label: 'Third', onClick: fn('third', 'throw') },
      {},
    ],
  };
  const escape = () => page.keyboard.press('Escape');
  const close = (token: string) => call(page, 'probe-a', 'closeDialog', token);
  const hash = (wanted: string) => page.evaluate((text) => (location.hash = text), wanted);
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    'open with buttons': () =>
      show('d1', 'One <b>bold</b> <img src="x" onerror="parent.__xss=1">', '640px', '480px', footer),
    'click First': () => page.getByRole('button', { name: 'First <b>x</b>' }).click(),
    'click Third (throws)': () => page.getByRole('button', { name: 'Third' }).click(),
    'press Enter with host focus': () => page.keyboard.press('Enter'),
    'click on the glass': () => page.mouse.click(20, 700),
    'change hash under it': () => hash('#hosts'),
    'back to vms': () => hash('#vms'),
    'Tab key 6 times from host': () => page.evaluate(() => (document.activeElement as HTMLElement).blur()),
    'focus into the frame by click': () => page.frameLocator('.plugin-dialog-frame').getByLabel('field').click(),
    'Escape inside the frame': escape,
    'Escape with host focus': async () => {
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await escape();
    },
    'open again, same token': () => show('d1', 'One', '640px', '480px'),
    'open second with the same token': () => show('d1', 'Again', '400px', '300px'),
    'setDialogContentUrl to both': () => call(page, 'probe-a', 'setDialogContentUrl', 'd1', content('d1new')),
    'closeDialog closes both': () => close('d1'),
    'open d1 then d2': async () => {
      await show('d1', 'One', '700px', '500px');
      await show('d2', 'Two', '500px', '350px');
    },
    'Escape with host focus closes': escape,
    'Escape again': escape,
    'closeDialog unknown token': () => close('nothing'),
    'closeOnEscKey false, closeIconVisible false': () =>
      show('d3', 'Locked', '500px', '350px', { closeOnEscKey: false, closeIconVisible: false }),
    'Escape on locked': escape,
    'closeDialog locked': () => close('d3'),
    'open, X icon': async () => {
      await show('d4', 'Four', '500px', '350px');
      await settle(page);
      await page.getByRole('button', { name: 'Close', exact: true }).click();
    },
    'drag by header': async () => {
      await show('d5', 'Five', '500px', '350px');
      await settle(page);
      const before = await measure(page);
      const x = before.dialog.x + 200;
      const y = before.dialog.y + 50;
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 120, y + 80, { steps: 5 });
      await page.mouse.up();
      const after = await measure(page);
      return { movedBy: [after.dialog.x - before.dialog.x, after.dialog.y - before.dialog.y] };
    },
    'resize window while open': async () => {
      await page.setViewportSize({ width: 1000, height: 640 });
      const { frame } = await measure(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      return [frame];
    },
    'host reload while open (as after a session time-out)': async () => {
      await page.reload();
      await expect(webadmin.row('docs')).toBeVisible();
    },
    'showDialog from inside UiInit-time plugin after reload': () => show('d6', 'Six', '500px', '350px'),
    'plugin toast while dialog is open': async () => {
      await call(page, 'probe-a', 'showToast', 'info', 'toast');
      await call(page, 'probe-a', 'showAlert', 'info', 'alert');
    },
  };
  expect(Object.keys(steps)).toEqual(recorded.steps.map(({ what }) => what));

  for (const { what, result, open, focus, events } of recorded.steps) {
    const isReload = what.startsWith('host reload');
    const before = isReload ? 0 : (await readLog(page)).length;
    const returned = await steps[what]?.();
    await settle(page);
    const happened = isReload ? [] : (await readLog(page)).slice(before);
    if (what === 'drag by header') expect.soft(returned, what).toEqual(result);
    else if (what.startsWith('resize'))
      expect.soft(returned, what).toEqual((result as readonly Box[]).map(box)); // As recorded.
    else if (result !== undefined) expect.soft(returned, what).toBe(result);
    expect.soft(await openContents(page), what).toEqual(open);
    expect.soft(await focused(page), what).toBe(focus.split('.')[0]);
    expect.soft(comparable(happened.map(({ plugin, ev }) => ({ who: plugin, ev }))), what).toEqual(comparable(events));
    if (what === 'open with buttons') {
      const ran = await page.evaluate(() => Reflect.get(window, '__xss') === 1);
      expect.soft(ran, 'a title runs as HTML').toBe(recorded.titleHtml.scriptRan);
      expect.soft(await footerButtons(page)).toEqual(recorded.footer.map(({ text }) => text));
    }
    if (what === 'open d1 then d2') expect.soft(await layers(page)).toEqual(layersOf(recorded.twoDialogs));
  }
});

function comparable(events: readonly { readonly who: string; readonly ev: string }[]): readonly string[] {
  return events
    .filter(
      ({ ev }) =>
        !['painted', 'first frame callback', 'visibilitychange', 'TagActivationChange'].includes(ev) &&
        !ev.startsWith('call:'),
    )
    .map(({ who, ev }) => `${who} ${ev}`)
    .toSorted(); // Two dialogs load side by side.
}

function box({ x, y, w, h }: Box): Box {
  return { x, y: Math.floor(y), w, h };
}

function rounded(frame: Partial<Box>): Partial<Box> {
  return { ...frame, ...(frame.y === undefined ? {} : { y: Math.floor(frame.y) }) };
}

function measure(page: Page): Promise<{ dialog: Box; frame: Box; inner: { w: number; h: number } }> {
  return page.evaluate(() => {
    const boxOf = (selector: string) => {
      const { x, y, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      return { x, y: Math.floor(y), w: width, h: height };
    };
    const { contentWindow } = document.querySelector<HTMLIFrameElement>('.plugin-dialog-frame') ?? {};
    const inner = { w: contentWindow?.innerWidth ?? 0, h: contentWindow?.innerHeight ?? 0 };
    return { dialog: boxOf('.modal-dialog'), frame: boxOf('.plugin-dialog-frame'), inner };
  });
}

function openContents(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLIFrameElement>('.plugin-dialog-frame')].map(
      (frame) => new URL(frame.src).searchParams.get('id') ?? '',
    ),
  );
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.tagName ?? '');
}

function footerButtons(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.modal-footer button')]
      .toSorted((left, right) => right.getBoundingClientRect().x - left.getBoundingClientRect().x)
      .map((button) => button.textContent),
  );
}

function layers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.gwt-PopupPanelGlass, .popup-content')].map((element) => {
      const { x, y } = element.getBoundingClientRect();
      return `${element.classList[0] ?? ''} ${getComputedStyle(element).zIndex} ${x} ${y}`;
    }),
  );
}

function layersOf(elements: Recorded['twoDialogs']): readonly string[] {
  return elements
    .filter((element) => /^(gwt-PopupPanelGlass|popup-content)/.test(element.class))
    .map((element) => `${element.class.split(' ')[0] ?? ''} ${element.z} ${element.x} ${element.y}`);
}
