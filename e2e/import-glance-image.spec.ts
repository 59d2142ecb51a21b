import type { Locator } from '@playwright/test';
import { DockerDialog } from './docker-dialog.ts';
import { expect, test } from './fixtures.ts';
import { GlanceDialog } from './glance-dialog.ts';
import type { MockEngine } from './mocks/engine/engine.ts';
import { dialogWindows, overflow } from './windows.ts';

const debian = 'debian-13-genericcloud-amd64';

test('imports an image as a disk', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await expect(dialog.field('Search by name')).toBeFocused();
  await dialog.choose(debian);
  await expect(dialog.field('Name, image 1')).toBeFocused();
  await dialog.select('Becomes, image 1', /Disk/);
  await expect(dialog.field('Cluster')).toBeHidden();
  await dialog.field('Name, image 1').fill('rescue-disk');
  await dialog.select('Storage domain', /^nvme/);
  await dialog.button('Import').click();

  await expect(dialog.state('rescue-disk')).toContainText('Ready', { timeout: 30_000 });
  await expect(dialog.step('rescue-disk', 'Make the template')).toBeHidden();
  const disk = engine.store.disks.all().find(({ alias }) => alias === 'rescue-disk');
  expect(disk).toMatchObject({ status: 'ok', storage_domains: [{ id: storageNamed(engine, 'nvme') }] });
  expect(engine.store.templates.all().some(({ name }) => name === 'rescue-disk')).toBe(false);
});

test('makes a template with system, size, interface, keys and tag, and a VM of it', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.choose(debian);
  await expect(dialog.field('Operating system, image 1')).toHaveValue('debian_9');
  await dialog.field('Name, image 1').fill('debian-13-cloud');
  await dialog.select('Cluster', /^intel/);
  await dialog.select('Network', /^lab/);
  await dialog.field('Memory').fill('1.5');
  await dialog.field('Cores per socket').fill('4');
  await dialog.button('User and SSH keys').click();
  await expect(dialog.frame.getByText('the user that the image is set up with (debian)')).toBeVisible();
  await dialog.field('SSH keys').fill(sshKey);
  await dialog.button('Console, VirtIO-SCSI and tag').click();
  await expect(dialog.field('Tag')).toHaveValue('container-host');
  await dialog.select('Console', /VNC/);
  await dialog.button('Import').click();

  const part = dialog.import('debian-13-cloud');
  await expect(dialog.state('debian-13-cloud')).toContainText('Ready', { timeout: 30_000 });
  const template = engine.store.templates.all().find(({ name }) => name === 'debian-13-cloud');
  expect(template).toMatchObject({ os: { type: 'debian_9' }, memory: 1.5 * 2 ** 30, comment: debian, status: 'ok' });
  expect(template?.['initialization']).toMatchObject({ user_name: 'debian', authorized_ssh_keys: sshKey });
  await part.getByRole('button', { name: 'Create Docker VM' }).click();
  const docker = new DockerDialog(webadmin);
  await expect(docker.field('Template').locator('option:checked')).toHaveText(/^debian-13-cloud/);
  await expect(docker.field('Network')).toContainText('nic1 (lab)');
  // A cloud image brings no runtime.
  await expect(docker.field('Runtime')).toHaveValue('docker-install');
  await docker.field('Runtime').selectOption('docker');
  await expect(docker.frame.getByText('This template is an image as a repository had it.')).toBeVisible();
  await docker.button('Cancel').click();
  // That of the dialog before, where it all began.
  await expect(webadmin.button('Import image')).toBeFocused();
});

test('imports five at once, of which one fails, and keeps the others', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.repository('openstack').click();
  await dialog.image('golden-rhel-9.6').check();
  await dialog.repository('glance 19').click();
  engine.failNextDownload('breaks off');
  await dialog.choose(
    debian,
    'debian-12-genericcloud-amd64',
    'cirros-0.6.3-x86_64-disk',
    'AlmaLinux-9-GenericCloud-latest.x86_64',
  );
  await dialog.button('Import').click();

  await expect(dialog.tab('Imports (5)')).toHaveAttribute('aria-selected', 'true');
  await expect(dialog.frame.getByText('You may close this window')).toBeVisible();
  await expect(dialog.imports('Ready')).toHaveCount(4, { timeout: 60_000 });
  const failed = dialog.imports('Stopped');
  await expect(failed).toContainText('The image could not be downloaded; the engine has removed the disk.');
  await expect(failed).toContainText(/Correlation id: oap-/);
  await failed.getByRole('button', { name: /^Forget/ }).click();
  await expect(dialog.tab('Imports (4)')).toBeVisible();
});

