import { describe, expect, test } from 'vitest';
import { ask, at, basic, column } from './ask.ts';
import { createForeman } from './foreman.ts';

const hour = 3_600_000;

describe('addresses and headers', () => {
  test('answers under /api and /api/v2 alike, with the headers of Foreman', async () => {
    const foreman = createForeman();
    const first = await ask(foreman, '/api/status');
    const second = await ask(foreman, '/api/v2/status');
    expect(first.json).toEqual({ result: 'ok', status: 200, version: '3.18.2', api_version: 2 });
    expect(second.json).toEqual(first.json);
    expect(first.headers.get('Foreman_version')).toBe('3.18.2');
    expect(first.headers.get('Foreman_api_version')).toBe('2');
    expect(first.headers.get('Foreman_current_organization')).toBe('; ANY');
    const inLab = await ask(foreman, '/api/hosts', { query: { organization_id: 3, per_page: 1 } });
    expect(inLab.headers.get('Foreman_current_organization')).toBe('3; Lab');
  });

  test('answers ping without a login', async () => {
    const reply = await ask(createForeman(), '/api/ping', { as: null });
    expect([reply.status, at(reply, 'results', 'foreman', 'database', 'active')]).toEqual([200, true]);
  });

  test('sets a session cookie that outranks the credentials beside it', async () => {
    const foreman = createForeman();
    const cookie = (await ask(foreman, '/api/current_user', { as: 'viewer' })).headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^_session_id=\w+; path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const headers = { Cookie: cookie.split(';', 1).join('') };
    expect(at(await ask(foreman, '/api/current_user', { as: 'admin', headers }), 'login')).toBe('viewer');
  });

  test('ends an idle session with an empty 401 in text', async () => {
    const foreman = createForeman();
    const headers = { Cookie: foreman.openUiSession('reader') };
    expect((await ask(foreman, '/api/hosts', { as: null, headers })).status).toBe(200);
    foreman.clock.advance(2 * hour);
    const reply = await ask(foreman, '/api/hosts', { headers });
    expect([reply.status, reply.text]).toEqual([401, '']);
    expect(reply.headers.get('Content-Type')).toContain('text/plain');
  });

  test('takes no write from the session of its own pages', async () => {
    const foreman = createForeman();
    const headers = { Cookie: foreman.openUiSession('operator') };
    const reply = await ask(foreman, '/api/hosts/1/disassociate', { as: null, method: 'PUT', body: {}, headers });
    expect(reply.status).toBe(401);
  });

  test('sends what a proxy must take away: frames, HSTS, cookies', async () => {
    const { headers } = await ask(createForeman(), '/api/status');
    expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN');
    expect(headers.get('Strict-Transport-Security')).toMatch(/includeSubdomains/);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'self'");
  });
});

describe('lists', () => {
  test('leaves search and sort null when nothing was asked for', async () => {
    const { json } = await ask(createForeman(), '/api/hosts', { query: { per_page: 1 } });
    expect(json).toMatchObject({ page: 1, per_page: 1, search: null, sort: { by: null, order: null } });
    expect(Object.keys(json as object)).toEqual(['total', 'subtotal', 'page', 'per_page', 'search', 'sort', 'results']);
  });

  test('counts all that may be seen in total and what was found in subtotal', async () => {
    const foreman = createForeman();
    const { json } = await ask(foreman, '/api/hosts', { query: { search: 'name ~ web-0%', order: 'name DESC' } });
    expect(json).toMatchObject({
      total: foreman.world.hosts().length,
      subtotal: 2,
      per_page: 20,
      search: 'name ~ web-0%',
      sort: { by: 'name', order: 'DESC' },
    });
  });

  test('gives everything with per_page=all, and nothing behind the last page', async () => {
    const foreman = createForeman();
    const all = await ask(foreman, '/api/hosts', { query: { per_page: 'all', thin: 'true' } });
    expect([at(all, 'per_page'), column(all).length]).toEqual([at(all, 'total'), at(all, 'total')]);
    const behind = await ask(foreman, '/api/hosts', { query: { page: 99 } });
    expect([behind.status, column(behind)]).toEqual([200, []]);
  });

  test.each(['0', '-1', 'abc'])('answers 500 for page %s', async (page) => {
    const reply = await ask(createForeman(), '/api/hosts', { query: { page } });
    expect([reply.status, typeof at(reply, 'error', 'message')]).toEqual([500, 'string']);
  });

  test('adds rights when they are asked for', async () => {
    const foreman = createForeman();
    const query = { per_page: 1, include_permissions: 'true' };
    const reply = await ask(foreman, '/api/hosts', { as: 'reader', query });
    expect([at(reply, 'can_create'), at(reply, 'results', 0, 'can_edit')]).toEqual([false, false]);
  });

  test('sorts what is missing first upwards and last downwards', async () => {
    const foreman = createForeman();
    const query = { search: 'name ~ fresh-01 or name ~ web-01', order: 'last_report ASC' };
    expect(column(await ask(foreman, '/api/hosts', { query }))).toEqual(['fresh-01.lab.example', 'web-01.lab.example']);
    const down = { ...query, order: 'last_report DESC' };
    expect(column(await ask(foreman, '/api/hosts', { query: down }))).toEqual([
      'web-01.lab.example',
      'fresh-01.lab.example',
    ]);
  });
});

