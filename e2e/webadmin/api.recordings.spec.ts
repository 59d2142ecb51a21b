/** The API object: members, gates, getters, order of callbacks and the token, beside a real WebAdmin. */
import type { Page } from '@playwright/test';
import { call, expect, readLog, settle, test } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Recorded {
  readonly members: {
    readonly list: readonly (readonly [name: string, type: string, length: number, owner: string])[];
    readonly sameObjectEachCall: boolean;
    readonly pluginApiArity: number;
    readonly instanceOfPluginApi: boolean;
    readonly pluginApiOwn: readonly string[];
  };
  readonly beforeRegister: Readonly<Record<string, unknown>>;
  readonly unknownName: Readonly<Record<string, unknown>>;
  readonly readyWithoutRegister: { readonly logged: number };
  readonly registerOddities: Readonly<
    Record<string, { readonly returned: string; readonly laterRegisterWorked: boolean }>
  >;
  readonly registerTwice: readonly string[];
  readonly getters: Readonly<Record<string, unknown>>;
  readonly detached: Readonly<Record<string, unknown>>;
  readonly secondReady: readonly unknown[];
  readonly callbackOrder: readonly { readonly plugin: string; readonly ev: string }[];
  readonly consoleFromHost: readonly { readonly type: string; readonly text: string }[];
  readonly rest: Readonly<
    Record<string, { readonly status?: number; readonly challenge?: string; readonly body?: string } | number>
  >;
  readonly logout: {
    readonly navigations: readonly string[];
    readonly finalTitle: string;
    readonly eventsInPlugin: string;
    readonly tokenAfterLogout: number;
  };
  readonly requestsSent: readonly {
    readonly method: string;
    readonly url: string;
    readonly origin: string | null;
    readonly cookieNames: readonly string[];
  }[];
}

const oddities = { 'probe-rundef': 'undefined', 'probe-rnul': 'null', 'probe-rstr': '"text"', 'probe-rempty': '{}' };

test.use({
  probes: [
    [
      { name: 'probe-a', query: { mode: 'manual' }, config: { init: [] } },
      { name: 'probe-b', query: { place: 'probe-b-place' } },
      ...Object.keys(oddities).map((name) => ({ name, query: { mode: 'manual' } })),
    ],
    { scope: 'test' },
  ],
});

/** The getters' values, with those of this engine named as the recording names its own. */
function told(getters: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(getters).map(([name, value]) => [name, tell(name, value)]));
}

function tell(name: string, value: unknown): unknown {
  if (name === 'ssoToken' && typeof value === 'string') return '<token>';
  if (name === 'loginUserId' && typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)) return '<id>';
  if (name === 'engineBaseUrl') return String(value).replace(/^https?:\/\/[^/]+/, '<origin>');
  if (name === 'rootTag' && typeof value === 'object' && value !== null) return Object.keys(value).toSorted();
  return value;
}

/** Every member called with nothing: what comes back, or what is thrown. */
async function callAll(
  page: Page,
  plugin: string,
  members: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  await page.evaluate((name) => {
    const host = window as unknown as { probes: Record<string, object>; pluginApi: (name: string) => object }; // The probes' and the host's own.
    host.probes[name] ??= { api: host.pluginApi(name), fn: () => undefined };
  }, plugin);
  const results: Record<string, unknown> = {};
  for (const member of members) results[member] = await call(page, plugin, member);
  return results;
}

