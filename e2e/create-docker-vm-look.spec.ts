import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { DockerDialog } from './docker-dialog.ts';
import { expect, test } from './fixtures.ts';

test('draws controls in the size, font and colours of WebAdmin', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  const heights = async (role: 'textbox' | 'combobox' | 'button', name: string) =>
    (await dialog.frame.getByRole(role, { name, exact: true }).boundingBox())?.height;
  expect(await heights('textbox', 'Name')).toBe(26);
  expect(await heights('combobox', 'Cluster')).toBe(26);
  expect(await heights('button', 'Create')).toBe(26);
  expect(await heights('button', 'Add mapping')).toBe(26);
  const style = await dialog.frame.locator('body').evaluate((body) => {
    const { fontFamily, fontSize, lineHeight, color } = getComputedStyle(body);
    return { fontFamily, fontSize, lineHeight: Math.round(parseFloat(lineHeight)), color };
  });
  expect(style).toEqual({
    fontFamily: '"Open Sans", Helvetica, Arial, sans-serif',
    fontSize: '12px',
    lineHeight: 20,
    color: 'rgb(54, 54, 54)',
  });
});

test('borrows the font of WebAdmin', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  const faces = () =>
    dialog.frame
      .locator('html')
      .evaluate(() =>
        [...document.fonts]
          .map(({ family, weight, status }) => `${family.replaceAll('"', '')} ${weight} ${status}`)
          .sort(),
      );
  await expect.poll(faces).toEqual(['Open Sans 400 loaded', 'Open Sans 600 loaded', 'Open Sans 700 loaded']);
});

test('stands in the dialog as if WebAdmin had drawn it', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await expect(webadmin.page.locator('iframe[title="Create Docker VM"]')).toBeVisible();
  await expect(webadmin.page.locator('.modal-content:has(iframe) .modal-footer')).toBeHidden();
  const frame = await webadmin.page.locator('iframe[title="Create Docker VM"]').boundingBox();
  expect([frame?.width, frame?.height]).toEqual([778, 650]);
  await expect(dialog.button('Cancel')).toBeInViewport();
});

test('costs no more than a dialog may', async ({ webadmin }) => {
  await webadmin.login();
  const seen: Response[] = [];
  webadmin.page.on('response', (response) => {
    if (response.url().includes('/plugin/docker/')) seen.push(response);
  });
  await new DockerDialog(webadmin).open();
  // The host page may have fetched the same files ahead; what counts is what the dialog's own page asks for.
  const answers = seen.filter((answer) => answer.frame().url().includes('/dialogs/create-docker-vm/'));
  const bodies = await Promise.all(answers.map((answer) => answer.body()));
  expect(answers.map((answer) => new URL(answer.url()).pathname).filter((path) => /woff2?$/.test(path))).toEqual([]);
  expect(answers.length).toBeLessThanOrEqual(8);
  expect(bodies.reduce((sum, body) => sum + body.length, 0)).toBeLessThanOrEqual(700_000);
  expect(bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThanOrEqual(160_000);
});

test('scrolls only its middle, and all of itself where that is low', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new DockerDialog(webadmin).open();
  await webadmin.page.setViewportSize({ width: 1024, height: 600 });
  await expect(dialog.button('Create')).toBeInViewport({ ratio: 1 });
  await webadmin.page.setViewportSize({ width: 640, height: 400 });
  await expect(dialog.button('Create')).not.toBeInViewport();
  await dialog.button('Create').scrollIntoViewIfNeeded();
  await expect(dialog.button('Create')).toBeInViewport({ ratio: 1 });
  const isCutOff = await dialog.frame.locator('html').evaluate((page) => page.scrollWidth > page.clientWidth);
  expect(isCutOff).toBe(false);
});
