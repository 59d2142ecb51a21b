import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectBoth, type BothOptions, type BothServers } from '../../../../e2e/mocks/connect-both.ts';
import { pageOfBoth, showPage, type PageOfBoth } from '../../../../e2e/mocks/page-of-both.tsx';
import { DriftSection } from './drift-section.tsx';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(cleanup);
afterAll(() => server.close());

let both: BothServers;
let page: PageOfBoth;
const kept = new Map<string, unknown>();

/** Shows the section over a fresh lab. */
async function open(given: BothOptions & { readonly locale?: string } = {}): Promise<void> {
  both = connectBoth(server, given);
  kept.clear();
  page = pageOfBoth(both, kept);
  await showPage(<DriftSection {...page} />, given.locale);
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const row = (name: string): Promise<HTMLElement> => screen.findByRole('row', { name: new RegExp(`(^| )${name}( |$)`) });

describe('the comparison', () => {
  it('asks nothing before it is started', async () => {
    await open();
    expect(screen.getByRole('button', { name: 'Compare now' })).toBeTruthy();
    expect([both.engine.requests, both.foreman.requests]).toEqual([[], []]);
  });

  it('tells what it found, with a way to the VM, to Foreman and to the dialog', async () => {
    await open();
    await press('Compare now');
    const jump = await row('jump');
    expect(within(jump).getByText('Name: VM jump, host bastion.lab.example')).toBeTruthy();
    const link = within(jump).getByRole('link', { name: /bastion/ });
    expect(link.getAttribute('href')).toBe('https://foreman.lab.example/new/hosts/bastion.lab.example');
    await userEvent.click(within(jump).getByRole('button', { name: 'jump' }));
    expect(page.reveal).toHaveBeenLastCalledWith('vms-foreman-details', 'jump');
    await userEvent.click(within(jump).getByRole('button', { name: 'Sync jump…' }));
    const host = both.foreman.getHost('bastion.lab.example');
    const target = { kind: 'vm', machineId: host.uuid, machineName: 'jump', hostId: host.id };
    expect(page.openSync).toHaveBeenLastCalledWith(target);
  });

  it('says for every host what speaks for it, also the MAC address of a second interface', async () => {
    await open();
    await press('Compare now');
    const nightly = await row('nightly-image');
    expect(within(nightly).getByText('Possible: found by the MAC address of another interface')).toBeTruthy();
    const several = screen.getByRole('row', { name: /test-upgrade/ });
    expect(within(several).getAllByText(/: found by/)).toHaveLength(2);
  });

  it('compares a machine anew that was changed since, and counts anew', async () => {
    await open();
    await press('Compare now');
    await row('build-02');
    const id = both.vmId('build-02');
    const option = (): string => screen.getByRole('option', { name: /^Not linked/ }).textContent;
    const before = option();
    Object.assign(both.foreman.getHost('ci-runner-2.lab.example'), { uuid: id, computeResourceId: 2 });
    page.matchesChange(id);
    const isListed = (): boolean => screen.queryByRole('row', { name: /Not linked.*build-02/ }) !== null;
    await waitFor(() => expect(isListed()).toBe(false));
    expect(option()).not.toBe(before);
    cleanup();
    await showPage(<DriftSection {...page} />);
    expect(isListed()).toBe(false);
  });

  it('takes a host off the list that has found its VM, and marks what it could not compare anew', async () => {
    await open();
    await press('Compare now');
    await row('loadtest');
    const id = both.vmId('loadtest');
    both.foreman.getHost('retired.lab.example').uuid = id;
    both.engine.faults.add({ path: '/api/vms', status: 503, times: 1 });
    page.matchesChange(id);
    expect(await within(await row('loadtest')).findByText('Changed since the comparison')).toBeTruthy();
    page.matchesChange(id);
    await waitFor(() => expect(screen.queryByRole('row', { name: /VM without host.*loadtest/ })).toBeNull());
    expect(screen.queryByRole('row', { name: /Host without VM/ })).toBeNull();
  });

  it('shows one kind alone', async () => {
    await open();
    await press('Compare now');
    const filter = await screen.findByRole('combobox', { name: 'Show' });
    await userEvent.selectOptions(filter, 'Host without VM (1)');
    expect(screen.getAllByRole('row')).toHaveLength(2);
    expect(screen.getByRole('row', { name: /retired/ })).toBeTruthy();
    expect(screen.getByText('A VM that you may not see counts as gone.')).toBeTruthy();
  });

  it('can be cancelled, and says so', async () => {
    await open();
    both.foreman.faults.add({ path: '/api/hosts', delayMs: 60_000, times: 1 });
    await press('Compare now');
    await screen.findByText(/Reading the hosts of Foreman/);
    await press('Cancel');
    await screen.findByText('The comparison was cancelled.');
    expect(screen.getByRole('button', { name: 'Compare now' })).toBeTruthy();
  });

  it('keeps the last result when the page is opened anew, and when the next one fails', async () => {
    await open();
    await press('Compare now');
    await row('jump');
    cleanup();
    await showPage(<DriftSection {...page} />);
    await row('jump');
    both.engine.faults.add({ path: '/api/vms', status: 503, times: 1 });
    await press('Compare again');
    await screen.findByText('The comparison could not be finished');
    expect(await row('jump')).toBeTruthy();
    await press('Try again');
    await waitFor(() => expect(screen.queryByText('The comparison could not be finished')).toBeNull());
  });

  it('says what Foreman refuses', async () => {
    await open({ login: 'nobody' });
    await press('Compare now');
    await screen.findByText('The comparison could not be finished');
    expect(screen.getByText(/view_hosts/)).toBeTruthy();
  });

  it('says what it could not compare', async () => {
    await open({ login: 'hostsonly' });
    await press('Compare now');
    expect(await screen.findByText(/hosts whose VM is gone could not be told/)).toBeTruthy();
    expect(screen.getByText(/memory was not compared/)).toBeTruthy();
  });

  it.each(['3.12', '3.15', '3.16', '3.18'] as const)('works with Foreman %s', async (version) => {
    await open({ options: { version } });
    await press('Compare now');
    expect(await screen.findByRole('table')).toBeTruthy();
  });

  it('speaks German', async () => {
    await open({ locale: 'de-DE' });
    await press('Jetzt vergleichen');
    expect(await screen.findByText('Speicher: VM 64 GiB, Host 32 GiB')).toBeTruthy();
  });

  it('saves what is shown as a file', async () => {
    await open();
    await press('Compare now');
    await row('jump');
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => {
      saved.push(blob as Blob); // never a MediaSource
      return 'blob:x';
    };
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await press('Save as CSV');
    expect(await saved[0]?.text()).toContain('Different,jump,');
  });
});
