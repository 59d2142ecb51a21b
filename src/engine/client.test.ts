import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { object, string } from 'valibot';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createEngineClient, newCorrelationId } from './client.ts';

const api = 'https://engine.example.com/ovirt-engine/api';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const engine = createEngineClient({ baseUrl: `${api}/`, token: () => 'secret', locale: 'de-DE' });
const vm = object({ id: string() });

test('sends the token, the language and a correlation id that the engine leaves as it is', async () => {
  let headers = new Headers();
  server.use(
    http.get(`${api}/vms/1`, ({ request }) => {
      headers = request.headers;
      return HttpResponse.json({ id: '1' });
    }),
  );
  expect(await engine.request('/vms/1', vm)).toEqual({ id: '1' });
  expect(headers.get('Authorization')).toBe('Bearer secret');
  expect(headers.get('Accept-Language')).toBe('de-DE');
  expect(headers.get('Correlation-Id')).toMatch(/^[0-9A-Za-z_-]{1,36}$/);
});

test('has a new correlation id each time', () => {
  expect(newCorrelationId()).not.toBe(newCorrelationId());
});

test('encodes the query and leaves out what is undefined', async () => {
  let search = '';
  server.use(
    http.get(`${api}/vms`, ({ request }) => {
      search = new URL(request.url).search;
      return HttpResponse.json({ id: '1' });
    }),
  );
  await engine.request('/vms', vm, { query: { search: 'name="a b"', max: 20, follow: undefined } });
  expect(search).toBe('?search=name%3D%22a%20b%22&max=20');
});

test('strips the brackets of a refused command', async () => {
  server.use(
    http.post(`${api}/vms`, () =>
      HttpResponse.json({ detail: '[Cannot add VM.]', reason: 'Operation Failed' }, { status: 409 }),
    ),
  );
  await expect(engine.request('/vms', vm, { method: 'POST', body: {} })).rejects.toMatchObject({
    status: 409,
    reason: 'Operation Failed',
    detail: 'Cannot add VM.',
  });
});

test('finds the fault inside of a refused action', async () => {
  server.use(
    http.post(`${api}/vms/1/start`, () =>
      HttpResponse.json(
        { status: 'failed', fault: { detail: '[There are no hosts to use.]', reason: 'Operation Failed' } },
        { status: 400 },
      ),
    ),
  );
  await expect(engine.request('/vms/1/start', vm, { method: 'POST', body: {} })).rejects.toMatchObject({
    status: 400,
    detail: 'There are no hosts to use.',
  });
});

test('calls JSON of another shape unreadable', async () => {
  server.use(http.get(`${api}/vms/1`, () => HttpResponse.json({ name: 'x' })));
  await expect(engine.request('/vms/1', vm)).rejects.toMatchObject({ name: 'ApiError', kind: 'unreadable' });
});
