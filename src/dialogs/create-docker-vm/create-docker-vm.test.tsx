/** The dialog in a document, against the mock engine: what is typed, sent and refused. */
import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  IMAGE,
  box,
  choice,
  disconnect,
  fillIn,
  openDialog,
  optionsOf,
  templatesListed,
} from '../../../e2e/mocks/dialog-bench.tsx';
import { labData } from '../../../e2e/mocks/engine/data/lab.ts';

test('puts the focus into the name and lists where a VM can be made', async () => {
  const { engine } = await openDialog();
  expect(document.activeElement).toBe(box(/^Name/));
  await templatesListed();
  expect(optionsOf(choice('Data center'))).toEqual(['Munich', 'Vienna (Not Operational)', 'Zurich (Uninitialized)']);
  expect(optionsOf(choice('Cluster'))).toContain('intel');
  expect(optionsOf(choice(/Template/))).not.toContain('Blank (0)');
  expect(optionsOf(choice(/Template/)).join()).not.toMatch(/windows|ppc64|vienna/);
  expect(engine.requests.map(({ problem }) => problem)).not.toContainEqual(expect.anything());
});

test('counts what is typed before the rest of the form is there', async () => {
  const { user } = await openDialog({ isWhole: false });
  expect(screen.queryAllByRole('combobox')).toEqual([]);
  await user.type(box(/^Name/), 'web-01');
  await templatesListed();
  expect(box(/^Name/).value).toBe('web-01');
  expect(document.activeElement).toBe(box(/^Name/));
});

test('says what a field that stays empty gets from the template', async () => {
  const { user } = await openDialog();
  await templatesListed();
  await user.click(screen.getByRole('button', { name: 'Host name, user and SSH keys' }));
  await screen.findByText('Empty: the default user of the distribution');
  await screen.findByText('Public keys, one a line');
  await user.selectOptions(choice('Cluster'), 'intel');
  await user.selectOptions(choice(/Template/), 'centos-stream-10 | base version (1)');
  await screen.findByText('Empty: cloud-user, from the template');
  await screen.findByText('Public keys, one a line. Empty: those of the template.');
});

test('recommends podman where the distribution of the template has no docker to install', async () => {
  const { user } = await openDialog();
  await templatesListed();
  await user.selectOptions(choice(/Template/), 'centos-stream-10 | base version (1)');
  expect(screen.queryByText(/has no package of Docker/)).toBeNull();
  await user.selectOptions(choice('Runtime'), 'Docker, installed at the first boot');
  screen.getByText(/has no package of Docker/);
  await user.selectOptions(choice('Runtime'), 'Podman, installed at the first boot');
  expect(screen.queryByText(/has no package of Docker/)).toBeNull();
});

test('asks for a template instead of guessing, and for everything else that is missing', async () => {
  const { requests, user } = await openDialog();
  await templatesListed();
  await user.click(screen.getByRole('button', { name: 'Create' }));
  screen.getByText('3 entries have to be corrected.');
  await waitFor(() => expect(document.activeElement).toBe(box(/^Name/)));
  expect(requests).toEqual([]);
});

