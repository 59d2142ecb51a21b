import { setupServer } from 'msw/node';
import { object, string } from 'valibot';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectForeman } from '../../e2e/mocks/foreman/connect.ts';
import { createForeman } from '../../e2e/mocks/foreman/foreman.ts';
import { isApiError, type ApiError } from '../http/request.ts';
import { createForemanClient, readFault, tokenAuthorization, type ForemanClient } from './client.ts';
import { fetchStatus } from './status.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function faultOf(asked: Promise<unknown>): Promise<ApiError> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isApiError(error)) throw new Error('this should have failed with an ApiError', { cause: error });
  return error;
}

test('sends credentials, language and encoded parameters, and no cookies', async () => {
  const { client, foreman } = connectForeman(server);
  await client.request('/hosts', object({}), { query: { search: 'name ~ "a&b"', page: undefined } });
  expect(foreman.requests[0]).toMatchObject({
    path: '/foreman-plugin/api/hosts?search=name%20~%20%22a%26b%22',
    user: 'reader',
    headers: { 'accept-language': 'en-US', authorization: tokenAuthorization('reader', 'reader-token') },
  });
  await client.request('/status', object({}));
  expect(foreman.requests[1]?.headers['cookie']).toBeUndefined();
});

test('writes a login and token beyond ASCII as UTF-8', () => {
  expect(atob(tokenAuthorization('jörg', 'x').slice('Basic '.length))).toBe('j\u00c3\u00b6rg:x');
});

test('asks no more after a refused login, until the credentials are others', async () => {
  const foreman = createForeman();
  server.use(...foreman.handlers);
  let token = 'wrong';
  const client = createForemanClient({
    baseUrl: 'https://engine.lab.example/foreman-plugin/api',
    authorization: () => tokenAuthorization('reader', token),
    locale: 'en-US',
  });
  const first = await faultOf(fetchStatus(client));
  expect(first).toMatchObject({ status: 401, detail: 'Unable to authenticate user reader' });
  expect(await faultOf(fetchStatus(client))).toBe(first);
  expect(foreman.requests).toHaveLength(1);
  token = 'reader-token';
  expect(await fetchStatus(client)).toEqual({ version: '3.18.2' });
  token = 'wrong';
  client.forgetRefusal();
  await faultOf(fetchStatus(client));
  expect(foreman.requests).toHaveLength(3);
});

test('goes on after a refusal that is not about the login', async () => {
  const { client, foreman } = connectForeman(server, {}, 'nobody');
  const refused = (): Promise<ApiError> => faultOf(client.request('/hosts', object({})));
  expect(await refused()).toMatchObject({
    status: 403,
    reason: 'Access denied',
    detail: 'Missing one of the required permissions: view_hosts',
  });
  await refused();
  expect(foreman.requests).toHaveLength(2);
});

test.each([
  [{ error: { message: 'Resource host not found by id' } }, { reason: '', detail: 'Resource host not found by id' }],
  [{ error: { message: 'Access denied', details: 'view_hosts' } }, { reason: 'Access denied', detail: 'view_hosts' }],
  [
    { error: { id: 7, errors: {}, full_messages: ['Name is taken', 'Uuid is taken'] } },
    { reason: '', detail: 'Name is taken. Uuid is taken' },
  ],
  [{ error: 'Unknown power action' }, { reason: '', detail: 'Unknown power action' }],
  [{ message: 'Organization with id 9 not found' }, { reason: '', detail: 'Organization with id 9 not found' }],
  [{ status: 404 }, undefined],
  [[], undefined],
  [null, undefined],
])('reads the refusal %j', (body, fault) => expect(readFault(body)).toEqual(fault));

test('tells a page, half an answer, a dropped connection and a wrong shape apart', async () => {
  const { client, foreman } = connectForeman(server);
  const schema = object({ version: string() });
  const kind = async (asked: ForemanClient = client): Promise<string> =>
    (await faultOf(asked.request('/status', schema))).kind;
  foreman.faults.add({ html: '<html><body>Log in</body></html>', times: 1 });
  expect(await kind()).toBe('unreadable');
  foreman.faults.add({ isCutShort: true, times: 1 });
  expect(await kind()).toBe('unreadable');
  foreman.faults.add({ isDropped: true, times: 1 });
  expect(await kind()).toBe('unreachable');
  foreman.faults.add({ status: 503, times: 1 });
  expect(await faultOf(client.request('/status', schema))).toMatchObject({ detail: 'Foreman is in maintenance' });
  expect((await faultOf(client.request('/hosts', object({ nosuch: string() })))).kind).toBe('unreadable');
});

test('ends with the reason of the caller, also where the login was refused before', async () => {
  const { client, foreman } = connectForeman(server, {}, 'nosuch');
  await faultOf(fetchStatus(client));
  const reason = new Error('another VM was selected');
  await expect(fetchStatus(client, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(foreman.requests).toHaveLength(1);
});
