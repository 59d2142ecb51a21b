import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createForeman } from '../mocks/foreman/foreman.ts';
import { readAllowedPaths } from './allowed-paths.ts';
import { startApache, type RunningApache } from './apache.ts';

const foreman = createForeman();
let apache: RunningApache;

beforeAll(async () => {
  apache = await startApache({ way: 'oidc', foreman: (request) => foreman.fetch(request) });
});
afterAll(() => apache.close());

it('answers 401 to a page that has not logged in, whatever it sends instead', async () => {
  for (const { method, example } of await readAllowedPaths()) {
    const answer = await fetch(apache.url + example, {
      method,
      redirect: 'manual',
      headers: { Authorization: 'Bearer x', OIDC_access_token: 'x', Cookie: 'mod_auth_openidc_session=x' },
    });
    expect([example, answer.status, answer.headers.get('Location')]).toEqual([example, 401, null]);
    expect(answer.headers.get('WWW-Authenticate')).toBeNull();
  }
  expect(foreman.requests).toEqual([]);
});

it('sends a window of its own to Keycloak', async () => {
  // As a window asks: fetch would say that a script does, which gets a 401 here too.
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${apache.url}/foreman-plugin/login`, { headers: { Accept: 'text/html' } }, resolve).once('error', reject);
  });
  answer.resume();
  const target = new URL(answer.headers.location ?? '');
  expect([answer.statusCode, target.host]).toEqual([302, 'keycloak.lab.example']);
  expect(target.searchParams.get('client_id')).toBe('ovirt-engine');
});
