/** Image providers in the dialog "Import image": added, tested, changed and removed, with every way in which one fails. */
import type { Page } from '@playwright/test';
import { findAccessibilityFaults } from './accessibility.ts';
import { expect, test, type WebAdmin } from './fixtures.ts';
import { GlanceDialog } from './glance-dialog.ts';

const OPEN = 'http://images.lab.example:9292';
const ARCHIVE = 'http://archive.lab.example:9292';
const KEYSTONE = 'http://keystone.lab.example:5000';

const violations = (page: Page): Promise<string[]> =>
  findAccessibilityFaults(page, { within: ['iframe[src*="/dialogs/import-glance-image/"]', 'html'] });

async function openProviders(webadmin: WebAdmin, user?: string): Promise<GlanceDialog> {
  await webadmin.login(user);
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.tab('Providers').click();
  await dialog.button('Test glance').waitFor();
  return dialog;
}

async function typeNew(dialog: GlanceDialog, name: string, url: string): Promise<void> {
  await dialog.button('Add provider').click();
  await dialog.field('Name').fill(name);
  await dialog.field('Address').fill(url);
}

async function typeLogin(dialog: GlanceDialog, password: string): Promise<void> {
  await dialog.frame.getByRole('checkbox', { name: /wants a login/ }).check();
  await dialog.field('User name').fill('ovirt');
  await dialog.frame.getByLabel('Password').fill(password);
  await dialog.field('Tenant').fill('images');
  await dialog.field('Authentication URL').fill(`${KEYSTONE}/v2.0`);
}

const heading = (dialog: GlanceDialog, name: RegExp) => dialog.frame.getByRole('heading', { name });

test('adds a provider, whose images can be chosen at once', async ({ webadmin }) => {
  const dialog = await openProviders(webadmin);
  await typeNew(dialog, 'public', OPEN);
  await dialog.button('Add provider').click();
  await expect(heading(dialog, /"public" was added/)).toBeVisible();
  await expect(dialog.frame.getByText('11 images').first()).toBeVisible();
  await dialog.tab('Images').click();
  await dialog.repository('public').click();
  await expect(dialog.image('ubuntu-24.04-server-cloudimg-amd64')).toBeVisible();
});

// The texts are those of the mock engine, which has them of a running 4.5.8.
for (const { what, url, words } of [
  { what: 'nobody listens there', url: 'http://images.lab.example:1', words: 'Nobody answers at' },
  { what: 'no machine has that name', url: 'http://nosuch.example:9292', words: 'finds no machine of the name' },
  { what: 'there is no TLS', url: 'https://images.lab.example:9292', words: 'There is no TLS at' },
  {
    what: 'its certificate is unknown',
    url: 'https://secure.lab.example:9292',
    words: 'does not trust the certificate',
  },
  { what: 'it wants a login', url: ARCHIVE, words: 'refuses the login' },
  { what: 'the path is wrong', url: `${OPEN}/images`, words: 'the path is not found' },
  { what: 'it is no Glance', url: 'http://intranet.lab.example', words: 'is no Glance' },
]) {
  test(`says why a new one is no help where ${what}, and takes it back`, async ({ webadmin, engine }) => {
    const dialog = await openProviders(webadmin);
    await typeNew(dialog, 'tried', url);
    await dialog.button('Add provider').click();
    await expect(heading(dialog, /"tried" was added, but its images cannot be read/)).toBeVisible();
    await expect(dialog.frame.getByText(words)).toBeVisible();
    await expect(dialog.frame.getByText(/The engine says: /)).toBeVisible();
    await dialog.button('Remove it again').click();
    await expect(heading(dialog, /"tried" was removed/)).toBeVisible();
    expect(engine.store.providers.where(({ name }) => name === 'tried')).toEqual([]);
    expect(engine.store.storageDomains.where(({ name }) => name === 'tried')).toEqual([]);
  });
}

