/** Toasts, alerts, posted messages and logging, beside a real WebAdmin. */
import type { Page } from '@playwright/test';
import { call, expect, readLog, settle, test } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Shown {
  readonly class: string;
  readonly html: string;
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface Recorded {
  readonly toasts: readonly {
    readonly args: readonly unknown[];
    readonly result: string;
    readonly shown: number;
    readonly newest: Shown;
    readonly console: readonly string[];
  }[];
  readonly alerts: readonly {
    readonly args: readonly unknown[];
    readonly result: string;
    readonly shown: readonly Shown[];
  }[];
  readonly messages: readonly {
    readonly what: string;
    readonly received: readonly { readonly who: string; readonly argc: number; readonly args: readonly unknown[] }[];
    readonly console: readonly string[];
  }[];
  readonly toastLifeMs: number;
  readonly toastScriptRan: boolean;
  readonly alertScriptRan: boolean;
  readonly logger: readonly string[];
  readonly reportFatal: string;
  readonly reportFatalString: string;
  readonly reportFatalShown: readonly Shown[];
}

interface Note {
  readonly type: string;
  readonly icon: string;
  readonly text: string;
}

const probe = 'probe-a';

test.use({ probes: [[{ name: 'probe-a' }, { name: 'probe-b' }], { scope: 'test' }] });

/** Type, icon and text out of the recorded markup. */
function noteOf({ class: className, html }: Shown): Note {
  const type = /(?:^| )alert-(danger|warning|success|info)(?= |$)/.exec(className)?.[1] ?? '';
  const icon = [...html.matchAll(/pficon (pficon-[\w-]+)/g)]
    .map(([, name]) => name ?? '')
    .find((name) => name !== 'pficon-close');
  const inner =
    /<span>([^]*?)(?:<\/span>)?$/.exec(html)?.[1] ??
    /ovirt-alert-main-message">([^]*)<\/div><\/div>$/.exec(html)?.[1] ??
    '';
  return { type, icon: icon ?? '', text: unescape(inner) };
}

function unescape(html: string): string {
  return html
    .replaceAll('<br>', '')
    .replaceAll(/<\/?a[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function notes(page: Page, within: string): Promise<readonly (Note & { rect: Shown['rect'] })[]> {
  return page.locator(within).evaluateAll((elements) =>
    elements.map((element) => {
      const type =
        /(?:^| )alert-(danger|warning|success|info)(?= |$)/.exec(element.getAttribute('class') ?? '')?.[1] ?? '';
      const icon = [...element.querySelectorAll('.pficon')]
        .flatMap((each) => [...each.classList])
        .find((name) => name.startsWith('pficon-') && name !== 'pficon-close');
      const copy = element.cloneNode(true) as Element; // A clone of an element is one.
      for (const extra of copy.querySelectorAll('button, .badge')) extra.remove();
      const { x, y, width, height } = element.getBoundingClientRect();
      return {
        type,
        icon: icon ?? '',
        text: copy.textContent.replaceAll(/\s+/g, ' ').trim(),
        rect: { x, y, width, height },
      };
    }),
  );
}

test.beforeEach(async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
});

test('toasts come, stack and go as in the real host', async ({ page }) => {
  const { toasts, toastLifeMs, toastScriptRan } = readRecording<Recorded>('notify-messages');
  for (const { args, result, newest, shown } of toasts) {
    const before = await page.locator('.toast-pf').count();
    expect.soft(await call(page, probe, 'showToast', ...args), String(args)).toBe(result);
    await page.waitForTimeout(60);
    const isAccepted = typeof args[0] === 'string';
    const all = await notes(page, '.toast-pf');
    expect.soft(all.length - before, String(args)).toBe(isAccepted ? 1 : 0);
    const [top] = all;
    if (isAccepted)
      expect.soft(top && { ...noteOf(newest), type: top.type, icon: top.icon }, String(args)).toEqual(noteOf(newest));
    // The recording cut a long text, and named a longer one than it kept.
    if (isAccepted) expect.soft(noteOf(newest).text.startsWith(top?.text ?? '?'), String(args)).toBe(true);
    if (shown === 1) {
      expect
        .soft({ x: top?.rect.x, width: top?.rect.width, height: top?.rect.height })
        .toEqual({ x: newest.rect.x, width: newest.rect.width, height: newest.rect.height });
    }
    // What no string names fails in its own turn, as the host's own mistake.
    if (!isAccepted) await expect.soft(page.getByText('Uncaught exception occurred')).toBeVisible();
  }
  expect.soft(await page.evaluate(() => Reflect.get(window, '__xss') !== undefined)).toBe(toastScriptRan);
  await expect(page.locator('.toast-pf')).toHaveCount(0, { timeout: 12_000 });
  await call(page, probe, 'showToast', 'info', 'last');
  await expect(page.locator('.toast-pf')).toHaveCount(1);
  const started = Date.now();
  await expect(page.locator('.toast-pf')).toHaveCount(0, { timeout: 12_000 });
  expect(Math.abs(Date.now() - started - toastLifeMs)).toBeLessThan(1_000);
});

test('alerts share one panel as in the real host', async ({ page }) => {
  const { alerts, alertScriptRan } = readRecording<Recorded>('notify-messages');
  let count = 0;
  for (const { args, result, shown } of alerts) {
    expect.soft(await call(page, probe, 'showAlert', ...args), String(args)).toBe(result);
    await page.waitForTimeout(60);
    const [panel] = await notes(page, '.webadmin-alert');
    const wanted = shown.find(({ class: className }) => className.includes('ovirt-alert-main'));
    if (typeof args[0] !== 'string' || args[1] === null) continue;
    count += 1;
    expect
      .soft(panel && { type: panel.type, icon: panel.icon }, String(args))
      .toEqual(wanted && { type: noteOf(wanted).type, icon: noteOf(wanted).icon });
    expect
      .soft(
        panel?.text.startsWith(
          noteOf(wanted ?? { class: '', html: '', rect: { x: 0, y: 0, width: 0, height: 0 } }).text.slice(0, 40),
        ),
        String(args),
      )
      .toBe(true);
    expect
      .soft({ x: panel?.rect.x, y: panel?.rect.y, width: panel?.rect.width })
      .toEqual({ x: wanted?.rect.x, y: wanted?.rect.y, width: wanted?.rect.width });
    // The counter of one panel; one message alone shows none.
    await expect.soft(page.locator('.webadmin-alert .badge')).toHaveText(count > 1 ? [String(count)] : []);
  }
  expect.soft(await page.evaluate(() => Reflect.get(window, '__xss') !== undefined)).toBe(alertScriptRan);
  // The danger alert's two seconds close the panel for all of them.
  await expect(page.locator('.webadmin-alert')).toHaveCount(0, { timeout: 5_000 });
});

test('messages reach the plugins that allow their origin, as in the real host', async ({ webadmin, page }) => {
  const recorded = readRecording<Recorded>('notify-messages');
  const infos: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('rejected message event')) infos.push(message.text());
  });
  const origin = new URL(webadmin.url).origin;
  // A frame of the engine's origin, from which messages come.
  await call(page, probe, 'showDialog', 'Sender', 'sender', 'plugin/probe-a/content.html?id=sender', '400px', '300px');
  await settle(page);
  const sender = page.frameLocator('.plugin-dialog-frame').locator('body');
  const post = (script: string) => sender.evaluate((_, code) => void (0, eval)(code), script);
  const origins: Readonly<Record<string, unknown>> = {
    'string, exact origin': origin,
    'array with origin': [origin],
    '*': '*',
    "['*']": ['*'],
    'trailing slash': `${origin}/`,
    'other case host': origin.toUpperCase(),
    'another origin': 'https://elsewhere.example',
    'empty array': [],
    null: null,
  };
  const data: Readonly<Record<string, readonly string[]>> = {
    'Date and Map': ['new Date()', 'new Map()'],
  };
  for (const { what, received, console: lines } of recorded.messages) {
    infos.length = 0;
    const before = (await readLog(page)).length;
    const setting = what.replace('allowedMessageOrigins = ', '');
    if (setting !== what) {
      await call(page, probe, 'options', { allowedMessageOrigins: origins[setting] });
      await post("parent.postMessage('hi', '*')");
    } else if (what === 'no options set') {
      await post("parent.postMessage('hi', '*')");
    } else if (what.startsWith('data ')) {
      await call(page, probe, 'options', { allowedMessageOrigins: origin });
      const value = what.slice('data '.length);
      for (const expression of data[value] ?? [value]) await post(`parent.postMessage(${expression}, '*')`);
    } else if (what.startsWith('post to the bootstrap')) {
      await page.evaluate((target) => {
        document
          .querySelector<HTMLIFrameElement>(`iframe[src*="${target}/start"]`)
          ?.contentWindow?.postMessage('hi', '*');
      }, probe);
    } else if (what.startsWith('from the host window')) {
      await page.evaluate(() => window.postMessage('self', '*'));
    } else if (what.startsWith('from a data: frame')) {
      if (what.endsWith('*')) await call(page, probe, 'options', { allowedMessageOrigins: '*' });
      await page.evaluate(() => {
        const frame = document.createElement('iframe');
        frame.src = "data:text/html,<script>parent.postMessage('foreign', '*')</script>";
        document.body.append(frame);
      });
    } else {
      await call(page, probe, 'options', {});
      await post("parent.postMessage('hi', '*')");
    }
    await settle(page, 150);
    const got = (await readLog(page)).slice(before).filter(({ ev }) => ev === 'MessageReceived');
    const plain = got.map(({ plugin, argc, args = [] }) => ({
      who: plugin,
      argc,
      args: what.includes('Date') ? [{}, args[1]] : args,
    }));
    expect.soft(plain, what).toEqual(received.map(({ who, argc, args }) => ({ who, argc, args })));
    if (what.startsWith('from a data: frame')) {
      await expect.soft(page.getByText('Uncaught exception occurred')).toBeVisible();
      await expect.soft(page.getByText('(SecurityError)')).toBeVisible();
    } else {
      const wanted = lines.map((line) => line.replace('<origin>', origin));
      expect.soft([...new Set(infos)].toSorted(), what).toEqual([...new Set(wanted)].toSorted());
    }
  }
});

