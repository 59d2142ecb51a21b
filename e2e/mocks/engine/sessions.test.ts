import { describe, expect, it } from 'vitest';
import { labData } from './data/lab.ts';
import { createEngine, type MockEngine } from './engine.ts';

const ORIGIN = 'https://engine.lab.example/ovirt-engine';
const MINUTE_MS = 60_000;

const basic = (login: string, password = 'demo'): string =>
  `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;

function send(
  engine: MockEngine,
  headers: Readonly<Record<string, string>>,
  init: RequestInit = {},
): Promise<Response> {
  return engine.fetch(
    new Request(`${ORIGIN}/api/tags`, { ...init, headers: { Accept: 'application/json', ...headers } }),
  );
}

function tokenOf(engine: MockEngine): string {
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  return login.token;
}

async function tokenByRest(engine: MockEngine): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'password',
    scope: 'ovirt-app-api',
    username: 'admin@internal',
    password: 'demo',
  });
  const response = await engine.fetch(new Request(`${ORIGIN}/sso/oauth/token`, { method: 'POST', body }));
  // The mock's own answer.
  return ((await response.json()) as { readonly access_token: string }).access_token;
}

const cookieOf = (response: Response): string =>
  /JSESSIONID=[^;]+/.exec(response.headers.get('Set-Cookie') ?? '')?.[0] ?? '';

describe('idle sessions', () => {
  it('of WebAdmin are kept by commands', async () => {
    const engine = createEngine({ data: labData });
    const Authorization = `Bearer ${tokenOf(engine)}`;
    const headers = { Authorization, 'Content-Type': 'application/json' };
    for (let tag = 0; tag < 3; tag++) {
      engine.clock.advance(20 * MINUTE_MS);
      expect((await send(engine, headers, { method: 'POST', body: `{"name": "tag-${tag}"}` })).status).toBe(201);
    }
    engine.clock.advance(30 * MINUTE_MS);
    const response = await send(engine, { Authorization });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain(
      'invalid_grant: The provided authorization grant for the auth code has expired.',
    );
  });

  it('of REST are kept by reads too', async () => {
    const engine = createEngine({ data: labData });
    const Authorization = `Bearer ${await tokenByRest(engine)}`;
    for (let read = 0; read < 3; read++) {
      engine.clock.advance(20 * MINUTE_MS);
      expect((await send(engine, { Authorization })).status).toBe(200);
    }
  });

  it('last as long as Session-TTL says on the request that logs in', async () => {
    const engine = createEngine({ data: labData });
    const login = { Authorization: basic('admin@internal'), Prefer: 'persistent-auth', 'Session-TTL': '1' };
    const Cookie = cookieOf(await send(engine, login));
    engine.clock.advance(2 * MINUTE_MS);
    expect((await send(engine, { Cookie, Prefer: 'persistent-auth' })).status).toBe(401);
  });
});

describe('logins', () => {
  it('are refused with what was wrong', async () => {
    const engine = createEngine({ data: labData });
    const wrong = await send(engine, { Authorization: basic('admin@internal', 'no') });
    expect(await wrong.text()).toContain("access_denied: Cannot authenticate user 'admin@internal': Unable to log in.");
    const noProfile = await send(engine, { Authorization: basic('admin') });
    expect(await noProfile.text()).toContain(
      "Cannot authenticate user 'admin@N/A': No valid profile found in credentials..",
    );
    expect(await (await send(engine, { Authorization: 'Digest abc' })).text()).toContain('Unauthorized');
  });

  it('end for good when they are logged out', async () => {
    const engine = createEngine({ data: labData });
    const token = tokenOf(engine);
    const body = new URLSearchParams({ scope: '', token });
    const logout = await engine.fetch(new Request(`${ORIGIN}/services/sso-logout`, { method: 'POST', body }));
    expect([logout.status, await logout.json()]).toEqual([200, {}]);
    expect((await send(engine, { Authorization: `Bearer ${token}` })).status).toBe(401);
  });

  it('by cookie outrank the bearer, and end when the cookie comes without Prefer', async () => {
    const engine = createEngine({ data: labData });
    const persistent = { Prefer: 'persistent-auth' };
    const Cookie = cookieOf(await send(engine, { Authorization: basic('otto@lab'), ...persistent }));
    const Authorization = `Bearer ${tokenOf(engine)}`;
    // Tags are for administrators: the 400 tells that Otto asked.
    expect((await send(engine, { Authorization, Cookie, ...persistent })).status).toBe(400);
    const without = await send(engine, { Authorization, Cookie });
    expect([without.status, without.headers.get('Set-Cookie')]).toEqual([200, expect.stringContaining('Max-Age=0')]);
    expect((await send(engine, { Cookie, ...persistent })).status).toBe(401);
  });
});
