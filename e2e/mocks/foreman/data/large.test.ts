import { expect, test } from 'vitest';
import { ask, at, column } from '../ask.ts';
import { createForeman, type MockForeman } from '../foreman.ts';
import { largeData, largeHostName, largeVmId } from './large.ts';

const foreman: MockForeman = createForeman({ data: largeData() });

test('holds 50,000 hosts and a week of reports of them', { timeout: 30_000 }, async () => {
  expect(at(await ask(foreman, '/api/hosts', { query: { per_page: 1 } }), 'total')).toBe(50_000);
  const reports = await ask(foreman, '/api/config_reports', {
    query: { per_page: 1, search: 'reported > "30 minutes ago"' },
  });
  expect(at(reports, 'subtotal')).toBeGreaterThan(45_000);
  expect(at(reports, 'total')).toBeGreaterThan(16_000_000);
});

test('finds one among them by its VM, and its facts by the DMI UUID', { timeout: 30_000 }, async () => {
  const [uuid, name] = [largeVmId(31_234), largeHostName(31_234)];
  expect(column(await ask(foreman, '/api/hosts', { query: { search: `uuid ^ ("${uuid}","x")` } }))).toEqual([name]);
  const search = `name = "dmi::product::uuid" and value ~ "${uuid}"`;
  expect(at(await ask(foreman, '/api/fact_values', { query: { search } }), 'results', name, 'dmi::product::uuid')).toBe(
    uuid.toUpperCase(),
  );
  const week = await ask(foreman, '/api/config_reports', { query: { search: 'host_id = 31235', per_page: 1000 } });
  expect(column(week, 'id')).toHaveLength(336);
});

test('adds up: what the dashboard counts, searches find', { timeout: 30_000 }, async () => {
  const { json } = await ask(foreman, '/api/dashboard');
  const late = await ask(foreman, '/api/hosts', {
    query: { search: 'last_report < "30 minutes ago" and status.enabled = true', per_page: 1 },
  });
  expect(json).toMatchObject({ total_hosts: 50_000, out_of_sync_hosts_enabled: at(late, 'subtotal') });
});
