/** The tab in a document, against the mock engine with its Glances: what is sent, refused, found out and taken back. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer, type SetupServer } from 'msw/node';
import { useState, type ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { labData } from '../../../../e2e/mocks/engine/data/lab.ts';
import { createEngine, type MockEngine } from '../../../../e2e/mocks/engine/engine.ts';
import { createEngineClient } from '../../../engine/client.ts';
import { glance } from '../../../i18n/glance.ts';
import { createTranslate } from '../../../i18n/i18n.ts';
import { createPageQueryClient } from '../../../ui/mount-page.tsx';
import { TranslationContext } from '../../../ui/translation.tsx';
import type { ProviderDraft } from '../form-values.ts';
import { Providers, type ProvidersProps } from './providers.tsx';

let server: SetupServer | undefined;
afterEach(() => {
  cleanup();
  server?.close();
});

interface Opened {
  readonly engine: MockEngine;
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly onChanged: ReturnType<typeof vi.fn>;
}

async function open(login = 'admin@internal', locale = 'en-US'): Promise<Opened> {
  const engine = createEngine({ data: labData });
  const session = engine.login(login, 'demo');
  if (!session.ok) throw new Error(session.refusal);
  server = setupServer(...engine.handlers);
  server.listen({ onUnhandledFrame: 'error' });
  Element.prototype.scrollIntoView = vi.fn();
  const client = createEngineClient({
    baseUrl: 'https://engine.example.com/ovirt-engine/api',
    token: () => session.token,
    locale,
  });
  const onChanged = vi.fn();
  render(
    <TranslationContext value={{ t: await createTranslate(locale, glance), locale }}>
      <QueryClientProvider client={createPageQueryClient()}>
        <Kept engine={client} onChanged={onChanged} />
      </QueryClientProvider>
    </TranslationContext>,
  );
  await screen.findByRole('rowheader', { name: /^glance-vienna/ });
  return { engine, user: userEvent.setup(), onChanged };
}

/** As the dialog keeps what was typed. */
function Kept(props: Pick<ProvidersProps, 'engine' | 'onChanged'>): ReactNode {
  const [draft, keepDraft] = useState<ProviderDraft>();
  return <Providers {...props} draft={draft} keepDraft={keepDraft} />;
}

const box = (name: RegExp | string): HTMLInputElement => screen.getByRole('textbox', { name });
const button = (name: RegExp | string): HTMLElement => screen.getByRole('button', { name });
const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name });
// A password has no role of its own.
const password = (): HTMLInputElement => screen.getByLabelText(/^Password/);

async function typeNew(user: Opened['user'], name: string, url: string): Promise<void> {
  await user.click(button('Add provider'));
  await user.type(box(/^Name/), name);
  await user.type(box(/^Address/), url);
}

async function typeLogin(user: Opened['user'], secret = 'demo'): Promise<void> {
  await user.click(screen.getByRole('checkbox', { name: /wants a login/ }));
  await user.type(box(/^User name/), 'ovirt');
  await user.type(password(), secret);
  await user.type(box(/^Tenant/), 'images');
  await user.type(box(/^Authentication URL/), 'http://keystone.lab.example:5000/v2.0');
}

const commands = (engine: MockEngine) =>
  engine.requests.flatMap(({ method, path, body }) => (method === 'GET' ? [] : [{ method, path, body }]));

test('lists the providers and asks nobody behind them', async () => {
  const { engine } = await open();
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual([
    'glance Cloud images of the lab',
    'glance-vienna Copy at the second site',
    'openstack Images of the platform team',
  ]);
  expect(engine.requests).toHaveLength(1);
  expect(engine.requests[0]?.problem).toBeUndefined();
});

test('adds one, reads its images and says so', async () => {
  const { engine, user, onChanged } = await open();
  await typeNew(user, 'images', 'http://images.lab.example:9292/');
  await user.click(button('Add provider'));
  await screen.findByRole('heading', { name: /"images" was added$/ });
  screen.getByText('11 images', { selector: 'p' });
  await screen.findByRole('rowheader', { name: 'images' });
  expect(onChanged).toHaveBeenCalled();
  expect(JSON.parse(commands(engine)[0]?.body ?? '')).toEqual({
    name: 'images',
    description: '',
    url: 'http://images.lab.example:9292',
    requires_authentication: false,
  });
});

