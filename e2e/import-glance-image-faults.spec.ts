import { expect, test, type WebAdmin } from './fixtures.ts';
import { GlanceDialog } from './glance-dialog.ts';
import { idFor } from './mocks/engine/data/identity.ts';
import { labData } from './mocks/engine/data/lab.ts';
import type { MockEngine } from './mocks/engine/engine.ts';

const debian = 'debian-13-genericcloud-amd64';
const glance = 'http://glance.lab.example:9292';

async function filledIn(
  webadmin: WebAdmin,
  { user = 'admin@internal', name = 'debian-13-cloud' } = {},
): Promise<GlanceDialog> {
  await webadmin.login(user);
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.choose(debian);
  await dialog.select('Cluster', /^intel/);
  await dialog.select('Network', /^lab/);
  await dialog.field('Name, image 1').fill(name);
  return dialog;
}

/** Orders, and sees the engine's words with everything typed still there. */
async function isRefused(dialog: GlanceDialog, words: string | RegExp): Promise<void> {
  await dialog.button('Import').click();
  const alert = dialog.frame.locator('.pf-v6-c-alert').filter({ hasText: words }).first();
  await expect(alert).toBeVisible();
  await expect(alert).toContainText(/Correlation id: oap-/);
  await expect(dialog.field('Name, image 1')).toHaveValue('debian-13-cloud');
}

test.describe('a repository', () => {
  test('that does not answer says why and where to repair it, beside one that does', async ({ webadmin, engine }) => {
    await webadmin.login();
    const dialog = await new GlanceDialog(webadmin).open();
    await expect(dialog.image(debian)).toBeVisible();
    await expect(dialog.repository('glance-vienna')).toContainText('No answer');
    await dialog.repository('glance-vienna').click();
    await expect(dialog.frame.getByText(/Nobody answers at "glance-vienna"/)).toContainText('connection refused');
    engine.troubleAt('http://glance.vienna.example:9292', 'html');
    await dialog.button('Try again').click();
    await expect(dialog.frame.getByText(/What answers at "glance-vienna" is no Glance/)).toBeVisible();
    engine.troubleAt('http://glance.vienna.example:9292', undefined);
    await dialog.button('Try again').click();
    await expect(dialog.image('debian-12-genericcloud-amd64')).toBeVisible();
    await dialog.tab('Providers').click();
    await expect(dialog.frame.getByRole('tabpanel').getByText('glance-vienna').first()).toBeVisible();
  });

  test('that goes down half-way fails the import, and what is there is kept', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    const dialog = await filledIn(webadmin);
    engine.troubleAt(glance, 'closed');
    await dialog.button('Import').click();
    const alert = dialog.frame.locator('.pf-v6-c-alert').filter({ hasText: 'Could not import "debian-13-cloud"' });
    await expect(alert.first()).toBeVisible();
    engine.troubleAt(glance, undefined);
    engine.failNextDownload('breaks off');
    await dialog.button('Import').click();
    await expect(dialog.state('debian-13-cloud')).toContainText('Stopped', { timeout: 30_000 });
    await expect(dialog.step('debian-13-cloud', 'Download the image')).toContainText('could not be downloaded');
    expect(engine.store.disks.all().some(({ alias }) => alias === 'debian-13-cloud')).toBe(false);
    await dialog.button('Import again: debian-13-cloud').click();
    await expect(dialog.state('debian-13-cloud')).toContainText('Ready', { timeout: 60_000 });
  });

  test.describe('of which there is none', () => {
    test.use({
      content: {
        ...labData,
        storageDomains: (labData.storageDomains ?? []).filter(({ type }) => type !== 'image'),
      },
    });

    test('is told to be added', async ({ webadmin }) => {
      await webadmin.login('admin@internal', '#templates');
      await webadmin.button('Import image').click();
      const dialog = new GlanceDialog(webadmin);
      await expect(dialog.frame.getByRole('heading', { name: 'There is no repository of images' })).toBeVisible();
      await dialog.button('Go to the providers').click();
      await expect(dialog.tab('Providers')).toHaveAttribute('aria-selected', 'true');
    });
  });
});

test.describe('a name', () => {
  test('that is taken is found before anything is ordered, and another one is proposed', async ({
    webadmin,
    engine,
  }) => {
    const dialog = await filledIn(webadmin, { name: 'debian-12' });
    await dialog.button('Import').click();
    await expect(dialog.frame.getByText('There is a template "debian-12" in this data center already.')).toBeVisible();
    await expect(dialog.field('Name, image 1')).toBeFocused();
    expect(engine.requests.filter(({ path }) => path.endsWith('/import'))).toEqual([]);
  });

  test('that the engine does not take is said beside it', async ({ webadmin }) => {
    const dialog = await filledIn(webadmin, { name: 'debian 13' });
    await dialog.button('Import').click();
    await expect(dialog.frame.getByText('Character 7 of the name, " ", is not allowed.')).toBeVisible();
  });

  test('that is taken while the form is open is found at the order', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    await expect.poll(() => asked(engine.requests)).toContain('debian-13-cloud');
    takeName(engine, 'debian-13-cloud');
    await dialog.button('Import').click();
    await expect(
      dialog.frame.getByText('There is a template "debian-13-cloud" in this data center already.'),
    ).toBeVisible();
    await expect(dialog.field('Name, image 1')).toBeFocused();
  });

  test('that is taken during the import leaves a disk and says so', async ({ webadmin, engine }) => {
    engine.holdDownloads();
    engine.clock.runLive(10);
    const dialog = await filledIn(webadmin);
    await dialog.button('Import').click();
    await expect(dialog.step('debian-13-cloud', 'Download the image')).toContainText('running');
    takeName(engine, 'debian-13-cloud');
    engine.holdDownloads(false);
    await expect(dialog.state('debian-13-cloud')).toContainText('Stopped', { timeout: 60_000 });
    await expect(dialog.import('debian-13-cloud')).toContainText('its name was taken meanwhile by another one');
    await dialog.button('Remove: debian-13-cloud').click();
    await dialog.button('Remove').click();
    await expect.poll(() => engine.store.disks.all().some(({ alias }) => alias === 'debian-13-cloud')).toBe(false);
  });

  test('of an image that no description takes makes a disk, not a lost template', async ({ webadmin }) => {
    await webadmin.login();
    const dialog = await new GlanceDialog(webadmin).open();
    await dialog.frame.getByRole('checkbox', { name: /Größe/ }).check();
    await dialog.button('Next').click();
    await expect(dialog.field('Becomes, image 1')).toHaveValue('disk');
    await expect(dialog.field('Name, image 1')).toHaveValue('img-src-x-onerror-alert-1-Größe-XL');
    await dialog.select('Becomes, image 1', /Template/);
    await dialog.button('Import').click();
    await expect(dialog.frame.getByText(/which takes no "“"/)).toBeVisible();
  });
});

