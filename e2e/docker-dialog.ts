/** The dialog "Create Docker VM" as a person uses it, for browser tests. */
import { expect, type FrameLocator, type Locator } from '@playwright/test';
import type { WebAdmin } from './fixtures.ts';

const english = 'Create Docker VM';

export class DockerDialog {
  readonly webadmin: WebAdmin;
  readonly frame: FrameLocator;

  /** `title` is that of the page's frame, in the language of WebAdmin. */
  constructor(webadmin: WebAdmin, title = english) {
    this.webadmin = webadmin;
    this.frame = webadmin.dialog(title);
  }

  /** By the button in the toolbar of Virtual Machines. */
  async open(): Promise<this> {
    await this.webadmin.button(english).click();
    await this.field('Name').waitFor();
    return this;
  }

  field(label: string): Locator {
    const named = { name: label, exact: true };
    return this.frame
      .getByRole('textbox', named)
      .or(this.frame.getByRole('combobox', named))
      .or(this.frame.getByRole('spinbutton', named));
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** A VM that can be created in the lab: its name, a template and an image, the rest as it comes. */
  async fillIn({
    name = 'shop-01',
    cluster = 'intel',
    template = /^debian-12.*2026-10/,
    image = 'docker.io/library/nginx:1.29',
  } = {}): Promise<void> {
    await this.field('Cluster').selectOption({ label: cluster });
    await this.choose('Template', template);
    await this.field('Name').fill(name);
    await this.field('Image').fill(image);
  }

  /** Presses Tab for each, and expects the focus there. */
  async goThrough(...labels: readonly string[]): Promise<void> {
    for (const label of labels) {
      await this.webadmin.page.keyboard.press('Tab');
      await expect(this.field(label)).toBeFocused();
    }
  }

  /** Chooses the option whose text matches. */
  async choose(label: string, text: RegExp): Promise<void> {
    const option = this.field(label).locator('option').filter({ hasText: text });
    await this.field(label).selectOption((await option.getAttribute('value')) ?? '');
  }

  /** Writes the first row of the port mappings. */
  async publish(vmPort: string, containerPort: string): Promise<void> {
    await this.field('VM port, row 1').fill(vmPort);
    await this.field('Container port, row 1').fill(containerPort);
  }

  step(name: string): Locator {
    return this.frame.getByRole('listitem').filter({ hasText: name });
  }
}
