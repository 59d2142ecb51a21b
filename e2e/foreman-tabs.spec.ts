/** The places and tabs of the Foreman plugin in WebAdmin: where they stand, what a reload leaves, and how little they ask. */
import { readFile } from 'node:fs/promises';
import { createClock } from './mocks/engine/clock.ts';
import { labData } from './mocks/engine/data/lab.ts';
import { largeData, largeHostName, largeVmId } from './mocks/foreman/data/large.ts';
import { ForemanTab } from './foreman-tab.ts';
import { expect, test } from './fixtures.ts';

const descriptor = JSON.parse(await readFile('foreman.json', 'utf8')) as { config: { tabs: string[] } }; // ours
const tabs = descriptor.config.tabs.map((tab) => `Foreman ${tab.charAt(0).toUpperCase()}${tab.slice(1)}`);

function withConfig(config: object): { readonly overrides: Record<string, unknown> } {
  return { overrides: { 'foreman-config.json': { config } } };
}

for (const compatible of [false, true]) {
  test.describe(compatible ? 'in a host of 4.3' : 'in a host of 4.5', () => {
    test.use({ compatible });

    test('VMs and hosts have their tabs, and the built-in ones keep their order', async ({ webadmin, page }) => {
      await webadmin.login();
      for (const [place, machine] of [
        ['vms', 'web-01'],
        ['hosts', 'node-a1'],
      ] as const) {
        await page.evaluate((hash) => (window.location.hash = hash), `#${place}`);
        await webadmin.row(machine).getByRole('link', { name: machine, exact: true }).click();
        const links = page.getByRole('link', { name: /^(General|Events|Foreman )/ });
        await expect(links.filter({ hasText: 'Foreman Details' })).toBeVisible();
        const names = await links.allTextContents();
        expect(names.filter((name) => tabs.includes(name))).toEqual(tabs);
      }
    });

    test('the selection reaches the tab', async ({ webadmin }) => {
      await webadmin.login();
      const tab = await (await new ForemanTab(webadmin).openFor('jump')).logIn();
      await tab.shows('bastion.lab.example');
    });
  });
}

test('a link to a machine shows every tab once', async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms-general;name=web-01');
  const links = page.getByRole('link', { name: /^(General|Events|Foreman .*)$/ });
  await expect(links.filter({ hasText: 'Foreman Graphs' })).toBeVisible();
  const names = await links.allTextContents();
  expect(names.filter((name) => name === 'General' || tabs.includes(name))).toEqual(['General', ...tabs]);
});

test.describe('that come later than a link to a machine is followed', () => {
  test.use({ pluginDelaysMs: { foreman: 500 } });

  test('draw no tab twice, and say where they are', async ({ webadmin, page }) => {
    await webadmin.login('admin@internal', '#vms-general;name=web-01');
    await expect(page.getByText('The Foreman tabs came too late')).toBeVisible();
    await expect(page.getByRole('link', { name: 'General', exact: true })).toHaveCount(1);
  });
});

