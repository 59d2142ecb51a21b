import { readFile } from 'node:fs/promises';
import type { FrameLocator } from '@playwright/test';
import { findAccessibilityFaults } from './accessibility.ts';
import { expect, test, type WebAdmin } from './fixtures.ts';
import { ForemanTab } from './foreman-tab.ts';

test.use({ overrides: { 'foreman-config.json': { config: { hasDashboard: true } } } });

async function openDashboard(webadmin: WebAdmin, login = 'operator'): Promise<FrameLocator> {
  await webadmin.login();
  await webadmin.page.evaluate(() => (window.location.hash = '#foreman-dashboard'));
  const place = new ForemanTab(webadmin, 'Foreman Dashboard');
  await place.logIn(login);
  return place.frame;
}

test('compares VMs and hosts when it is asked to, and leads to where it can be mended', async ({
  webadmin,
  foreman,
}) => {
  const frame = await openDashboard(webadmin);
  await frame.getByRole('button', { name: 'Compare now' }).click();
  await expect(frame.getByRole('row', { name: /^Different db-primary/ })).toContainText('CPUs: VM 8, host 4');
  await expect(frame.getByText(/VMs: 27, hosts: \d+\./)).toBeVisible();
  expect(
    await findAccessibilityFaults(webadmin.page, { within: ['iframe[title="Foreman Dashboard"]', 'main'] }),
  ).toEqual([]);
  const download = webadmin.page.waitForEvent('download');
  await frame.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toContain('Different,db-primary,');

  await frame.getByRole('combobox', { name: 'Show' }).selectOption('Host without VM (1)');
  await frame.getByRole('button', { name: 'Sync retired.lab.example…' }).click();
  const dialog = webadmin.dialog('Foreman Sync');
  await dialog.getByRole('button', { name: 'Take link away' }).click();
  await expect(dialog.getByText('The link of retired.lab.example was taken away.')).toBeVisible();
  expect(foreman.getHost('retired.lab.example').uuid).toBeNull();
});
