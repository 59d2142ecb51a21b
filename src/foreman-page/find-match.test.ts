/** From the selection to the host, against both mock servers: what is asked, what is kept, and what a refusal means. */
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStorage } from '../../e2e/mocks/browser-storage.ts';
import { playScene, type Scene, type SceneOptions } from '../../e2e/mocks/foreman-scene.ts';
import type { MachineKind } from '../plugin/pages.ts';
import { createConnection, type Connection } from './connection.ts';
import {
  candidatesOf,
  choicesOf,
  findHost,
  findMachine,
  findOtherHost,
  findSite,
  suggestNames,
  type FoundHost,
} from './find-match.ts';
import type { Machine } from './page-props.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => void vi.stubGlobal('localStorage', createStorage()));
afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});

const { signal } = new AbortController();

interface Prepared extends Scene {
  readonly connection: Connection;
  /** The machine of that name, as the gate of a page gets it. */
  readonly machine: (name: string, kind?: MachineKind) => Promise<Machine>;
  readonly find: (name: string, kind?: MachineKind) => Promise<FoundHost>;
}

function prepare(options?: SceneOptions): Prepared {
  const scene = playScene(server, options);
  const connection = createConnection(scene.host, scene.hostPage);
  async function machine(name: string, kind: MachineKind = 'vm'): Promise<Machine> {
    const found = await findMachine(connection, kind, { kind: 'one', name }, signal);
    if (found.kind !== 'one') throw new Error(`There is no one machine ${name}: ${found.kind}.`);
    return found.machine;
  }
  return {
    ...scene,
    connection,
    machine,
    find: async (name, kind) => findHost(connection, await machine(name, kind), signal),
  };
}

describe('the machine', () => {
  const byId = (id: string) => ({ kind: 'one', id, name: 'was-called-so' }) as const;

  it('is found by its id, whatever it is called now', async () => {
    const { connection, vmId } = prepare();
    const id = vmId('web-01');
    expect(await findMachine(connection, 'vm', byId(id), signal)).toMatchObject({
      kind: 'one',
      machine: { kind: 'vm', id, name: 'web-01' },
    });
  });

  it('is none when the engine has it no more', async () => {
    const { connection } = prepare();
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await findMachine(connection, 'vm', byId(id), signal)).toEqual({ kind: 'none' });
  });

  it('is found by exactly its name', async () => {
    const { connection, machine } = prepare();
    expect(await machine('jump')).toMatchObject({ name: 'jump' });
    for (const name of ['JUMP', 'jum*', 'nosuch']) {
      expect(await findMachine(connection, 'vm', { kind: 'one', name }, signal)).toEqual({
        kind: 'none',
      });
    }
  });

  it('is not guessed where two bear the name', async () => {
    const { connection } = prepare({
      before: ({ engine, vmId }) => engine.store.vms.change(vmId('docs'), { name: 'jump' }),
    });
    const wanted = { kind: 'one', name: 'jump' } as const;
    expect(await findMachine(connection, 'vm', wanted, signal)).toEqual({ kind: 'several', count: 2 });
  });

  it('is a fault where the engine does not answer', async () => {
    const { connection, engine, vmId } = prepare();
    engine.faults.add({ path: '/api/vms', status: 500, times: 1 });
    await expect(findMachine(connection, 'vm', byId(vmId('web-01')), signal)).rejects.toMatchObject({ status: 500 });
  });

  it('has a hardware id of its own where it is a host', async () => {
    const { machine } = prepare();
    const host = await machine('node-a1', 'host');
    expect(host.dmiUuid).toMatch(/^[0-9a-f-]{36}$/i);
    expect(host.dmiUuid).not.toBe(host.id);
    expect(await machine('web-01')).not.toHaveProperty('dmiUuid');
  });

  it('is suggested by how its name begins', async () => {
    const { connection } = prepare();
    expect(await suggestNames(connection, 'vm', 'web', signal)).toEqual(['web-01', 'web-02']);
  });
});

