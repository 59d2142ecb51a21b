/** Plugin files, login and session of the stand-in. */
import { expect, readLog, settle, test } from './probes.ts';

const file = '/ovirt-engine/webadmin/plugin/probe-a/probe.js';

test('serves plugin files without login, to be checked at each use, once the host page was asked for', async ({
  webadmin,
  request,
}) => {
  expect((await request.get(webadmin.url + file)).status()).toBe(404);
  await webadmin.login();
  const answer = await request.get(webadmin.url + file, { headers: { 'Accept-Encoding': 'gzip' } });
  const headers = answer.headers();
  expect(headers).toMatchObject({
    'content-type': 'text/javascript',
    'content-encoding': 'gzip',
    'cache-control': 'no-cache',
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'NOSNIFF',
  });
  const again = await request.get(webadmin.url + file, { headers: { 'If-None-Match': headers['etag'] ?? '' } });
  expect(again.status()).toBe(304);
  const part = await request.get(webadmin.url + file, {
    headers: { Range: 'bytes=0-1', 'Accept-Encoding': 'identity' },
  });
  expect([part.status(), part.headers()['etag']]).toEqual([200, headers['etag']]);
  const guarded = `${webadmin.url}/ovirt-engine/webadmin/plugin/probe-a/..%2fprobe-a.json`;
  expect((await request.get(guarded)).status()).toBe(404);
});

test('allows frames of its own origin and sends no content security policy', async ({ webadmin, page }) => {
  await webadmin.login();
  const headers = (await page.request.get(`${webadmin.url}/ovirt-engine/webadmin/`)).headers();
  expect(headers['content-security-policy']).toBeUndefined();
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  await expect(page.locator('iframe[sandbox]')).toHaveCount(0);
});

test('takes the token as Bearer, and nothing else', async ({ webadmin, page, playwright }) => {
  await webadmin.login();
  await settle(page);
  const token = await page.evaluate(() => Reflect.get(Reflect.get(window, 'userInfo') as object, 'ssoToken') as string);
  const client = await playwright.request.newContext({ baseURL: webadmin.url });
  const status = async (headers: Record<string, string>) =>
    (await client.get('/ovirt-engine/api/clusters', { headers })).status();
  expect(await status({ Authorization: `Bearer ${token}` })).toBe(200);
  const refused = await client.get('/ovirt-engine/api/clusters');
  expect([refused.status(), refused.headers()['www-authenticate']]).toEqual([401, 'Basic realm="RESTAPI"']);
  await client.dispose();
});

test('reloads into the login page within seconds when the session ends elsewhere, and calls no UserLogout', async ({
  webadmin,
  page,
  engine,
}) => {
  const heard: string[] = [];
  await page.exposeFunction('hear', (ev: string) => heard.push(ev));
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  await settle(page);
  heard.push(...(await readLog(page)).map(({ ev }) => ev));
  // Idle for more than half an hour: reading the grids does not count.
  engine.clock.advance(31 * 60_000);
  await page.waitForURL(/sso\/login\.html.*#vms$/, { timeout: 10_000 });
  expect(heard).not.toContain('UserLogout');
});

test('logs out to the welcome page, where the token is worth nothing any more', async ({
  webadmin,
  page,
  playwright,
}) => {
  await webadmin.login();
  await settle(page);
  const token = await page.evaluate(() => Reflect.get(Reflect.get(window, 'userInfo') as object, 'ssoToken') as string);
  await page.getByRole('button', { name: /User|admin/ }).click();
  await page.getByRole('menuitem', { name: 'Sign Out' }).click();
  await page.waitForURL(/\/ovirt-engine\/$/);
  const client = await playwright.request.newContext({ baseURL: webadmin.url });
  const answer = await client.get('/ovirt-engine/api/clusters', { headers: { Authorization: `Bearer ${token}` } });
  expect(answer.status()).toBe(401);
  await client.dispose();
  await page.goto(`${webadmin.url}/ovirt-engine/webadmin/`);
  await expect(page).toHaveURL(/login\.html/);
});

test('tells on the login page what the engine refuses, and lets nobody in without an administrative role', async ({
  webadmin,
  page,
}) => {
  const logIn = async (name: string, password: string, profile: string) => {
    await page.goto(`${webadmin.url}/ovirt-engine/webadmin/`);
    await page.getByLabel('Username').fill(name);
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Profile').selectOption(profile);
    await page.getByRole('button', { name: 'Log In' }).click();
  };
  await logIn('admin', 'wrong', 'internal');
  await expect(page.getByRole('alert')).toContainText('Unable to log in');
  await logIn('otto', 'demo', 'lab');
  await page.waitForURL(/\/ovirt-engine\/$/);
  await expect(page.getByRole('alert')).toContainText('not authorized to perform login');
});
