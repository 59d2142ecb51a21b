/** The gates before a page: who is logged in to Foreman, which machine is meant, and which host is its. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { foremanCatalogues } from '../../e2e/mocks/foreman-catalogues.ts';
import { playScene, type Scene, type SceneOptions } from '../../e2e/mocks/foreman-scene.ts';
import { createTranslate } from '../i18n/i18n.ts';
import type { LoginMode } from '../plugin/foreman-config.ts';
import { createPageQueryClient } from '../ui/mount-page.tsx';
import { TranslationContext } from '../ui/translation.tsx';
import { createConnection, type Connection } from './connection.ts';
import { LoginGate } from './login-gate.tsx';
import { MachineGate } from './machine-gate.tsx';
import type { MachinePageProps } from './page-props.ts';

const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' });
  // jsdom has none.
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});
afterAll(() => server.close());

interface Shown extends Scene {
  readonly connection: Connection;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** What the page behind the gates says: the machine and its host. */
  readonly page: (machine: string, host: string) => Promise<HTMLElement>;
}

function Page({ machine, found, isChosen, choose }: MachinePageProps) {
  return (
    <p>
      {machine.name} is {found.host.name}
      {isChosen && <button onClick={() => choose(undefined)}>Forget</button>}
    </p>
  );
}

async function show(options: SceneOptions & { readonly loginMode?: LoginMode } = {}): Promise<Shown> {
  const { loginMode = 'token', config, ...others } = options;
  return showAgain(playScene(server, { config: { loginMode, ...config }, ...others }));
}

/** In a new frame of the same WebAdmin. */
async function showAgain(scene: Scene): Promise<Shown> {
  const connection = createConnection(scene.host, scene.hostPage);
  const t = await createTranslate('en-US', ...foremanCatalogues);
  render(
    <TranslationContext value={{ t, locale: 'en-US' }}>
      <QueryClientProvider client={createPageQueryClient()}>
        <LoginGate connection={connection} title="Tab" isPlace={false}>
          <MachineGate connection={connection} kind="vm" title="Tab" content={Page} />
        </LoginGate>
      </QueryClientProvider>
    </TranslationContext>,
  );
  return {
    ...scene,
    connection,
    user: userEvent.setup(),
    page: (machine, host) => screen.findByText(`${machine} is ${host}`),
  };
}

const web = { selected: ['web-01'] } as const;
const refusal = { url: '/foreman-plugin/api/status', detail: 'Token expired' };

