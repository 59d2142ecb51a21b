/** The tab "Reports" in a document, against the mock Foreman. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { showMachinePage } from '../../../e2e/mocks/foreman-page-bench.tsx';
import { ForemanReports } from './foreman-reports.tsx';

const DB_PRIMARY = 3;
const REGISTRY = 11;
const WEB_02 = 14;
const FRESH = 33;

async function listed(): Promise<HTMLElement[]> {
  const table = await screen.findByRole('table', { name: 'Reports' });
  return within(table).getAllByRole('row').slice(1);
}

test('lists reports newest first, with what came of them, in two requests', async () => {
  const { asked } = await showMachinePage(ForemanReports, DB_PRIMARY);
  const [first, second] = await listed();
  expect(first?.textContent).toMatch(/^7:39:00 AM 21 minutes ago FailedPuppet102040/);
  expect(within(first ?? document.body).getByRole('link', { name: /opens in a new tab/ })).toHaveProperty('href');
  expect(second?.textContent).toContain('Failed');
  screen.getByText('1–20 of 336');
  expect(asked()).toHaveLength(2);
});

test.each(['3.12', '3.16', '3.18'] as const)('reads reports of Foreman %s', async (version) => {
  await showMachinePage(ForemanReports, DB_PRIMARY, { options: { version } });
  expect(await listed()).toHaveLength(20);
});

test('has Foreman page and filter, and starts over with another filter', async () => {
  const { asked, user } = await showMachinePage(ForemanReports, DB_PRIMARY);
  await listed();
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  await screen.findByText('21–40 of 336');
  expect(asked().at(-1)).toContain('page=2');
  await user.click(screen.getByRole('button', { name: 'Last page' }));
  await screen.findByText('321–336 of 336');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Which reports' }), 'Failed runs');
  await screen.findByText('1–3 of 3');
  expect(asked().at(-1)).toContain('(host_id = 3) and ((failed > 0)');
});

test('opens a report by key, steps to the next, and comes back to where the focus was', async () => {
  const { user } = await showMachinePage(ForemanReports, DB_PRIMARY);
  const [first] = await listed();
  const opener = within(first ?? document.body).getByRole('button');
  opener.focus();
  const { id } = opener;
  await user.keyboard('{Enter}');
  const heading = await screen.findByRole('heading', { name: 'Report of 7:39:00 AM' });
  expect(document.activeElement).toBe(heading);
  await screen.findByText(/No package postgresql-server available/);
  screen.getByText('config_retrieval');
  expect(screen.getByRole('button', { name: 'Newer' }).getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Older' }));
  await screen.findByRole('heading', { name: 'Report of 7:09:00 AM' });
  await user.click(screen.getByRole('button', { name: 'Newer' }));
  await user.click(screen.getByRole('button', { name: 'All reports' }));
  await listed();
  await waitFor(() => expect(document.activeElement?.id).toBe(id));
});

test('filters the log by level and by text', async () => {
  const { user } = await showMachinePage(ForemanReports, DB_PRIMARY);
  const [first] = await listed();
  await user.click(within(first ?? document.body).getByRole('button'));
  await screen.findByText('4 of 4 lines');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Least level' }), 'Errors and worse');
  screen.getByText('2 of 4 lines');
  await user.type(screen.getByRole('textbox', { name: 'Search source and message' }), 'unit');
  screen.getByText('1 of 4 lines');
  screen.getByText('Unit postgresql.service not found.');
});

test('marks a run without a catalog in list and report, which Foreman calls a success', async () => {
  const { user } = await showMachinePage(ForemanReports, REGISTRY);
  await screen.findAllByText('No catalog');
  const [first] = await listed();
  await user.click(within(first ?? document.body).getByRole('button'));
  await screen.findByText(/there was no catalog to apply/);
  screen.getAllByText('not reported');
});

test('shows what a guest wrote as text, and folds a line of a megabyte', async () => {
  const { user } = await showMachinePage(ForemanReports, WEB_02);
  const [first] = await listed();
  await user.click(within(first ?? document.body).getByRole('button'));
  await screen.findByText('<script>document.title = "taken"</script>');
  screen.getByText(/^<img src=x onerror/);
  expect(document.querySelector('img')).toBeNull();
  screen.getByText('300 of 1,000,008 characters shown');
  expect(document.body.textContent.length).toBeLessThan(5_000);
});

test('says that a host without reports is nothing unusual', async () => {
  await showMachinePage(ForemanReports, FRESH);
  await screen.findByRole('heading', { name: 'There are no reports of this host' });
  screen.getByText(/keeps reports for seven days/);
});

test('keeps what it shows when a later look fails, and tries again', async () => {
  const { foreman, user } = await showMachinePage(ForemanReports, DB_PRIMARY);
  await listed();
  foreman.faults.add({ path: '/config_reports', status: 503, times: 2 });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByText('Foreman is in maintenance');
  expect(await listed()).toHaveLength(20);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText('Foreman is in maintenance')).toBeNull());
});

test('says what the person may not see', async () => {
  await showMachinePage(ForemanReports, DB_PRIMARY, { login: 'hostsonly' });
  await screen.findByRole('heading', { name: /The reports could not be read/ });
  screen.getByText(/view_config_reports/);
});

test('is as it was when WebAdmin comes back to it, and starts over when what was kept makes no sense', async () => {
  const kept = new Map<string, unknown>([['reports-3', { kind: 'failed', page: 1 }]]);
  await showMachinePage(ForemanReports, DB_PRIMARY, { kept });
  await screen.findByText('1–3 of 3');
  kept.set('reports-11', { kind: 'nosuch', page: -4 });
  await showMachinePage(ForemanReports, REGISTRY, { kept });
  await screen.findByText('1–20 of 336');
});

test('speaks German', async () => {
  const { user } = await showMachinePage(ForemanReports, DB_PRIMARY, { locale: 'de-DE' });
  const table = await screen.findByRole('table', { name: 'Berichte' });
  screen.getByText('1–20 von 336');
  const [opener] = within(table).getAllByRole('button');
  if (opener) await user.click(opener);
  await screen.findByRole('heading', { name: 'Bericht vom 07:39:00' });
});
