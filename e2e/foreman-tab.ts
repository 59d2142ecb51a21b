/** A tab of the Foreman plugin as a person uses it, for browser tests. */
import { expect, type FrameLocator, type Locator } from '@playwright/test';
import { findAccessibilityFaults } from './accessibility.ts';
import type { WebAdmin } from './fixtures.ts';
import type { InjectedFault } from './mocks/foreman/faults.ts';

export type TabName = 'Foreman Details' | 'Foreman Facts' | 'Foreman Reports' | 'Foreman Graphs';

export class ForemanTab {
  readonly webadmin: WebAdmin;
  readonly frame: FrameLocator;
  readonly name: string;

  constructor(webadmin: WebAdmin, name: TabName | (string & {}) = 'Foreman Details') {
    this.webadmin = webadmin;
    this.name = name;
    this.frame = webadmin.page.frameLocator(`iframe[title="${name}"]`);
  }

  /** From the list of VMs, or of hosts, through the machine's own view. */
  async openFor(machineName: string, place: 'vms' | 'hosts' = 'vms'): Promise<this> {
    const { page } = this.webadmin;
    if (!page.url().endsWith(`#${place}`)) {
      await page.evaluate((hash) => (window.location.hash = hash), `#${place}`);
    }
    await this.webadmin.row(machineName).getByRole('link', { name: machineName, exact: true }).click();
    await page.getByRole('link', { name: this.name, exact: true }).click();
    return this;
  }

  /** With the token of that login in the mock Foreman. */
  async logIn(login = 'reader', token = `${login}-token`): Promise<this> {
    await this.frame.getByLabel('Login in Foreman').fill(login);
    await this.frame.getByLabel('Personal access token').fill(token);
    await this.frame.getByRole('button', { name: 'Log in', exact: true }).click();
    return this;
  }

  /** Straight to the tab or place of that hash. */
  async openAt(hash: string): Promise<this> {
    await this.webadmin.page.evaluate((wanted) => (window.location.hash = wanted), hash);
    return this;
  }

  async logInInGerman(): Promise<this> {
    await this.frame.getByLabel('Anmeldename in Foreman').fill('reader');
    await this.frame.getByLabel('Persönliches Zugangstoken').fill('reader-token');
    await this.frame.getByRole('button', { name: 'Anmelden' }).click();
    return this;
  }

  heading(name: string | RegExp): Locator {
    return this.frame.getByRole('heading', { name });
  }

  /** Which host was found is in the first lines of every tab. */
  async shows(hostName: string): Promise<void> {
    await expect(this.frame.getByRole('link', { name: hostName }).first()).toBeVisible();
  }

  /** Whether all of it fits into the width that the frame has. */
  async fits(): Promise<void> {
    const { page } = this.webadmin;
    const [whole, seen] = await this.frame
      .locator('main')
      .evaluate((main) => [main.scrollWidth, main.clientWidth] as const);
    expect(whole, `${this.name} in a window of ${page.viewportSize()?.width}`).toBeLessThanOrEqual(seen);
  }

  async axe(): Promise<void> {
    const faults = await findAccessibilityFaults(this.webadmin.page, {
      within: [`iframe[title="${this.name}"]`, 'html'],
    });
    expect(faults).toEqual([]);
  }
}

/** What Foreman, or what stands between, may answer in its place, and what the person is then told. */
export const foremanFaults: readonly (readonly [fault: InjectedFault, words: RegExp])[] = [
  [{ status: 403, message: 'Access denied' }, /lacks a permission/],
  [{ status: 404, message: 'Resource not found by id' }, /Resource not found by id/],
  [{ status: 500, message: 'PG::UndefinedTable: ERROR' }, /met an error of its own/],
  [{ status: 503 }, /Foreman is in maintenance/],
  [{ html: '<html><body>Log in</body></html>' }, /is not Foreman's API/],
  [{ isCutShort: true }, /is not Foreman's API, or its answer was cut off/],
  [{ isDropped: true }, /web server does not reach Foreman \(502\)/],
];