test('says before anything is typed that Keystone v3 belongs elsewhere, and does not take it', async () => {
  const { engine, user } = await open();
  await typeNew(user, 'archive', 'http://archive.lab.example:9292');
  screen.getByRole('heading', { name: /A login by Keystone v3 cannot be set here/ });
  await typeLogin(user);
  await user.clear(box(/^Authentication URL/));
  await user.type(box(/^Authentication URL/), 'http://keystone.lab.example:5000/v3');
  await user.click(button('Add provider'));
  screen.getByText(/Keystone v3 cannot be set here. Add the provider in WebAdmin/);
  expect(commands(engine)).toEqual([]);
});

test('sends a login, and shows its password nowhere', async () => {
  const { engine, user } = await open();
  await typeNew(user, 'archive', 'http://archive.lab.example:9292');
  await typeLogin(user);
  expect(password().type).toBe('password');
  await user.click(button('Add provider'));
  await screen.findByRole('heading', { name: /"archive" was added$/ });
  expect(JSON.parse(commands(engine)[0]?.body ?? '')).toMatchObject({ password: 'demo', tenant_name: 'images' });
  expect(document.body.innerHTML).not.toContain('demo');
});

// Every way in which a stored provider does not work.
test.each([
  ['nobody listens there', 'http://glance.lab.example:1', /Nobody answers at .* The engine says: connection refused/],
  ['the name is unknown', 'http://nosuch.example:9292', /finds no machine of the name/],
  ['there is no TLS', 'https://glance.lab.example:9292', /There is no TLS at/],
  ['its certificate is not trusted', 'https://secure.lab.example:9292', /does not trust the certificate/],
  ['it wants a login', 'http://archive.lab.example:9292', /refuses the login/],
  ['the path is wrong', 'http://images.lab.example:9292/glance', /the path is not found/],
  ['it is no Glance', 'http://intranet.lab.example', /is no Glance/],
])('says why where %s, and takes it back with its image domain', async (_what, url, reason) => {
  const { engine, user, onChanged } = await open();
  await typeNew(user, 'tried', url);
  await user.click(button('Add provider'));
  await screen.findByRole('heading', { name: /"tried" was added, but its images cannot be read/ });
  screen.getByText(reason);
  expect(engine.store.storageDomains.where(({ name }) => name === 'tried')).toHaveLength(1);
  await user.click(button('Remove it again'));
  await screen.findByRole('heading', { name: /"tried" was removed/ });
  expect(engine.store.storageDomains.where(({ name }) => name === 'tried')).toEqual([]);
  expect(onChanged).toHaveBeenCalledTimes(2);
});

test('lets what does not work be corrected, with all that was typed but the password', async () => {
  const { engine, user } = await open();
  await typeNew(user, 'archive', 'http://archive.lab.example:9292');
  await typeLogin(user, 'wrong');
  await user.click(button('Add provider'));
  await screen.findByText(/refuses the login. Check user name, password and tenant. The engine says: unauthorized/);
  await user.click(button('Correct it'));
  expect(box(/^User name/).value).toBe('ovirt');
  expect(password().value).toBe('');
  await user.type(password(), 'demo');
  await user.click(button('Save'));
  await screen.findByRole('heading', { name: /"archive" was changed/ });
  screen.getByText('3 images', { selector: 'p' });
  expect(engine.store.providers.where(({ name }) => name === 'archive')).toHaveLength(1);
});

test('sends the tenant with every change, and no password that nobody typed', async () => {
  const { engine, user } = await open();
  await typeNew(user, 'archive', 'http://archive.lab.example:9292');
  await typeLogin(user);
  await user.click(button('Add provider'));
  await user.click(await screen.findByRole('button', { name: 'Edit archive' }));
  await user.type(box(/^Description/), 'Of the team');
  await user.click(button('Save'));
  await screen.findByRole('heading', { name: /"archive" was changed/ });
  const [put] = commands(engine).filter(({ method }) => method === 'PUT');
  expect(JSON.parse(put?.body ?? '')).toEqual({
    name: 'archive',
    description: 'Of the team',
    url: 'http://archive.lab.example:9292',
    requires_authentication: true,
    username: 'ovirt',
    tenant_name: 'images',
    authentication_url: 'http://keystone.lab.example:5000/v2.0',
  });
});

test('never changes one of Keystone v3', async () => {
  await open();
  screen.getByText(/Keystone v3: change it in WebAdmin/);
  expect(screen.queryByRole('button', { name: 'Edit openstack' })).toBeNull();
  button('Test openstack');
});

test('tests one when asked: how many images, or why none', async () => {
  const { user } = await open();
  await user.click(button('Test glance'));
  await within(row(/^glance Cloud/)).findByText('19 images');
  await user.click(button('Test glance-vienna'));
  await within(row(/^glance-vienna/)).findByText(/Nobody answers at http:\/\/glance.vienna.example:9292/);
});

