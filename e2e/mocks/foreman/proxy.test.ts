import { expect, test } from 'vitest';
import { createForemanClient } from '../../../src/foreman/client.ts';
import { fetchFacts } from '../../../src/foreman/facts.ts';
import { fetchStatus } from '../../../src/foreman/status.ts';
import { startServer } from '../../server.ts';
import { basic } from './ask.ts';
import { createForeman } from './foreman.ts';
import { createForemanProxy } from './proxy.ts';

const engine = 'https://engine.lab.example';
const authorization = basic('reader', 'reader-token');

function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Request {
  return new Request(engine + path, { method, headers });
}

test("passes the person's token on, and takes cookies and HSTS away in both directions", async () => {
  const foreman = createForeman();
  const proxy = createForemanProxy({ foreman });
  const headers = { Authorization: authorization, Cookie: foreman.openUiSession('admin'), REMOTE_USER: 'admin' };
  const answer = await proxy.fetch(get('/foreman-plugin/api/current_user', headers));
  expect(await answer?.json()).toMatchObject({ login: 'reader' });
  for (const name of ['Set-Cookie', 'Strict-Transport-Security']) expect(answer?.headers.get(name)).toBeNull();
  expect(answer?.headers.get('Cache-Control')).toBe('no-store');
  expect(foreman.requests[0]?.headers).not.toHaveProperty('remote_user');
});

test('has nothing to do with other paths, and lets no DELETE through', async () => {
  const foreman = createForeman();
  const proxy = createForemanProxy({ foreman });
  expect(await proxy.fetch(get('/ovirt-engine/api'))).toBeUndefined();
  const refused = await proxy.fetch(get('/foreman-plugin/api/hosts/1', { Authorization: authorization }, 'DELETE'));
  expect(refused?.status).toBe(403);
  expect(foreman.requests).toEqual([]);
});

test('keeps the service account from who may not enter, and from writes', async () => {
  const foreman = createForeman();
  const proxy = createForemanProxy({
    foreman,
    serviceAuthorization: authorization,
    mayEnter: (request) => request.headers.get('Authorization') === 'Bearer valid',
  });
  const path = '/foreman-plugin/api/current_user';
  expect((await proxy.fetch(get(path)))?.status).toBe(401);
  const answer = await proxy.fetch(get(path, { Authorization: 'Bearer valid' }));
  expect(await answer?.json()).toMatchObject({ login: 'reader' });
  expect((await proxy.fetch(get(path, { Authorization: 'Bearer valid' }, 'PUT')))?.status).toBe(403);
});

test('answers with a page when Foreman does not', async () => {
  const foreman = createForeman();
  foreman.faults.add({ isDropped: true });
  const answer = await createForemanProxy({ foreman }).fetch(get('/foreman-plugin/api/status'));
  expect([answer?.status, answer?.headers.get('Content-Type')]).toEqual([502, 'text/html; charset=iso-8859-1']);
});

test("serves the client over real HTTP, on the engine's origin", async () => {
  const foreman = createForeman();
  const server = await startServer([createForemanProxy({ foreman })]);
  try {
    const client = createForemanClient({
      baseUrl: `${server.url}/foreman-plugin/api`,
      authorization: () => authorization,
      locale: 'de-DE',
    });
    expect(await fetchStatus(client)).toEqual({ version: '3.18.2' });
    expect((await fetchFacts(client, 14)).get('ec2_userdata')).toHaveLength(1_000_000);
    foreman.faults.add({ status: 500, message: 'PG::ConnectionBad', times: 1 });
    await expect(fetchStatus(client)).rejects.toMatchObject({ status: 500, detail: 'PG::ConnectionBad' });
    foreman.faults.add({ isDropped: true, times: 1 });
    await expect(fetchStatus(client)).rejects.toMatchObject({ kind: 'refused', status: 502 });
  } finally {
    await server.close();
  }
});