test('corrects a wrong password, and keeps it out of sight, storage and every answer', async ({ webadmin, engine }) => {
  const dialog = await openProviders(webadmin);
  await typeNew(dialog, 'archive', ARCHIVE);
  await typeLogin(dialog, 'mistyped');
  await dialog.button('Add provider').click();
  await expect(dialog.frame.getByText(/refuses the login. Check user name, password and tenant./)).toBeVisible();
  await dialog.button('Correct it').click();
  await expect(dialog.field('User name')).toHaveValue('ovirt');
  await expect(dialog.frame.getByLabel('Password')).toHaveValue('');
  await dialog.frame.getByLabel('Password').fill('demo');
  await dialog.button('Save').click();
  await expect(heading(dialog, /"archive" was changed/)).toBeVisible();
  const kept = await webadmin.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toContain('mistyped');
  expect(await dialog.frame.locator('html').innerHTML()).not.toContain('mistyped');
  const [put] = engine.requests.filter(({ method }) => method === 'PUT');
  expect(JSON.parse(put?.body ?? '{}')).toMatchObject({ tenant_name: 'images', username: 'ovirt' });
});

test('keeps the tenant when only the description changes', async ({ webadmin, engine }) => {
  const dialog = await openProviders(webadmin);
  await typeNew(dialog, 'archive', ARCHIVE);
  await typeLogin(dialog, 'demo');
  await dialog.button('Add provider').click();
  await dialog.button('Edit archive').click();
  await dialog.field('Description').fill('Of the platform team');
  await dialog.button('Save').click();
  await expect(heading(dialog, /"archive" was changed/)).toBeVisible();
  await expect(dialog.frame.getByText('3 images').first()).toBeVisible();
  const [stored] = engine.store.providers.where(({ name }) => name === 'archive');
  expect(stored).toMatchObject({ tenant_name: 'images', description: 'Of the platform team' });
});

test('says beforehand that Keystone v3 belongs into WebAdmin, and never changes one of it', async ({
  webadmin,
  engine,
}) => {
  const dialog = await openProviders(webadmin);
  await expect(dialog.button('Edit openstack')).toHaveCount(0);
  await dialog.button('Test openstack').click();
  await expect(dialog.frame.getByRole('row', { name: /^openstack/ })).toContainText('3 images');
  await typeNew(dialog, 'archive', ARCHIVE);
  await expect(heading(dialog, /Keystone v3 cannot be set here/)).toBeVisible();
  await typeLogin(dialog, 'demo');
  await dialog.field('Authentication URL').fill(`${KEYSTONE}/v3`);
  await dialog.button('Add provider').click();
  await expect(dialog.field('Authentication URL')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.field('Authentication URL')).toBeFocused();
  expect(engine.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
});

test('tests those that are there, one of which does not answer', async ({ webadmin, engine }) => {
  const dialog = await openProviders(webadmin);
  await dialog.button('Test glance-vienna').click();
  const row = dialog.frame.getByRole('row', { name: /^glance-vienna/ });
  await expect(row).toContainText('Nobody answers at http://glance.vienna.example:9292.');
  await expect(row).toContainText('Correlation id: oap-');
  engine.troubleAt('http://glance.vienna.example:9292', undefined);
  await dialog.button('Test glance-vienna').click();
  await expect(row).toContainText('6 images');
});

test('removes one with its repository after a question', async ({ webadmin }) => {
  const dialog = await openProviders(webadmin);
  await dialog.button('Remove glance-vienna').click();
  await webadmin.page.keyboard.press('Escape');
  await dialog.button('Remove glance-vienna').click();
  await dialog.button('Remove').click();
  await expect(heading(dialog, /"glance-vienna" was removed/)).toBeVisible();
  await dialog.tab('Images').click();
  await dialog.repository('openstack').waitFor();
  await expect(dialog.repository('glance-vienna')).toHaveCount(0);
});

for (const { what, name, url, words } of [
  { what: 'the name is taken', name: 'glance', url: OPEN, words: /The provider name is already in use/ },
  {
    what: 'the address is taken',
    name: 'again',
    url: 'http://glance.lab.example:9292',
    words: /A provider with the same provider URL and tenant already exists/,
  },
]) {
  test(`keeps what was typed when ${what}`, async ({ webadmin }) => {
    const dialog = await openProviders(webadmin);
    await typeNew(dialog, name, url);
    await dialog.button('Add provider').click();
    await expect(dialog.frame.getByText(words)).toBeVisible();
    await expect(dialog.frame.getByText(/Correlation id: oap-/)).toBeVisible();
    await expect(dialog.field('Address')).toHaveValue(url);
  });
}

test('explains to somebody who may only look whose right it is', async ({ webadmin }) => {
  const dialog = await openProviders(webadmin, 'ingrid@lab');
  await dialog.button('Test glance').click();
  await expect(dialog.frame.getByRole('row', { name: /^glance Cloud/ })).toContainText('19 images');
  await typeNew(dialog, 'images', OPEN);
  await dialog.button('Add provider').click();
  await expect(dialog.frame.getByText(/Providers are for those who may create data centers./)).toBeVisible();
  await expect(dialog.field('Name')).toHaveValue('images');
});

test('keeps what was typed while the engine is down, and goes on when it is back', async ({ webadmin, engine }) => {
  const dialog = await openProviders(webadmin);
  await typeNew(dialog, 'images', OPEN);
  engine.goDown();
  await dialog.button('Add provider').click();
  await expect(heading(dialog, /Could not add "images"/)).toBeVisible();
  engine.comeBack();
  await dialog.button('Add provider').click();
  await expect(heading(dialog, /"images" was added/)).toBeVisible();
});

test('does it all by keyboard', async ({ webadmin, engine }) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  const { keyboard } = webadmin.page;
  await dialog.tab('Images').focus();
  await keyboard.press('End');
  await expect(dialog.tab('Providers')).toBeFocused();
  await dialog.button('Add provider').waitFor();
  await keyboard.press('Tab');
  await expect(dialog.button('Add provider')).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog.field('Name')).toBeFocused();
  await keyboard.type('images');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type(OPEN);
  await keyboard.press('Enter');
  await expect(heading(dialog, /"images" was added/)).toBeVisible();
  await keyboard.press('Tab');
  await expect(dialog.button('Add provider')).toBeFocused();
  expect(engine.store.providers.where(({ name }) => name === 'images')).toHaveLength(1);
});

