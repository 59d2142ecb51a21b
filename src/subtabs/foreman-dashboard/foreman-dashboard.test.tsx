/** The dashboard in a document, against the mock Foreman. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { showForemanPage } from '../../../e2e/mocks/foreman-page-bench.tsx';
import { ForemanDashboard } from './foreman-dashboard.tsx';

async function count(list: string): Promise<HTMLElement> {
  const [button] = await screen.findAllByRole('button', { name: new RegExp(`^${list}: \\d`) });
  if (!button) throw new Error(`No number of ${list}.`);
  return button;
}

test('says what needs attention, and counts each host of this engine once, in ten requests', async () => {
  const { asked } = await showForemanPage(ForemanDashboard);
  const attention = await screen.findByRole('table', { name: 'Needs attention' });
  const [, first, second, third] = within(attention).getAllByRole('row');
  expect(first?.textContent).toContain('web-02.lab.example');
  expect(second?.textContent).toMatch(/db-primary\.lab\.example.*Last run failed/);
  expect(third?.textContent).toContain('Out of sync');
  const legend = screen.getByRole('table', { name: 'Configuration status' });
  const numbers = within(legend)
    .getAllByRole('button')
    .map(({ textContent }) => Number(textContent));
  const total = numbers.pop();
  expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(total);
  expect(total).toBe(16);
  expect(asked()).toHaveLength(10);
  expect(asked().every((path) => path.includes('compute_resource_id = 2'))).toBe(true);
});

test.each([
  ['3.12', /those that Foreman has linked/],
  ['3.16', /All hosts of Foreman that you may see/],
  ['3.18', /those that Foreman has linked/],
] as const)('says which hosts of Foreman %s it counts', async (version, words) => {
  await showForemanPage(ForemanDashboard, { options: { version } });
  await screen.findByText(words);
  await count('All hosts');
});

test('counts the hosts that the site names, where Foreman has no compute resource', async () => {
  const { asked } = await showForemanPage(ForemanDashboard, {
    options: { version: '3.16' },
    config: { hostsOfThisEngine: 'model = RHEL or model = none' },
  });
  await screen.findByText(/the search "hostsOfThisEngine"/);
  await count('All hosts');
  expect(asked().some((path) => path.includes('(model = RHEL or model = none) and (status.enabled = false)'))).toBe(
    true,
  );
});

test('leads from a number to its hosts, sorted by Foreman, and back to the number', async () => {
  const { asked, user } = await showForemanPage(ForemanDashboard);
  const number = await count('Hosts out of sync');
  const found = number.textContent;
  number.focus();
  await user.keyboard('{Enter}');
  const heading = await screen.findByRole('heading', { name: 'Hosts out of sync' });
  expect(document.activeElement).toBe(heading);
  const table = await screen.findByRole('table', { name: 'Hosts out of sync' });
  expect(within(table).getAllByRole('row')).toHaveLength(Number(found) + 1);
  screen.getByText(`1–${found} of ${found}`);
  expect(within(table).getAllByRole('link')[0]).toHaveProperty(
    'href',
    expect.stringContaining('https://foreman.lab.example/new/hosts/') as string,
  );
  await user.click(within(table).getByRole('button', { name: /^Host$/ }));
  await waitFor(() => expect(asked().at(-1)).toContain('order=name ASC'));
  await user.click(screen.getByRole('button', { name: 'Dashboard' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('data-list')).toBe('outOfSync'));
});

test('calls a host in its list as it is counted, and says where Foreman has another interval for it', async () => {
  const { user } = await showForemanPage(ForemanDashboard);
  await user.click(await count('Hosts out of sync'));
  const late = await screen.findByRole('row', { name: /k8s-node-1/ });
  within(late).getByText('Out of sync');
  within(late).getByText(/^Changed in Foreman, which has another interval/);
  await user.click(screen.getByRole('button', { name: 'Dashboard' }));
  await user.click(await count('Hosts with pending changes'));
  const table = await screen.findByRole('table', { name: 'Hosts with pending changes' });
  expect(within(table).getAllByText('Pending changes').length).toBe(within(table).getAllByRole('row').length - 1);
  expect(table.querySelector('.ui-status__sign--ok')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Dashboard' }));
  await user.click(await count('Hosts without alerts'));
  const quiet = await screen.findByRole('table', { name: 'Hosts without alerts' });
  expect(quiet.querySelector('.ui-status__sign--error')).toBeNull();
});

test('is read anew when somebody comes back to it after a while', async () => {
  const { user, asked } = await showForemanPage(ForemanDashboard, { config: { refreshSeconds: 60 } });
  await user.click(await count('Hosts out of sync'));
  await screen.findByRole('table', { name: 'Hosts out of sync' });
  vi.setSystemTime(Date.now() + 31_000);
  const before = asked().length;
  await user.click(screen.getByRole('button', { name: 'Dashboard' }));
  await waitFor(() => expect(asked()).toHaveLength(before + 10));
});

test('comes back to the list that was open', async () => {
  const kept = new Map<string, unknown>([['dashboard-list', 'noReport']]);
  await showForemanPage(ForemanDashboard, { kept });
  await screen.findByRole('table', { name: 'Hosts without a report' });
});

test('keeps old numbers when a later look fails', async () => {
  const { foreman, user } = await showForemanPage(ForemanDashboard);
  await count('All hosts');
  foreman.faults.add({ path: '/api/hosts', html: '<h1>Log in</h1>', times: 1 });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByRole('heading', { name: /The dashboard could not be read/ });
  await count('All hosts');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: /could not be read/ })).toBeNull());
});

test('says what is wrong with the search of the site, in the words of Foreman', async () => {
  await showForemanPage(ForemanDashboard, {
    options: { version: '3.16' },
    config: { hostsOfThisEngine: 'cluster = intel' },
  });
  await screen.findByText(/Field 'cluster' not recognized for searching/);
});

test('says that there is nothing, and what to do, in German', async () => {
  await showForemanPage(ForemanDashboard, {
    options: { version: '3.16' },
    config: { hostsOfThisEngine: 'name = nosuch' },
    locale: 'de-DE',
  });
  await screen.findByRole('heading', { name: 'Keine Hosts' });
});

test('says what the person may not see', async () => {
  await showForemanPage(ForemanDashboard, { login: 'nobody' });
  await screen.findByText(/view_hosts/);
});
