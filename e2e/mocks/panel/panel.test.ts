import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { labData } from '../engine/data/lab.ts';
import { createEngine, type MockEngine } from '../engine/engine.ts';
import { createForeman, type MockForeman } from '../foreman/foreman.ts';
import { createPanel } from './panel.ts';

let engine: MockEngine;
let foreman: MockForeman;
let panel: ReturnType<typeof createPanel>;

beforeEach(() => {
  // The panel lets the engine's time run.
  vi.useFakeTimers();
  engine = createEngine({ data: labData });
  foreman = createForeman({ clock: engine.clock });
  panel = createPanel(engine, foreman);
});
afterEach(() => void vi.useRealTimers());

async function fetchPanel(path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  const body = form && { method: 'POST', body: new URLSearchParams(form) };
  const response = await panel.fetch(new Request(`http://localhost/demo-panel/${path}`, body));
  if (!response) throw new Error(`The panel does not answer ${path}.`);
  return response;
}

/** The answer to a request of somebody who is logged in. */
async function ask(path = '/api/vms?max=1'): Promise<Response> {
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  const headers = { Accept: 'application/json', Authorization: `Bearer ${login.token}` };
  return engine.fetch(new Request(`https://engine.lab.example/ovirt-engine${path}`, { headers }));
}

async function askForeman(path = '/api/hosts/13'): Promise<Response> {
  const headers = { Authorization: `Basic ${btoa('reader:reader-token')}` };
  return foreman.fetch(new Request(`https://foreman.lab.example${path}`, { headers }));
}

describe('panel', () => {
  it('leaves all other paths alone', async () => {
    expect(await panel.fetch(new Request('http://localhost/ovirt-engine/webadmin/'))).toBeUndefined();
  });

  it('comes back to its page after each deed', async () => {
    const response = await fetchPanel('hold-addresses', {});
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toBe('/demo-panel/');
    expect(await (await fetchPanel('')).text()).toContain('Give guests addresses again');
  });

  it('injects a fault with words of its own, as often as asked for', async () => {
    await fetchPanel('add-fault', {
      path: '/api/vms',
      answer: '409',
      detail: 'Taken',
      times: '1',
      method: '',
      delay: '',
    });
    expect(await (await fetchPanel('')).text()).toContain('answered with 409');
    const refused = await ask();
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ reason: 'Operation Failed', detail: '[Taken]' });
    expect((await ask()).status).toBe(200);
    expect(await (await fetchPanel('')).text()).toContain('No fault is waiting');
  });

  it('takes a fault back', async () => {
    await fetchPanel('add-fault', { path: '/api/', answer: '503' });
    await fetchPanel('remove-fault', { index: '0' });
    expect((await ask()).status).toBe(200);
  });

  it('takes Foreman down until it is brought back', async () => {
    await fetchPanel('toggle-foreman', {});
    expect(await (await fetchPanel('')).text()).toContain('Bring Foreman back');
    expect((await askForeman()).type).toBe('error');
    await fetchPanel('toggle-foreman', {});
    expect((await askForeman()).status).toBe(200);
  });

  it.each([
    ['401', 401, 'Unable to authenticate user'],
    ['403', 403, 'required permissions: view_hosts'],
    ['500', 500, 'PG::ConnectionBad'],
    ['503', 503, 'in maintenance'],
    ['html', 200, '<h1>Log in</h1>'],
  ])('lets Foreman answer %s to one path, as often as asked for', async (answer, status, words) => {
    await fetchPanel('add-foreman-fault', { path: '/hosts/13', answer, times: '1', delay: '', words: '' });
    expect((await askForeman('/api/status')).status).toBe(200);
    const response = await askForeman();
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)]);
    expect((await askForeman()).status).toBe(200);
  });

  it('makes Foreman slow, and takes that back', async () => {
    await fetchPanel('add-foreman-fault', { path: '', answer: '', delay: '60000' });
    expect(await (await fetchPanel('')).text()).toContain(
      'Every request: answered by Foreman, after 60000 ms, every time',
    );
    let isAnswered = false;
    void askForeman().then(() => (isAnswered = true));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(isAnswered).toBe(false);
    await vi.advanceTimersByTimeAsync(51_000);
    await vi.waitFor(() => expect(isAnswered).toBe(true));
    await fetchPanel('remove-foreman-fault', { index: '0' });
    expect((await askForeman()).status).toBe(200);
  });

  it('says in words what is wrong with a form, and does nothing', async () => {
    const response = await fetchPanel('add-fault', { path: '/api/', answer: '503', times: 'many' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('times: many is no whole number above 0.');
    expect((await ask()).status).toBe(200);
  });

  it('takes the engine down for everybody until it is brought back', async () => {
    await fetchPanel('toggle-engine', {});
    expect((await ask()).status).toBe(503);
    await fetchPanel('toggle-engine', {});
    expect((await ask()).status).toBe(200);
  });

  it('lets time run, stand still, and leap', async () => {
    const start = engine.clock.now();
    vi.advanceTimersByTime(1_000);
    expect(engine.clock.now() - start).toBeCloseTo(1_000, -2);
    await fetchPanel('speed', { speed: '0' });
    const still = engine.clock.now();
    vi.advanceTimersByTime(1_000);
    expect(engine.clock.now()).toBe(still);
    await fetchPanel('advance', { seconds: '60' });
    expect(engine.clock.now()).toBe(still + 60_000);
  });

  it('removes a template, and shows names as text', async () => {
    const template = engine.store.templates.all().find(({ name }) => name !== 'Blank');
    if (!template) throw new Error('The lab has no template.');
    engine.store.templates.change(template.id, { name: '<b>x</b>' });
    expect(await (await fetchPanel('')).text()).toContain('&lt;b&gt;x&lt;/b&gt;');
    await fetchPanel('template', { template: template.id, do: 'remove' });
    expect(engine.store.templates.find(template.id)).toBeUndefined();
  });

  it('takes a repository down and brings it back', async () => {
    const repository = 'http://glance.lab.example:9292';
    const [domain] = engine.store.storageDomains.where(({ name }) => name === 'glance');
    const path = `/api/storagedomains/${domain?.id ?? ''}/images`;
    await fetchPanel('repository', { repository, do: '500' });
    expect(await (await ask(path)).json()).toMatchObject({ detail: 'internal server error' });
    expect(await (await fetchPanel('')).text()).toContain(`${repository} (500)`);
    await fetchPanel('repository', { repository, do: 'mend' });
    expect((await ask(path)).status).toBe(200);
    expect((await fetchPanel('repository', { repository, do: 'burn' })).status).toBe(400);
  });

  it('fills a storage domain, and fails or holds downloads', async () => {
    const [domain] = engine.store.storageDomains.where(({ name }) => name === 'nvme');
    await fetchPanel('leave-space', { domain: domain?.id ?? '', free: '' });
    expect(await (await fetchPanel('')).text()).toContain('nvme (0 GiB free)');
    expect((await fetchPanel('fail-download', { kind: 'refused' })).status).toBe(303);
    await fetchPanel('hold-downloads', {});
    expect(await (await fetchPanel('')).text()).toContain('Let downloads end');
    await fetchPanel('report-progress', {});
    expect(await (await fetchPanel('')).text()).toContain('Hosts tell no progress');
  });
});
