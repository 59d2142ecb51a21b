/** Foreman on an origin of its own, asked by the browser itself: reading works where Foreman allows it, changes never. */
import { ForemanTab } from './foreman-tab.ts';
import { expect, test as base } from './fixtures.ts';
import { startServer } from './server.ts';

/** Where pages may come from that read Foreman; the address of the engine is known last. */
const allowed: string[] = [];

const test = base.extend({
  foremanProxy: null,
  foremanOptions: { corsOrigins: allowed },
  overrides: async ({ foreman }, use) => {
    const server = await startServer([{ fetch: (request) => foreman.fetch(request) }]);
    await use({ 'foreman-config.json': { config: { loginMode: 'cors', foremanApi: `${server.url}/api/` } } });
    await server.close();
  },
});

test.beforeEach(({ lab, foreman }) => {
  allowed.splice(0, allowed.length, lab.url);
  // Without a proxy nothing tells the mock where its engine is.
  foreman.world.computeResources = foreman.world.computeResources.map((one) => ({
    ...one,
    url: `${lab.url}/ovirt-engine/api`,
  }));
});

test('tabs read from another origin, after preflights and without cookies', async ({
  webadmin,
  page,
  foreman,
  lab,
}) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
  await expect(tab.heading('Identity')).toBeVisible();
  await expect(tab.frame.getByText('Certain: linked to this id')).toBeVisible();
  // Foreman's own pages are where its API is.
  const link = await tab.frame.getByRole('link', { name: 'web-01.lab.example' }).first().getAttribute('href');
  expect(new URL(link ?? '').origin).not.toBe(lab.url);
  await page.getByRole('link', { name: 'Foreman Facts' }).click();
  await expect(new ForemanTab(webadmin, 'Foreman Facts').frame.getByText('33 facts')).toBeVisible();
  const answered = foreman.requests.filter(({ method }) => method === 'GET');
  expect(answered.length).toBeGreaterThan(3);
  expect(foreman.requests.some(({ method }) => method === 'OPTIONS')).toBe(true);
  expect(answered.every(({ status, user }) => status === 200 && user === 'reader')).toBe(true);
  expect(answered.every(({ headers }) => headers['cookie'] === undefined)).toBe(true);
});

test('what would change Foreman is off from the start', async ({ webadmin, foreman }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('build-02')).logIn('operator');
  await tab.frame.getByRole('button', { name: 'Sync…' }).click();
  const dialog = webadmin.dialog('Foreman Sync');
  await expect(dialog.getByRole('radio', { name: 'Link the host to the VM' })).toBeDisabled();
  await expect(dialog.getByText('The way in which your site logs in to Foreman only reads.').first()).toBeVisible();
  expect(foreman.requests.filter(({ method }) => method !== 'GET' && method !== 'OPTIONS')).toEqual([]);
});

test('a wrong token is told from an origin that is not allowed', async ({ webadmin, foreman, lab }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn('reader', 'wrong');
  await expect(tab.frame.getByText('Unable to authenticate user reader')).toBeVisible();
  allowed.length = 0;
  await tab.logIn();
  await expect(tab.heading('Could not log in to Foreman')).toBeVisible();
  await expect(tab.frame.getByText(`Foreman does not let pages of ${lab.url} read there`)).toBeVisible();
  await tab.axe();
  allowed.push(lab.url);
  await tab.logIn();
  await tab.shows('web-01.lab.example');
  expect(foreman.requests.filter(({ status }) => status === 401)).toHaveLength(1);
});
