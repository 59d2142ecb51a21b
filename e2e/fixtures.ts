/**
 * Playwright's `test` for this project: each test has an engine of its own, WebAdmin over it with the built plugins,
 * and a page in it. The engine runs in the test's own process, so a test moves its time and its faults by plain calls.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { createEngine, type MockEngine } from './mocks/engine/engine.ts';
import { labData } from './mocks/engine/data/lab.ts';
import { onThisMachine } from './mocks/engine/network.ts';
import type { Content } from './mocks/engine/store.ts';
import { createForeman, type ForemanOptions, type MockForeman } from './mocks/foreman/foreman.ts';
import type { ProxyOptions } from './mocks/foreman/proxy.ts';
import { startLab } from './start-lab.ts';

export { expect } from '@playwright/test';

interface Options {
  /** What the engine holds at first. */
  content: Content;
  /** Files of /etc/ovirt-engine/ui-plugins: an object is written as JSON, a string as it is. */
  overrides: Readonly<Record<string, unknown>>;
  /** A 4.3 host. */
  compatible: boolean;
  pluginDelaysMs: Readonly<Record<string, number>>;
  uiPluginsDir: string | undefined;
  foremanOptions: ForemanOptions;
  /** How the engine's web server passes requests on to Foreman; not at all for null. */
  foremanProxy: Omit<ProxyOptions, 'foreman'> | null;
  /** Uncaught errors that this test takes for granted; any other fails it. */
  expectedErrors: RegExp;
}

interface Fixtures {
  engine: MockEngine;
  foreman: MockForeman;
  lab: { readonly url: string; readonly overridesDir: string };
  webadmin: WebAdmin;
}

export const test = base.extend<Options & Fixtures>({
  content: [labData, { option: true }],
  overrides: [{}, { option: true }],
  compatible: [false, { option: true }],
  pluginDelaysMs: [{}, { option: true }],
  uiPluginsDir: [undefined, { option: true }],
  foremanOptions: [{}, { option: true }],
  foremanProxy: [{}, { option: true }],
  expectedErrors: [/(?!)/, { option: true }],

  engine: async ({ content }, use) => {
    const engine = createEngine({ data: content, outside: onThisMachine });
    await use(engine);
    const refusedByModel = engine.requests.flatMap(({ method, path, problem }) =>
      problem === undefined ? [] : [`${method} ${path}: ${problem}`],
    );
    expect(refusedByModel, 'requests that the API model does not know').toEqual([]);
  },

  foreman: async ({ foremanOptions }, use) => {
    await use(createForeman(foremanOptions));
  },

  lab: async ({ engine, foreman, foremanProxy, overrides, compatible, pluginDelaysMs, uiPluginsDir }, use) => {
    const overridesDir = await mkdtemp(join(tmpdir(), 'ui-plugins-'));
    for (const [name, content] of Object.entries(overrides)) {
      await writeFile(join(overridesDir, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    const server = await startLab({
      engine,
      ...(foremanProxy && { foreman, foremanProxy }),
      overridesDir,
      compatible,
      pluginDelaysMs,
      ...(uiPluginsDir !== undefined && { uiPluginsDir }),
    });
    await use({ url: server.url, overridesDir });
    await server.close();
    await rm(overridesDir, { recursive: true });
  },

  webadmin: async ({ page, lab, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await use(new WebAdmin(page, lab.url));
    expect(
      errors.filter((error) => !expectedErrors.test(error)),
      'uncaught errors',
    ).toEqual([]);
  },
});

/** WebAdmin as a person uses it. */
export class WebAdmin {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  /** Through the login page; `user` is `name@profile`. */
  async login(user = 'admin@internal', hash = ''): Promise<void> {
    await this.page.goto(`${this.url}/ovirt-engine/webadmin/${hash}`);
    const [name = '', profile = ''] = user.split('@');
    await this.page.getByLabel('Username').fill(name);
    await this.page.getByLabel('Password').fill('demo');
    await this.page.getByLabel('Profile').selectOption(profile);
    await this.page.getByRole('button', { name: 'Log In' }).click();
    await this.page.waitForURL(/\/ovirt-engine\/webadmin\//);
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('link', { name, exact: true }) });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  toast(message: RegExp): Locator {
    return this.page.getByRole('region', { name: 'Notifications' }).getByText(message);
  }

  /** WebAdmin's alert panel. */
  alert(message: RegExp): Locator {
    return this.page.getByRole('alert').getByText(message);
  }

  /** The kebab of the grid's toolbar. */
  async openKebab(): Promise<void> {
    await this.page.getByRole('toolbar').getByRole('button', { name: 'More actions' }).click();
  }

  /** The page inside a plugin's dialog, by the title that the page gives its frame. */
  dialog(title: string): FrameLocator {
    return this.page.frameLocator(`iframe[title="${title}"]`);
  }
}
