import type { Page } from '@playwright/test';
import { findAccessibilityFaults } from './accessibility.ts';
import { DockerDialog } from './docker-dialog.ts';
import { expect, test } from './fixtures.ts';

const violations = (page: Page): Promise<string[]> =>
  findAccessibilityFaults(page, { within: ['iframe[src*="/dialogs/create-docker-vm/"]', 'html'] });

test('the form is fit for a screen reader: empty, filled in, with everything open, and with wrong entries', async ({
  webadmin,
}) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.fillIn();
  await dialog.button('Volumes, environment and command').click();
  await dialog.button('Add volume').click();
  await dialog.button('Add variable').click();
  await dialog.field('Name, row 1').fill('DB_PASSWORD');
  await dialog.button('Host name, user and SSH keys').click();
  await dialog.button('Preview of the user data').click();
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.field('Name').fill('bad name');
  await dialog.field('Memory').fill('0');
  await dialog.publish('70000', '');
  await dialog.button('Create').click();
  await expect(dialog.field('Name')).toHaveAttribute('aria-invalid', 'true');
  expect(await violations(webadmin.page)).toEqual([]);
});

test('what the engine refuses, and an engine that does not answer, are fit for a screen reader', async ({
  webadmin,
  engine,
}) => {
  await webadmin.login('rita@lab');
  engine.goDown();
  await webadmin.button('Create Docker VM').click();
  const dialog = new DockerDialog(webadmin);
  await expect(dialog.frame.getByText('Could not read what the engine offers').first()).toBeVisible({
    timeout: 20_000,
  });
  expect(await violations(webadmin.page)).toEqual([]);
  engine.comeBack();
  await dialog.button('Try again').first().click();
  await dialog.fillIn();
  await dialog.button('Create').click();
  await expect(dialog.frame.getByText('User is not authorized to perform this action.').first()).toBeVisible();
  expect(await violations(webadmin.page)).toEqual([]);
});

test('a launch is fit for a screen reader: on its way, stopped, and done', async ({ webadmin, engine }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await dialog.fillIn();
  await dialog.publish('8080', '80');
  engine.failNextStart({ kind: 'goes down' });
  await dialog.button('Create').click();
  await expect(dialog.step('Wait for its disks')).toContainText('running');
  expect(await violations(webadmin.page)).toEqual([]);
  engine.clock.runLive(10);
  await expect(dialog.button('Try again')).toBeVisible({ timeout: 30_000 });
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.button('Try again').click();
  await expect(dialog.frame.getByRole('link', { name: /:8080/ })).toBeVisible({ timeout: 30_000 });
  expect(await violations(webadmin.page)).toEqual([]);
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('the form is fit for a screen reader', async ({ webadmin }) => {
    await webadmin.login();
    await webadmin.button('Docker-VM anlegen').click();
    const dialog = new DockerDialog(webadmin, 'Docker-VM anlegen');
    await dialog.field('Name').fill('falscher Name');
    await dialog.button('Anlegen').click();
    await expect(dialog.field('Name')).toHaveAttribute('aria-invalid', 'true');
    expect(await violations(webadmin.page)).toEqual([]);
  });
});

test.describe('for somebody who wants less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing in the dialog moves', async ({ webadmin }) => {
    await webadmin.login();
    const dialog = await new DockerDialog(webadmin).open();
    await dialog.fillIn();
    await dialog.button('Create').click();
    await expect(dialog.step('Wait for its disks')).toContainText('running');
    const frame = webadmin.page.frames().find((one) => one.url().includes('/dialogs/create-docker-vm/'));
    const moving = await frame?.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === 'running')
        .map((animation) => (animation instanceof CSSAnimation ? animation.animationName : 'transition')),
    );
    expect(moving).toEqual([]);
  });
});