test('is fit for a screen reader in every state', async ({ webadmin }) => {
  const dialog = await openProviders(webadmin);
  const { page } = webadmin;
  expect(await violations(page), 'the list').toEqual([]);
  await dialog.button('Test glance-vienna').click();
  await dialog.frame.getByText('Nobody answers').waitFor();
  expect(await violations(page), 'a failed test').toEqual([]);
  await dialog.button('Add provider').click();
  await dialog.frame.getByRole('checkbox', { name: /wants a login/ }).check();
  await dialog.button('Add provider').click();
  expect(await violations(page), 'a form with wrong entries').toEqual([]);
  await dialog.frame.getByRole('checkbox', { name: /wants a login/ }).uncheck();
  await dialog.field('Name').fill('tried');
  await dialog.field('Address').fill('http://intranet.lab.example');
  await dialog.button('Add provider').click();
  await dialog.button('Correct it').waitFor();
  expect(await violations(page), 'one that is no help').toEqual([]);
  await dialog.button('Keep it').click();
  await dialog.button('Remove tried').click();
  expect(await violations(page), 'a question').toEqual([]);
});

test.describe('in German, in a small window at 200 %', () => {
  test.use({ locale: 'de-DE', viewport: { width: 640, height: 400 } });

  test('says the same, and nothing is cut off', async ({ webadmin }) => {
    await webadmin.login();
    const { page } = webadmin;
    await page.goto(`${webadmin.url}/ovirt-engine/webadmin/#templates`);
    const dialog = new GlanceDialog(webadmin, 'Image importieren');
    await webadmin.button('Image importieren').click();
    await dialog.tab('Provider').click();
    await dialog.button('glance-vienna testen').click();
    await expect(dialog.frame.getByText(/antwortet niemand/)).toBeVisible();
    await dialog.button('Provider hinzufügen').click();
    await expect(heading(dialog, /Keystone v3 lässt sich hier nicht einrichten/)).toBeVisible();
    const isTooWide = await dialog.frame.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
    expect(isTooWide).toBe(false);
    expect(await violations(page)).toEqual([]);
  });
});
