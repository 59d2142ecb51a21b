/** The dialog in a document, against the mock engine. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer, type SetupServer } from 'msw/node';
import { afterEach, expect, test, vi, type Mock } from 'vitest';
import { labData } from '../../../e2e/mocks/engine/data/lab.ts';
import { createEngine, type MockEngine } from '../../../e2e/mocks/engine/engine.ts';
import type { Content } from '../../../e2e/mocks/engine/store.ts';
import { createEngineClient } from '../../engine/client.ts';
import { createTranslate } from '../../i18n/i18n.ts';
import type { DockerHostPage, LaunchRequest, LaunchSnapshot, StartOutcome } from '../../plugin/launch.ts';
import { createPageQueryClient } from '../../ui/mount-page.tsx';
import { TranslationContext } from '../../ui/translation.tsx';
import { CreateDockerVm } from './create-docker-vm.tsx';
import type { ImageOffer } from './form-values.ts';

const IMAGE = 'docker.io/library/nginx:1.29';

let server: SetupServer | undefined;
afterEach(() => {
  cleanup();
  server?.close();
});

interface Opened {
  readonly engine: MockEngine;
  readonly requests: readonly LaunchRequest[];
  readonly hostPage: DockerHostPage;
  readonly close: Mock;
  readonly user: ReturnType<typeof userEvent.setup>;
}

interface Circumstances {
  readonly data?: Content;
  readonly before?: (engine: MockEngine) => void;
  readonly outcome?: StartOutcome;
  readonly draft?: unknown;
  readonly locale?: string;
  readonly token?: string;
  readonly offers?: readonly ImageOffer[];
  readonly launches?: readonly LaunchSnapshot[];
}

async function open(circumstances: Circumstances = {}): Promise<Opened> {
  const { data = labData, locale = 'en-US', outcome, offers = [] } = circumstances;
  const engine = createEngine({ data });
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  circumstances.before?.(engine);
  server = setupServer(...engine.handlers);
  server.listen({ onUnhandledFrame: 'error' });
  vi.spyOn(window, 'focus').mockReturnValue();
  // A promise, as newer browsers have it.
  Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  const requests: LaunchRequest[] = [];
  const close = vi.fn();
  const { launches = [] } = circumstances;
  let draft = circumstances.draft;
  const hostPage: DockerHostPage = {
    subscribe: () => () => undefined,
    snapshot: () => launches,
    start(request) {
      requests.push(request);
      return outcome ? Promise.resolve(outcome) : new Promise(() => undefined);
    },
    act: vi.fn(),
    draft: () => draft,
    keepDraft: (next) => (draft = next),
    close,
    leave: vi.fn(),
  };
  const client = createEngineClient({
    baseUrl: 'https://engine.example.com/ovirt-engine/api',
    token: () => circumstances.token ?? login.token,
    locale,
  });
  render(
    <TranslationContext value={{ t: await createTranslate(locale), locale }}>
      <QueryClientProvider client={createPageQueryClient()}>
        <CreateDockerVm engine={client} hostPage={hostPage} offers={offers} defaults={{}} />
      </QueryClientProvider>
    </TranslationContext>,
  );
  return { engine, requests, hostPage, close, user: userEvent.setup() };
}

function choice(name: string | RegExp): HTMLSelectElement {
  return screen.getByRole('combobox', { name });
}

function optionsOf(select: HTMLSelectElement): string[] {
  return Array.from(select.options, ({ label }) => label);
}

function box(name: string | RegExp): HTMLInputElement {
  return screen.getByRole('textbox', { name });
}

async function templatesListed(): Promise<void> {
  await waitFor(() => expect(optionsOf(choice(/Template/))).toContain('fedora-43 | base version (1)'));
}

async function fillIn(user: Opened['user'], name = 'web-01'): Promise<void> {
  await templatesListed();
  await user.selectOptions(choice(/Template/), 'fedora-43 | base version (1)');
  await user.type(box(/^Name/), name);
  await user.type(box(/^Image/), IMAGE);
}

test('puts the focus into the name and lists where a VM can be made', async () => {
  const { engine } = await open();
  expect(document.activeElement).toBe(box(/^Name/));
  await templatesListed();
  expect(optionsOf(choice('Data center'))).toEqual([
    'Munich',
    'Vienna (not up: not_operational)',
    'Zurich (not up: uninitialized)',
  ]);
  expect(optionsOf(choice('Cluster'))).toContain('intel');
  expect(optionsOf(choice(/Template/))).not.toContain('Blank (0)');
  expect(optionsOf(choice(/Template/)).join()).not.toMatch(/windows|ppc64|vienna/);
  expect(engine.requests.map(({ problem }) => problem)).not.toContainEqual(expect.anything());
});

test('asks for each list once, whatever it holds', async () => {
  const { engine } = await open();
  await templatesListed();
  // Data centers, clusters, templates, networks, profiles, and four limits.
  await waitFor(() => expect(engine.requests).toHaveLength(9));
  expect(engine.requests.filter(({ path }) => !/max=|options/.test(path))).toEqual([]);
});

test('shows RHCOS with the reason why it cannot be used', async () => {
  await open();
  await templatesListed();
  const rhcos = within(choice(/Template/)).getByRole('option', { name: /rhcos.*Ignition/ });
  expect(rhcos).toHaveProperty('disabled', true);
});

test('says that cloud-init may be missing where the operating system is not told', async () => {
  const { user } = await open();
  await templatesListed();
  await user.selectOptions(choice(/Template/), 'appliance | base version (1)');
  screen.getByText(/Make sure that cloud-init is installed/);
});

test('says what a field that stays empty gets from the template', async () => {
  const { user } = await open();
  await templatesListed();
  await user.click(screen.getByRole('button', { name: 'Host name, user and SSH keys' }));
  await screen.findByText('Empty: the default user of the distribution');
  await screen.findByText('Public keys, one a line');
  await user.selectOptions(choice('Cluster'), 'intel');
  await user.selectOptions(choice(/Template/), 'centos-stream-10 | base version (1)');
  await screen.findByText('Empty: cloud-user, from the template');
  await screen.findByText('Public keys, one a line. Empty: those of the template.');
});

test('fits the templates to the architecture of the cluster', async () => {
  const { user } = await open();
  await templatesListed();
  await user.selectOptions(choice('Cluster'), 'power9');
  expect(optionsOf(choice(/Template/)).join()).toMatch(/ppc64el/);
  expect(optionsOf(choice(/Template/))).not.toContain('fedora-43 | base version (1)');
});

test('says so when no data center is up', async () => {
  const dataCenters = labData.dataCenters?.map((dataCenter) => ({ ...dataCenter, status: 'maintenance' })) ?? [];
  await open({ data: { ...labData, dataCenters } });
  await screen.findByText(/No data center is up/);
});

test('says so when a data center has no cluster', async () => {
  await open({ data: { ...labData, clusters: [], templates: [] } });
  await screen.findByText(/The data center "Munich" has no cluster/);
});

test('says so when a cluster has no template', async () => {
  await open({ data: { ...labData, templates: [] } });
  await screen.findByText(/No template can be used in the cluster "amd"/);
});

test.each([
  ['an engine that does not answer', { isDropped: true }, 'The engine does not answer.'],
  ['a page instead of JSON', { status: 200 }, /something that could not be read/],
  [
    'a query that is not permitted',
    {
      status: 400,
      fault: { reason: 'Operation Failed', detail: 'query execution failed due to insufficient permissions.' },
    },
    'query execution failed due to insufficient permissions.',
  ],
  [
    'a command that is not permitted',
    { status: 403, fault: { reason: 'Operation Failed', detail: '[User is not authorized to perform this action.]' } },
    'You have no permission for this: User is not authorized to perform this action.',
  ],
  ['an engine that starts', { status: 503 }, '503'],
] as const)('shows %s and lists everything after another try', async (_, fault, words) => {
  const { engine, user } = await open({ before: ({ faults }) => faults.add({ path: '/api/datacenters', ...fault }) });
  await screen.findByRole('heading', { name: /Could not read what the engine offers/ });
  screen.getByText(words);
  screen.getByText(/Correlation id: oap-/);
  engine.faults.clear();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(document.activeElement).toBe(box(/^Name/));
  await templatesListed();
  expect(screen.queryByText(words)).toBeNull();
});

test('says that the session has ended', async () => {
  await open({ token: 'ended' });
  await screen.findByText('Your session has ended. Log in again.');
});

test('tells a user who has lost every right from one whose session has ended', async () => {
  await open({
    before({ store }) {
      for (const { id } of store.permissions.all()) store.permissions.remove(id);
    },
  });
  await screen.findByText(/lets this user do nothing at all any more: The user .* is not authorized to perform login/);
});

test('asks for a template instead of guessing, and for everything else that is missing', async () => {
  const { requests, user } = await open();
  await templatesListed();
  await user.click(screen.getByRole('button', { name: 'Create' }));
  screen.getByText('3 entries have to be corrected.');
  await waitFor(() => expect(document.activeElement).toBe(choice(/Template/)));
  expect(requests).toEqual([]);
});

test('hands over what was typed, and creates with Enter', async () => {
  const { requests, user } = await open();
  await fillIn(user);
  await user.type(box('VM port, row 1'), '8080');
  await user.type(box('Container port, row 1'), '80{Enter}');
  await waitFor(() => expect(requests).toHaveLength(1));
  expect(requests[0]).toMatchObject({
    vm: { name: 'web-01', memoryBytes: 2 * 2 ** 30, cpu: { sockets: 1, cores: 2 }, description: IMAGE },
    container: { image: IMAGE, ports: [{ vmPort: 8080, containerPort: 80, protocol: 'tcp' }] },
  });
  expect(requests[0]?.vm.initialization.customScript).toMatch(/^write_files:\n/);
});

test('creates once, however often somebody presses', async () => {
  const { requests, user } = await open();
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await user.click(await screen.findByRole('button', { name: /Creating/ }));
  await user.type(box(/^Name/), '{Enter}');
  await waitFor(() => expect(requests).toHaveLength(1));
});

// The details are the engine's own, of a running 4.5.8.
test.each([
  [
    'a name that is taken',
    409,
    'Cannot add VM. The VM name is already in use, please choose a unique name and try again.',
  ],
  [
    'the same VM twice at once',
    409,
    'Cannot add VM. Related operation is currently in progress. Please try again later.',
  ],
  ['a locked template', 409, 'Cannot add VM. Template ${TemplateName} is being created.'],
  ['a removed template', 404, 'Entity not found: GetVmTemplate'],
  ['a data center that is not up', 409, 'Cannot add VM. Unknown Data Center status.'],
  ['words with <b>HTML</b>', 409, 'Cannot add <img src=x onerror=alert(1)>.'],
])('keeps everything typed when the engine refuses %s', async (_, status, detail) => {
  const { hostPage, user } = await open({
    outcome: { ok: false, problem: { code: 'refused', status, detail, correlationId: 'oap-7' } },
  });
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByRole('heading', { name: /Could not create "web-01"/ });
  screen.getByText(detail);
  screen.getByText('Correlation id: oap-7');
  expect(box(/^Name/).value).toBe('web-01');
  expect(box(/^Image/).value).toBe(IMAGE);
  expect(hostPage.draft()).toMatchObject({ name: 'web-01' });
});

test('asks for another template when the chosen one was removed meanwhile', async () => {
  const { engine, user } = await open({
    outcome: {
      ok: false,
      problem: { code: 'refused', status: 404, detail: 'Entity not found', correlationId: 'oap-7' },
    },
  });
  await fillIn(user);
  engine.store.templates.remove(choice(/Template/).value);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(choice(/Template/).selectedOptions[0]?.label).toBe('Choose a template'));
  screen.getByText('Choose a template.');
  expect(box(/^Name/).value).toBe('web-01');
});

test('says what a missing permission is, and asks for the lists again', async () => {
  const detail = 'User is not authorized to perform this action.';
  const { engine, user } = await open({
    outcome: { ok: false, problem: { code: 'not-permitted', status: 403, detail, correlationId: 'oap-7' } },
  });
  await fillIn(user);
  const before = engine.requests.length;
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText(`You have no permission for this. The engine says: ${detail}`);
  await waitFor(() => expect(engine.requests.length).toBeGreaterThan(before));
});

test('does not list the creation that it waits for, which would push the form about', async () => {
  const rest = { state: 'running', startedAt: 0, steps: [], ports: [], addresses: [], links: [], actions: [] } as const;
  const { user } = await open({
    launches: [
      { id: 'oap-1', vmName: 'web-01', ...rest },
      { id: 'oap-2', vmName: 'web-02', ...rest },
    ],
  });
  await fillIn(user, 'web-01');
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
});

test('takes the words of a refusal away when the form is cleared', async () => {
  const problem = {
    code: 'refused',
    status: 409,
    detail: 'The VM name is already in use.',
    correlationId: '',
  } as const;
  const { user } = await open({ outcome: { ok: false, problem } });
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText(problem.detail);
  await user.click(screen.getByRole('button', { name: 'Clear the form' }));
  expect(screen.queryByText(problem.detail)).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', '');
});

test('never lets a list of an older choice win', async () => {
  const vienna = labData.dataCenters?.map((dataCenter) => ({ ...dataCenter, status: 'up' })) ?? [];
  const { user } = await open({
    data: { ...labData, dataCenters: vienna },
    before: ({ faults }) => faults.add({ path: /templates\?search=.*Vienna/, delayMs: 200 }),
  });
  await templatesListed();
  await user.selectOptions(choice('Data center'), 'Vienna');
  await waitFor(() => expect(optionsOf(choice(/Template/))).toEqual(['Loading…']));
  await user.selectOptions(choice('Data center'), 'Munich');
  await templatesListed();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(optionsOf(choice(/Template/)).join()).not.toMatch(/vienna/);
});

test('searches by name where there are more templates than one answer holds', async () => {
  const [blank, ...templates] = labData.templates ?? [];
  const fedora = templates.find(({ name }) => name === 'fedora-43');
  if (!blank || !fedora) throw new Error('The lab has changed.');
  const many = Array.from({ length: 150 }, (_, at) => ({
    ...fedora,
    id: `many-${at}`,
    name: `a-${String(at).padStart(3, '0')}`,
  }));
  const { user } = await open({ data: { ...labData, templates: [blank, ...many, ...templates] } });
  await screen.findByText(/There are more templates/);
  expect(optionsOf(choice(/Template/)).join()).not.toMatch(/fedora/);
  await user.type(box('Search by name'), 'fedora{Enter}');
  expect(screen.queryByText(/have to be corrected/)).toBeNull();
  await waitFor(() => expect(optionsOf(choice(/Template/)).join()).toMatch(/fedora-43/));
  await user.clear(box('Search by name'));
  await user.type(box('Search by name'), '"x');
  screen.getByText(/Search for letters, digits/);
});

test('warns when the VM would have no network, and offers one', async () => {
  const { user, requests } = await open({ data: { ...labData, nics: [] } });
  await fillIn(user);
  await screen.findByText(/The VM is connected to no network/);
  await user.selectOptions(choice('Network'), 'lab');
  expect(screen.queryByText(/connected to no network/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(requests[0]?.nic?.name).toBe('nic1'));
});

test('keeps what was typed for the next time, until it is cleared', async () => {
  const { hostPage, close, user } = await open();
  expect(hostPage.draft()).toBeUndefined();
  await user.type(box(/^Name/), 'web');
  expect(hostPage.draft()).toMatchObject({ name: 'web' });
  await user.keyboard('{Escape}');
  expect(close).toHaveBeenCalled();
  cleanup();
  server?.close();
  const { hostPage: again, user: sameUser } = await open({ draft: hostPage.draft() });
  expect(box(/^Name/).value).toBe('web');
  await sameUser.click(screen.getByRole('button', { name: 'Clear the form' }));
  expect(box(/^Name/).value).toBe('');
  expect(again.draft()).toBeUndefined();
});

test('speaks of a field that was left, not of one that is still empty', async () => {
  const { user } = await open();
  await user.tab();
  expect(screen.queryByText('Enter a name for the VM.')).toBeNull();
  await user.type(box(/^Name/), 'web 01');
  expect(screen.queryByText(/is not allowed/)).toBeNull();
  await user.tab();
  screen.getByText(/Character 4 of the name/);
});

test('opens the section that something has to be corrected in', async () => {
  const { user } = await open();
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: /Host name, user/ }));
  await user.type(box('SSH keys'), 'nonsense');
  await user.click(screen.getByRole('button', { name: /Host name, user/ }));
  expect(screen.queryByRole('textbox', { name: 'SSH keys' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(document.activeElement).toBe(box('SSH keys')));
});

test('warns of secrets and takes the lines of a .env file', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: /Volumes, environment/ }));
  screen.getByText(/Stored in clear with the VM/);
  await user.click(screen.getByRole('button', { name: 'Add variable' }));
  await user.click(box('Name, row 1'));
  await user.paste('# a comment\nMODE=web\nexport DB_PASSWORD="a b"\n');
  expect(box('Value, row 2').value).toBe('a b');
  screen.getByText(/"DB_PASSWORD" looks like a secret/);
});

test('adds and removes rows, and keeps the focus among them', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Add mapping' }));
  await waitFor(() => expect(document.activeElement).toBe(box('VM port, row 2')));
  await user.type(box('VM port, row 2'), '443');
  await user.click(screen.getByRole('button', { name: 'Remove mapping 1' }));
  expect(box('VM port, row 1').value).toBe('443');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove mapping 1' })));
});

test('fills in what an offered image needs', async () => {
  const offer = {
    image: 'redis:7',
    label: 'Cache',
    ports: [{ vmPort: '6379', containerPort: '6379', protocol: 'tcp' }],
    environment: [],
  };
  const { user } = await open({ offers: [offer] });
  await user.selectOptions(choice('Offered images'), 'Cache');
  expect(box(/^Image/).value).toBe('redis:7');
  expect(box('VM port, row 1').value).toBe('6379');
});

test('previews the user data, once everything is right', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: /Preview/ }));
  screen.getByText(/The preview can be made when 3 entries are corrected/);
  await fillIn(user);
  const script = await screen.findByRole('region', { name: 'Written by this form' }, { timeout: 5_000 });
  expect(script.textContent).toMatch(/write_files:/);
  screen.getByText(/No key stands twice/);
});

test('shows names that hold HTML as they are', async () => {
  const [blank, first] = labData.templates ?? [];
  if (!blank || !first) throw new Error('The lab has changed.');
  const name = '<img src=x onerror=alert(1)>';
  await open({ data: { ...labData, templates: [blank, { ...first, name }] } });
  await waitFor(() => expect(optionsOf(choice(/Template/)).join()).toContain(name));
  expect(document.querySelector('img')).toBeNull();
});

test('speaks German where WebAdmin does', async () => {
  const { user } = await open({ locale: 'de-DE' });
  await waitFor(() => expect(optionsOf(choice(/Vorlage/))).toContain('Vorlage wählen'));
  const memory = box(/Arbeitsspeicher/);
  await user.clear(memory);
  await user.type(memory, '1.5');
  await user.tab();
  screen.getByText(/Dezimalstellen nach „,“: 1,5/);
});
