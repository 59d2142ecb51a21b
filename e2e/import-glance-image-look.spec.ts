import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { findAccessibilityFaults } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { GlanceDialog } from './glance-dialog.ts';
import { makeLargeData } from './mocks/engine/data/large.ts';

const debian = 'debian-13-genericcloud-amd64';

const violations = (page: Page): Promise<string[]> =>
  findAccessibilityFaults(page, { within: ['iframe[src*="/dialogs/import-glance-image/"]', 'html'] });

test('draws controls in the size, font and colours of WebAdmin', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  expect((await dialog.field('Search by name').boundingBox())?.height).toBe(26);
  expect((await dialog.button('Next').boundingBox())?.height).toBe(26);
  await dialog.choose(debian);
  for (const label of ['Becomes, image 1', 'Name, image 1', 'Operating system, image 1', 'Storage domain']) {
    expect((await dialog.field(label).boundingBox())?.height, label).toBe(26);
  }
});

test('names its controls in a narrow window too, and hides nothing below the strip of tabs', async ({ webadmin }) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.choose(debian, 'cirros-0.6.3-x86_64-disk');
  await webadmin.page.setViewportSize({ width: 640, height: 500 });
  for (const title of ['Becomes', 'Name', 'Operating system']) {
    await expect(dialog.frame.getByText(title, { exact: true }).filter({ visible: true })).toHaveCount(2);
  }
  const strip = dialog.frame.getByRole('tablist');
  await dialog.field('Memory').focus();
  await dialog.field('Name, image 2').focus();
  const [above, field] = [await strip.boundingBox(), await dialog.field('Name, image 2').boundingBox()];
  expect(field?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  await dialog.button('Import').click();
  const step = dialog.frame.getByRole('listitem').first();
  await step.waitFor();
  // Scrolled to where the sign of the first step lies below the strip.
  const isCovered = await step.evaluate((item) => {
    const body = item.closest('.ui-dialog__body');
    const [sign, tabs] = [item.querySelector('[class*="step-icon"]'), body?.querySelector('.ui-tabs')];
    if (!body || !sign || !tabs) return undefined;
    body.scrollTop += sign.getBoundingClientRect().top - tabs.getBoundingClientRect().top;
    const { x, y, width, height } = sign.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.ui-tabs') === tabs;
  });
  expect(isCovered).toBe(true);
});

test('costs no more than a dialog may', async ({ webadmin }) => {
  await webadmin.login();
  const seen: Response[] = [];
  webadmin.page.on('response', (response) => {
    if (response.url().includes('/plugin/glance/')) seen.push(response);
  });
  await new GlanceDialog(webadmin).open();
  const answers = seen.filter((answer) => answer.frame().url().includes('/dialogs/import-glance-image/'));
  const bodies = await Promise.all(answers.map((answer) => answer.body()));
  const raw = bodies.reduce((sum, body) => sum + body.length, 0);
  const gzipped = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  console.log(`${answers.length} requests, ${raw} bytes, ${gzipped} gzipped for the dialog`);
  expect(answers.length).toBeLessThanOrEqual(10);
  expect(raw).toBeLessThanOrEqual(700_000);
  // 160 KiB: all but a tenth of it is what every dialog loads.
  expect(gzipped).toBeLessThanOrEqual(160 * 1024);
});

test('is fit for a screen reader while images are chosen, and where a repository does not answer', async ({
  webadmin,
}) => {
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.image(debian).check();
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.repository('glance-vienna').click();
  await expect(dialog.frame.getByText(/Nobody answers/)).toBeVisible();
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.field('Search by name').fill('no such image');
  await dialog.button('Choose none').click();
  await dialog.button('Next').click();
  await expect(dialog.frame.getByText('Choose at least one image.')).toBeVisible();
  expect(await violations(webadmin.page)).toEqual([]);
});

test('is fit for a screen reader when it is filled in, wrong, and refused', async ({ webadmin }) => {
  await webadmin.login('rita@lab');
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.choose(debian, 'fedora-coreos-43.20260105.3.0-openstack.x86_64');
  await dialog.button('User and SSH keys').click();
  await dialog.button('Console, VirtIO-SCSI and tag').click();
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.field('Name, image 1').fill('bad name');
  await dialog.field('Tag').fill('bad tag');
  await dialog.field('Memory').fill('0');
  await dialog.button('Import').click();
  await expect(dialog.field('Name, image 1')).toHaveAttribute('aria-invalid', 'true');
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.field('Name, image 1').fill('good-name');
  await dialog.field('Tag').fill('');
  await dialog.field('Memory').fill('2');
  await dialog.button('Import').click();
  await expect(dialog.frame.getByText('Could not import "good-name"').first()).toBeVisible();
  expect(await violations(webadmin.page)).toEqual([]);
});

test('is fit for a screen reader while it imports, when one failed, and before one is removed', async ({
  webadmin,
  engine,
}) => {
  engine.holdDownloads();
  engine.clock.runLive(10);
  await webadmin.login();
  const dialog = await new GlanceDialog(webadmin).open();
  await dialog.order(debian, 'one');
  await expect(dialog.step('one', 'Download the image')).toContainText('running');
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.button('Stop following: one').click();
  await expect(dialog.state('one')).toContainText('Stopped');
  expect(await violations(webadmin.page)).toEqual([]);
  await dialog.button('Remove: one').click();
  await expect(dialog.frame.getByText('Remove one?')).toBeVisible();
  expect(await violations(webadmin.page)).toEqual([]);
});

test.describe('on a large site', () => {
  test.use({ content: makeLargeData() });

  test('searches and scrolls six repositories of 500 images without a wait', async ({ webadmin, engine }) => {
    await webadmin.login();
    const dialog = await new GlanceDialog(webadmin).open();
    const repositories = dialog.frame.getByRole('navigation', { name: 'Repositories' }).getByRole('button');
    await expect(repositories.filter({ hasText: '500 images' })).toHaveCount(6);
    expect(engine.requests.filter(({ path }) => path.endsWith('/images'))).toHaveLength(6);
    const rows = dialog.frame.getByRole('row');
    await expect(rows).toHaveCount(51);
    await dialog.button('Last page').click();
    await expect(dialog.frame.getByText('451–500 of 500')).toBeVisible();
    const before = Date.now();
    await dialog.field('Search by name').fill('build-0007');
    await expect(rows).toHaveCount(2);
    console.log(`${Date.now() - before} ms until the search over 3,000 images was drawn`);
    await expect(repositories.filter({ hasText: '1 of 500 images' })).toHaveCount(6);
    await dialog.field('Search by name').fill('');
    await expect(rows).toHaveCount(51);
    await dialog.button(/^Name/).click();
    await dialog.frame.getByRole('checkbox').first().check();
    await repositories.nth(3).click();
    await dialog.frame.getByRole('checkbox').first().check();
    await expect(dialog.frame.getByText('2 images chosen')).toBeVisible();
    // Every list is asked for once: nothing per row, nothing per repository chosen.
    expect(engine.requests.filter(({ path }) => path.endsWith('/images'))).toHaveLength(6);
  });
});
