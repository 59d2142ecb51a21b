/** The dialog "Create Docker VM" as a person uses it, for browser tests. */
import type { FrameLocator, Locator } from '@playwright/test';
import type { WebAdmin } from './fixtures.ts';

const title = 'Create Docker VM';

export class DockerDialog {
  readonly webadmin: WebAdmin;
  readonly frame: FrameLocator;

  constructor(webadmin: WebAdmin) {
    this.webadmin = webadmin;
    this.frame = webadmin.dialog(title);
  }

  /** By the button in the toolbar of Virtual Machines. */
  async open(): Promise<this> {
    await this.webadmin.button(title).click();
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
    await this.chooseTemplate(template);
    await this.field('Name').fill(name);
    await this.field('Image').fill(image);
  }

  async chooseTemplate(name: RegExp): Promise<void> {
    const field = this.field('Template');
    const option = field.locator('option').filter({ hasText: name });
    await field.selectOption((await option.getAttribute('value')) ?? '');
  }

  step(name: string): Locator {
    return this.frame.getByRole('listitem').filter({ hasText: name });
  }
}