test('goes on when the dialog is closed, and tells by a toast', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.order(debian, 'debian-13-cloud');
  await dialog.tab(/^Imports/).waitFor();
  await dialog.button('Close').click();
  await expect(webadmin.toast(/The template debian-13-cloud is ready/)).toBeVisible({ timeout: 30_000 });
});

test('is taken up again after WebAdmin was reloaded in mid-import', async ({ webadmin, engine }) => {
  engine.holdDownloads();
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.order(debian, 'debian-13-cloud');
  await expect(dialog.step('debian-13-cloud', 'Download the image')).toContainText('running');
  await webadmin.page.reload();
  await dialog.open();
  await dialog.tab('Imports (1)').click();
  await expect(dialog.state('debian-13-cloud')).toContainText('Importing');
  engine.holdDownloads(false);
  await expect(dialog.state('debian-13-cloud')).toContainText('Ready', { timeout: 30_000 });
  expect(engine.store.templates.all().filter(({ name }) => name === 'debian-13-cloud')).toHaveLength(1);
});

test('tells how far a download is where the engine tells it, and that it does not where it does not', async ({
  webadmin,
  engine,
}) => {
  engine.holdDownloads();
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.order(debian, 'debian-13-cloud');
  const part = dialog.import('debian-13-cloud');
  await expect(part).toContainText('Download the image; how far it is, the engine does not tell');
  engine.reportProgress();
  await expect(part).toContainText(/Download the image, \d+ %/, { timeout: 20_000 });
});

test('keeps what was chosen and typed when Escape closes the dialog, and gives the focus back', async ({
  webadmin,
}) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.field('Search by name').fill('debian');
  await dialog.choose(debian);
  await dialog.field('Name, image 1').fill('mine');
  await dialog.field('Name, image 1').press('Escape');
  await expect(dialog.field('Name, image 1')).toBeHidden();
  await expect(webadmin.button('Import image')).toBeFocused();
  await webadmin.button('Import image').click();
  await expect(dialog.field('Name, image 1')).toHaveValue('mine');
  await dialog.button('Back').click();
  await expect(dialog.image(debian)).toBeChecked();
  await expect(dialog.frame.getByText('1 image chosen')).toBeVisible();
});

test('begins with the repository that is selected in Storage', async ({ webadmin }) => {
  await webadmin.login('admin@internal', '#storage');
  await webadmin.row('openstack').click();
  await webadmin.button('Import image').click();
  const dialog = new GlanceDialog(webadmin);
  await expect(dialog.repository('openstack')).toHaveAttribute('aria-current', 'true');
  await expect(dialog.image('golden-rhel-9.6')).toBeVisible();
});

test('searches, sorts, and keeps what was chosen before', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.image(debian).check();
  await dialog.field('Search by name').fill('rhel');
  await expect(dialog.frame.getByText('No image has "rhel" in its name.')).toBeVisible();
  await expect(dialog.repository('openstack')).toContainText('2 of 3 images');
  await dialog.field('Search by name').fill('');
  await dialog.button('File size').click();
  const first = dialog.frame.getByRole('rowheader').first();
  await expect(first).toContainText('cirros');
  await dialog.button(/^File size/).click();
  await expect(first).toContainText('windows-server-2025');
  await expect(dialog.image(debian)).toBeChecked();
});