test.describe('with a dashboard', () => {
  test.use(withConfig({ hasDashboard: true }));

  test('WebAdmin shows its own place first', async ({ webadmin, page }) => {
    await webadmin.login();
    await expect(page.getByRole('link', { name: 'Foreman Dashboard' })).toBeVisible();
    await expect(page).toHaveURL(/#vms$/);
  });

  test('a deep link leads to it, and a reload stays there', async ({ webadmin, page }) => {
    await webadmin.login('admin@internal', '#foreman-dashboard');
    await expect(page.locator('iframe[src*="foreman-dashboard"]')).toBeVisible();
    await page.reload();
    await expect(page.locator('iframe[src*="foreman-dashboard"]')).toBeVisible();
    await expect(page).toHaveURL(/#foreman-dashboard$/);
  });
});

test.describe('with a dashboard as landing page', () => {
  test.use(withConfig({ hasDashboard: true, landingPage: true, labels: { dashboard: 'Fleet <b>' } }));

  test('WebAdmin shows it first, under the name of the site', async ({ webadmin, page }) => {
    await webadmin.login();
    await expect(page.getByRole('link', { name: 'Fleet <b>' })).toBeVisible();
    await expect(page).toHaveURL(/#foreman-dashboard$/);
  });
});

test.describe('with a secret in its config', () => {
  test.use(withConfig({ password: 'hunter2' }));

  test('an alert says so, and not which', async ({ webadmin, page }) => {
    await webadmin.login();
    await expect(webadmin.alert(/"password" looks like a password or token/)).toBeVisible();
    await expect(page.getByText('hunter2')).toHaveCount(0);
  });
});

for (const name of tabs) {
  const token = name.toLowerCase().replace(' ', '-');

  test(`${name}: a deep link leads to the tab of the VM, and a reload asks for the login again`, async ({
    webadmin,
    page,
  }) => {
    await webadmin.login('admin@internal', `#vms-${token};name=web-01`);
    const tab = new ForemanTab(webadmin, name);
    await expect(tab.frame.getByText('after a reload of WebAdmin you are asked again')).toBeVisible();
    await tab.logIn();
    await tab.shows('web-01.lab.example');
    await page.reload();
    await tab.logIn();
    await tab.shows('web-01.lab.example');
  });

  test(`${name}: without a name in the address, what was selected before the reload is shown`, async ({
    webadmin,
    page,
  }) => {
    await webadmin.login();
    const tab = await (await new ForemanTab(webadmin, name).openFor('web-02')).logIn();
    await tab.shows('web-02.lab.example');
    await expect(page).toHaveURL(new RegExp(`#vms-${token}$`));
    await page.reload();
    await tab.logIn();
    await tab.shows('web-02.lab.example');
  });
}

test('the machine of a deep link is also that of the next tab, whose link names none', async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms-general;name=web-01');
  await page.getByRole('link', { name: 'Foreman Details', exact: true }).click();
  const details = await new ForemanTab(webadmin).logIn();
  await details.shows('web-01.lab.example');
  await page.getByRole('link', { name: 'Foreman Facts', exact: true }).click();
  await new ForemanTab(webadmin, 'Foreman Facts').shows('web-01.lab.example');
});

test('a machine that is known costs the next tab one round trip', async ({ webadmin, page, foreman }) => {
  await webadmin.login();
  const details = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
  await details.shows('web-01.lab.example');
  await expect(details.heading('Identity')).toBeVisible();
  const before = foreman.requests.length;
  await page.getByRole('link', { name: 'Foreman Facts' }).click();
  const facts = new ForemanTab(webadmin, 'Foreman Facts');
  await expect(facts.frame.getByText('33 facts')).toBeVisible();
  expect(foreman.requests.slice(before).map(({ path }) => path)).toEqual(['/api/hosts/13/facts?per_page=1000&page=1']);
});

test.describe('in a site of 50,000 hosts', () => {
  const number = 4711;
  const vms = (labData.vms ?? []).map((vm) =>
    vm.name === 'web-01' ? { ...vm, id: largeVmId(number), name: 'vm-04711', fqdn: largeHostName(number) } : vm,
  );
  test.use({ content: { ...labData, vms }, foremanOptions: { data: largeData() } });

  for (const name of tabs) {
    test(`${name} makes three requests at most after the host is found`, async ({ webadmin, foreman }) => {
      await webadmin.login();
      const tab = await (await new ForemanTab(webadmin, name).openFor('vm-04711')).logIn();
      await tab.shows(largeHostName(number));
      await expect(tab.frame.getByText(/^As of /)).toBeVisible();
      const found = foreman.requests.findIndex(({ path }) => path.startsWith('/api/hosts?search='));
      expect(found).toBeGreaterThan(0);
      const after = foreman.requests.slice(found + 1);
      const bytes = after.reduce((sum, request) => sum + request.bytes, 0);
      console.log(`${name} of one among 50,000 hosts: ${after.length} requests after the match, ${bytes} bytes.`);
      expect(after.length).toBeGreaterThan(0);
      expect(after.length).toBeLessThanOrEqual(3);
    });
  }
});

for (const options of [
  { version: '3.12' },
  { version: '3.15' },
  { version: '3.16' },
  { version: '3.18' },
  { version: '3.18', hasPuppetPlugin: false, hasRemoteExecution: false },
] as const) {
  test.describe(`with Foreman ${JSON.stringify(options)}`, () => {
    // The browser's time is the real one.
    test.use({ foremanOptions: { ...options, clock: createClock(Date.now()) } });

    test('details are there, and a host is found without its link', async ({ webadmin }) => {
      await webadmin.login();
      const tab = await (await new ForemanTab(webadmin).openFor('jump')).logIn();
      await tab.shows('bastion.lab.example');
      await expect(tab.heading('Identity')).toBeVisible();
      await expect(tab.frame.getByText(options.version === '3.16' ? 'not linked' : 'oVirt lab')).toBeVisible();
    });

    test('every page has what it is for', async ({ webadmin, page }) => {
      await webadmin.login();
      await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
      for (const [name, words] of [
        ['Foreman Details', 'Operating system and hardware'],
        ['Foreman Facts', '33 facts'],
        ['Foreman Reports', /^1–20 of \d+$/],
        ['Foreman Graphs', 'Resources by what happened to them'],
      ] as const) {
        await page.getByRole('link', { name, exact: true }).click();
        await expect(new ForemanTab(webadmin, name).frame.getByText(words).first()).toBeVisible();
      }
      await page.getByRole('link', { name: 'Foreman Dashboard', exact: true }).click();
      await expect(new ForemanTab(webadmin, 'Foreman Dashboard').heading('Needs attention')).toBeVisible();
    });
  });
}
