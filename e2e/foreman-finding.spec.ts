/** From a VM or host of the engine to its host in Foreman: by every rule, with every ambiguity, and while it changes. */
import { ForemanTab } from './foreman-tab.ts';
import { expect, test } from './fixtures.ts';

for (const { vm, host, words } of [
  { vm: 'web-01', host: 'web-01.lab.example', words: 'Certain: linked to this id' },
  { vm: 'jump', host: 'bastion.lab.example', words: 'Certain: linked to this id' },
  { vm: 'build-02', host: 'ci-runner-2.lab.example', words: 'Very likely: fact dmi::product::uuid' },
  { vm: 'build-ppc', host: 'ppc-builder.lab.example', words: 'Very likely: fact' },
  { vm: 'gitea', host: 'gitea.lab.example', words: "Very likely: the machine's own name" },
  { vm: 'grafana', host: 'grafana.mon.example', words: 'Possible: the short name' },
  { vm: 'mail-relay', host: 'mx1.example.net', words: 'Possible: MAC address' },
  { vm: 'nightly-image', host: 'installer.example.net', words: 'Possible: MAC address' },
]) {
  test(`finds ${host} for the VM ${vm}, and says why`, async ({ webadmin }) => {
    await webadmin.login();
    const tab = await (await new ForemanTab(webadmin).openFor(vm)).logIn();
    await tab.shows(host);
    await expect(tab.frame.getByText(words)).toBeVisible();
  });
}

test('finds the host of a machine that VMs run on by its address', async ({ webadmin }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('node-a1', 'hosts')).logIn();
  await tab.shows('node-a1.lab.example');
  await expect(tab.frame.getByText("Very likely: the machine's own name node-a1.lab.example")).toBeVisible();
  await expect(tab.frame.getByText('bound to the provider foreman')).toBeVisible();
});

for (const { vm, hosts } of [
  { vm: 'sandbox-jon', hosts: ['sandbox-jon.dev.example', 'sandbox-jon.lab.example'] },
  { vm: 'proxy', hosts: ['lb-a.example.net', 'lb-b.example.net'] },
  { vm: 'test-upgrade', hosts: ['upgrade-a.example.net', 'upgrade-b.example.net'] },
]) {
  test(`offers both hosts that may be ${vm}, and remembers the choice`, async ({ webadmin, page }) => {
    const [first = '', second = ''] = hosts;
    await webadmin.login();
    const tab = await (await new ForemanTab(webadmin).openFor(vm)).logIn();
    await expect(tab.heading(`2 hosts may be "${vm}"`)).toBeVisible();
    await expect(tab.frame.getByRole('button', { name: `Choose ${first}` })).toBeVisible();
    await tab.frame.getByRole('button', { name: `Choose ${second}` }).click();
    await expect(tab.frame.getByText('chosen by you')).toBeVisible();
    await tab.shows(second);
    // After a reload nothing is selected, and the token is gone; machine and choice are remembered.
    await page.reload();
    await tab.logIn();
    await expect(tab.frame.getByText('chosen by you')).toBeVisible();
    await tab.shows(second);
    await tab.frame.getByRole('button', { name: 'Choose again' }).click();
    await expect(tab.heading(`2 hosts may be "${vm}"`)).toBeVisible();
  });
}

test('shows what contradicts a certain match', async ({ webadmin }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('wiki')).logIn();
  await tab.shows('wiki-old.lab.example');
  await tab.frame.getByText('Another host contradicts this').click();
  await expect(tab.frame.getByRole('button', { name: 'Choose wiki.lab.example' })).toBeVisible();
});

test('says what it looked for where there is no host, and looks again', async ({ webadmin, foreman }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('loadtest')).logIn();
  await expect(tab.heading('Foreman has no host for "loadtest"')).toBeVisible();
  await expect(tab.frame.getByText('in the organizations and locations that you may see there')).toBeVisible();
  await expect(tab.frame.getByText('the name or short name loadtest')).toBeVisible();
  foreman.getHost('retired.lab.example').name = 'loadtest';
  await tab.frame.getByRole('button', { name: 'Look again' }).click();
  await expect(tab.frame.getByText('Likely: the name loadtest')).toBeVisible();
});

test('says which rule a user without the right to see facts goes without', async ({ webadmin }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('loadtest')).logIn('hostsonly');
  await expect(tab.frame.getByText('lacks the permission view_facts')).toBeVisible();
});

test('asks for one machine where none or two are selected', async ({ webadmin, page }) => {
  await webadmin.login();
  await webadmin.row('web-01').click();
  await webadmin.row('web-02').click({ modifiers: ['Control'] });
  await page.evaluate(() => (window.location.hash = '#vms-foreman-details'));
  const tab = await new ForemanTab(webadmin).logIn();
  await expect(tab.frame.getByText('2 are selected. Select one alone.')).toBeVisible();
});

test('asks for a selection where nothing was ever selected', async ({ webadmin }) => {
  await webadmin.login('admin@internal', '#vms-foreman-details');
  const tab = await new ForemanTab(webadmin).logIn();
  await expect(tab.heading('No virtual machine to show')).toBeVisible();
});

test('follows a switch to another VM under the open tab', async ({ webadmin, page }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
  await tab.shows('web-01.lab.example');
  await page.getByRole('button', { name: 'Switch from web-01 to another' }).click();
  await page.getByLabel('Type to search').fill('jump');
  await page.getByRole('dialog', { name: 'Switch to' }).getByText('jump', { exact: true }).click();
  await tab.shows('bastion.lab.example');
  await expect(tab.frame.getByText('web-01.lab.example', { exact: true })).toHaveCount(0);
});

test('answers a storm of 50 selections in two seconds once, and for the last', async ({ webadmin, page, foreman }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
  await tab.shows('web-01.lab.example');
  const before = foreman.requests.length;
  await page.evaluate(async () => {
    const names = ['web-02', 'jump', 'gitea', 'wiki', 'docs'];
    for (let at = 0; at < 50; at += 1) {
      window.location.hash = `#vms-foreman-details;name=${at === 49 ? 'registry' : (names[at % names.length] ?? '')}`;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  });
  await tab.shows('registry.lab.example');
  const asked = foreman.requests.slice(before);
  const details = asked.filter(({ path }) => /^\/api\/hosts\/\d+$/.test(path));
  console.log(`A storm of 50 selections: ${asked.length} requests of Foreman.`);
  expect(details).toHaveLength(1);
  expect(asked.length).toBeLessThanOrEqual(4);
});

test('drops the answer for a machine that is no longer wanted', async ({ webadmin, page, foreman }) => {
  await webadmin.login();
  const tab = await (await new ForemanTab(webadmin).openFor('web-01')).logIn();
  await tab.shows('web-01.lab.example');
  // The answer for "jump" comes after that for "docs".
  foreman.faults.add({ path: /search=.*jump/, delayMs: 60_000 });
  await page.evaluate(() => (window.location.hash = '#vms-foreman-details;name=jump'));
  await page.waitForTimeout(800);
  await page.evaluate(() => (window.location.hash = '#vms-foreman-details;name=docs'));
  await tab.shows('docs.lab.example');
  foreman.clock.advance(60_000);
  await page.waitForTimeout(500);
  await tab.shows('docs.lab.example');
});
