import { DockerDialog } from './docker-dialog.ts';
import { expect, test, WebAdmin } from './fixtures.ts';
import { idFor } from './mocks/engine/data/identity.ts';
import { dialogWindows, overflow } from './windows.ts';

const link = /^http:\/\/192\.0\.2\.\d+:8080/;

test('makes a VM from a template, starts it and shows the address of the container', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await expect(dialog.field('Name')).toBeFocused();
  await dialog.fillIn({ name: 'shop-01' });
  await dialog.publish('8080', '80');
  await dialog.button('Create').click();

  await expect(dialog.frame.getByRole('link', { name: link })).toBeVisible({ timeout: 30_000 });
  await expect(dialog.frame.getByText('not checked: the container may still be starting')).toBeVisible();
  await dialog.button('Close').click();
  await expect(webadmin.row('shop-01')).toBeVisible();
});

test('gives the guest what was typed', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01', image: 'registry.lab.example:5000/team/shop:2.1' });
  await dialog.publish('8080', '80');
  await dialog.button('Volumes, environment and command').click();
  await dialog.button('Add variable').click();
  await dialog.field('Name, row 1').fill('GREETING');
  await dialog.field('Value, row 1').fill('a: "b" $HOME #c');
  await dialog.field('Command').fill(`serve --title 'Tom & "Jerry"' --price '$5'`);
  await dialog.button('Host name, user and SSH keys').click();
  await dialog.field('User name').fill('cloud');
  await dialog.field('SSH keys').fill(sshKey);
  await dialog.button('Preview of the user data').click();
  await expect(dialog.frame.getByText('No key stands twice')).toBeVisible();
  await dialog.button('Create').click();
  await expect(dialog.frame.getByRole('link', { name: link })).toBeVisible({ timeout: 30_000 });

  const vm = engine.store.vms.all().find(({ name }) => name === 'shop-01');
  const files = engine.guestFiles(vm?.id ?? '');
  const userData = files?.['latest/user_data'];
  expect(userData).toContain('user: cloud');
  expect(userData).toContain('registry.lab.example:5000/team/shop:2.1');
  expect(userData).toContain(`'Tom & "Jerry"'`);
  expect(JSON.parse(files?.['latest/meta_data.json'] ?? '')).toMatchObject({
    hostname: 'shop-01',
    public_keys: [sshKey],
  });
});

test('adds the chosen network to a VM whose template has none', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01', template: /^centos-stream-9/ });
  await expect(dialog.frame.getByText('The VM is connected to no network.')).toBeVisible();
  await dialog.choose('Network', /^lab/);
  await dialog.publish('8080', '80');
  await dialog.button('Create').click();
  await expect(dialog.frame.getByRole('link', { name: link })).toBeVisible({ timeout: 30_000 });
  await expect(dialog.step('Add the network interface')).toContainText(' s');
});

test('goes on when the dialog is closed, and tells by a toast', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01' });
  await dialog.publish('8080', '80');
  await dialog.button('Create').click();
  await expect(dialog.step('Wait for its disks')).toBeVisible();
  await dialog.button('Close').click();
  await expect(webadmin.toast(/shop-01 runs at 192\.0\.2\.\d+.*http:\/\/192\.0\.2\.\d+:8080/)).toBeVisible({
    timeout: 30_000,
  });
});

test('takes a launch up again after WebAdmin was reloaded', async ({ webadmin, engine }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01' });
  await dialog.button('Create').click();
  await expect(dialog.step('Wait for its disks')).toContainText('running');
  await webadmin.page.reload();
  engine.clock.runLive(10);
  await expect(webadmin.toast(/shop-01 runs at 192\.0\.2\.\d+/)).toBeVisible({ timeout: 30_000 });
  expect(engine.store.vms.all().filter(({ name }) => name === 'shop-01')).toHaveLength(1);
});

test('is worked on by one tab alone', async ({ webadmin, engine, context, lab }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01' });
  await dialog.button('Create').click();
  await expect(dialog.step('Wait for its disks')).toContainText('running');

  const second = new WebAdmin(await context.newPage(), lab.url);
  await second.page.goto(webadmin.page.url());
  const other = await new DockerDialog(second).open();
  await expect(other.frame.getByText('Launching in another tab of this browser')).toBeVisible();
  await webadmin.page.close();
  engine.clock.runLive(10);
  await expect(other.frame.getByText('Running', { exact: true })).toBeVisible({ timeout: 40_000 });
});

test('keeps what was typed when Escape closes the dialog, and gives the focus back', async ({ webadmin }) => {
  await webadmin.login();
  let dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn({ name: 'shop-01' });
  await dialog.field('Name').press('Escape');
  await expect(dialog.field('Name')).toBeHidden();
  await expect(webadmin.button('Create Docker VM')).toBeFocused();
  dialog = await new DockerDialog(webadmin).open();
  await expect(dialog.field('Name')).toHaveValue('shop-01');
  await expect(dialog.field('Image')).toHaveValue('docker.io/library/nginx:1.29');
});

