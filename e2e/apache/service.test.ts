import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createForeman, type MockForeman } from '../mocks/foreman/foreman.ts';
import { createLabEngine } from '../mocks/engine/test-client.ts';
import { readAllowedPaths } from './allowed-paths.ts';
import { startApache, type RunningApache } from './apache.ts';

const ACCOUNT = 'reader:reader-token';

let foreman: MockForeman;
// One for all tests: a new one would give the same tokens again, which the gateway still knows.
const engine = createLabEngine();
let apache: RunningApache;

beforeAll(async () => {
  apache = await startApache({
    way: 'service',
    account: ACCOUNT,
    foreman: (request) => foreman.fetch(request),
    engine: (request) => engine.fetch(request),
  });
});
afterAll(() => apache.close());
beforeEach(() => {
  foreman = createForeman();
});

function tokenOf(login: string): string {
  const session = engine.login(login, 'demo');
  if (!session.ok) throw new Error(session.refusal);
  return session.token;
}

const ask = (authorization?: string, path = '/foreman-plugin/api/status', method = 'GET'): Promise<Response> =>
  fetch(apache.url + path, {
    method,
    headers: { ...(authorization !== undefined && { Authorization: authorization }) },
    ...(method !== 'GET' && { body: '{}' }),
  });

describe('the account of the site', () => {
  it("reads for whoever shows an administrator's token of the engine", async () => {
    const answer = await ask(`Bearer ${tokenOf('admin@internal')}`);
    expect([answer.status, foreman.requests[0]?.user]).toEqual([200, 'reader']);
  });

  it('never reaches the browser, nor the engine, and the token never Foreman', async () => {
    const token = tokenOf('admin@internal');
    const answers = [
      await ask(`Bearer ${token}`),
      await ask(`Bearer ${token}`, '/foreman-plugin/api/hosts/0'),
      await ask(`Bearer ${token}`, '/foreman-plugin/api/users'),
      await ask(),
    ];
    const seen = await Promise.all(
      answers.map(async (answer) => JSON.stringify([...answer.headers]) + (await answer.text())),
    );
    for (const secret of [btoa(ACCOUNT), 'reader-token']) {
      expect(seen.join('')).not.toContain(secret);
      expect(JSON.stringify(engine.requests)).not.toContain(secret);
    }
    expect(foreman.requests).toHaveLength(2);
    expect(JSON.stringify(foreman.requests)).not.toContain(token);
  });

  it('passes reads alone', async () => {
    const authorization = `Bearer ${tokenOf('admin@internal')}`;
    for (const { method, example } of await readAllowedPaths()) {
      const { status } = await ask(authorization, example, method);
      if (method === 'GET') expect(foreman.requests.at(-1)?.path).toBe(example.replace('/foreman-plugin', ''));
      else expect(status).toBe(403);
    }
    expect(foreman.requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('the gateway', () => {
  it.each([
    ['no token', undefined],
    ['an unknown one', 'Bearer nonsense'],
    ['name and password', `Basic ${btoa('admin@internal:demo')}`],
    ['one with a tab in it', 'Bearer a\tb'],
  ])('refuses %s', async (_what, authorization) => {
    const answer = await ask(authorization);
    expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, null]);
    expect(foreman.requests).toEqual([]);
  });

  it('refuses users of the engine who are no administrators', async () => {
    const answer = await ask(`Bearer ${tokenOf('otto@lab')}`);
    expect(answer.status).toBe(403);
    expect(foreman.requests).toEqual([]);
  });

  it('asks the engine once for many requests of one page', async () => {
    const authorization = `Bearer ${tokenOf('admin@internal')}`;
    const before = engine.requests.length;
    await ask(authorization);
    await Promise.all(Array.from({ length: 10 }, () => ask(authorization)));
    expect(engine.requests.slice(before).map(({ path }) => path)).toEqual(['/api']);
    expect(foreman.requests).toHaveLength(11);
  });

  it('lets nobody in while the engine is down, and asks again after', async () => {
    const authorization = `Bearer ${tokenOf('admin@internal')}`;
    engine.faults.add({ path: '/api', status: 503, times: 1 });
    const answer = await ask(authorization);
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(foreman.requests).toEqual([]);
    expect((await ask(authorization)).status).toBe(200);
  });
});
