/** What the tabs of Foreman say when something is wrong on the way to it, and how they go on. */
import { foremanFaults, ForemanTab } from './foreman-tab.ts';
import { expect, test, type WebAdmin } from './fixtures.ts';

async function details(webadmin: WebAdmin): Promise<ForemanTab> {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
  await expect(tab.heading('Identity')).toBeVisible();
  return tab;
}

async function refresh(tab: ForemanTab): Promise<void> {
  await tab.frame.getByRole('button', { name: 'Refresh' }).click();
}

test('a wrong token is said once, keeps what was typed, and nobody asks again by himself', async ({
  webadmin,
  foreman,
}) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn('reader', 'wrong');
  await expect(tab.heading('Foreman does not accept this login')).toBeVisible();
  await expect(tab.frame.getByText('Unable to authenticate user reader')).toBeVisible();
  await expect(tab.frame.getByText('locks everybody out')).toBeVisible();
  await expect(tab.frame.getByLabel('Login in Foreman')).toHaveValue('reader');
  expect(foreman.requests.map(({ status }) => status)).toEqual([401]);
  await tab.logIn();
  await tab.shows('web-01.lab.example');
});

test('after a 401 no tab asks again until somebody logs in anew', async ({ webadmin, page, foreman }) => {
  const tab = await details(webadmin);
  for (const token of foreman.getUser('reader').tokens) Object.assign(token, { isRevoked: true });
  await refresh(tab);
  await expect(tab.heading('Foreman does not accept this login')).toBeVisible();
  const refused = foreman.requests.filter(({ status }) => status === 401).length;
  await page.getByRole('link', { name: 'Foreman Facts' }).click();
  const facts = new ForemanTab(webadmin, 'Foreman Facts');
  await expect(facts.heading('Foreman does not accept this login')).toBeVisible();
  await page.waitForTimeout(500);
  expect(refused).toBe(1);
  expect(foreman.requests.filter(({ status }) => status === 401)).toHaveLength(refused);
  await facts.logIn('operator');
  await facts.shows('web-01.lab.example');
});

test('a missing permission is named, and asking again after it was given helps', async ({ webadmin, foreman }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin, 'Foreman Facts').openFor('web-01')).logIn('hostsonly');
  await expect(tab.frame.getByText('Your Foreman user lacks a permission: view_facts')).toBeVisible();
  Object.assign(foreman.getUser('hostsonly'), { roles: foreman.getUser('reader').roles });
  await tab.frame.getByRole('button', { name: 'Try again' }).click();
  await expect(tab.frame.getByText('33 facts')).toBeVisible();
});

test('a host that is gone is said, and the old data stay with their time', async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ path: /hosts\/13$/, status: 404, message: "Resource host not found by id '13'" });
  await refresh(tab);
  await expect(tab.frame.getByText("Resource host not found by id '13'")).toBeVisible();
  await expect(tab.heading('Identity')).toBeVisible();
  await expect(tab.frame.getByText(/^As of /)).toBeVisible();
});

test("what an exception says is not Foreman's to tell here", async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ status: 500, message: 'PG::UndefinedTable: secret_table', times: 1 });
  await refresh(tab);
  await expect(tab.frame.getByText('Foreman met an error of its own (500)')).toBeVisible();
  await expect(tab.frame.getByText('secret_table')).toHaveCount(0);
  await tab.frame.getByRole('button', { name: 'Try again' }).click();
  await expect(tab.frame.getByText('Foreman met an error')).toHaveCount(0);
});

test('a page instead of JSON is no page here', async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ html: '<h1>Log in here</h1><script>alert(1)</script>', times: 1 });
  await refresh(tab);
  await expect(tab.frame.getByText("is not Foreman's API")).toBeVisible();
  await expect(tab.frame.getByText('Log in here')).toHaveCount(0);
});

test('an answer that breaks off is said', async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ isCutShort: true, times: 1 });
  await refresh(tab);
  await expect(tab.frame.getByText('its answer was cut off')).toBeVisible();
});

test('a Foreman that the proxy does not reach is said', async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ isDropped: true, times: 1 });
  await refresh(tab);
  await expect(tab.frame.getByText("The engine's web server does not reach Foreman (502)")).toBeVisible();
});

test('a Foreman in maintenance says so itself', async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ status: 503, times: 1 });
  await refresh(tab);
  await expect(tab.frame.getByText('Foreman is in maintenance')).toBeVisible();
});

