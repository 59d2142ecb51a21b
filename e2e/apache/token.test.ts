import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createForemanClient, tokenAuthorization } from '../../src/foreman/client.ts';
import { fetchFacts, findFacts } from '../../src/foreman/facts.ts';
import { fetchHost, importVm, linkHost, listHosts, renameHost, unlinkHost } from '../../src/foreman/hosts.ts';
import { fetchReport, listReports } from '../../src/foreman/reports.ts';
import { fetchPermissions, fetchStatus, listOvirtResources } from '../../src/foreman/status.ts';
import { createForeman, type MockForeman } from '../mocks/foreman/foreman.ts';
import { readAllowedPaths } from './allowed-paths.ts';
import { startApache, type RunningApache } from './apache.ts';

let foreman: MockForeman;
let apache: RunningApache;

beforeAll(async () => {
  foreman = createForeman();
  apache = await startApache({ way: 'token', foreman: (request) => foreman.fetch(request) });
});
afterAll(() => apache.close());
beforeEach(() => (foreman = createForeman()));

const authorization = tokenAuthorization('admin', 'admin-token');

const ask = (path: string, method = 'GET', headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(apache.url + path, {
    method,
    headers: { Authorization: authorization, 'Content-Type': 'application/json', ...headers },
    ...(method !== 'GET' && method !== 'HEAD' && { body: '{}' }),
  });

describe('what passes', async () => {
  const allowed = await readAllowedPaths();

  it.each(allowed)('$method $example reaches Foreman', async ({ method, example }) => {
    await ask(example, method);
    expect(foreman.requests.map((request) => `${request.method} ${request.path}`)).toEqual([
      `${method} ${example.replace('/foreman-plugin', '')}`,
    ]);
    expect(foreman.requests[0]?.user).toBe(example.endsWith('/ping') ? undefined : 'admin');
  });

  it.each(['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'])('no other path does with %s', async (method) => {
    const isAllowed = (path: string): boolean => allowed.some((one) => one.method === method && one.pattern.test(path));
    const near = allowed.flatMap(({ example }) => [
      example,
      `${example}/power`,
      `${example}/1/2`,
      example.replace('/api/', '/api/v2/'),
      example.replace(/1/, 'web-01.lab.example'),
    ]);
    const others = ['', 'users', 'users/1/personal_access_tokens', 'settings', 'hosts/bulk/build', 'job_invocations'];
    const paths = new Set([...near, ...others.map((path) => `/foreman-plugin/api/${path}`)]);
    const refused = [...paths].filter((path) => !isAllowed(path));
    expect(refused.length).toBeGreaterThan(20);
    const statuses = await Promise.all(refused.map(async (path) => [path, (await ask(path, method)).status]));
    expect(statuses).toEqual(refused.map((path) => [path, 403]));
    expect(foreman.requests).toEqual([]);
  });

  it('is no path that only looks like one', async () => {
    const tricks = [
      'hosts/1/../../users',
      'hosts/%2e%2e/users',
      'hosts/1%2f..%2f..%2fusers',
      'hosts%0a',
      'hosts/1%00',
      'hosts//1/power',
      'status/%2e%2e/users?x=/foreman-plugin/api/status',
    ];
    for (const path of tricks) await ask(`/foreman-plugin/api/${path}`);
    await ask('/foreman-plugin/apistatus');
    expect(foreman.requests).toEqual([]);
  });

  it('is all that the plugin asks', async () => {
    const client = createForemanClient({
      baseUrl: `${apache.url}/foreman-plugin/api`,
      authorization: () => authorization,
      locale: 'en-US',
    });
    const { id } = foreman.getHost('web-01.lab.example');
    const alone = foreman.getHost('build-03.lab.example').id;
    const [resource] = await listOvirtResources(client);
    const vm = foreman.world.computeResources[0]?.vms.find(({ name }) => name === 'loadtest');
    const link = { vmId: vm?.id ?? '', computeResourceId: resource?.id ?? 0 };
    await Promise.all([fetchStatus(client), fetchPermissions(client)]);
    await Promise.all([fetchHost(client, id), fetchFacts(client, id), listHosts(client, { search: '', pageSize: 1 })]);
    await findFacts(client, 'host = web-01.lab.example');
    const { reports } = await listReports(client, { search: '', pageSize: 1 });
    await fetchReport(client, reports[0]?.id ?? 0);
    await importVm(client, { ...link, name: 'new.lab.example', organizationId: 1, locationId: 1 });
    await unlinkHost(client, foreman.getHost('new.lab.example').id);
    await linkHost(client, alone, link);
    await renameHost(client, alone, 'other.lab.example');
    expect(foreman.getHost('other.lab.example').uuid).toBe(link.vmId);
  });
});

describe('headers', () => {
  it('that identify a person to Foreman elsewhere do not reach it', async () => {
    const spoofed = {
      Cookie: foreman.openUiSession('operator'),
      Origin: 'https://evil.example',
      'FOREMAN-USER': 'admin',
      FOREMAN_USER: 'admin',
      'REMOTE-USER': 'admin',
      REMOTE_USER: 'admin',
      OIDC_ACCESS_TOKEN: 'x',
      'X-Forwarded-For': '192.0.2.1',
    };
    await ask('/foreman-plugin/api/status', 'GET', spoofed);
    const [request] = foreman.requests;
    expect(request?.user).toBe('admin');
    expect(request?.headers['authorization']).toBe(authorization);
    for (const name of Object.keys(spoofed).slice(0, -1)) expect(request?.headers[name.toLowerCase()]).toBeUndefined();
    expect(request?.headers['x-forwarded-for']).toBe('127.0.0.1');
  });

  it('of the engine do not either', async () => {
    const answer = await ask('/foreman-plugin/api/status', 'GET', { Authorization: 'Bearer token-of-the-engine' });
    expect(answer.status).toBe(401);
    expect(foreman.requests[0]?.headers['authorization']).toBeUndefined();
  });

  it('of Foreman that would outlive the request do not reach the browser', async () => {
    const direct = await foreman.fetch(
      new Request('https://foreman/api/status', { headers: { Authorization: authorization } }),
    );
    expect([...direct.headers.keys()]).toEqual(expect.arrayContaining(['set-cookie', 'strict-transport-security']));
    for (const path of ['status', 'hosts/0']) {
      const { headers } = await ask(`/foreman-plugin/api/${path}`);
      expect(headers.get('Set-Cookie')).toBeNull();
      expect(headers.get('Strict-Transport-Security')).toBeNull();
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Foreman_version')).toBe('3.18.2');
    }
  });

  it('never ask the browser for a password', async () => {
    const answer = await ask('/foreman-plugin/api/status', 'GET', {
      Authorization: tokenAuthorization('admin', 'wrong'),
    });
    expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([401, null]);
    expect(await answer.json()).toMatchObject({ error: { message: 'Unable to authenticate user admin' } });
  });
});

describe('a Foreman', () => {
  it('whose certificate another authority made is not talked to', async () => {
    const other = await startApache({
      way: 'token',
      foreman: (request) => foreman.fetch(request),
      hasForeignCertificate: true,
    });
    try {
      const answer = await fetch(`${other.url}/foreman-plugin/api/status`, {
        headers: { Authorization: authorization },
      });
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(foreman.requests).toEqual([]);
      expect(await other.log()).toMatch(
        /certificate verify failed|SSL Handshake|self-signed|unable to get local issuer/i,
      );
    } finally {
      await other.close();
    }
  });
});