test('members, gates, getters and the order of callbacks are those of the real host', async ({ webadmin, page }) => {
  const recorded = readRecording<Recorded>('api');
  const lines: { type: string; text: string }[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('org.ovirt') && message.type() === 'warning')
      lines.push({ type: message.type(), text: message.text() });
  });
  await webadmin.login();
  await settle(page);

  const seen = await page.evaluate(() => {
    interface Factory {
      (name: string): Record<string, unknown>;
      readonly length: number;
    }
    const { pluginApi } = window as unknown as { pluginApi: Factory }; // The host's own.
    const api = pluginApi('probe-a');
    const list: unknown[] = [];
    for (const name in api) {
      const value = api[name];
      const length = typeof value === 'function' || typeof value === 'string' ? value.length : 0;
      list.push([name, typeof value, length, Object.hasOwn(api, name) ? 'own' : 'inherited']);
    }
    return {
      list,
      sameObjectEachCall: pluginApi('probe-a') === api,
      pluginApiArity: pluginApi.length,
      instanceOfPluginApi: api instanceof (pluginApi as unknown as { new (): object }), // As jQuery's, it counts as a class.
      pluginApiOwn: Object.getOwnPropertyNames(pluginApi),
    };
  });
  expect.soft(seen).toEqual(recorded.members);

  // reportFatalError would leave an alert over the page, as it did in the recording, which left it out.
  const members = Object.keys(recorded.beforeRegister).filter((name) => name !== 'reportFatalError');
  expect.soft(told(await callAll(page, 'probe-a', members))).toEqual(told(recorded.beforeRegister));
  expect
    .soft(told(await callAll(page, 'no-such-plugin', Object.keys(recorded.unknownName))))
    .toEqual(told(recorded.unknownName));

  const before = (await readLog(page)).length;
  await call(page, 'probe-a', 'ready');
  expect.soft((await readLog(page)).length - before).toBe(recorded.readyWithoutRegister.logged);
  for (const [name, given] of Object.entries(oddities)) {
    const odd = recorded.registerOddities[given];
    const value: unknown = given === 'undefined' ? undefined : JSON.parse(given);
    expect.soft(await call(page, name, 'register', value), given).toBe(odd?.returned);
    await start(page, name);
    const started = (await readLog(page)).some(({ plugin, ev }) => plugin === name && ev === 'UiInit');
    expect.soft(started, given).toBe(odd?.laterRegisterWorked);
  }
  await start(page, 'probe-a');
  await call(page, 'probe-a', 'register', {});
  const life = (await readLog(page)).filter(({ plugin }) => plugin === 'probe-a');
  expect
    .soft(life.map(({ ev }) => ev).filter((ev) => !['register', 'ready()', 'ready() returned'].includes(ev)))
    .toEqual(recorded.registerTwice);

  const own = ['tokenIsUserInfoToken', 'configSame'];
  const getters = Object.fromEntries(Object.entries(recorded.getters).filter(([name]) => !own.includes(name)));
  const got = await callAll(page, 'probe-a', Object.keys(getters));
  const token = String(got['ssoToken']);
  expect.soft(told(got)).toEqual(told(getters));
  expect
    .soft(`<token> length ${token.length}, characters ${/^[\w-]+$/.test(token) ? 'A-Za-z0-9_-' : 'others'}`)
    .toBe(getters['ssoToken']);
  expect
    .soft(await page.evaluate(() => Reflect.get(Reflect.get(window, 'userInfo') as object, 'ssoToken') as string))
    .toBe(token);
  expect.soft(await detached(page)).toEqual(recorded.detached);
  const calm = (await readLog(page)).length;
  await call(page, 'probe-a', 'ready');
  expect.soft((await readLog(page)).slice(calm)).toEqual(recorded.secondReady);

  const order = (await readLog(page))
    .filter(({ plugin }) => ['probe-a', 'probe-b'].includes(plugin))
    .map(({ plugin, ev }) => `${plugin} ${ev}`);
  expect
    .soft(order.filter(isCallback))
    .toEqual(recorded.callbackOrder.map(({ plugin, ev }) => `${plugin} ${ev}`).filter(isCallback));
  const unique = (all: readonly { type: string; text: string }[]) =>
    [...new Set(all.map(({ type, text }) => `${type}: ${text}`))].toSorted();
  expect.soft(unique(lines)).toEqual(unique(recorded.consoleFromHost));
});

/** Which of several frames starts first is a race. */
function isCallback(line: string): boolean {
  return (
    !line.endsWith(' bootstrap') &&
    !/ (register|ready\(\))$/.test(line) &&
    !line.includes('ready() returned') &&
    !line.includes('call:')
  );
}

function start(page: Page, name: string): Promise<void> {
  return page.evaluate((plugin) => {
    const { probes } = window as unknown as { probes: Record<string, { start(): void }> }; // The probes put it there.
    probes[plugin]?.start();
  }, name);
}

