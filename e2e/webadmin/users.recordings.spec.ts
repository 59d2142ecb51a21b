/** Who gets into WebAdmin, and what happens when a session ends elsewhere, beside a real one. */
import type { Page } from '@playwright/test';
import { expect, readLog, settle, test } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Case {
  readonly what: string;
  readonly url: string;
  readonly title: string;
  readonly pluginFrame: boolean;
  readonly text?: string;
  readonly userInfo?: Readonly<Record<string, unknown>>;
  readonly events?: readonly (readonly [ev: string, args: readonly string[] | null])[];
  readonly menu?: readonly string[];
}

interface SessionEnded {
  readonly navigations: readonly (readonly [at: number, path: string])[];
  readonly eventsInPlugin: string;
}

/** Who of ours has the rights of the recorded case. */
const users: Readonly<Record<string, string>> = {
  'UserRole on one VM': 'otto@lab',
  'ClusterAdmin on one cluster': 'clara@lab',
  'ReadOnlyAdmin on the system': 'rita@lab',
};

test.use({ probes: [[{ name: 'probe-a', query: { place: 'probe-a-place' } }], { scope: 'test' }] });

const cases = process.env['ENGINE_RECORDINGS'] ? readRecording<{ cases: readonly Case[] }>('users').cases : [];
for (const recorded of cases.filter(({ what }) => users[what])) {
  test(`${recorded.what}: let in or not as by the real host`, async ({ webadmin, page }) => {
    const user = users[recorded.what] ?? '';
    const [name = '', profile = ''] = user.split('@');
    if (recorded.pluginFrame) await webadmin.login(user);
    else await tryLogin(page, webadmin.url, name, profile);
    await settle(page);
    const { pathname, hash } = new URL(page.url());
    expect(pathname + hash).toBe(recorded.url);
    expect(await page.title()).toBe(recorded.title);
    expect(await page.locator('iframe[src*="probe-a/start"]').count()).toBe(recorded.pluginFrame ? 1 : 0);
    if (recorded.text !== undefined) {
      const sentence = recorded.text
        .replaceAll('operator@site-authz', `${name}@${profile}-authz`)
        .replaceAll('[site]', `[${profile}]`);
      const refusal = /The user .* is not authorized to perform login/.exec(sentence)?.[0] ?? '?';
      await expect(page.locator('body')).toContainText(refusal);
    }
    if (!recorded.userInfo) return;
    const info = await page.evaluate(() => Reflect.get(window, 'userInfo') as Readonly<Record<string, unknown>>);
    expect(Object.keys(info).toSorted()).toEqual(Object.keys(recorded.userInfo).toSorted());
    expect({ userName: info['userName'], domain: info['domain'], isAdmin: info['isAdmin'] }).toEqual({
      userName: name,
      domain: `${profile}-authz`,
      isAdmin: recorded.userInfo['isAdmin'],
    });
    const events = (await readLog(page))
      .filter(({ ev }) => ev === 'UiInit' || ev === 'UserLogin')
      .map(({ ev, args }) => [ev, args?.[0] ?? null]);
    const wanted = recorded.events?.map(([ev, args]) => [
      ev,
      args?.[0]?.replace('operator@site-authz', `${name}@${profile}-authz`) ?? null,
    ]);
    expect(events).toEqual(wanted);
    const links = await page
      .getByRole('navigation', { name: 'Main' })
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.filter((href) => href !== '#')).toEqual(recorded.menu);
  });
}

/** A login that is refused. */
async function tryLogin(page: Page, url: string, name: string, profile: string): Promise<void> {
  await page.goto(`${url}/ovirt-engine/webadmin/`);
  await page.getByLabel('Username').fill(name);
  await page.getByLabel('Password').fill('demo');
  await page.getByLabel('Profile').selectOption(profile);
  await page.getByRole('button', { name: 'Log In' }).click();
  await page.waitForURL(/\/ovirt-engine\/$/);
}

test('a session that ended elsewhere leads to the login page, as in the real host', async ({
  webadmin,
  page,
  context,
}) => {
  const recorded = readRecording<SessionEnded>('session-ended');
  await webadmin.login('admin@internal', '#vms');
  await expect(webadmin.row('docs')).toBeVisible();
  const navigations: string[] = [];
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    const { pathname, hash } = new URL(frame.url());
    navigations.push(pathname + hash);
  });
  const second = await context.newPage();
  await second.goto(`${webadmin.url}/ovirt-engine/webadmin/sso/logout`);
  await page.waitForURL(/login\.html/, { timeout: 10_000 });
  expect(navigations.filter((path) => path.includes('login'))).toEqual(recorded.navigations.map(([, path]) => path));
  expect(recorded.eventsInPlugin).not.toContain('UserLogout');
});