test('the logger and a fatal error speak as in the real host', async ({ page }) => {
  const recorded = readRecording<Recorded>('notify-messages');
  const lines: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('plugin.Plugin\n')) lines.push(`${message.type()}: ${message.text()}`);
  });
  await page.evaluate((name) => {
    interface Api {
      logger(): Record<string, (text: string) => void>;
    }
    const logger = (window as unknown as { pluginApi: (name: string) => Api }).pluginApi(name).logger(); // The host's own.
    logger['info']?.('probe info');
    logger['warning']?.('probe warning');
    logger['severe']?.('probe severe');
  }, probe);
  expect(lines).toEqual(recorded.logger);
  const thrown = await page.evaluate((name) => {
    interface Api {
      reportFatalError(error: unknown): void;
    }
    try {
      (window as unknown as { pluginApi: (name: string) => Api })
        .pluginApi(name)
        .reportFatalError(new Error('probe fatal')); // The host's own.
      return 'returned';
    } catch (error) {
      return `threw ${String(error)}`;
    }
  }, probe);
  expect(thrown).toBe(recorded.reportFatal);
  expect(await call(page, probe, 'reportFatalError', 'probe fatal <b>string</b>')).toBe(recorded.reportFatalString);
  const wanted = recorded.reportFatalShown.find(({ class: className }) => className.includes('ovirt-alert-main'));
  const [panel] = await notes(page, '.webadmin-alert');
  expect(panel?.text.replaceAll(' ', '')).toBe(
    noteOf(wanted ?? { class: '', html: '', rect: { x: 0, y: 0, width: 0, height: 0 } }).text.replaceAll(' ', ''),
  );
});
