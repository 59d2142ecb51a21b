import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionEnded } from '../plugins/webadmin-model.ts';
import { gridSource } from './grid-data.ts';

function answerWith(body: unknown, status = 200): void {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body, { status })));
}

function load(): ReturnType<ReturnType<typeof gridSource>['load']> {
  return gridSource('users').load('', 1, new AbortController().signal);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a page of a grid', () => {
  it('has rows under the name that the hash of their details has', async () => {
    answerWith({ rows: [{ id: '1', name: 'Clara', user_name: 'clara@lab-authz' }], hasMore: true });
    await expect(load()).resolves.toMatchObject({ rows: [{ id: '1', name: 'clara@lab-authz' }], hasMore: true });
  });

  it('that the engine refuses says why in its words', async () => {
    answerWith({ reason: 'Operation Failed', detail: 'Bad search.' }, 400);
    await expect(load()).rejects.toThrow('The engine refused the list: Bad search.');
  });

  it('ends the session when the engine knows it no longer', async () => {
    answerWith({}, 401);
    await expect(load()).rejects.toBeInstanceOf(SessionEnded);
  });
});
