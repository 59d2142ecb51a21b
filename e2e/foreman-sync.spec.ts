import type { FrameLocator } from '@playwright/test';
import { findAccessibilityFaults } from './accessibility.ts';
import { expect, test, type WebAdmin } from './fixtures.ts';
import { ForemanTab } from './foreman-tab.ts';

async function openSync(webadmin: WebAdmin, vm: string, login = 'operator'): Promise<FrameLocator> {
  await webadmin.login();
  const tab = await new ForemanTab(webadmin).openFor(vm);
  await tab.logIn(login);
  await tab.frame.getByRole('button', { name: 'Sync…' }).click();
  const dialog = webadmin.dialog('Foreman Sync');
  await expect(dialog.getByRole('radiogroup', { name: 'What to do' })).toBeVisible();
  return dialog;
}

test('links the host that was found; the tab behind knows it at once', async ({ webadmin, foreman }) => {
  const dialog = await openSync(webadmin, 'build-02');
  await expect(dialog.getByRole('row', { name: /Linked VM/ })).toContainText('none');
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(dialog.getByText('ci-runner-2.lab.example is linked to the VM.')).toBeVisible();
  expect(foreman.getHost('ci-runner-2.lab.example').computeResourceId).toBe(2);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(webadmin.page.locator('iframe[title="Foreman Sync"]')).toBeHidden();
  const { frame } = new ForemanTab(webadmin);
  await expect(frame.getByText(/linked to this id/).first()).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Sync…' })).toBeFocused();
  expect(await webadmin.page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
});

test('takes a link away and gives it back', async ({ webadmin, foreman }) => {
  const host = foreman.getHost('web-01.lab.example');
  const { uuid } = host;
  const dialog = await openSync(webadmin, 'web-01');
  await dialog.getByRole('radio', { name: 'Take the link away' }).check();
  await dialog.getByRole('button', { name: 'Take link away' }).click();
  await expect(dialog.getByText('The link of web-01.lab.example was taken away.')).toBeVisible();
  expect(host.uuid).toBeNull();
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByText('That was undone.')).toBeVisible();
  expect(host.uuid).toBe(uuid);
});

test('makes a host of a VM that has none', async ({ webadmin, foreman, engine }) => {
  const dialog = await openSync(webadmin, 'loadtest');
  await dialog.getByRole('radio', { name: 'Make a host of the VM' }).check();
  await dialog.getByRole('textbox', { name: 'Name of the host' }).fill('loadtest.lab.example');
  await dialog.getByRole('combobox', { name: 'Organization' }).selectOption('Lab');
  await dialog.getByRole('combobox', { name: 'Location' }).selectOption('Munich');
  await dialog.getByRole('checkbox', { name: 'I have read what changes' }).check();
  await dialog.getByRole('button', { name: 'Make host' }).click();
  await expect(dialog.getByText('The host loadtest.lab.example was made of the VM.')).toBeVisible();
  const vm = engine.store.vms.all().find(({ name }) => name === 'loadtest');
  expect(foreman.getHost('loadtest.lab.example').uuid).toBe(vm?.id);
});

test('renames the VM by the keyboard alone, and back', async ({ webadmin, engine }) => {
  const dialog = await openSync(webadmin, 'jump');
  const names = (): readonly string[] => engine.store.vms.all().map(({ name }) => name);
  await dialog.getByRole('radio', { name: 'Take the link away' }).focus();
  await webadmin.page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /Rename the VM/ })).toBeChecked();
  for (const key of ['Tab', 'Tab', 'Tab', 'Space']) await webadmin.page.keyboard.press(key);
  await expect(dialog.getByRole('checkbox', { name: 'I have read what changes' })).toBeChecked();
  for (const key of ['Tab', 'Enter']) await webadmin.page.keyboard.press(key);
  await expect(dialog.getByText('The VM is called bastion now.')).toBeVisible();
  expect(names()).toContain('bastion');
  await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(dialog.getByText('That was undone.')).toBeVisible();
  expect(names()).toContain('jump');
  await dialog.getByRole('button', { name: 'Close' }).press('Escape');
  await expect(webadmin.page.locator('iframe[title="Foreman Sync"]')).toBeHidden();
  await expect(new ForemanTab(webadmin).frame.getByRole('button', { name: 'Sync…' })).toBeFocused();
});