test('opens with the template that another plugin has made', async ({ webadmin }) => {
  await webadmin.login();
  await expect(webadmin.button('Create Docker VM')).toBeVisible();
  const hostPage = webadmin.page.frames().find((frame) => frame.url().endsWith('/plugin/docker.html'));
  await hostPage?.evaluate((templateId) => window.dockerHostPage?.open({ templateId }), idFor('template/fedora-43'));
  const dialog = new DockerDialog(webadmin);
  await expect(dialog.field('Template').locator('option:checked')).toHaveText('fedora-43 | base version (1)');
  await expect(dialog.field('Name')).toBeFocused();
});

test('can be used by keyboard alone', async ({ webadmin, engine }) => {
  engine.clock.runLive(10);
  await webadmin.login();
  const { keyboard } = webadmin.page;
  await webadmin.button('Create Docker VM').focus();
  await keyboard.press('Enter');
  const dialog = new DockerDialog(webadmin);
  await expect(dialog.field('Name')).toBeFocused();
  await keyboard.type('shop-01');
  await expect(dialog.field('Template')).toBeEnabled();
  await dialog.goThrough('Data center', 'Cluster', 'Template');
  await keyboard.type('debian-13');
  await expect(dialog.field('Network')).toBeEnabled();
  await dialog.goThrough('Network', 'Sockets', 'Cores per socket', 'Memory', 'Unit of the memory', 'Image');
  await keyboard.type('nginx');
  await keyboard.press('Enter');
  await expect(dialog.frame.getByText(/192\.0\.2\.\d+/)).toBeVisible({ timeout: 30_000 });
  await keyboard.press('Escape');
  await expect(webadmin.button('Create Docker VM')).toBeFocused();
});

test.describe('of a site that has its own mind', () => {
  test.use({
    overrides: {
      'docker-config.json': {
        config: {
          buttonPlacement: 'kebab',
          dockerImages: [
            { image: 'registry.lab.example/shop:2', label: 'Shop', ports: ['8080:80'], env: { TZ: 'UTC' } },
          ],
          defaults: { userName: 'cloud', sshKeys: [], runtime: 'podman' },
        },
      },
    },
  });

  test('lies in the kebab, and offers the images of the site with their ports', async ({ webadmin }) => {
    await webadmin.login();
    await expect(webadmin.button('Create Docker VM')).toBeHidden();
    await webadmin.openKebab();
    await webadmin.page.getByRole('menuitem', { name: 'Create Docker VM' }).click();
    const dialog = new DockerDialog(webadmin);
    await dialog.field('Offered images').selectOption('Shop');
    await expect(dialog.field('Image')).toHaveValue('registry.lab.example/shop:2');
    await expect(dialog.field('VM port, row 1')).toHaveValue('8080');
    await expect(dialog.field('Runtime')).toHaveValue(/podman/);
  });
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('speaks the language of WebAdmin, and writes numbers as it does', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    await webadmin.login();
    await webadmin.button('Docker-VM anlegen').click();
    const dialog = new DockerDialog(webadmin, 'Docker-VM anlegen');
    await dialog.field('Name').fill('shop-01');
    await dialog.field('Arbeitsspeicher').fill('1,5');
    await dialog.field('Image').fill('nginx');
    await dialog.field('Cluster').selectOption('intel');
    await dialog.choose('Vorlage', /^debian-12.*2026-10/);
    await dialog.button('Anlegen').click();
    await expect(dialog.frame.getByText(/192\.0\.2\.\d+/)).toBeVisible({ timeout: 30_000 });
    expect(engine.store.vms.all().find(({ name }) => name === 'shop-01')?.memory).toBe(1.5 * 2 ** 30);
  });
});

test.describe('in WebAdmin 4.3', () => {
  test.use({ compatible: true });

  test('does the main job', async ({ webadmin, engine }) => {
    engine.clock.runLive(10);
    await webadmin.login();
    await webadmin.row('docs').click();
    const dialog = await new DockerDialog(webadmin).open();
    await dialog.fillIn({ name: 'shop-01' });
    await dialog.publish('8080', '80');
    await dialog.button('Create').click();
    await expect(dialog.frame.getByRole('link', { name: link })).toBeVisible({ timeout: 30_000 });
  });
});

for (const { what, ...viewport } of dialogWindows) {
  test.describe(`at ${what}`, () => {
    test.use({ viewport });

    test('lets everything be reached, and cuts no text off', async ({ webadmin, engine }) => {
      engine.clock.runLive(10);
      await webadmin.login();
      const dialog = await new DockerDialog(webadmin).open();
      await dialog.fillIn({ name: 'shop-01' });
      await dialog.button('Volumes, environment and command').click();
      await dialog.button('Host name, user and SSH keys').click();
      await dialog.button('Create').scrollIntoViewIfNeeded();
      await expect(dialog.button('Create')).toBeInViewport({ ratio: 1 });
      expect(await overflow(dialog.frame)).toEqual([]);
      await dialog.button('Create').click();
      await expect(dialog.frame.getByText(/192\.0\.2\.\d+/).first()).toBeVisible({ timeout: 30_000 });
      await dialog.button('Close').scrollIntoViewIfNeeded();
      await expect(dialog.button('Close')).toBeInViewport({ ratio: 1 });
      expect(await overflow(dialog.frame)).toEqual([]);
    });
  });
}

const sshKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@example.com';