describe('times', () => {
  test('writes times that are not ISO, in the zone of the user', async () => {
    const foreman = createForeman();
    const utc = await ask(foreman, '/api/hosts/1');
    expect(at(utc, 'last_report')).toBe('2026-11-21 07:53:00 UTC');
    const berlin = await ask(foreman, '/api/hosts/1', { as: 'berlin' });
    expect(at(berlin, 'last_report')).toBe('2026-11-21 09:53:00 +0200');
  });
});

describe('refusals', () => {
  test('refuses an unknown key of a search with 400 and its class', async () => {
    const reply = await ask(createForeman(), '/api/hosts', { query: { search: 'x = 1' } });
    expect([reply.status, reply.json]).toEqual([
      400,
      { error: { message: "Field 'x' not recognized for searching!", class: 'ScopedSearch::QueryNotSupported' } },
    ]);
  });

  test('answers 500 with the words of the database for a list of fact values', async () => {
    const reply = await ask(createForeman(), '/api/hosts', { query: { search: 'facts.uuid ^ (a,b)' } });
    expect([reply.status, at(reply, 'error', 'message')]).toEqual([500, expect.stringContaining('PG::SyntaxError')]);
  });

  test('speaks of malformed JSON before it asks who sent it', async () => {
    const foreman = createForeman();
    const response = await foreman.fetch(
      new Request('https://foreman.lab.example/api/hosts', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"host":',
      }),
    );
    expect([response.status, await response.json()]).toEqual([
      400,
      { status: 400, error: expect.stringContaining('There was a problem in the JSON you submitted') as string },
    ]);
  });

  test('refuses a write without a JSON type, even an empty one', async () => {
    const reply = await ask(createForeman(), '/api/hosts/1/disassociate', { method: 'PUT' });
    expect([reply.status, at(reply, 'error', 'message')]).toEqual([
      415,
      expect.stringContaining("Media type in 'Content-Type: ' is unsupported"),
    ]);
  });

  test('does not tell a host that may not be seen from one that is not there', async () => {
    const foreman = createForeman();
    const hidden = await ask(foreman, '/api/hosts/sandbox-jon.dev.example', { as: 'labonly' });
    expect([hidden.status, hidden.json]).toEqual([
      404,
      { error: { message: "Resource host not found by id 'sandbox-jon.dev.example'" } },
    ]);
    expect((await ask(foreman, '/api/hosts/nosuch')).status).toBe(404);
  });

  test('has no envelope around the 404 of an organization', async () => {
    const reply = await ask(createForeman(), '/api/hosts', { query: { organization_id: 9 } });
    expect([reply.status, reply.json]).toEqual([404, { message: 'Organization with id 9 not found' }]);
  });

  test('lists what a validation refuses', async () => {
    const reply = await ask(createForeman(), '/api/hosts/1', { method: 'PUT', body: { host: { name: '' } } });
    expect([reply.status, reply.json]).toEqual([
      422,
      { error: { id: 1, errors: { name: ["can't be blank"] }, full_messages: ["Name can't be blank"] } },
    ]);
  });

  test('says some refusals in a bare string', async () => {
    const reply = await ask(createForeman(), '/api/hosts/1/power', { method: 'PUT', body: { power_action: 'jump' } });
    expect([reply.status, typeof at(reply, 'error')]).toEqual([422, 'string']);
  });

  test('finds host 2024 for a name that begins with digits and is not there', async () => {
    const foreman = createForeman();
    expect(at(await ask(foreman, '/api/hosts/2024-db.lab.example'), 'id')).toBe(39);
    expect(at(await ask(foreman, '/api/hosts/3-db'), 'name')).toBe('db-primary.lab.example');
  });
});