describe('the gate of the login', () => {
  test('puts the focus where a refused login has to be put right, and tells reason and warning apart', async () => {
    const { user } = await show({ ...web, login: null });
    await user.type(screen.getByLabelText(/^Login in Foreman/), 'reader');
    await user.keyboard('{Enter}');
    const token = screen.getByLabelText(/^Personal access token/);
    expect(document.activeElement).toBe(token);
    await user.type(token, 'wrong');
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    await screen.findByText('Unable to authenticate user reader');
    expect(screen.getByText(/^After 30 refused logins/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(token));
  });

  test('keeps the name of a login, but no token, for the next page and after a refusal', async () => {
    const scene = await show({ ...web, login: null });
    await scene.user.type(screen.getByLabelText(/^Login in Foreman/), 'reader');
    await scene.user.type(screen.getByLabelText(/^Personal access token/), 'half-typed');
    cleanup();
    await showAgain(scene);
    expect(screen.getByLabelText<HTMLInputElement>(/^Login in Foreman/).value).toBe('reader');
    expect(screen.getByLabelText<HTMLInputElement>(/^Personal access token/).value).toBe('');
    await scene.user.type(screen.getByLabelText(/^Personal access token/), 'reader-token{Enter}');
    await scene.page('web-01', 'web-01.lab.example');
    act(() => scene.hostPage.refuse(scene.hostPage.snapshot().login, refusal));
    expect((await screen.findByLabelText<HTMLInputElement>(/^Login in Foreman/)).value).toBe('reader');
    expect(screen.getByText(/^After 30 refused logins/)).toBeTruthy();
  });

  test('shows nothing to somebody that was read for somebody else', async () => {
    const { hostPage, user, page, foreman } = await show(web);
    await page('web-01', 'web-01.lab.example');
    act(() => hostPage.signIn());
    const name = await screen.findByLabelText(/^Login in Foreman/);
    await user.clear(name);
    await user.type(name, 'operator');
    await user.type(screen.getByLabelText(/^Personal access token/), 'operator-token{Enter}');
    await page('web-01', 'web-01.lab.example');
    expect(foreman.requests.some((one) => one.user === 'operator' && one.path.includes('/hosts?'))).toBe(true);
  });

  test.each(['token', 'cors'] as const)('lets nobody pass without a token in the mode %s', async (loginMode) => {
    const { user, page, foreman } = await show({ ...web, loginMode, login: null });
    await user.type(screen.getByLabelText(/^Login in Foreman/), 'reader');
    await user.type(screen.getByLabelText(/^Personal access token/), 'reader-token{Enter}');
    await page('web-01', 'web-01.lab.example');
    expect(foreman.requests[0]?.path).toBe('/foreman-plugin/api/status');
    expect(foreman.requests.every((request) => request.user === 'reader')).toBe(true);
  });

  test.each(['external', 'service'] as const)('lets everybody pass in the mode %s', async (loginMode) => {
    const { foreman } = await show({ ...web, loginMode, login: null });
    await waitFor(() => expect(foreman.requests.length).toBeGreaterThan(0));
    expect(screen.queryByLabelText(/^Personal access token/)).toBeNull();
  });

  test('wants both login and token, and asks nobody without', async () => {
    const { user, foreman } = await show({ ...web, login: null });
    await user.type(screen.getByLabelText(/^Login in Foreman/), 'reader{Enter}');
    expect(screen.getAllByText('This is needed.')).toHaveLength(1);
    expect(foreman.requests).toEqual([]);
  });

  test('closes again in the mode token, says why, and stays closed for what was wrong', async () => {
    const { hostPage, user, page } = await show(web);
    await page('web-01', 'web-01.lab.example');
    act(() => hostPage.refuse(hostPage.snapshot().login, refusal));
    await screen.findByText('Token expired');
    await user.type(screen.getByLabelText(/^Login in Foreman/), 'reader');
    await user.type(screen.getByLabelText(/^Personal access token/), 'wrong{Enter}');
    await screen.findByText(/Unable to authenticate user reader/);
    screen.getByText(/locks everybody out/);
  });

  test('opens a window in the mode external, and goes on when that is closed', async () => {
    const { hostPage, user } = await show({ ...web, loginMode: 'external', login: null });
    act(() => hostPage.refuse(hostPage.snapshot().login, refusal));
    await screen.findByRole('heading', { name: 'You are not logged in to Foreman' });
    const opened = { closed: false };
    const open = vi.spyOn(window, 'open').mockReturnValue(opened as Window); // all that is asked of it
    await user.click(screen.getByRole('button', { name: 'Log in' }));
    expect(open.mock.calls[0]?.[0]).toBe('https://engine.lab.example/foreman-plugin/login');
    expect(hostPage.snapshot().login.refusal).toBeDefined();
    opened.closed = true;
    await waitFor(() => expect(hostPage.snapshot().login.refusal).not.toEqual(refusal));
  });

  test('says in the mode service whom the gateway lets in, and tries again', async () => {
    const { hostPage, user } = await show({ ...web, loginMode: 'service', login: null });
    act(() => hostPage.refuse(hostPage.snapshot().login, refusal));
    await screen.findByText(/Only administrators of the engine may.*Token expired/);
    const before = hostPage.snapshot().login;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(hostPage.snapshot().login).not.toBe(before);
  });
});

describe('the gate of the machine', () => {
  test('follows a switch to another VM, and drops the answer for the one before', async () => {
    const { hostPage, foreman, page } = await show(web);
    await page('web-01', 'web-01.lab.example');
    foreman.faults.add({ path: /search=.*jump/, delayMs: 60_000 });
    act(() => hostPage.hashChanges('#vms-foreman-details;name=jump'));
    await waitFor(() => expect(foreman.faults.list()).toHaveLength(1));
    act(() => hostPage.hashChanges('#vms-foreman-details;name=docs'));
    await page('docs', 'docs.lab.example');
    foreman.clock.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByText(/^jump is/)).toBeNull();
    await page('docs', 'docs.lab.example');
  });

  test('asks nobody for what another tab has found', async () => {
    const scene = await show(web);
    await scene.page('web-01', 'web-01.lab.example');
    cleanup();
    const asked = [scene.engine.requests.length, scene.foreman.requests.length];
    const { page } = await showAgain(scene);
    await page('web-01', 'web-01.lab.example');
    expect([scene.engine.requests.length, scene.foreman.requests.length]).toEqual(asked);
  });

  test('looks anew when hosts may have changed', async () => {
    const { hostPage, foreman, page } = await show(web);
    await page('web-01', 'web-01.lab.example');
    const host = foreman.getHost('web-01.lab.example');
    foreman.getHost('docs.lab.example').uuid = host.uuid;
    host.uuid = null;
    act(() => hostPage.matchesChange());
    await page('web-01', 'docs.lab.example');
  });

  test('remembers which host was chosen, in another frame too, and forgets it when it is told', async () => {
    const scene = await show({ selected: ['test-upgrade'] });
    await scene.user.click(await screen.findByRole('button', { name: 'Choose upgrade-b.example.net' }));
    await scene.page('test-upgrade', 'upgrade-b.example.net');
    cleanup();
    await showAgain(scene);
    await scene.user.click(await screen.findByRole('button', { name: 'Forget' }));
    await screen.findByRole('button', { name: 'Choose upgrade-b.example.net' });
    expect(Object.keys(localStorage)).toEqual([]);
  });

  test('says which server has failed, and tries again', async () => {
    const { engine, foreman, user, page } = await show({
      ...web,
      before: (both) => both.engine.faults.add({ path: '/api/vms', status: 503, times: 1 }),
    });
    await screen.findByRole('heading', { name: /Could not read "web-01" from the engine/ });
    foreman.faults.add({ path: /hosts\?search=/, status: 500, message: 'PG::Error', times: 1 });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: /Could not look for "web-01" in Foreman/ });
    expect(document.body.textContent).not.toContain('PG::Error');
    expect(engine.faults.list()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await page('web-01', 'web-01.lab.example');
  });

  test('says that the VM of a deep link is gone, or that two bear its name', async () => {
    const { hostPage } = await show({
      ...web,
      before: ({ engine, vmId }) => engine.store.vms.change(vmId('docs'), { name: 'jump' }),
    });
    act(() => hostPage.hashChanges('#vms-foreman-details;name=nosuch'));
    await screen.findByText(/The engine has no "nosuch" any more/);
    act(() => hostPage.hashChanges('#vms-foreman-details;name=jump'));
    await screen.findByText(/2 machines are called "jump"/);
  });

  test('says which rule could not be tried without the right to see facts', async () => {
    await show({ selected: ['loadtest'], login: 'hostsonly' });
    await screen.findByText(/lacks the permission view_facts/);
    expect(screen.queryByText(/the hardware id/)).toBeNull();
  });
});
