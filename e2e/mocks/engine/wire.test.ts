import { describe, expect, it } from 'vitest';
import { labData } from './data/lab.ts';
import { idFor } from './data/identity.ts';
import { createEngine, type MockEngine } from './engine.ts';

const ORIGIN = 'https://engine.lab.example/ovirt-engine/api';

interface Options {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(engine: MockEngine, login = 'admin@internal'): (path: string, options?: Options) => Promise<Response> {
  const session = engine.login(login, 'demo');
  if (!session.ok) throw new Error(session.refusal);
  return (path, { method = 'GET', body, headers } = {}) => {
    const sent = new Headers({ Accept: 'application/json', Authorization: `Bearer ${session.token}`, ...headers });
    if (body !== undefined && !sent.has('Content-Type')) sent.set('Content-Type', 'application/json');
    return engine.fetch(
      new Request(`${ORIGIN}${path}`, { method, headers: sent, ...(body !== undefined && { body }) }),
    );
  };
}

const names = async (response: Promise<Response>, element: string): Promise<readonly string[]> => {
  // What the mock answers to a list.
  const list = (await (await response).json()) as Readonly<Record<string, readonly { readonly name: string }[]>>;
  return (list[element] ?? []).map(({ name }) => name);
};

describe('paths and methods', () => {
  it('tells what a path allows, and refuses the rest without a body', async () => {
    const get = ask(createEngine({ data: labData }));
    const options = await get('/vms', { method: 'OPTIONS' });
    expect([options.status, await options.text()]).toEqual([200, 'HEAD, POST, GET, OPTIONS']);
    const put = await get('/vms', { method: 'PUT', body: '{}' });
    expect([put.status, put.headers.get('Allow'), await put.text()]).toEqual([405, 'HEAD, POST, GET, OPTIONS', '']);
  });

  it('answers an unknown path with a line of HTML, an unknown or malformed id with nothing', async () => {
    const get = ask(createEngine({ data: labData }));
    const unknown = await get('/nosuch');
    expect(unknown.headers.get('Content-Type')).toBe('text/html;charset=UTF-8');
    expect(await unknown.text()).toContain('RESTEASY003210: Could not find resource for full path: https://');
    for (const path of ['/vms/00000000-0000-0000-0000-00000000dead', '/vms/zzz', '/clusters/zzz/networks']) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([404, '']);
    }
    expect((await get('/clusters/00000000-0000-0000-0000-00000000dead/networks')).status).toBe(200);
  });

  it('puts the version of the path into every address', async () => {
    const response = await ask(createEngine({ data: labData }))('/v4/datacenters?max=1');
    expect(await response.text()).toContain('"href": "/ovirt-engine/api/v4/macpools/');
  });

  it.each([
    ['5', 400],
    ['3', 405],
    ['4', 200],
  ])('answers version %s with %d', async (version, status) => {
    const response = await ask(createEngine({ data: labData }))('/tags', { headers: { Version: version } });
    expect(response.status).toBe(status);
  });
});

