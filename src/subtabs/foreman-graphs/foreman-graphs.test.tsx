/** The tab "Graphs" in a document, against the mock Foreman. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { showMachinePage } from '../../../e2e/mocks/foreman-page-bench.tsx';
import * as outcomes from '../../../e2e/mocks/foreman/data/outcomes.ts';
import { ForemanGraphs } from './foreman-graphs.tsx';

const DB_PRIMARY = 3;
const ANSIBLE_NODE = 9;
const WEB_02 = 14;
const FRESH = 33;
const EVENTS = 'Resources by what happened to them';

async function graph(name: string): Promise<HTMLElement> {
  return screen.findByRole('slider', { name });
}

function valueText(slider: HTMLElement): string {
  return (slider.getAttribute('aria-valuetext') ?? '').replace(/\s/g, ' ');
}

test('draws a week of runs in one request, and says the sums', async () => {
  const { asked } = await showMachinePage(ForemanGraphs, DB_PRIMARY);
  const slider = await graph(EVENTS);
  expect(slider.getAttribute('aria-valuemax')).toBe('84');
  screen.getByText('Failed restarts');
  screen.getByText('336');
  await graph('Run time');
  screen.getByText('Config retrieval');
  expect(asked()).toHaveLength(1);
  expect(asked()[0]).toContain('reported > "168 hours ago"');
});

test('says each exact value to who moves along with the keys', async () => {
  const { user } = await showMachinePage(ForemanGraphs, DB_PRIMARY);
  const slider = await graph(EVENTS);
  slider.focus();
  await user.keyboard('{End}');
  expect(valueText(slider)).toMatch(/: no run$/);
  await user.keyboard('{ArrowLeft}');
  expect(slider.getAttribute('aria-valuenow')).toBe('83');
  expect(valueText(slider)).toMatch(/^Nov 21, 2026, .*: 4 runs; Failed 6, Skipped 12, Applied \d+$/);
  const times = await graph('Run time');
  times.focus();
  await user.keyboard('{End}{ArrowLeft}');
  expect(valueText(times)).toMatch(/Whole run [\d.]+ sec, Config retrieval [\d.]+ sec, /);
});

test('has the same numbers as a table', async () => {
  const { user } = await showMachinePage(ForemanGraphs, DB_PRIMARY);
  await graph(EVENTS);
  await user.click(screen.getByRole('button', { name: 'Table' }));
  const rows = within(screen.getByRole('table', { name: EVENTS })).getAllByRole('row');
  expect(rows.length).toBeGreaterThan(80);
  expect(rows[1]?.textContent).toMatch(/460120\d+0$/);
  const times = within(screen.getByRole('table', { name: 'Run time' })).getAllByRole('columnheader');
  expect(times.map(({ textContent }) => textContent).slice(0, 3)).toEqual(['Time', 'Whole run', 'Config retrieval']);
});

test('asks for another range and stays with it', async () => {
  const kept = new Map<string, unknown>();
  const { asked, user } = await showMachinePage(ForemanGraphs, DB_PRIMARY, { kept });
  await graph(EVENTS);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Range' }), 'Last 24 hours');
  await waitFor(() => expect(asked().at(-1)).toContain('"24 hours ago"'));
  await waitFor(async () => expect((await graph(EVENTS)).getAttribute('aria-valuemax')).toBe('48'));
  expect(kept.get('graphs-range')).toBe('day');
  await showMachinePage(ForemanGraphs, WEB_02, { kept });
  expect(screen.getAllByRole('combobox', { name: 'Range' }).at(-1)).toHaveProperty('value', 'day');
});

test('leaves gaps where nothing ran', async () => {
  const { user } = await showMachinePage(ForemanGraphs, ANSIBLE_NODE);
  const slider = await graph(EVENTS);
  screen.getByText('no run');
  slider.focus();
  await user.keyboard('{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(valueText(slider)).toMatch(/: no run$/);
});

test('says where no run told its time', async () => {
  await showMachinePage(ForemanGraphs, FRESH, {
    before: (foreman) => foreman.report('fresh-01.lab.example', outcomes.failedCompile),
  });
  await screen.findByText('None of these runs told how long it took.');
});

test('says that an empty graph is nothing unusual', async () => {
  await showMachinePage(ForemanGraphs, FRESH);
  await screen.findByRole('heading', { name: 'No reports in the last 7 days' });
  screen.getByText(/an empty graph is nothing unusual/);
});

test.each(['3.12', '3.16', '3.18'] as const)('draws reports of Foreman %s', async (version) => {
  await showMachinePage(ForemanGraphs, DB_PRIMARY, { options: { version } });
  await graph(EVENTS);
});

test('keeps the graph when a later look fails', async () => {
  const { foreman, user } = await showMachinePage(ForemanGraphs, DB_PRIMARY);
  await graph(EVENTS);
  foreman.faults.add({ path: '/config_reports', isDropped: true, times: 1 });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByRole('heading', { name: /The reports could not be read/ });
  await graph(EVENTS);
});

test('says what the person may not see, in German', async () => {
  await showMachinePage(ForemanGraphs, DB_PRIMARY, { login: 'hostsonly', locale: 'de-DE' });
  await screen.findByRole('heading', { name: /Die Berichte konnten nicht gelesen werden/ });
  screen.getByText(/view_config_reports/);
});