test('facts stay with each fault, and the sync dialog says each in words', async ({ webadmin, page, foreman }) => {
  await webadmin.login();
  const { frame } = await (await new ForemanTab(webadmin, 'Foreman Facts').openFor('build-02')).logIn('operator');
  await expect(frame.getByText(/^\d+ facts$/)).toBeVisible();
  for (const [fault, words] of foremanFaults) {
    foreman.faults.add({ ...fault, path: '/facts' });
    await frame.getByRole('button', { name: 'Refresh' }).click();
    await expect(frame.getByText(words)).toBeVisible();
    await expect(frame.getByText(/^\d+ facts$/)).toBeVisible();
    foreman.faults.clear();
    await frame.getByRole('button', { name: 'Try again' }).click();
    await expect(frame.getByText(words)).toHaveCount(0);
  }
  await frame.getByRole('button', { name: 'Sync…' }).click();
  const dialog = webadmin.dialog('Foreman Sync');
  await expect(dialog.getByRole('radiogroup', { name: 'What to do' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  for (const [fault, words] of foremanFaults) {
    foreman.faults.add({ ...fault, path: '/current_permissions' });
    await frame.getByRole('button', { name: 'Sync…' }).click();
    await expect(dialog.getByText(words)).toBeVisible();
    foreman.faults.clear();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog.getByRole('radiogroup', { name: 'What to do' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('iframe[title="Foreman Sync"]')).toBeHidden();
  }
});

test('no answer within the deadline is said', async ({ webadmin, foreman }) => {
  const tab = await details(webadmin);
  foreman.faults.add({ delayMs: 3_600_000, times: 1 });
  await refresh(tab);
  await expect(tab.frame.getByText('Foreman did not answer in time')).toBeVisible({ timeout: 40_000 });
  await expect(tab.heading('Identity')).toBeVisible();
});

test.describe('without a proxy', () => {
  test.use({ foremanProxy: null });

  test('it is said what has to be set up', async ({ webadmin }) => {
    await webadmin.login();
    const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
    await expect(tab.heading('Could not log in to Foreman')).toBeVisible();
    await expect(tab.frame.getByText('The proxy to Foreman has to be set up first')).toBeVisible();
    await expect(tab.frame.getByLabel('Personal access token')).toHaveValue('reader-token');
  });
});

test.describe('with an account of the proxy', () => {
  const mayEnter = { is: true };
  test.use({
    overrides: { 'foreman-config.json': { config: { loginMode: 'service' } } },
    foremanProxy: {
      serviceAuthorization: `Basic ${Buffer.from('reader:reader-token').toString('base64')}`,
      mayEnter: (request) => mayEnter.is && (request.headers.get('Authorization')?.startsWith('Bearer ') ?? false),
    },
  });

  test('nobody is asked for a login, and a refusal is explained', async ({ webadmin }) => {
    mayEnter.is = true;
    await webadmin.login();
    const tab = await new ForemanTab(webadmin).openFor('web-01');
    await tab.shows('web-01.lab.example');
    mayEnter.is = false;
    await refresh(tab);
    await expect(tab.frame.getByText('Only administrators of the engine may')).toBeVisible();
    mayEnter.is = true;
    await tab.frame.getByRole('button', { name: 'Try again' }).click();
    await tab.shows('web-01.lab.example');
  });
});

test.describe('with people whom the proxy logs in', () => {
  const isLoggedIn = { is: false };
  test.use({
    overrides: { 'foreman-config.json': { config: { loginMode: 'external' } } },
    foremanProxy: {
      serviceAuthorization: `Basic ${Buffer.from('reader:reader-token').toString('base64')}`,
      mayEnter: () => isLoggedIn.is,
    },
  });

  test('a window to log in is offered, and the tab goes on when it is closed', async ({ webadmin, page }) => {
    isLoggedIn.is = false;
    await webadmin.login();
    const tab = await new ForemanTab(webadmin).openFor('web-01');
    await expect(tab.heading('You are not logged in to Foreman')).toBeVisible();
    const opening = page.waitForEvent('popup');
    await tab.frame.getByRole('button', { name: 'Log in', exact: true }).click();
    const popup = await opening;
    expect(popup.url()).toMatch(/\/foreman-plugin\/login$/);
    isLoggedIn.is = true;
    await popup.close();
    await tab.shows('web-01.lab.example');
  });
});