test('removes one only after a question', async () => {
  const { engine, user } = await open();
  await user.click(button('Remove glance-vienna'));
  screen.getByRole('heading', { name: /Remove the provider "glance-vienna"\?/ });
  await user.click(button('Keep it'));
  await user.click(button('Remove glance-vienna'));
  await user.click(button('Remove'));
  await screen.findByRole('heading', { name: /"glance-vienna" was removed/ });
  expect(engine.store.storageDomains.where(({ name }) => name === 'glance-vienna')).toEqual([]);
});

test.each([
  ['a name that is taken', 'glance', 'http://images.lab.example:9292', /The provider name is already in use/],
  [
    'an address that is taken',
    'again',
    'http://glance.lab.example:9292',
    /same provider URL and tenant already exists/,
  ],
])('keeps what was typed when the engine refuses %s', async (_what, name, url, words) => {
  const { user } = await open();
  await typeNew(user, name, url);
  await user.click(button('Add provider'));
  await screen.findByRole('heading', { name: new RegExp(`Could not add "${name}"`) });
  screen.getByText(words);
  screen.getByText(/^Correlation id: oap-/);
  expect(box(/^Address/).value).toBe(url);
});

test('says whose right it is where one may only look', async () => {
  const { user } = await open('ingrid@lab');
  await user.click(button('Test glance'));
  await within(row(/^glance Cloud/)).findByText('19 images');
  await typeNew(user, 'images', 'http://images.lab.example:9292');
  await user.click(button('Add provider'));
  await screen.findByText(/You have no permission for this: .* Providers are for those who may create data centers./);
  expect(box(/^Name/).value).toBe('images');
  await user.click(button('Back to the list'));
  await user.click(button('Remove glance'));
  await user.click(button('Remove'));
  await screen.findByRole('heading', { name: /Could not remove "glance"/ });
});

test('asks for everything that is missing, and puts the focus there', async () => {
  const { engine, user } = await open();
  await user.click(button('Add provider'));
  expect(document.activeElement).toBe(box(/^Name/));
  await user.click(button('Add provider'));
  screen.getByText('Enter a name for the provider.');
  await waitFor(() => expect(document.activeElement).toBe(box(/^Name/)));
  expect(commands(engine)).toEqual([]);
});

test('goes back to the list with Escape', async () => {
  const { user } = await open();
  await user.click(button('Add provider'));
  await user.keyboard('{Escape}');
  await screen.findByRole('button', { name: 'Test glance' });
});

test('keeps what was typed over Escape, but not over "Back" and no password', async () => {
  const { user } = await open();
  await typeNew(user, 'glance-linz', 'http://glance.linz.example:9292');
  await typeLogin(user);
  await user.keyboard('{Escape}');
  await user.click(button('Add provider'));
  expect(box(/^Name/).value).toBe('glance-linz');
  expect(box(/^User name/).value).toBe('ovirt');
  expect(password().value).toBe('');
  await user.click(button('Back to the list'));
  await user.click(button('Add provider'));
  expect(box(/^Name/).value).toBe('');
});

test('offers to try again when the list cannot be had', async () => {
  const { engine, user } = await open();
  engine.faults.add({ path: '/api/openstackimageproviders', status: 500, times: 1 });
  await user.click(button('Refresh'));
  await screen.findByRole('heading', { name: /Could not list the image providers/ });
  button('Test glance');
  await user.click(button('Try again'));
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Could not list/ })).toBeNull());
});

test('shows names and words that hold HTML as they are', async () => {
  const { engine, user } = await open();
  const provider = engine.store.providers.where(({ name }) => name === 'glance')[0];
  if (!provider) throw new Error('The lab has changed.');
  engine.store.providers.change(provider.id, { description: '<img src=x onerror=alert(1)>' });
  await user.click(button('Refresh'));
  await screen.findByText('<img src=x onerror=alert(1)>');
  engine.faults.add({
    path: `/api/openstackimageproviders/${provider.id}/images`,
    status: 400,
    fault: { reason: 'Operation Failed', detail: '<b>bad</b>' },
  });
  await user.click(button('Test glance'));
  await screen.findByText(/The engine says: <b>bad<\/b>/);
  expect(document.querySelector('img, b')).toBeNull();
});

test('speaks German where WebAdmin does', async () => {
  const { user } = await open('admin@internal', 'de-DE');
  await user.click(screen.getByRole('button', { name: 'glance-vienna testen' }));
  await screen.findByText(/antwortet niemand. .* Die Engine sagt: connection refused/);
  await user.click(screen.getByRole('button', { name: 'Provider hinzufügen' }));
  screen.getByRole('heading', { name: /Keystone v3 lässt sich hier nicht einrichten/ });
});