describe('the site', () => {
  it('is asked for once, and then known', async () => {
    const { connection, foreman, engine } = prepare();
    const site = await findSite(connection, signal);
    expect(site.computeResourceId).toBe(2);
    const asked = [foreman.requests.length, engine.requests.length];
    expect(await findSite(connection, signal)).toEqual(site);
    expect([foreman.requests.length, engine.requests.length]).toEqual(asked);
  });

  it('takes the only provider of the engine for where Foreman is, unless the config says it', async () => {
    const { connection } = prepare({ config: { foremanUrl: undefined } });
    const { providers, foremanUrl } = await findSite(connection, signal);
    expect(providers).toHaveLength(1);
    expect(foremanUrl).toBe(providers[0]?.url);
    expect((await findSite(prepare().connection, signal)).foremanUrl).toBe('https://foreman.lab.example');
  });

  it('knows where Foreman is when the browser itself asks it', async () => {
    const { connection } = prepare({
      config: { foremanUrl: undefined, loginMode: 'cors', foremanApi: 'https://foreman.cors.example/api' },
      before: ({ engine, foreman }) => {
        engine.faults.add({ path: '/externalhostproviders', status: 403 });
        foreman.faults.add({ path: '/compute_resources', status: 403 });
      },
    });
    expect(await findSite(connection, signal)).toEqual({
      computeResourceId: undefined,
      foremanUrl: 'https://foreman.cors.example',
      providers: [],
    });
  });

  it.each([401, 500, 503])('is not known, and not kept, after a %s', async (status) => {
    const { connection, foreman, hostPage } = prepare();
    foreman.faults.add({ path: '/compute_resources', status, times: 1 });
    await expect(findSite(connection, signal)).rejects.toMatchObject({ status });
    hostPage.signIn(hostPage.snapshot().login.authorization);
    expect((await findSite(connection, signal)).computeResourceId).toBe(2);
  });
});

describe('the host', () => {
  it('of a linked VM costs one request once the site is known', async () => {
    const { connection, machine, foreman } = prepare();
    const web = await machine('web-01');
    await findSite(connection, signal);
    const before = foreman.requests.length;
    const { result } = await findHost(connection, web, signal);
    expect(candidatesOf(result.match)[0]).toMatchObject({
      confidence: 'certain',
      host: { name: 'web-01.lab.example' },
    });
    expect(foreman.requests).toHaveLength(before + 1);
  });

  it('of any VM costs five requests at most', async () => {
    for (const name of ['loadtest', 'build-02', 'mail-relay', 'proxy']) {
      const { find, foreman } = prepare();
      await find(name);
      expect(foreman.requests.length, name).toBeLessThanOrEqual(5);
    }
  });

  it('of a host is never found by an id of the engine', async () => {
    const { find, foreman } = prepare();
    const { result, machine } = await find('node-a1', 'host');
    expect(candidatesOf(result.match)[0]?.host.name).toBe('node-a1.lab.example');
    expect(foreman.requests.filter(({ path }) => path.includes(machine.id))).toEqual([]);
    expect(machine.provider).toMatchObject({ name: 'foreman' });
  });

  it('is found only by the rules of the site', async () => {
    const { find } = prepare({ config: { matching: ['name'] } });
    expect((await find('build-02')).result.match.kind).toBe('none');
  });
});

describe('the host of another machine', () => {
  it.each([
    ['web-02', { kind: 'one', host: { name: 'web-02.lab.example' } }],
    ['loadtest', { kind: 'none' }],
    ['proxy', { kind: 'several' }],
    ['nosuch', { kind: 'missing' }],
  ])('of %s', async (name, expected) => {
    expect(await findOtherHost(prepare().connection, 'vm', name, signal)).toMatchObject(expected);
  });

  it('is the one that was chosen', async () => {
    const { connection, foreman, vmId } = prepare();
    const { id } = foreman.getHost('lb-b.example.net');
    choicesOf(connection).set(vmId('proxy'), id);
    expect(await findOtherHost(connection, 'vm', 'proxy', signal)).toMatchObject({ kind: 'one', host: { id } });
    // A choice of what nothing speaks for any more is none.
    choicesOf(connection).set(vmId('proxy'), foreman.getHost('web-01.lab.example').id);
    expect(await findOtherHost(connection, 'vm', 'proxy', signal)).toEqual({ kind: 'several' });
  });
});