test('tells that it was closed also when that was before anybody had logged in', async ({ webadmin }) => {
  await webadmin.login();
  const tab = await new ForemanTab(webadmin).openFor('web-01');
  await expect(tab.frame.getByLabel('Login in Foreman')).toBeVisible();
  const hostPage = webadmin.page.frames().find((frame) => frame.url().endsWith('/plugin/foreman.html'));
  const isOpen = () => hostPage?.evaluate(() => window.foremanHostPage?.snapshot().isSyncOpen);
  await hostPage?.evaluate(() => window.foremanHostPage?.openSync({ kind: 'vm', machineId: 'a', machineName: 'web' }));
  await expect(webadmin.dialog('Foreman Sync').getByLabel('Login in Foreman')).toBeVisible();
  expect(await isOpen()).toBe(true);
  await hostPage?.evaluate(() => window.foremanHostPage?.closeSync());
  await expect.poll(isOpen).toBe(false);
});

test('says before anything is tried what Foreman does not allow', async ({ webadmin, foreman }) => {
  const dialog = await openSync(webadmin, 'web-01', 'reader');
  await expect(dialog.getByRole('radio', { name: 'Take the link away' })).toBeDisabled();
  await expect(dialog.getByText('Foreman does not let you change this host (edit_hosts).').first()).toBeVisible();
  expect(foreman.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('speaks so throughout', async ({ webadmin }) => {
    await webadmin.login();
    const { frame: tab } = await new ForemanTab(webadmin, 'Foreman-Details').openFor('build-02');
    await tab.getByLabel('Anmeldename in Foreman').fill('operator');
    await tab.getByLabel('Persönliches Zugangstoken').fill('operator-token');
    await tab.getByRole('button', { name: 'Anmelden' }).click();
    await tab.getByRole('button', { name: 'Abgleichen…' }).click();
    const dialog = webadmin.dialog('Foreman-Abgleich');
    await expect(dialog.getByRole('radio', { name: 'Den Host mit der VM verknüpfen' })).toBeChecked();
  });
});

test('is accessible in each state, in a small window and in a large one', async ({ webadmin, foreman }) => {
  const within = ['iframe[title="Foreman Sync"]', 'main'] as const;
  const faults = (): Promise<string[]> => findAccessibilityFaults(webadmin.page, { within: [...within] });
  await webadmin.page.setViewportSize({ width: 1024, height: 600 });
  const dialog = await openSync(webadmin, 'test-upgrade');
  expect(await faults()).toEqual([]);
  await dialog.getByRole('button', { name: 'Choose upgrade-a.example.net' }).click();
  await expect(dialog.getByRole('radio', { name: 'Link the host to the VM' })).toBeChecked();
  expect(await faults()).toEqual([]);
  await dialog.getByRole('radio', { name: 'Make a host of the VM' }).check();
  await expect(dialog.getByRole('combobox', { name: 'Organization' })).toBeEnabled();
  expect(await faults()).toEqual([]);
  await dialog.getByRole('radio', { name: 'Link the host to the VM' }).check();
  foreman.faults.add({
    method: 'PUT',
    path: '/api/hosts',
    status: 422,
    message: 'uuid has already been taken',
    times: 1,
  });
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(dialog.getByText('The host could not be linked')).toBeVisible();
  expect(await faults()).toEqual([]);
  await webadmin.page.setViewportSize({ width: 1280, height: 800 });
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(dialog.getByText(/is linked to the VM/)).toBeVisible();
  expect(await faults()).toEqual([]);
});
