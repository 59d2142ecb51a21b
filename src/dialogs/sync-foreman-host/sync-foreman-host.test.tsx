import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectBoth, type BothOptions, type BothServers } from '../../../e2e/mocks/connect-both.ts';
import { pageOfBoth, showPage, type PageOfBoth } from '../../../e2e/mocks/page-of-both.tsx';
import type { LoginMode } from '../../plugin/foreman-config.ts';
import { SyncForemanHost } from './sync-foreman-host.tsx';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(cleanup);
afterAll(() => server.close());

let both: BothServers;
let page: PageOfBoth;
const kept = new Map<string, unknown>();
const close = vi.fn();

interface Given extends BothOptions {
  readonly locale?: string;
  readonly hostName?: string;
  readonly loginMode?: LoginMode;
  readonly before?: () => void;
}

async function show(vmName: string, { hostName, locale, loginMode = 'token' }: Given): Promise<void> {
  page = pageOfBoth(both, kept, { loginMode });
  const hostId = hostName === undefined ? undefined : both.foreman.getHost(hostName).id;
  const target = {
    kind: 'vm',
    machineId: both.vmId(vmName),
    machineName: vmName,
    ...(hostId !== undefined && { hostId }),
  } as const;
  await showPage(<SyncForemanHost page={page} target={target} onClose={close} />, locale);
}

