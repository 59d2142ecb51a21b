/** The dialog "Import image" as a person uses it, for browser tests. */
import type { FrameLocator, Locator } from '@playwright/test';
import type { WebAdmin } from './fixtures.ts';

const english = 'Import image';

export class GlanceDialog {
  readonly webadmin: WebAdmin;
  readonly frame: FrameLocator;

  /** `title` is that of the page's frame, in the language of WebAdmin. */
  constructor(webadmin: WebAdmin, title = english) {
    this.webadmin = webadmin;
    this.frame = webadmin.dialog(title);
  }

  /** By the button in the toolbar of Templates. */
  async open(): Promise<this> {
    await this.webadmin.page.goto(`${this.webadmin.url}/ovirt-engine/webadmin/#templates`);
    await this.webadmin.button(english).click();
    await this.field('Search by name').waitFor();
    return this;
  }

  field(label: string): Locator {
    const named = { name: label, exact: true };
    return this.frame.getByRole('textbox', named).or(this.frame.getByRole('combobox', named));
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, exact: typeof name === 'string' });
  }

  tab(name: string | RegExp): Locator {
    return this.frame.getByRole('tab', { name });
  }

  repository(name: string): Locator {
    return this.frame.getByRole('navigation', { name: 'Repositories' }).getByRole('button', { name });
  }

  image(name: string): Locator {
    return this.frame.getByRole('checkbox', { name, exact: true });
  }

  /** Chooses images of the shown repository and goes on to what they become. */
  async choose(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.image(name).check();
    await this.button('Next').click();
    await this.field('Name, image 1').waitFor();
  }

  /** Has one image of the shown repository imported under a name, with all else as proposed. */
  async order(image: string, name: string): Promise<void> {
    await this.choose(image);
    await this.field('Name, image 1').fill(name);
    await this.button('Import').click();
  }

  /** Chooses the option whose text matches. */
  async select(label: string, text: RegExp): Promise<void> {
    const option = this.field(label).locator('option').filter({ hasText: text }).first();
    await this.field(label).selectOption((await option.getAttribute('value')) ?? '');
  }

  /** The part of the progress that is about one import. */
  import(name: string): Locator {
    return this.frame.getByRole('region', { name });
  }

  /** How an import stands, in words. */
  state(name: string): Locator {
    return this.import(name).getByRole('heading', { level: 2 });
  }

  /** Imports that stand like this. */
  imports(state: string): Locator {
    return this.frame.getByRole('region').filter({
      has: this.frame.getByRole('heading', { level: 2 }).filter({ hasText: state }),
    });
  }

  step(name: string, step: string): Locator {
    return this.import(name).getByRole('listitem').filter({ hasText: step });
  }
}
