/** The dialog in a document, against the mock engine and a host page that answers as it is told. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act as settle, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer, type SetupServer } from 'msw/node';
import { afterEach, expect, test, vi, type Mock } from 'vitest';
import { labData } from '../../../e2e/mocks/engine/data/lab.ts';
import { createEngine } from '../../../e2e/mocks/engine/engine.ts';
import { createEngineClient } from '../../engine/client.ts';
import { glance } from '../../i18n/glance.ts';
import { createTranslate } from '../../i18n/i18n.ts';
import { problem } from '../../i18n/problem.ts';
import type { GlanceHostPage, ImportOutcome, ImportRequest, ImportSnapshot } from '../../plugin/import.ts';
import { createPageQueryClient } from '../../ui/mount-page.tsx';
import { TranslationContext } from '../../ui/translation.tsx';
import { ImportGlanceImage } from './import-glance-image.tsx';

let server: SetupServer | undefined;
afterEach(() => {
  cleanup();
  server?.close();
});

interface Circumstances {
  readonly outcomes?: readonly ImportOutcome[];
  readonly imports?: readonly ImportSnapshot[];
  readonly draft?: unknown;
  readonly imageDomainId?: string;
}

interface Opened {
  readonly requests: readonly ImportRequest[];
  readonly hostPage: GlanceHostPage;
  readonly act: Mock;
  /** The imports are these from now on. */
  readonly publish: (imports: readonly ImportSnapshot[]) => void;
  readonly createDockerVm: (templateId: string) => void;
  readonly user: ReturnType<typeof userEvent.setup>;
}

async function openDialog({ outcomes = [], imageDomainId, ...rest }: Circumstances = {}): Promise<Opened> {
  const engine = createEngine({ data: labData });
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  server = setupServer(...engine.handlers);
  server.listen({ onUnhandledFrame: 'error' });
  vi.spyOn(window, 'focus').mockReturnValue();
  Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  let { draft, imports = [] } = rest;
  let tell = (): void => undefined;
  const requests: ImportRequest[] = [];
  const act = vi.fn();
  const hostPage: GlanceHostPage = {
    open: vi.fn(),
    beginning: () => (imageDomainId === undefined ? undefined : { imageDomainId }),
    subscribe(onChange) {
      tell = onChange;
      return () => undefined;
    },
    snapshot: () => imports,
    start(given) {
      requests.push(...given);
      return Promise.resolve(outcomes);
    },
    act,
    draft: () => draft,
    keepDraft: (next) => (draft = next),
    close: vi.fn(),
    leave: vi.fn(),
  };
  const createDockerVm = vi.fn();
  const locale = 'en-US';
  const client = createEngineClient({
    baseUrl: 'https://engine.example.com/ovirt-engine/api',
    token: () => login.token,
    locale,
  });
  render(
    <TranslationContext value={{ t: await createTranslate(locale, glance, problem), locale }}>
      <QueryClientProvider client={createPageQueryClient()}>
        <ImportGlanceImage
          engine={client}
          hostPage={hostPage}
          defaults={{ tag: 'container-host' }}
          createDockerVm={createDockerVm}
        />
      </QueryClientProvider>
    </TranslationContext>,
  );
  function publish(next: readonly ImportSnapshot[]): void {
    imports = next;
    settle(tell);
  }
  return { requests, hostPage, act, publish, createDockerVm, user: userEvent.setup() };
}

const patient = { timeout: 10_000 };

async function choose(user: Opened['user'], ...names: readonly string[]): Promise<void> {
  for (const name of names) await user.click(await screen.findByRole('checkbox', { name }, patient));
  await user.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByRole('textbox', { name: 'Name, image 1' }, patient);
}

const refused: ImportOutcome = {
  ok: false,
  problem: { code: 'refused', detail: 'Low disk space on <b>nvme</b>.', status: 409, correlationId: 'oap-7' },
};

test('wants an image before it goes on', async () => {
  const { user } = await openDialog();
  await screen.findByRole('checkbox', { name: 'debian-12-genericcloud-amd64' }, patient);
  await user.click(screen.getByRole('button', { name: 'Next' }));
  screen.getByText('Choose at least one image.');
});

test('lists operating systems by their names', async () => {
  const { user } = await openDialog();
  await choose(user, 'debian-12-genericcloud-amd64');
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Operating system, image 1' });
  await waitFor(() => expect(select.value).toBe('debian_9'));
  const labels = Array.from(select.options, ({ label }) => label).slice(1);
  expect(labels.length).toBeGreaterThan(20);
  expect(labels).toEqual(labels.toSorted(new Intl.Collator('en', { numeric: true }).compare));
});

test('keeps those that were refused, with the reason, and lets go of the others', async () => {
  const { user, requests, hostPage } = await openDialog({ outcomes: [{ ok: true, importId: 'i1' }, refused] });
  await choose(user, 'debian-12-genericcloud-amd64', 'cirros-0.6.3-x86_64-disk');
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Storage domain' })).toHaveProperty('disabled', false),
  );
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Operating system, image 1' })).toHaveProperty('value', 'debian_9'),
  );
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await screen.findByRole('heading', { name: /Could not import "cirros-0.6.3-x86_64-disk"/ }, patient);
  screen.getByText('Low disk space on <b>nvme</b>.');
  screen.getByText('Correlation id: oap-7');
  expect(requests.map(({ template }) => template?.name)).toEqual([
    'debian-12-genericcloud-amd64',
    'cirros-0.6.3-x86_64-disk',
  ]);
  expect(screen.getByRole('textbox', { name: 'Name, image 1' })).toHaveProperty('value', 'cirros-0.6.3-x86_64-disk');
  expect(screen.queryByRole('textbox', { name: 'Name, image 2' })).toBeNull();
  expect(hostPage.draft()).toMatchObject({ chosen: [{ imageName: 'cirros-0.6.3-x86_64-disk' }] });
});