function detached(page: Page): Promise<Readonly<Record<string, unknown>>> {
  return page.evaluate(() => {
    const { pluginApi } = window as unknown as {
      pluginApi: (name: string) => Record<string, (...args: unknown[]) => unknown>;
    }; // The host's own.
    const { currentPlace, showToast } = pluginApi('probe-a');
    const tell = (value: unknown) => (value === undefined ? '<undefined>' : value);
    return { currentPlace: tell(currentPlace?.()), showToast: tell(showToast?.('info', 'detached')) };
  });
}

/** Whether there is a space before a colon is no part of what is said. */
function bare(body: string): string {
  return body.replaceAll(/\s/g, '');
}

interface Sent {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials?: 'omit';
  readonly body?: string;
}

test('the token opens the REST API and dies with the login', async ({ webadmin, page, engine }) => {
  const { rest, logout, requestsSent } = readRecording<Recorded>('api');
  await webadmin.login();
  await settle(page);
  const token = String(await call(page, 'probe-b', 'ssoToken'));
  const ask = (path: string, init: Sent): Promise<{ status: number; challenge: string | null; body: string }> =>
    page.evaluate(
      async ({ url, options }) => {
        const answer = await fetch(url, options);
        return { status: answer.status, challenge: answer.headers.get('WWW-Authenticate'), body: await answer.text() };
      },
      { url: `/ovirt-engine/api/${path}`, options: init },
    );
  const json = { Accept: 'application/json', 'Content-Type': 'application/json' };
  const bearer = { ...json, Authorization: `Bearer ${token}` };
  const asked: Readonly<Record<string, readonly [path: string, init: Sent]>> = {
    bearer: ['', { headers: bearer }],
    bearerOmit: ['clusters', { headers: bearer, credentials: 'omit' }],
    postBearer: ['vms', { method: 'POST', headers: bearer, body: '{}' }],
    noTokenOmit: ['clusters', { headers: json, credentials: 'omit' }],
    badTokenOmit: ['clusters', { headers: { ...json, Authorization: 'Bearer nonsense' }, credentials: 'omit' }],
  };
  for (const [what, [path, init]] of Object.entries(asked)) {
    const wanted = rest[what];
    if (typeof wanted !== 'object') continue;
    const answer = await ask(path, init);
    expect.soft(answer.status, what).toBe(wanted.status);
    if (wanted.challenge !== undefined) expect.soft(answer.challenge, what).toBe(wanted.challenge);
    if (wanted.status !== 200) expect.soft(bare(answer.body), what).toBe(bare(wanted.body ?? ''));
  }
  const posted = engine.requests.find(({ method }) => method === 'POST');
  expect
    .soft(posted?.headers['origin']?.replace(/^https?:\/\/[^/]+/, '<origin>'))
    .toBe(requestsSent.find(({ method }) => method === 'POST')?.origin);

  const navigations: string[] = [];
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) navigations.push(new URL(frame.url()).pathname);
  });
  const events = (await readLog(page)).length;
  const last: string[] = [];
  await page.exposeFunction('keepEvent', (ev: string) => last.push(ev));
  await page.evaluate(() => {
    const host = window as unknown as {
      probeLog: { push(entry: { ev: string }): number };
      keepEvent(ev: string): Promise<void>;
    }; // The probes' log.
    const push = host.probeLog.push.bind(host.probeLog);
    host.probeLog.push = (entry) => {
      void host.keepEvent(entry.ev);
      return push(entry);
    };
  });
  await page.getByRole('button', { name: /User|admin/ }).click();
  await page.getByRole('menuitem', { name: /Log ?out|Sign out/i }).click();
  await page.waitForURL(/\/ovirt-engine\/$/);
  expect.soft(navigations).toEqual(logout.navigations);
  expect.soft(await page.title()).toBe(logout.finalTitle);
  expect.soft(events).toBeGreaterThan(0);
  expect.soft(last.filter((ev) => ev === 'UserLogout')).toEqual([]);
  expect.soft(logout.eventsInPlugin).not.toContain('UserLogout');
  const after = await ask('clusters', { headers: bearer, credentials: 'omit' });
  expect(after.status).toBe(logout.tokenAfterLogout);
});