describe('formats', () => {
  it.each([
    ['application/json', 'application/json'],
    ['*/*', 'application/xml;charset=UTF-8'],
    ['text/html,application/xml;q=0.9,*/*;q=0.8', 'application/xml;charset=UTF-8'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const response = await ask(createEngine({ data: labData }))('/tags', { headers: { Accept: accept } });
    expect(response.headers.get('Content-Type')).toBe(type);
  });

  it('answers what it does not write with an empty 406, a body of no type with an empty 415', async () => {
    const get = ask(createEngine({ data: labData }));
    expect((await get('/tags', { headers: { Accept: 'application/pdf' } })).status).toBe(406);
    const text = { 'Content-Type': 'text/plain' };
    expect((await get('/tags', { method: 'POST', body: '{}', headers: text })).status).toBe(415);
  });

  it('cleans and cuts the correlation id, and makes one up', async () => {
    const get = ask(createEngine({ data: labData }));
    const id = `rec-1 2/3!x_${'y'.repeat(60)}`;
    const sent = await get('/tags', { headers: { 'Correlation-Id': id } });
    expect(sent.headers.get('Correlation-Id')).toBe(`rec-123x_${'y'.repeat(27)}`);
    expect((await get('/tags')).headers.get('Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers an empty body with a page and no correlation id', async () => {
    const response = await ask(createEngine({ data: labData }))('/vms', { method: 'POST', body: 'null' });
    expect(response.status).toBe(500);
    expect(response.headers.has('Correlation-Id')).toBe(false);
    expect(await response.text()).toContain('<title>ERROR</title>');
  });
});

describe('packing', () => {
  it('gzips documents for those who ask, and no pages', async () => {
    const get = ask(createEngine({ data: labData }));
    const headers = { 'Accept-Encoding': 'gzip' };
    const response = await get('/tags', { headers });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    const plain = response.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(plain).json()).toHaveProperty('tag');
    expect((await get('/nosuch', { headers })).headers.has('Content-Encoding')).toBe(false);
    expect((await get('/tags')).headers.has('Content-Encoding')).toBe(false);
  });
});

describe('lists', () => {
  it('sorts by name, cuts by max and by page, and writes an empty list as {}', async () => {
    const get = ask(createEngine({ data: labData }));
    expect(await names(get('/clusters?max=2'), 'cluster')).toEqual(['amd', 'intel']);
    expect(await names(get('/clusters;max=1'), 'cluster')).toEqual(['amd']);
    expect(await names(get('/clusters?search=sortby%20name%20asc%20page%202&max=2'), 'cluster')).toEqual([
      'power9',
      'spare',
    ]);
    expect(await (await get('/clusters?max=0')).json()).toEqual({});
    expect(await (await get('/vms?search=name%3Dnone&follow=nics')).json()).toEqual({ vm: [] });
    expect((await get('/clusters?max=-1')).status).toBe(400);
    expect((await get('/clusters?max=abc')).status).toBe(200);
  });

  it('shows the clusters of one data center, and none of an unknown one', async () => {
    const get = ask(createEngine({ data: labData }));
    expect(await names(get(`/datacenters/${idFor('datacenter/Vienna')}/clusters`), 'cluster')).toEqual(['vienna']);
    expect(await (await get('/datacenters/00000000-0000-0000-0000-00000000dead/clusters')).json()).toEqual({});
  });

  it('follows links and references, several levels deep', async () => {
    const get = ask(createEngine({ data: labData }));
    const response = await get(
      '/templates?search=name%3Ddebian-13&follow=disk_attachments.disk,nics,cluster.data_center',
    );
    expect(await response.json()).toMatchObject({
      template: [
        {
          cluster: { name: 'amd', data_center: { name: 'Munich' } },
          disk_attachments: { disk_attachment: [{ disk: { alias: 'debian-13_Disk1', format: 'cow' } }] },
          nics: { nic: [{ name: 'nic1', linked: 'true' }] },
        },
      ],
    });
  });

  it('fails the whole list when one entry lacks what is followed', async () => {
    const get = ask(createEngine({ data: labData }));
    expect((await get('/vms?search=name%3Dweb-01&follow=host')).status).toBe(200);
    expect((await get('/vms?search=name%3Dweb-01%20or%20name%3Ddocs&follow=host')).status).toBe(500);
    expect((await get('/clusters?follow=nosuch')).status).toBe(500);
  });
});

describe('what users see and may', () => {
  it('shows an administrator of one cluster everything, and an ordinary user what is his', async () => {
    const engine = createEngine({ data: labData });
    expect((await names(ask(engine, 'clara@lab')('/vms'), 'vm')).length).toBe(labData.vms?.length);
    const otto = ask(engine, 'otto@lab');
    expect(await (await otto('/vms')).json()).toEqual({});
    expect((await names(otto('/clusters'), 'cluster')).length).toBe(labData.clusters?.length);
    expect(await names(otto('/templates'), 'template')).toEqual(['Blank']);
  });

  it('refuses queries that are for administrators, as a 400', async () => {
    const otto = ask(createEngine({ data: labData }), 'otto@lab');
    for (const [path, headers] of [
      ['/tags', {}],
      ['/jobs', {}],
      ['/clusters', { Filter: 'false' }],
    ] as const) {
      const response = await otto(path, { headers });
      expect([response.status, await response.json()]).toEqual([
        400,
        { detail: 'query execution failed due to insufficient permissions.', reason: 'Operation Failed' },
      ]);
    }
  });

  it('shows an administrator who asks for filtered answers no VM, and no tags at all', async () => {
    const admin = ask(createEngine({ data: labData }));
    expect(await (await admin('/vms', { headers: { Filter: 'true' } })).json()).toEqual({});
    expect((await admin('/tags?filter=true')).status).toBe(400);
  });

  it('answers a user who has lost every right with 401 and the reason', async () => {
    const engine = createEngine({ data: labData });
    const leo = ask(engine, 'leo@lab');
    expect((await leo('')).status).toBe(200);
    for (const { id, user } of engine.store.permissions.all()) {
      if (user?.id === idFor('user/leo@lab')) engine.store.permissions.remove(id);
    }
    const response = await leo('');
    expect(response.status).toBe(401);
    expect(await response.text()).toContain(
      'The user leo@lab-authz with profile [lab] is not authorized to perform login',
    );
  });
});

describe('faults on demand', () => {
  it('meets as many requests as it should, and leaves the rest to the engine', async () => {
    const engine = createEngine({ data: labData });
    const get = ask(engine);
    engine.faults.add({ method: 'GET', path: '/api/tags', times: 1, status: 503 });
    expect((await get('/tags')).status).toBe(503);
    expect((await get('/tags')).status).toBe(200);
    expect(engine.requests.map(({ status }) => status)).toEqual([503, 200]);
  });

  it('leaves the reads of the stand-in alone', async () => {
    const engine = createEngine({ data: labData });
    const login = engine.login('admin@internal', 'demo');
    if (!login.ok) throw new Error(login.refusal);
    engine.faults.add({ path: '/api/', status: 500 });
    expect((await engine.internal.fetch('tags', login.token)).status).toBe(200);
    expect(engine.requests).toEqual([]);
  });
});
