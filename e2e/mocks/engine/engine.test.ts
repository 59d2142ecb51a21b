import { describe, expect, it } from 'vitest';
import { createEngine, type MockEngine } from './engine.ts';
import { BLANK, SYSTEM } from './rights.ts';
import type { Content } from './store.ts';

const userId = '23243038-e56d-11f1-917e-02fc00000001';
const dataCenterId = '6de34d12-e56c-11f1-bc93-02fc00000001';

const data: Content = {
  users: [
    {
      id: userId,
      name: 'admin',
      last_name: '',
      user_name: 'admin@internal-authz',
      principal: 'admin',
      department: '',
      domain: { id: '1', name: 'internal-authz' },
      domain_entry_id: '1',
      namespace: '*',
      account: { login: 'admin@internal', password: 'secret' },
    },
  ],
  roles: [
    {
      id: '1',
      name: 'SuperUser',
      administrative: true,
      mutable: false,
      permitNames: ['create_vm'],
      showsChildren: true,
    },
  ],
  permissions: [{ id: 'p', role: { id: '1' }, user: { id: userId }, on: { kind: 'system', id: SYSTEM } }],
  dataCenters: [
    {
      id: dataCenterId,
      name: 'Default',
      description: '',
      local: false,
      status: 'up',
      quota_mode: 'disabled',
      version: { major: 4, minor: 8 },
      supported_versions: [{ major: 4, minor: 8 }],
      mac_pool: { id: BLANK },
    },
  ],
};

function loggedIn(engine: MockEngine): (path: string, init?: RequestInit) => Promise<Response> {
  const login = engine.login('admin@internal', 'secret');
  if (!login.ok) throw new Error(login.refusal);
  return (path, init) =>
    engine.fetch(
      new Request(`https://engine.lab.example/ovirt-engine/api${path}`, {
        ...init,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Authorization: `Bearer ${login.token}`,
        },
      }),
    );
}

describe('createEngine', () => {
  it('writes booleans and integers as strings and gives every object its address', async () => {
    const response = await loggedIn(createEngine({ data }))('/datacenters');
    expect(await response.json()).toMatchObject({
      data_center: [
        {
          local: 'false',
          version: { major: '4', minor: '8' },
          supported_versions: { version: [{ major: '4', minor: '8' }] },
          mac_pool: { href: `/ovirt-engine/api/macpools/${BLANK}`, id: BLANK },
          href: `/ovirt-engine/api/datacenters/${dataCenterId}`,
        },
      ],
    });
  });

  it('asks those who send no credentials for Basic ones, with a page and without a correlation id', async () => {
    const response = await createEngine({ data }).fetch(new Request('https://e/ovirt-engine/api'));
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe('Basic realm="RESTAPI"');
    expect(response.headers.has('Correlation-Id')).toBe(false);
    expect(await response.text()).toBe('<html><head><title>Error</title></head><body>Unauthorized</body></html>');
  });

  it('lets a session of WebAdmin end after 30 minutes of reads alone', async () => {
    const engine = createEngine({ data });
    const get = loggedIn(engine);
    for (let minute = 0; minute < 29; minute++) {
      engine.clock.advance(60_000);
      expect((await get('/datacenters')).status).toBe(200);
    }
    engine.clock.advance(60_000);
    expect((await get('/datacenters')).status).toBe(401);
  });

  it('notes a request that sends an attribute which the API does not have', async () => {
    const engine = createEngine({ data });
    const response = await loggedIn(engine)('/vms', { method: 'POST', body: '{"nosuch": 1}' });
    expect(response.status).toBe(400);
    expect(await response.text()).toBe(
      'Unrecognized field &quot;nosuch&quot; (class org.ovirt.engine.api.model.Vm), not marked as ignorable',
    );
    expect(engine.requests.at(-1)?.problem).toContain('nosuch');
  });
});
