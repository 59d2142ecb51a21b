/** One refused login stops the clients of all frames: here two of them, over one host page. */
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playScene, type Scene } from '../../e2e/mocks/foreman-scene.ts';
import { tokenAuthorization } from '../foreman/client.ts';
import { fetchStatus } from '../foreman/status.ts';
import { createConnection } from './connection.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

const good = tokenAuthorization('reader', 'reader-token');
const wrong = tokenAuthorization('reader', 'wrong');

function prepare(authorization: string) {
  const scene = playScene(server, { login: null });
  scene.hostPage.signIn(authorization);
  const frame = () => createConnection(scene.host, scene.hostPage).foreman;
  return { ...scene, one: frame(), other: frame() };
}

const statuses = ({ foreman }: Scene): readonly number[] => foreman.requests.map(({ status }) => status);

it('tells the others of a refusal, and nobody asks any more', async () => {
  const scene = prepare(wrong);
  await expect(fetchStatus(scene.one)).rejects.toMatchObject({ status: 401 });
  expect(scene.hostPage.snapshot().login.refusal).toMatchObject({ detail: 'Unable to authenticate user reader' });
  await expect(fetchStatus(scene.other)).rejects.toMatchObject({
    status: 401,
    detail: 'Unable to authenticate user reader',
  });
  await expect(fetchStatus(scene.one)).rejects.toMatchObject({ status: 401 });
  expect(statuses(scene)).toEqual([401]);
});

it('asks again once somebody logs in, be it with the same words', async () => {
  const scene = prepare(wrong);
  await expect(fetchStatus(scene.one)).rejects.toMatchObject({ status: 401 });
  scene.hostPage.signIn(wrong);
  await expect(fetchStatus(scene.one)).rejects.toMatchObject({ status: 401 });
  scene.hostPage.signIn(good);
  expect(await fetchStatus(scene.one)).toEqual({ version: '3.18.2' });
  expect(await fetchStatus(scene.other)).toEqual({ version: '3.18.2' });
  expect(statuses(scene)).toEqual([401, 401, 200, 200]);
});

it('does not hold a late refusal against who has logged in since', async () => {
  const scene = prepare(wrong);
  scene.foreman.faults.add({ delayMs: 1_000, times: 1 });
  const late = fetchStatus(scene.one);
  await expect.poll(() => scene.foreman.faults.list()).toEqual([]);
  scene.hostPage.signIn(good);
  scene.foreman.clock.advance(1_000);
  await expect(late).rejects.toMatchObject({ status: 401 });
  expect(scene.hostPage.snapshot().login).toEqual({ authorization: good });
  expect(await fetchStatus(scene.other)).toEqual({ version: '3.18.2' });
});

it.each([403, 404, 500, 503])('takes no %s for a refused login', async (status) => {
  const scene = prepare(good);
  scene.foreman.faults.add({ status, message: 'no', times: 1 });
  await expect(fetchStatus(scene.one)).rejects.toMatchObject({ status });
  expect(scene.hostPage.snapshot().login.refusal).toBeUndefined();
  expect(await fetchStatus(scene.one)).toEqual({ version: '3.18.2' });
});