test.describe('a refused order keeps what was typed', () => {
  test('when the domain is too full, which is seen beforehand, or told by the engine', async ({ webadmin, engine }) => {
    const scratch = engine.store.storageDomains.all().find(({ name }) => name === 'scratch')?.id ?? '';
    engine.leaveSpace(scratch, 100 * 2 ** 20);
    const dialog = await filledIn(webadmin);
    await dialog.select('Storage domain', /^scratch/);
    await dialog.button('Import').click();
    await expect(dialog.frame.getByText(/"scratch" (is so full|has less space)/)).toBeVisible();
    await dialog.select('Storage domain', /^nvme/);
    engine.leaveSpace(idFor('storagedomain/nvme'), 2 ** 20);
    await isRefused(dialog, /Low disk space/);
  });

  test('when the user may only read', async ({ webadmin }) => {
    const dialog = await filledIn(webadmin, { user: 'rita@lab' });
    await isRefused(dialog, 'User is not authorized to perform this action.');
  });

  test('when the user administers one cluster only', async ({ webadmin }) => {
    const dialog = await filledIn(webadmin, { user: 'clara@lab' });
    await isRefused(dialog, 'User is not authorized to perform this action.');
  });

  test('when the engine is down, and the lists say so too', async ({ webadmin, engine }) => {
    const dialog = await filledIn(webadmin);
    engine.goDown();
    await dialog.button('Import').click();
    await expect(dialog.frame.getByText('Nothing was imported').first()).toBeVisible({ timeout: 45_000 });
    await expect(dialog.field('Name, image 1')).toHaveValue('debian-13-cloud');
    engine.comeBack();
    engine.clock.runLive(10);
    await dialog.button('Import').click();
    await expect(dialog.state('debian-13-cloud')).toContainText('Ready', { timeout: 30_000 });
  });
});

test('says that the engine is silent in mid-import, and goes on when it is back', async ({ webadmin, engine }) => {
  const dialog = await filledIn(webadmin);
  engine.holdDownloads();
  await dialog.button('Import').click();
  await expect(dialog.step('debian-13-cloud', 'Download the image')).toContainText('running');
  engine.goDown();
  const silence = dialog.frame.getByRole('heading', { name: /The engine has not answered since/ });
  await expect(silence).toBeVisible({ timeout: 20_000 });
  engine.comeBack();
  engine.holdDownloads(false);
  engine.clock.runLive(10);
  await expect(dialog.state('debian-13-cloud')).toContainText('Ready', { timeout: 30_000 });
  await expect(silence).toHaveCount(0);
});

test('leaves a usable template, and a word about it, where interface and tag are not permitted', async ({
  webadmin,
  engine,
}) => {
  engine.clock.runLive(10);
  const dialog = await filledIn(webadmin, { user: 'ingrid@lab' });
  await dialog.button('Import').click();
  await expect(dialog.state('debian-13-cloud')).toContainText('Ready, but not as wanted', { timeout: 30_000 });
  await expect(dialog.step('debian-13-cloud', 'Add the network interface')).toContainText('You have no permission');
  await expect(dialog.step('debian-13-cloud', 'Set the tag')).toContainText('You have no permission');
  await expect(dialog.button('Create Docker VM: debian-13-cloud')).toBeVisible();
  expect(engine.store.templates.all().find(({ name }) => name === 'debian-13-cloud')?.os.type).toBe('debian_9');
});

test.describe('a data center that enforces quotas', () => {
  test.use({
    content: {
      ...labData,
      dataCenters: (labData.dataCenters ?? []).map((one) =>
        one.name === 'Munich' ? { ...one, quota_mode: 'enabled' } : one,
      ),
    },
  });

  test('says that an import cannot name one', async ({ webadmin }) => {
    const dialog = await filledIn(webadmin);
    await expect(
      dialog.frame.getByText('This data center enforces quotas (Default). An import cannot name one'),
    ).toBeVisible();
  });
});

const asked = (requests: MockEngine['requests']): string => requests.map(({ path }) => path).join('\n');

/** Somebody else makes a template of that name. */
function takeName(engine: MockEngine, name: string): void {
  const debian = engine.store.templates.all().find((template) => template.name === 'debian-12');
  if (!debian) throw new Error('The lab has changed.');
  engine.store.templates.put({ ...debian, id: idFor(`template/${name}/other`), name });
}