test('hands over what was typed, and creates with Enter', async () => {
  const { requests, user } = await openDialog();
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
  const { requests, user } = await openDialog();
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
  const { hostPage, user } = await openDialog({
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

test('says what a missing permission is, and asks for the lists again', async () => {
  const detail = 'User is not authorized to perform this action.';
  const { engine, user } = await openDialog({
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
  const { user } = await openDialog({
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
  const { user } = await openDialog({ outcome: { ok: false, problem } });
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await screen.findByText(problem.detail);
  await user.click(screen.getByRole('button', { name: 'Clear the form' }));
  expect(screen.queryByText(problem.detail)).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', '');
});

test('keeps what was typed for the next time, until it is cleared', async () => {
  const { hostPage, close, user } = await openDialog();
  expect(hostPage.draft()).toBeUndefined();
  await user.type(box(/^Name/), 'web');
  expect(hostPage.draft()).toMatchObject({ name: 'web' });
  await user.keyboard('{Escape}');
  expect(close).toHaveBeenCalled();
  cleanup();
  disconnect();
  const { hostPage: again, user: sameUser } = await openDialog({ draft: hostPage.draft() });
  expect(box(/^Name/).value).toBe('web');
  await sameUser.click(screen.getByRole('button', { name: 'Clear the form' }));
  expect(box(/^Name/).value).toBe('');
  expect(again.draft()).toBeUndefined();
});

test('gives back what was cleared, until something is typed', async () => {
  const { hostPage, user } = await openDialog();
  await user.type(box(/^Name/), 'web');
  await user.type(box(/^Image/), IMAGE);
  await user.click(screen.getByRole('button', { name: 'Clear the form' }));
  await user.click(screen.getByRole('button', { name: 'Undo clearing' }));
  expect([box(/^Name/).value, box(/^Image/).value]).toEqual(['web', IMAGE]);
  expect(hostPage.draft()).toMatchObject({ name: 'web' });
  expect(document.activeElement).toBe(box(/^Name/));
  await user.click(screen.getByRole('button', { name: 'Clear the form' }));
  await user.type(box(/^Name/), 'other');
  expect(screen.queryByRole('button', { name: 'Undo clearing' })).toBeNull();
});

test('speaks of a field that was left, not of one that is still empty', async () => {
  const { user } = await openDialog();
  await user.tab();
  expect(screen.queryByText('Enter a name for the VM.')).toBeNull();
  await user.type(box(/^Name/), 'web 01');
  expect(screen.queryByText(/is not allowed/)).toBeNull();
  await user.tab();
  screen.getByText(/Character 4 of the name/);
});

test('says which number is wrong where both are', async () => {
  const { user } = await openDialog();
  await templatesListed();
  for (const [name, count] of [
    ['Sockets', '0'],
    ['Cores per socket', '1000'],
  ] as const) {
    await user.clear(box(name));
    await user.type(box(name), count);
  }
  await user.tab();
  screen.getByText(
    /Sockets: Enter a whole number from 1 to \d+\. Cores per socket: Enter a whole number from 1 to 254\./,
  );
});

test('opens the section that something has to be corrected in', async () => {
  const { user } = await openDialog();
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: /Host name, user/ }));
  await user.type(box('SSH keys'), 'nonsense');
  await user.click(screen.getByRole('button', { name: /Host name, user/ }));
  expect(screen.queryByRole('textbox', { name: 'SSH keys' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(document.activeElement).toBe(box('SSH keys')));
});

test('warns of secrets and takes the lines of a .env file', async () => {
  const { user } = await openDialog();
  await user.click(screen.getByRole('button', { name: /Volumes, environment/ }));
  screen.getByText(/Stored in clear with the VM/);
  await user.click(screen.getByRole('button', { name: 'Add variable' }));
  await user.click(box('Name, row 1'));
  await user.paste('# a comment\nMODE=web\nexport DB_PASSWORD="a b"\n');
  expect(box('Value, row 2').value).toBe('a b');
  screen.getByText(/"DB_PASSWORD" looks like a secret/);
});

test('adds and removes rows, and keeps the focus among them', async () => {
  const { user } = await openDialog();
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
  const { user } = await openDialog({ offers: [offer] });
  await user.selectOptions(choice('Offered images'), 'Cache');
  expect(box(/^Image/).value).toBe('redis:7');
  expect(box('VM port, row 1').value).toBe('6379');
});

test('previews the user data, once everything is right', async () => {
  const { user } = await openDialog();
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
  await openDialog({ data: { ...labData, templates: [blank, { ...first, name }] } });
  await waitFor(() => expect(optionsOf(choice(/Template/)).join()).toContain(name));
  expect(document.querySelector('img')).toBeNull();
});

test('speaks German where WebAdmin does', async () => {
  const { user } = await openDialog({ locale: 'de-DE' });
  await waitFor(() => expect(optionsOf(choice(/Vorlage/))).toContain('Vorlage wählen'));
  const memory = box(/Arbeitsspeicher/);
  await user.clear(memory);
  await user.type(memory, '1.5');
  await user.tab();
  const error = screen.getByText(/Dezimalstellen nach „,“: 1,5/);
  // PatternFly would say more, in English.
  expect(error.textContent).toMatch(/: 1,5\.$/);
});

test('tells the kind of an alert in German too', async () => {
  await openDialog({ locale: 'de-DE', before: ({ faults }) => faults.add({ path: '/api/datacenters', status: 503 }) });
  const heading = await screen.findByRole('heading', { name: /Das Angebot der Engine ließ sich nicht lesen/ });
  expect(heading.textContent).toMatch(/^Fehler: /);
  screen.getByText(/Die Engine antwortet nicht \(503\)/);
});
