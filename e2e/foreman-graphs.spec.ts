/** The tab "Graphs" of the built plugin: exact values by keyboard and as a table, gaps, and what goes wrong. */
import { foremanFaults, ForemanTab } from './foreman-tab.ts';
import { expect, test } from './fixtures.ts';
import { testOnLargeSite } from './large-site.ts';
import { createClock } from './mocks/engine/clock.ts';
import { tabWindows } from './windows.ts';

// The browser's time is the real one.
test.use({ foremanOptions: { clock: createClock(Date.now()) } });

const NAME = 'Foreman Graphs';
const EVENTS = 'Resources by what happened to them';

test('says exact values to the keys, to the pointer and as a table', async ({ webadmin, page }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, NAME).openFor('db-primary')).logIn();
  const { frame } = tab;
  const graph = frame.getByRole('slider', { name: EVENTS });
  await expect(graph).toBeVisible();
  await tab.axe();
  await graph.focus();
  await page.keyboard.press('Home');
  await expect(graph).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('ArrowRight');
  const words = (await graph.getAttribute('aria-valuetext')) ?? '';
  expect(words).toMatch(/: \d runs?; /);
  await expect(frame.getByText(words)).toBeVisible();
  const { width = 0 } = (await graph.boundingBox()) ?? {};
  await graph.hover({ position: { x: width - 2, y: 20 } });
  await expect(graph).toHaveAttribute('aria-valuenow', /^8\d$/);
  await frame.getByRole('button', { name: 'Table' }).click();
  await expect(frame.getByRole('table', { name: EVENTS }).getByRole('row').nth(80)).toBeAttached();
  await expect(frame.getByRole('table', { name: 'Run time' })).toBeVisible();
  await tab.axe();
});

test('asks for the range that is chosen, and has it still after another tab was there', async ({
  webadmin,
  page,
  foreman,
}) => {
  await webadmin.login();
  const { frame } = await (await new ForemanTab(webadmin, NAME).openFor('db-primary')).logIn();
  const graph = frame.getByRole('slider', { name: EVENTS });
  await expect(graph).toHaveAttribute('aria-valuemax', /^8\d$/);
  await frame.getByRole('combobox', { name: 'Range' }).selectOption('Last 24 hours');
  await expect(graph).toHaveAttribute('aria-valuemax', /^4[78]$/);
  expect(decodeURIComponent(foreman.requests.at(-1)?.path ?? '')).toContain('"24 hours ago"');
  await page.getByRole('link', { name: 'General', exact: true }).click();
  await page.getByRole('link', { name: NAME, exact: true }).click();
  await expect(frame.getByRole('combobox', { name: 'Range' })).toHaveValue('day');
});

test('says each fault in words and keeps the graph', async ({ webadmin, foreman }) => {
  await webadmin.login();
  const { frame } = await (await new ForemanTab(webadmin, NAME).openFor('db-primary')).logIn();
  const graph = frame.getByRole('slider', { name: EVENTS });
  await expect(graph).toBeVisible();
  for (const [fault, words] of foremanFaults) {
    foreman.faults.add({ ...fault, path: '/config_reports' });
    await frame.getByRole('button', { name: 'Refresh' }).click();
    await expect(frame.getByText(words)).toBeVisible();
    await expect(graph).toBeVisible();
    foreman.faults.clear();
    await frame.getByRole('button', { name: 'Try again' }).click();
    await expect(frame.getByText(words)).toHaveCount(0);
  }
});

for (const version of ['3.12', '3.16', '3.18'] as const) {
  test.describe(`Foreman ${version}`, () => {
    test.use({ foremanOptions: { version, clock: createClock(Date.now()) } });

    test('has graphs', async ({ webadmin }) => {
      await webadmin.login();
      const { frame } = await (await new ForemanTab(webadmin, NAME).openFor('gitea')).logIn();
      await expect(frame.getByRole('slider', { name: EVENTS })).toBeVisible();
      await expect(frame.getByRole('slider', { name: 'Run time' })).toBeVisible();
    });
  });
}

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('says in a low window that an empty graph is nothing unusual', async ({ webadmin, page, foreman }) => {
    foreman.getHost('fresh-01.lab.example').name = 'loadtest';
    await page.setViewportSize({ width: 1024, height: 600 });
    await webadmin.login();
    const tab = await new ForemanTab(webadmin, 'Foreman-Graphen').openAt('#vms-foreman-graphs;name=loadtest');
    await tab.logInInGerman();
    await expect(tab.heading('Keine Berichte in den letzten 7 Tagen')).toBeVisible();
    await tab.fits();
    await tab.axe();
  });
});

for (const { width, height } of tabWindows) {
  test(`fits into a window of ${width} × ${height}`, async ({ webadmin, page }) => {
    await page.setViewportSize({ width, height });
    await webadmin.login('admin@internal', '#vms-foreman-graphs;name=db-primary');
    const tab = await new ForemanTab(webadmin, NAME).logIn();
    await expect(tab.frame.getByRole('slider', { name: 'Run time' })).toBeAttached();
    await tab.fits();
  });
}

testOnLargeSite(NAME, (frame) => frame.getByRole('slider', { name: 'Run time' }));