describe('across origins', () => {
  const origin = 'https://engine.lab.example';
  const foreman = createForeman({ corsOrigins: [origin] });
  function preflight(method: string, from = origin): ReturnType<typeof ask> {
    const headers = {
      Origin: from,
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'authorization',
    };
    return ask(foreman, '/api/hosts', { as: null, method: 'OPTIONS', headers });
  }

  test('lets listed origins read and post, without credentials', async () => {
    const { headers } = await ask(foreman, '/api/hosts', { query: { per_page: 1 }, headers: { Origin: origin } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(headers.get('Access-Control-Expose-Headers')).toBeNull();
    const { headers: allowed } = await preflight('GET');
    expect(allowed.get('Access-Control-Allow-Methods')).toBe('GET, POST, OPTIONS');
    expect(allowed.get('Access-Control-Allow-Headers')).toBe('authorization');
    expect((await preflight('POST')).headers.get('Access-Control-Allow-Origin')).toBe(origin);
  });

  test('lets nobody else in, and no PUT or DELETE', async () => {
    for (const reply of [await preflight('GET', 'https://evil.example'), await ask(createForeman(), '/api/status')]) {
      expect(reply.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
    expect((await preflight('PUT')).status).toBe(404);
    expect((await preflight('DELETE')).status).toBe(404);
  });
});

describe('injected faults', () => {
  test('fails as many requests as it is told, in the form of the status', async () => {
    const foreman = createForeman();
    foreman.faults.add({ path: '/api/hosts', status: 500, message: 'PG::ConnectionBad', times: 1 });
    foreman.faults.add({ path: '/api/status', status: 503, times: 1 });
    expect(at(await ask(foreman, '/api/hosts'), 'error', 'message')).toBe('PG::ConnectionBad');
    expect((await ask(foreman, '/api/hosts')).status).toBe(200);
    const maintenance = await ask(foreman, '/api/status');
    expect([maintenance.status, maintenance.json]).toEqual([503, { message: 'Foreman is in maintenance' }]);
  });

  test('sends a page where JSON was asked for, and answers that break off', async () => {
    const foreman = createForeman();
    foreman.faults.add({ html: '<html><body>Log in</body></html>', times: 1 });
    expect((await ask(foreman, '/api/hosts')).headers.get('Content-Type')).toContain('text/html');
    foreman.faults.add({ isCutShort: true, times: 1 });
    const half = await ask(foreman, '/api/hosts');
    expect([half.status, half.json]).toEqual([200, undefined]);
    expect(half.text.startsWith('{"total"')).toBe(true);
  });

  test('drops a connection and waits by the clock alone', async () => {
    const foreman = createForeman();
    foreman.faults.add({ isDropped: true, times: 1 });
    const dropped = await foreman.fetch(new Request('https://foreman.lab.example/api/hosts'));
    expect(dropped.type).toBe('error');
    foreman.faults.add({ delayMs: 5_000, times: 1 });
    let answered = false;
    const waiting = ask(foreman, '/api/status').then((reply) => {
      answered = true;
      return reply;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    await until(() => {
      foreman.clock.advance(5_000);
      return answered;
    });
    expect((await waiting).status).toBe(200);
  });

  test('may have a clock of its own', async () => {
    const ahead = createForeman({ clockSkewMs: 2 * hour });
    const query = { search: 'last_report > "30 minutes ago"', per_page: 1 };
    expect(at(await ask(ahead, '/api/hosts', { query }), 'subtotal')).toBe(0);
  });

  test('logs what came in, who it was and what it weighed', async () => {
    const foreman = createForeman();
    const reply = await ask(foreman, '/api/status', { as: 'reader' });
    await ask(foreman, '/api/status', { as: null });
    expect(foreman.requests).toMatchObject([
      { method: 'GET', path: '/api/status', status: 200, bytes: reply.text.length, user: 'reader' },
      { status: 401, user: undefined },
    ]);
    expect(foreman.requests[0]?.headers['authorization']).toBe(basic('reader', 'reader-token'));
  });
});

/** Lets the answers on their way go on until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !holds(); turn++) await new Promise((resolve) => setImmediate(resolve));
}