/** Opens the dialog over a fresh lab. */
async function open(vmName: string, given: Given = {}): Promise<void> {
  both = connectBoth(server, { login: 'operator', ...given });
  kept.clear();
  given.before?.();
  await show(vmName, given);
}

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const radio = (name: string | RegExp): Promise<HTMLInputElement> => screen.findByRole('radio', { name });
const choose = async (name: string | RegExp): Promise<void> => userEvent.click(await radio(name));
const confirm = (): Promise<void> => userEvent.click(screen.getByRole('checkbox', { name: /read what changes/ }));
const isOn = (name: string): boolean => screen.getByRole('button', { name }).getAttribute('aria-disabled') !== 'true';
const writes = (): readonly string[] =>
  [...both.engine.requests, ...both.foreman.requests]
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace('/foreman-plugin', '')}`);

describe('the dialog', () => {
  it('shows what a link would change and on which side, links exactly that host, and undoes it', async () => {
    await open('build-02');
    expect((await radio(/Link the host/)).checked).toBe(true);
    const preview = screen.getByRole('table', { name: 'What changes' });
    expect(within(preview).getByRole('row', { name: `Foreman Linked VM none ${both.vmId('build-02')}` })).toBeTruthy();
    expect(screen.getByText('The engine is not changed.')).toBeTruthy();
    await press('Link');
    const done = await screen.findByText('ci-runner-2.lab.example is linked to the VM.');
    const host = both.foreman.getHost('ci-runner-2.lab.example');
    expect([host.uuid, host.computeResourceId]).toEqual([both.vmId('build-02'), 2]);
    expect(page.matchesChange).toHaveBeenCalled();
    await screen.findByText('Linked to this VM');
    expect(document.activeElement?.contains(done)).toBe(true);
    expect(document.activeElement).not.toBe(document.body);
    // As a key does that is pressed twice.
    await userEvent.keyboard('{Enter}');
    expect(writes()).toHaveLength(1);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
    await press('Undo');
    const undone = await screen.findByText('That was undone.');
    expect(document.activeElement?.contains(undone)).toBe(true);
    expect(document.activeElement).not.toBe(document.body);
    expect([host.uuid, host.computeResourceId]).toEqual([null, null]);
    expect(writes()).toEqual([`PUT /api/hosts/${host.id}`, `PUT /api/hosts/${host.id}/disassociate`]);
  });

  it('leaves the focus to somebody who is elsewhere by then', async () => {
    await open('build-02');
    await radio(/Link the host/);
    await userEvent.click(screen.getByRole('button', { name: 'Choose another host' }));
    const search = await screen.findByRole('textbox', { name: 'Search by name' });
    const answer = both.foreman.faults.add({ method: 'PUT', path: '/api/hosts', delayMs: 60_000 });
    await press('Link');
    await userEvent.type(search, 'ppc');
    answer();
    both.foreman.clock.advance(60_000);
    await screen.findByText('ci-runner-2.lab.example is linked to the VM.');
    expect(document.activeElement).toBe(search);
  });

  it('asks for a host where several are possible, and links the chosen one', async () => {
    await open('test-upgrade');
    await screen.findByText(/Several hosts may be this VM/);
    expect((await radio(/Link the host/)).disabled).toBe(true);
    await press('Choose upgrade-b.example.net');
    await waitFor(() => expect(isOn('Link')).toBe(true));
    await press('Link');
    await screen.findByText('upgrade-b.example.net is linked to the VM.');
    expect(both.foreman.getHost('upgrade-b.example.net').uuid).toBe(both.vmId('test-upgrade'));
    expect(both.foreman.getHost('upgrade-a.example.net').uuid).toBeNull();
  });

  it('finds any other host by its name', async () => {
    await open('loadtest');
    await screen.findByText('No host was found for this VM.');
    await userEvent.type(screen.getByRole('textbox', { name: 'Search by name' }), 'ppc{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Choose ppc-builder.lab.example' }));
    await screen.findByRole('link', { name: /ppc-builder/ });
    await waitFor(() => expect(isOn('Link')).toBe(true));
  });

  it('proposes nothing where a MAC address is all that speaks for the host, and says so', async () => {
    await open('mail-relay');
    const link = await radio(/Link the host/);
    expect([link.checked, link.disabled]).toEqual([false, false]);
    expect(link.closest('.pf-v6-c-radio')?.textContent).toMatch(/Possible: MAC address/);
    expect(screen.queryByRole('button', { name: 'Link' })).toBeNull();
    await choose(/Link the host/);
    expect(isOn('Link')).toBe(true);
  });

  it('wants to hear that warnings were read', async () => {
    await open('jump');
    await choose(/Rename the host/);
    expect(screen.getByText(/second host/)).toBeTruthy();
    expect(isOn('Rename host')).toBe(false);
    await press('Rename host');
    expect(writes()).toEqual([]);
    await confirm();
    await press('Rename host');
    await screen.findByText('The host is called jump.lab.example now.');
    expect(both.foreman.getHost('jump.lab.example').uuid).toBe(both.vmId('jump'));
  });

  it('renames the VM to the name that is chosen', async () => {
    await open('jump');
    await choose(/Rename the VM/);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /New name/ }), 'bastion.lab.example');
    await confirm();
    await press('Rename VM');
    await screen.findByText('The VM is called bastion.lab.example now.');
    expect(both.engine.store.vms.all().map(({ name }) => name)).toContain('bastion.lab.example');
    await press('Undo');
    await screen.findByText('That was undone.');
    expect(both.vmId('jump')).toBeTruthy();
  });

  it('makes a host of a VM where the person says', async () => {
    await open('loadtest');
    await choose(/Make a host/);
    const name = screen.getByRole('textbox', { name: /^Name of the host/ });
    await userEvent.clear(name);
    await userEvent.type(name, 'Load Test');
    expect(screen.getAllByText(/Foreman takes small letters/).length).toBeGreaterThan(0);
    await userEvent.clear(name);
    await userEvent.type(name, 'loadtest.lab.example');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Organization' }), 'Lab');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Location' }), 'Munich');
    await confirm();
    await press('Make host');
    await screen.findByText('The host loadtest.lab.example was made of the VM.');
    const host = both.foreman.getHost('loadtest.lab.example');
    expect([host.uuid, host.isManaged, host.organizationId]).toEqual([both.vmId('loadtest'), false, 3]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('a host that is made of a VM', () => {
  it('has to be in an organization and a location where the person has any', async () => {
    await open('loadtest');
    await choose(/Make a host/);
    await screen.findByText('Choose the organization of the new host.');
    expect(isOn('Make host')).toBe(false);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Organization/ }), 'Lab');
    expect(screen.getByText('Choose the location of the new host.')).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Location/ }), 'Munich');
    expect(screen.getByText(/Tick “I have read what changes”/)).toBeTruthy();
    await confirm();
    expect(isOn('Make host')).toBe(true);
  });

  it('and that Foreman does not show, is told with the reason, and warned of before it is made again', async () => {
    const hide = (): void => {
      for (const path of ['/api/organizations', '/api/locations']) both.foreman.faults.add({ path, status: 403 });
    };
    await open('loadtest', { before: hide });
    await choose(/Make a host/);
    await waitFor(() => expect(screen.getAllByText(/You may not see them in Foreman/)).toHaveLength(2));
    await confirm();
    await press('Make host');
    await screen.findByText(/Foreman has made the host loadtest, but does not show it to you/);
    expect(screen.getByText(/Its organization: none, its location: none/)).toBeTruthy();
    cleanup();
    await show('loadtest', {});
    await choose(/Make a host/);
    await screen.findByText(/A host that you do not see was made of this VM before/);
    await confirm();
    await press('Make host');
    await screen.findByText(/A host that you may not see is linked to this VM already/);
  });
});

describe('what stands in the way is said beforehand', () => {
  it.each([
    ['reader', 'token', /edit_hosts/],
    ['operator', 'service', /only reads/],
    ['operator', 'cors', /only reads/],
  ] as const)('by the rights of %s with the login mode %s', async (login, loginMode, words) => {
    await open('build-02', { login, loginMode });
    const link = await radio(/Link the host/);
    expect(link.disabled).toBe(true);
    expect(screen.getAllByText(words).length).toBeGreaterThan(0);
    // The engine's rights nobody can ask for.
    expect((await radio(/Rename the VM/)).disabled).toBe(false);
  });

  it('by another host that is linked', async () => {
    await open('wiki', { hostName: 'wiki.lab.example' });
    expect((await radio(/Link the host/)).disabled).toBe(true);
    expect(screen.getByText(/Another host is linked to this VM/)).toBeTruthy();
  });

  it('by a Foreman without its oVirt plugin', async () => {
    await open('web-01', { options: { version: '3.16' } });
    expect((await radio(/Link the host/)).disabled).toBe(true);
    expect(screen.getAllByText(/has no compute resource for this engine/).length).toBeGreaterThan(0);
  });
});

describe('a refusal', () => {
  it('of the engine is told in its words, and renaming is off from then on', async () => {
    await open('jump', { user: 'rita@lab' });
    await choose(/Rename the VM/);
    await confirm();
    await press('Rename VM');
    await screen.findByText('The VM could not be renamed');
    expect(screen.getByText(/You have no permission/)).toBeTruthy();
    await waitFor(async () => expect((await radio(/Rename the VM/)).disabled).toBe(true));
    expect(screen.getByText(/The engine has refused you to rename a VM/)).toBeTruthy();
    cleanup();
    await show('jump', {});
    expect((await radio(/Rename the VM/)).disabled).toBe(true);
  });

  it('of Foreman leaves the host as it was', async () => {
    await open('build-02', {
      before: () =>
        both.foreman.faults.add({ method: 'PUT', path: '/api/hosts', status: 422, message: 'uuid taken', times: 1 }),
    });
    await radio(/Link the host/);
    await press('Link');
    await screen.findByText('The host could not be linked');
    expect(both.foreman.getHost('ci-runner-2.lab.example').uuid).toBeNull();
    await waitFor(() => expect(isOn('Link')).toBe(true));
  });

  it('keeps the choice, what was typed and that it was read', async () => {
    await open('nightly-image');
    await choose(/Make a host/);
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Name of the host/ });
    await userEvent.clear(name);
    await userEvent.type(name, 'web-01.lab.example');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /Organization/ }), 'Lab');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Location/ }), 'Munich');
    await confirm();
    await press('Make host');
    await screen.findByText('The host could not be made');
    await waitFor(() => expect(isOn('Make host')).toBe(true));
    expect((await radio(/Make a host/)).checked).toBe(true);
    expect(name.value).toBe('web-01.lab.example');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: /Location/ }).value).toBe('5');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /read what changes/ }).checked).toBe(true);
    await userEvent.clear(name);
    await userEvent.type(name, 'nightly.lab.example');
    await press('Make host');
    await screen.findByText('The host nightly.lab.example was made of the VM.');
  });

  it('keeps the new name of a host', async () => {
    await open('jump');
    await choose(/Rename the host/);
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: /^Name of the host/ });
    await userEvent.clear(name);
    await userEvent.type(name, 'web-01.lab.example');
    await confirm();
    await press('Rename host');
    await screen.findByText('The host could not be renamed');
    await waitFor(() => expect(isOn('Rename host')).toBe(true));
    expect(name.value).toBe('web-01.lab.example');
  });

  it('to read is told, and can be tried again', async () => {
    await open('build-02', {
      before: () => both.foreman.faults.add({ path: '/api/permissions', status: 503, times: 1 }),
    });
    await screen.findByText('The VM and its host could not be read');
    await press('Try again');
    await radio(/Link the host/);
  });
});

it('can only take the link away from a host whose VM is gone', async () => {
  both = connectBoth(server, { login: 'operator' });
  kept.clear();
  page = pageOfBoth(both, kept);
  const host = both.foreman.getHost('retired.lab.example');
  const target = { kind: 'vm', machineId: host.uuid ?? '', machineName: '', hostId: host.id } as const;
  await showPage(<SyncForemanHost page={page} target={target} onClose={close} />);
  expect((await radio(/Take the link away/)).checked).toBe(true);
  expect(screen.getByText(/or you may not see it/)).toBeTruthy();
  await press('Take link away');
  await screen.findByText('The link of retired.lab.example was taken away.');
  expect(host.uuid).toBeNull();
});

it('closes by its button and by the Escape key', async () => {
  await open('web-01');
  await press('Close');
  await userEvent.keyboard('{Escape}');
  expect(close).toHaveBeenCalledTimes(2);
});

it('speaks German', async () => {
  await open('build-02', { locale: 'de-DE' });
  await radio(/Den Host mit der VM verknüpfen/);
  await press('Verknüpfen');
  await screen.findByText('ci-runner-2.lab.example ist mit der VM verknüpft.');
});
