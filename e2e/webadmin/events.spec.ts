/** Events in the stand-in: selections, tags, messages. */
import { call, expect, names, readLog, settle, test, watch } from './probes.ts';

test.beforeEach(async ({ webadmin, page }) => {
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
});

test('fires one array per change of selection, of another realm, also when it is empty', async ({ webadmin, page }) => {
  const cell = webadmin.row('docs').locator('td').nth(3);
  const [selected, ...more] = await watch(page, () => cell.click());
  expect(more).toEqual([]);
  expect(selected).toMatchObject({
    ev: 'VirtualMachineSelectionChange',
    argc: 1,
    realm: { isArray: true, pluginRealmArray: false, hostRealmArray: false },
  });
  const [entity] = selected?.args?.flat() ?? [];
  expect(Object.keys(entity as object).toSorted()).toEqual(['id', 'ipaddress', 'managed', 'name', 'status']);
  expect(await watch(page, () => cell.click())).toEqual([]);
  const [cleared] = await watch(page, () => cell.click({ modifiers: ['Control'] }));
  expect(cleared?.args).toEqual([[]]);
});

test('selects the only row of a search by itself', async ({ page }) => {
  const found = await watch(page, () => call(page, 'probe-a', 'setSearchString', 'Vms: name=docs'));
  expect(found.map(({ args }) => args)).toEqual([[[expect.objectContaining({ name: 'docs' })]]]);
  expect(new URL(page.url()).hash).toBe('#vms;search=+name%255C2docs');
});

test('hands over active tags as separate arguments', async ({ page, webadmin }) => {
  const token = String(await call(page, 'probe-a', 'ssoToken'));
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  const made = await page.request.post(`${webadmin.url}/ovirt-engine/api/tags`, {
    headers,
    data: { name: 'probe-tag', description: 'd' },
  });
  expect(made.status()).toBe(201);
  await page.reload();
  await settle(page);
  const empty = (await readLog(page)).filter(({ ev }) => ev === 'TagActivationChange');
  expect(empty.map(({ argc }) => argc)).toEqual([0]);
  const tagIcon = page.getByRole('button', { name: 'Tags' });
  const switchTag = async () => {
    await tagIcon.click();
    await page.getByRole('menuitemradio', { name: 'probe-tag' }).click();
  };
  const tag = { name: 'probe-tag', description: 'd', selected: true };
  const [switchedOn] = await watch(page, switchTag);
  expect(switchedOn).toMatchObject({ ev: 'TagActivationChange', argc: 1, args: [tag] });
  const root = JSON.stringify(await call(page, 'probe-a', 'rootTag'));
  expect(root).toContain(JSON.stringify({ ...tag, children: [] }));
  const [switchedOff] = await watch(page, switchTag);
  expect(switchedOff).toMatchObject({ ev: 'TagActivationChange', argc: 0 });
});

test('passes a message to the plugins that allow its exact origin, and alarms about one from a foreign frame', async ({
  webadmin,
  page,
}) => {
  const origin = new URL(webadmin.url).origin;
  const post = () => page.evaluate(() => window.postMessage('self', '*'));
  expect(await watch(page, post)).toEqual([]);
  await call(page, 'probe-a', 'options', { allowedMessageOrigins: [origin] });
  expect((await watch(page, post)).map(({ ev, args }) => [ev, args])).toEqual([
    ['MessageReceived', ['self', '<host window>']],
  ]);
  const nothing = await watch(page, () => page.evaluate(() => window.postMessage(null, '*')));
  expect(nothing.map(({ args }) => args)).toEqual([['<host window>']]);
  await call(page, 'probe-a', 'options', { allowedMessageOrigins: '*' });
  const foreign = await watch(page, () =>
    page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = "data:text/html,<script>parent.postMessage('foreign', '*')</script>";
      document.body.append(frame);
    }),
  );
  expect(names(foreign)).toEqual([]);
  await expect(page.getByText('Uncaught exception occurred')).toBeVisible();
});
