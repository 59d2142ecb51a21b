import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { docker } from '../../i18n/docker.ts';
import { createTranslate } from '../../i18n/i18n.ts';
import type { LaunchSnapshot } from '../../plugin/launch.ts';
import { TranslationContext } from '../../ui/translation.tsx';
import { LaunchList } from './launch-list.tsx';
import { LaunchView } from './launch-view.tsx';

const t = await createTranslate('en-US', docker);
const onAct = vi.fn();
const onBack = vi.fn();
const onClose = vi.fn();

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const running: LaunchSnapshot = {
  id: 'oap-1',
  vmName: 'web-01',
  vmId: 'v1',
  state: 'running',
  startedAt: Date.now() - 70_000,
  steps: [
    { id: 'create', state: 'done', startedAt: 1_000, endedAt: 2_000 },
    { id: 'disks', state: 'done', startedAt: 2_000, endedAt: 92_000 },
    { id: 'start', state: 'running', startedAt: Date.now() - 9_000 },
    { id: 'address', state: 'waiting' },
  ],
  vmStatus: 'powering_up',
  image: 'docker.io/library/nginx:1.29',
  ports: [
    { vmPort: 8080, containerPort: 80, protocol: 'tcp' },
    { vmPort: 53, containerPort: 53, protocol: 'udp' },
  ],
  addresses: [],
  links: [],
  actions: ['stop'],
};

const done: LaunchSnapshot = {
  ...running,
  state: 'done',
  steps: running.steps.map(({ id }) => ({ id, state: 'done' })),
  vmStatus: 'up',
  addresses: ['192.0.2.10', '2001:db8::a'],
  links: [{ vmPort: 8080, url: 'http://192.0.2.10:8080/' }],
  actions: ['dismiss'],
};

const failed: LaunchSnapshot = {
  ...running,
  state: 'failed',
  steps: [
    { id: 'create', state: 'done' },
    { id: 'start', state: 'failed', startedAt: 0, endedAt: 4_000 },
  ],
  problem: {
    code: 'went-down',
    detail: '<b>VM web-01 is down with error.</b> Exit message: no such CPU.',
    status: 0,
    correlationId: 'oap-1-start',
  },
  actions: ['retry', 'start', 'remove', 'dismiss'],
};

const view = (launch: LaunchSnapshot): ReactNode => (
  <TranslationContext value={{ t, locale: 'en-US' }}>
    <LaunchView launch={launch} onAct={onAct} onBack={onBack} onClose={onClose} />
  </TranslationContext>
);

function show(launch: LaunchSnapshot): (launch: LaunchSnapshot) => void {
  const { rerender } = render(view(launch));
  return (next) => rerender(view(next));
}

function buttons(): string[] {
  return within(screen.getByRole('contentinfo', { hidden: true }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
}

test('shows each step with its state and its time', () => {
  show(running);
  const steps = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(steps[0]).toContain('1 s');
  expect(steps[1]).toContain('1 min 30 s');
  expect(steps[2]).toContain('running for 9 s');
  expect(steps[3]).toBe('Wait for an address');
});

test('says that nobody has to wait, and how far it is', () => {
  show(running);
  expect(screen.getByText('You may close this window')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
});

test('says which step it is at to who cannot see it', () => {
  show(running);
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('Start with cloud-init');
});

test('leads to the service, and says that nobody has looked', () => {
  show(done);
  const link = screen.getByRole('link');
  expect(link.getAttribute('href')).toBe('http://192.0.2.10:8080/');
  expect(link.getAttribute('rel')).toContain('noopener');
  expect(link.parentElement?.textContent).toContain('not checked: the container may still be starting');
  expect(screen.getByText('53/udp')).toBeTruthy();
  expect(screen.getByText('192.0.2.10, 2001:db8::a')).toBeTruthy();
});

test('puts the link before the steps once it is there, where a low window shows it', () => {
  show(done);
  const isBefore = screen.getByRole('link').compareDocumentPosition(screen.getByRole('list', { name: /Progress/ }));
  expect(isBefore & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("says why it failed in the engine's own words, as text, with the correlation id", () => {
  show(failed);
  expect(screen.getByText(/The virtual machine went down by itself/)).toBeTruthy();
  expect(screen.getByText(/<b>VM web-01 is down with error\.<\/b> Exit message: no such CPU\./)).toBeTruthy();
  expect(screen.getByText('Correlation id: oap-1-start')).toBeTruthy();
});

test('offers what the launch offers, and nothing else', () => {
  show(failed);
  expect(buttons()).toEqual(['Back', 'Remove', 'Forget', 'Try again', 'Start', 'Close']);
});

test.each([
  ['Try again', 'retry'],
  ['Start', 'start'],
])('asks for what "%s" says', async (label, action) => {
  show(failed);
  await userEvent.click(screen.getByRole('button', { name: label }));
  expect(onAct).toHaveBeenCalledExactlyOnceWith(action);
});

test('has the focus when what was pressed is gone, and draws no ring around everything for it', async () => {
  const next = show(running);
  const whole = screen.getByRole('group', { name: 'Launch of web-01' });
  expect(document.activeElement).toBe(whole);
  await userEvent.click(screen.getByRole('button', { name: 'Stop launch' }));
  expect(whole.hasAttribute('data-quiet')).toBe(false);
  next(failed);
  await vi.waitFor(() => expect(document.activeElement).toBe(whole));
  expect(whole.hasAttribute('data-quiet')).toBe(true);
});

test('removes a VM only after a question, and not on the first key', async () => {
  show(failed);
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  expect(onAct).not.toHaveBeenCalled();
  expect(screen.getByText('Remove the virtual machine web-01?')).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Keep');
  await userEvent.click(screen.getByRole('button', { name: 'Remove VM' }));
  expect(onAct).toHaveBeenCalledExactlyOnceWith('remove');
});

test('takes Escape as no to the question, and closes only after that', async () => {
  show(failed);
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await userEvent.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove' }));
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  expect(onAct).not.toHaveBeenCalled();
});

test('lists launches with their state, and shows the one that is asked for', async () => {
  const onShow = vi.fn();
  const named = { ...failed, id: 'oap-2', vmName: '<i>db</i>' };
  const problem = { code: 'refused', detail: 'There are no hosts to use.', status: 400, correlationId: '' } as const;
  render(
    <TranslationContext value={{ t, locale: 'en-US' }}>
      <LaunchList
        launches={[running, named, { ...failed, id: 'oap-3', problem }]}
        removed={undefined}
        onShow={onShow}
      />
    </TranslationContext>,
  );
  const [first, second, third] = screen.getAllByRole('listitem');
  expect(first?.textContent).toBe('web-01LaunchingShow');
  expect(second?.textContent).toContain('<i>db</i>The virtual machine went down by itself.');
  expect(third?.textContent).toContain('There are no hosts to use.');
  await userEvent.click(screen.getByRole('button', { name: 'Show the launch of <i>db</i>' }));
  expect(onShow).toHaveBeenCalledExactlyOnceWith('oap-2');
});