test('forgets what was typed when everything was taken', async () => {
  const { user, hostPage } = await openDialog({ outcomes: [{ ok: true, importId: 'i1' }] });
  await choose(user, 'debian-12-genericcloud-amd64');
  expect(hostPage.draft()).toMatchObject({ screen: 'settings' });
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Operating system, image 1' })).toHaveProperty('value', 'debian_9'),
  );
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await waitFor(() => expect(hostPage.draft()).toBeUndefined(), patient);
});

const snapshot = (changes: Partial<ImportSnapshot>): ImportSnapshot => ({
  id: 'oap-1',
  kind: 'template',
  name: 'debian-12',
  imageName: 'debian-12-genericcloud-amd64',
  state: 'running',
  startedAt: Date.UTC(2026, 10, 28),
  steps: [
    { id: 'import', state: 'done', startedAt: 0, endedAt: 1_000 },
    { id: 'download', state: 'running', startedAt: 1_000, percent: 42 },
    { id: 'template', state: 'waiting' },
  ],
  actions: ['stop'],
  ...changes,
});

test('shows how far an import is, and hands on what is pressed', async () => {
  const { user, act } = await openDialog({ imports: [snapshot({})] });
  await user.click(await screen.findByRole('tab', { name: 'Imports (1)' }));
  const part = await screen.findByRole('region', { name: 'debian-12' }, patient);
  within(part).getByText(/Download the image, 42 %/);
  screen.getByText('You may close this window');
  await user.click(within(part).getByRole('button', { name: 'Stop following: debian-12' }));
  expect(act).toHaveBeenCalledWith('oap-1', 'stop');
});

test('asks before it removes, and offers what a template is for', async () => {
  const done = snapshot({ state: 'partly', templateId: 't1', actions: ['retry', 'remove', 'dismiss'] });
  const { user, act, createDockerVm } = await openDialog({ imports: [done] });
  await user.click(await screen.findByRole('tab', { name: 'Imports (1)' }));
  await user.click(await screen.findByRole('button', { name: 'Create Docker VM: debian-12' }, patient));
  expect(createDockerVm).toHaveBeenCalledWith('t1');
  await user.click(screen.getByRole('button', { name: 'Remove: debian-12' }));
  screen.getByText('Remove debian-12?');
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  expect(act).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove: debian-12' }));
  await user.click(screen.getByRole('button', { name: 'Remove: debian-12' }));
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect(act).toHaveBeenCalledWith('oap-1', 'remove');
});

const names = (): (string | null)[] => screen.getAllByRole('region').map(({ textContent }) => textContent);
const failed = (id: string): ImportSnapshot =>
  snapshot({ id, name: id, state: 'failed', actions: ['retry', 'again', 'remove', 'dismiss'] });

test('shows what was just begun first, unfolded, and puts the focus there', async () => {
  const { user } = await openDialog({
    outcomes: [{ ok: true, importId: 'new' }],
    imports: [failed('one'), failed('two'), failed('three'), snapshot({ id: 'new', name: 'new' })],
  });
  await choose(user, 'debian-12-genericcloud-amd64');
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Operating system, image 1' })).toHaveProperty('value', 'debian_9'),
  );
  await user.click(screen.getByRole('button', { name: 'Import' }));
  const toggle = await screen.findByRole('button', { name: 'new' }, patient);
  expect(document.activeElement).toBe(toggle);
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  expect(names()[0]).toContain('Download the image');
});

test('leaves an import unfolded and in focus when it is tried again', async () => {
  const [one, two, three] = [failed('one'), failed('two'), failed('three')];
  const { user, publish } = await openDialog({ imports: [one, two, three] });
  await user.click(await screen.findByRole('tab', { name: 'Imports (3)' }));
  await user.click(await screen.findByRole('button', { name: 'Try again: two' }, patient));
  publish([one, snapshot({ id: 'two', name: 'two' }), three]);
  expect(screen.getByRole('button', { name: 'two' }).getAttribute('aria-expanded')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'two' })));
});

test('goes on at an import that takes the place of another', async () => {
  const [one, two, three] = [failed('one'), failed('two'), failed('three')];
  const { user, publish } = await openDialog({ imports: [one, two, three] });
  await user.click(await screen.findByRole('tab', { name: 'Imports (3)' }));
  await user.click(await screen.findByRole('button', { name: 'Import again: two' }, patient));
  publish([one, three, snapshot({ id: 'four', name: 'four' })]);
  expect(screen.getByRole('button', { name: 'four' }).getAttribute('aria-expanded')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('region', { name: 'four' })));
});

test('says why an import stopped, with the engine’s own words as text', async () => {
  const problemOfStep = {
    code: 'download-failed',
    detail: 'no <i>space</i>',
    status: 0,
    correlationId: 'oap-9',
  } as const;
  const steps = [{ id: 'download', state: 'failed', problem: problemOfStep }] as const;
  const { user } = await openDialog({ imports: [snapshot({ state: 'failed', steps, actions: ['dismiss'] })] });
  await user.click(await screen.findByRole('tab', { name: 'Imports (1)' }));
  await screen.findByText('The image could not be downloaded; the engine has removed the disk.', undefined, patient);
  screen.getByText('The engine says: no <i>space</i>');
  screen.getByText('Correlation id: oap-9');
  expect(document.querySelector('i')).toBeNull();
});

test('begins at the repository that it was opened for', async () => {
  const id = labData.storageDomains?.find(({ name }) => name === 'openstack')?.id ?? '';
  await openDialog({ imageDomainId: id });
  await screen.findByRole('checkbox', { name: 'golden-rhel-9.6' }, patient);
});
