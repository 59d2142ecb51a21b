import { describe, expect, test } from 'vitest';
import { ask, at, basic, column } from './ask.ts';
import { createForeman } from './foreman.ts';
import { createTestProvider } from './identity.ts';

const minute = 60_000;

describe('who asks', () => {
  test('takes a password or an access token, and names who it could not let in', async () => {
    const foreman = createForeman();
    const by = async (secret: string): Promise<number> => {
      const headers = { Authorization: basic('reader', secret) };
      return (await ask(foreman, '/api/status', { as: null, headers })).status;
    };
    expect([await by('reader-password'), await by('reader-token'), await by('wrong'), await by('')]).toEqual([
      200, 200, 401, 401,
    ]);
    const refused = await ask(foreman, '/api/status', { as: 'nosuch' });
    expect(refused.json).toEqual({ error: { message: 'Unable to authenticate user nosuch' } });
    expect(refused.headers.get('WWW-Authenticate')).toBeNull();
  });

  test('refuses a token that has expired or was revoked, and a disabled user', async () => {
    const foreman = createForeman();
    for (const secret of ['expired-token', 'revoked-token']) {
      const headers = { Authorization: basic('rotated', secret) };
      expect((await ask(foreman, '/api/status', { as: null, headers })).status).toBe(401);
    }
    expect(at(await ask(foreman, '/api/status', { as: 'gone' }), 'error', 'message')).toMatch(/disabled/);
  });

  test('shows the value of a token once', async () => {
    const foreman = createForeman();
    const path = '/api/users/reader/personal_access_tokens';
    const made = await ask(foreman, path, { as: 'reader', method: 'POST', body: { name: 'plugin' } });
    expect([made.status, typeof at(made, 'token_value'), at(made, 'active?')]).toEqual([201, 'string', true]);
    const listed = await ask(foreman, path, { as: 'reader' });
    expect(listed.text).not.toContain(String(at(made, 'token_value')));
    expect(column(listed)).toEqual(['webadmin', 'plugin']);
    const headers = { Authorization: basic('reader', String(at(made, 'token_value'))) };
    expect((await ask(foreman, '/api/status', { as: null, headers })).status).toBe(200);
    await ask(foreman, `${path}/${String(at(made, 'id'))}`, { as: 'reader', method: 'DELETE' });
    expect((await ask(foreman, '/api/status', { as: null, headers })).status).toBe(401);
  });

  test('locks everybody behind an address out after 30 failures, for five minutes', async () => {
    const foreman = createForeman();
    for (let turn = 0; turn < 30; turn++) await ask(foreman, '/api/status', { as: 'nosuch' });
    const locked = await ask(foreman, '/api/status', { as: 'admin' });
    expect([locked.status, at(locked, 'error', 'message')]).toEqual([
      401,
      'Too many tries, please try again in a few minutes.',
    ]);
    foreman.clock.advance(6 * minute);
    expect((await ask(foreman, '/api/status', { as: 'admin' })).status).toBe(200);
  });

  test('counts failures by client where it trusts the proxy', async () => {
    const foreman = createForeman({ trustsProxy: true });
    const from = (address: string, as: string): ReturnType<typeof ask> =>
      ask(foreman, '/api/status', { as, headers: { 'X-Forwarded-For': address } });
    for (let turn = 0; turn < 30; turn++) await from('192.0.2.1', 'nosuch');
    expect((await from('192.0.2.1', 'reader')).status).toBe(401);
    expect((await from('192.0.2.2', 'reader')).status).toBe(200);
  });

  test('believes REMOTE_USER only where it is told to', async () => {
    const headers = { REMOTE_USER: 'reader' };
    expect((await ask(createForeman(), '/api/current_user', { as: null, headers })).status).toBe(401);
    const trusting = createForeman({ trustsIdentityHeader: true });
    expect(at(await ask(trusting, '/api/current_user', { as: null, headers }), 'login')).toBe('reader');
  });

  test('checks issuer, audience, time and signature of a Bearer token', async () => {
    const provider = await createTestProvider('https://engine.lab.example/realms/lab', 'foreman');
    const stranger = await createTestProvider(provider.issuer, provider.audience);
    const foreman = createForeman({ identityProvider: provider });
    const later = foreman.clock.now() + 5 * minute;
    const by = async (token: string, header = 'Authorization'): Promise<number> => {
      const headers = { [header]: header === 'Authorization' ? `Bearer ${token}` : token };
      return (await ask(foreman, '/api/current_user', { as: null, headers })).status;
    };
    expect(await by(await provider.sign('reader', later))).toBe(200);
    expect(await by(await provider.sign('reader', later), 'OIDC_ACCESS_TOKEN')).toBe(200);
    expect(await by(await provider.sign('reader', foreman.clock.now() - minute))).toBe(401);
    expect(await by(await provider.sign('reader', later, { aud: 'other' }))).toBe(401);
    expect(await by(await provider.sign('reader', later, { iss: 'https://evil.example' }))).toBe(401);
    expect(await by(await stranger.sign('reader', later))).toBe(401);
    expect(await by('opaque')).toBe(401);
  });

  test('knows no OAuth 1.0a', async () => {
    const headers = { Authorization: 'OAuth oauth_consumer_key="k", oauth_signature="s"', 'FOREMAN-USER': 'admin' };
    expect((await ask(createForeman(), '/api/status', { as: null, headers })).status).toBe(401);
  });
});

describe('what they may do', () => {
  test('names the missing permission', async () => {
    const reply = await ask(createForeman(), '/api/hosts', { as: 'nobody' });
    expect([reply.status, reply.json]).toEqual([
      403,
      {
        error: {
          message: 'Access denied',
          details: 'Missing one of the required permissions: view_hosts',
          missing_permissions: ['view_hosts'],
        },
      },
    ]);
  });

  test('keeps the dashboard from the built-in Viewer', async () => {
    const foreman = createForeman();
    const refused = await ask(foreman, '/api/dashboard', { as: 'viewer' });
    expect([refused.status, at(refused, 'error', 'missing_permissions')]).toEqual([403, ['access_dashboard']]);
    expect((await ask(foreman, '/api/plugins', { as: 'viewer' })).status).toBe(200);
    expect((await ask(foreman, '/api/dashboard', { as: 'operator' })).status).toBe(200);
  });

  test('wants power_hosts even to read the power state', async () => {
    expect((await ask(createForeman(), '/api/hosts/1/power', { as: 'reader' })).status).toBe(403);
  });

  test('hides rows of other organizations and of a filtered role instead of refusing', async () => {
    const foreman = createForeman();
    const lab = await ask(foreman, '/api/hosts', { as: 'labonly', query: { per_page: 100 } });
    expect(column(lab, 'organization_name').every((name) => name === 'Lab')).toBe(true);
    expect(column(lab)).not.toContain('sandbox-jon.dev.example');
    const web = await ask(foreman, '/api/hosts', { as: 'webteam' });
    expect(column(web)).toEqual(['web-01.lab.example', 'web-02.lab.example']);
    expect(at(web, 'total')).toBe(2);
    expect(at(await ask(foreman, '/api/dashboard', { as: 'webteam' }), 'total_hosts')).toBe(2);
  });

  test('lists the rights of whoever asks', async () => {
    const foreman = createForeman();
    const names = column(await ask(foreman, '/api/permissions/current_permissions', { as: 'reader' }));
    expect(names).toContain('view_hosts');
    expect(names).not.toContain('edit_hosts');
  });
});
