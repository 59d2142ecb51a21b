import { beforeEach, describe, expect, it } from 'vitest';
import type { MockEngine } from '../engine.ts';
import { clientOf, createLabEngine, detailOf, type Ask } from '../test-client.ts';

let engine: MockEngine;
let ask: Ask;
let provider: { readonly id: string };

beforeEach(() => {
  engine = createLabEngine();
  ask = clientOf(engine);
  provider = { id: engine.store.providers.where(({ kind }) => kind === 'externalhostprovider')[0]?.id ?? '' };
});

describe.each(['vms', 'hosts'] as const)('a Foreman provider of %s', (collection) => {
  const path = (): string => `/${collection}/${engine.store[collection].all()[0]?.id ?? ''}`;

  it('is bound by a PUT, read with follow, and freed by an empty one', async () => {
    const bound = await ask('PUT', path(), { external_host_provider: provider });
    expect(bound).toMatchObject({ status: 200, body: { external_host_provider: { id: provider.id } } });
    const followed = await ask('GET', `${path()}?follow=external_host_provider`);
    expect(followed.body['external_host_provider']).toMatchObject({ url: 'https://foreman.lab.example' });
    const freed = await ask('PUT', path(), { external_host_provider: {} });
    expect(freed.body['external_host_provider']).toBeUndefined();
  });

  it('leaves them when it is removed', async () => {
    await ask('PUT', path(), { external_host_provider: provider });
    await ask('DELETE', `/externalhostproviders/${provider.id}`);
    expect((await ask('GET', path())).body['external_host_provider']).toBeUndefined();
  });

  it('is refused to those who may not change them', async () => {
    const answer = await clientOf(engine, 'rita@lab')('PUT', path(), { external_host_provider: provider });
    expect(answer.status).toBe(403);
  });
});

describe('a Foreman provider', () => {
  it('never shows its password', async () => {
    const sent = { name: 'second', url: 'https://other.lab.example', username: 'svc', password: 'secret' };
    const made = await ask('POST', '/externalhostproviders', sent);
    const path = `/externalhostproviders/${engine.store.providers.where(({ name }) => name === 'second')[0]?.id ?? ''}`;
    await ask('PUT', path, { password: 'other' });
    expect(made.status).toBe(201);
    expect(JSON.stringify([made.body, (await ask('GET', path)).body])).not.toMatch(/password|secret/);
  });

  it('is tested by what its address answers', async () => {
    const test = (): ReturnType<Ask> => ask('POST', `/externalhostproviders/${provider.id}/testconnectivity`, {});
    expect((await test()).body).toEqual({ status: 'complete' });
    engine.store.providers.put({ ...engine.store.providers.get(provider.id), answersTestWith: 401 });
    expect(detailOf(await test())).toContain('Failed to communicate with the external provider');
  });
});