test('shows what cannot be imported as what it is', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  const row = (name: string) => dialog.frame.getByRole('row').filter({ has: dialog.image(name) });
  await expect(row('debian-13.2.0-amd64-netinst.iso')).toContainText('ISO');
  await expect(row('legacy-appliance.vmdk')).toContainText('Another format');
  await expect(row('nightly-build-4711')).toContainText('without data yet');
  await expect(row('nightly-build-4711')).toContainText('not known');
  for (const name of ['debian-13.2.0-amd64-netinst.iso', 'legacy-appliance.vmdk', 'nightly-build-4711']) {
    await expect(dialog.image(name)).toBeDisabled();
  }
});

test('can be used by keyboard alone', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login('admin@internal', '#templates');
  const { keyboard } = webadmin.page;
  await webadmin.button('Import image').focus();
  await keyboard.press('Enter');
  const dialog = new GlanceDialog(webadmin);
  await expect(dialog.field('Search by name')).toBeFocused();
  await keyboard.press('Shift+Tab');
  await expect(dialog.tab('Images')).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(dialog.tab('Providers')).toBeFocused();
  await keyboard.press('ArrowLeft');
  await expect(dialog.tab('Images')).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.type('debian-13-generic');
  await expect(dialog.image('cirros-0.6.3-x86_64-disk')).toBeHidden();
  while (!(await isFocused(dialog.image(debian)))) await keyboard.press('Tab');
  await keyboard.press('Space');
  while (!(await isFocused(dialog.button('Next')))) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(dialog.field('Name, image 1')).toBeFocused();
  await keyboard.press('ControlOrMeta+A');
  await keyboard.type('by-keys');
  // Until then there is nowhere to import it to.
  for (const list of ['Storage domain', 'Cluster']) await expect(dialog.field(list)).toBeEnabled();
  await keyboard.press('Enter');
  await expect(dialog.state('by-keys')).toContainText('Ready', { timeout: 30_000 });
  await keyboard.press('Escape');
  await expect(webadmin.button('Import image')).toBeFocused();
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('speaks the language of WebAdmin, and writes numbers as it does', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    await webadmin.login('admin@internal', '#templates');
    await webadmin.button('Image importieren').click();
    const dialog = new GlanceDialog(webadmin, 'Image importieren');
    await expect(dialog.frame.getByText('1,1 GiB')).toBeVisible();
    await dialog.image(debian).check();
    await dialog.button('Weiter').click();
    await dialog.field('Name, Image 1').fill('debian-13-cloud');
    await dialog.field('Arbeitsspeicher').fill('1,5');
    await dialog.button('Importieren').click();
    await expect(dialog.state('debian-13-cloud')).toContainText('Fertig', { timeout: 30_000 });
    expect(engine.store.templates.all().find(({ name }) => name === 'debian-13-cloud')?.memory).toBe(1.5 * 2 ** 30);
  });
});

for (const { what, ...viewport } of dialogWindows) {
  test.describe(`at ${what}`, () => {
    test.use({ viewport });

    test('lets everything be reached, and cuts no text off', async ({ webadmin, engine }) => {
      engine.clock.runLive(10);
      await webadmin.login();
      const dialog = await new GlanceDialog(webadmin).open();
      await dialog.image(debian).waitFor();
      expect(await overflow(dialog.frame)).toEqual([]);
      await dialog.choose(debian, 'fedora-coreos-43.20260105.3.0-openstack.x86_64');
      await dialog.button('User and SSH keys').click();
      await dialog.button('Console, VirtIO-SCSI and tag').click();
      expect(await overflow(dialog.frame)).toEqual([]);
      await dialog.button('Import').scrollIntoViewIfNeeded();
      await expect(dialog.button('Import')).toBeInViewport({ ratio: 1 });
      await dialog.button('Import').click();
      await expect(dialog.imports('Ready').first()).toBeVisible({ timeout: 30_000 });
      await dialog.button('Close').scrollIntoViewIfNeeded();
      await expect(dialog.button('Close')).toBeInViewport({ ratio: 1 });
      expect(await overflow(dialog.frame)).toEqual([]);
    });
  });
}

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === element.ownerDocument.activeElement);

const storageNamed = (engine: MockEngine, name: string): string =>
  engine.store.storageDomains.all().find((domain) => domain.name === name)?.id ?? '';

const sshKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com';
