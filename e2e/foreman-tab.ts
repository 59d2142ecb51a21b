/** A tab of the Foreman plugin as a person uses it, for browser tests. */
import { expect, type FrameLocator, type Locator } from '@playwright/test';
import type { WebAdmin } from './fixtures.ts';

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

  heading(name: string | RegExp): Locator {
    return this.frame.getByRole('heading', { name });
  }

  /** Which host was found is in the first lines of every tab. */
  async shows(hostName: string): Promise<void> {
    await expect(this.frame.getByRole('link', { name: hostName }).first()).toBeVisible();
  }
}
