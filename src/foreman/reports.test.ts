import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as outcomes from '../../e2e/mocks/foreman/data/outcomes.ts';
import { connectForeman } from '../../e2e/mocks/foreman/connect.ts';
import {
  fetchReport,
  fetchReportSeries,
  findHiddenFailures,
  hasHiddenFailure,
  IS_EVENTFUL,
  IS_FAILED,
  listReports,
  reportsOfHost,
} from './reports.ts';
import { both } from './search.ts';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const week = 168;

test('lists the reports of a host, newest first', async () => {
  const { client } = connectForeman(server);
  const { reports, found } = await listReports(client, { search: reportsOfHost(3, week), pageSize: 2 });
  expect(found).toBe(336);
  expect(reports).toMatchObject([
    {
      hostId: 3,
      hostName: 'db-primary.lab.example',
      origin: 'Puppet',
      reportedAt: Date.UTC(2026, 10, 21, 7, 39),
      counts: { applied: 1, restarted: 0, failed: 2, failedRestarts: 0, skipped: 4, pending: 0 },
    },
    { reportedAt: Date.UTC(2026, 10, 21, 7, 9) },
  ]);
});

test('reads a whole week, oldest first, in one request', async () => {
  const { client, foreman } = connectForeman(server);
  const { reports, found } = await fetchReportSeries(client, 13, week);
  expect(reports).toHaveLength(403);
  expect(found).toBe(403);
  expect((reports[0]?.reportedAt ?? 0) < (reports.at(-1)?.reportedAt ?? 0)).toBe(true);
  expect(foreman.requests).toHaveLength(1);
});

test('adds up run times, and leaves a gap where a client sent none', async () => {
  const { client, foreman } = connectForeman(server);
  const first = (await fetchReportSeries(client, 13, 1)).reports[0];
  const sum = [...(first?.times?.parts.values() ?? [])].reduce((all, one) => all + one, 0);
  expect(first?.times?.totalSeconds).toBeCloseTo(sum, 3);
  expect(first?.times?.configRetrievalSeconds).toBeGreaterThan(0);
  const ansible = await fetchReportSeries(client, 9, 48);
  expect(ansible.reports[0]?.times).toMatchObject({ configRetrievalSeconds: undefined, parts: new Map() });
  foreman.report('fresh-01.lab.example', outcomes.failedCompile);
  const compile = await fetchReportSeries(client, 33, 1);
  expect(compile.reports[0]?.times).toBeUndefined();
});

test('shows logs, and a failed compile that Foreman calls a success', async () => {
  const { client, foreman } = connectForeman(server);
  const newest = async (hostId: number): ReturnType<typeof fetchReport> => {
    const { reports } = await listReports(client, { search: reportsOfHost(hostId, week), pageSize: 1 });
    return fetchReport(client, reports[0]?.id ?? 0);
  };
  const compile = await newest(11);
  expect(compile.logs[0]).toMatchObject({ level: 'err', source: 'Puppet' });
  expect(hasHiddenFailure(compile)).toBe(true);
  expect(hasHiddenFailure(await newest(3))).toBe(false);
  expect(hasHiddenFailure(await newest(2))).toBe(false);
  const before = foreman.requests.length;
  expect(await findHiddenFailures(client, 11)).toContain(compile.id);
  expect(await findHiddenFailures(client, 3)).toEqual(new Set());
  expect(foreman.requests).toHaveLength(before + 2);
});

test('reads the newest where there are more than anybody draws', async () => {
  const { client, foreman } = connectForeman(server);
  for (let run = 0; run < 5_000; run++) {
    foreman.clock.advance(10_000);
    foreman.report('fresh-01.lab.example', outcomes.changed);
  }
  for (const outcome of [outcomes.failed, outcomes.quiet]) foreman.report('fresh-01.lab.example', outcome);
  const before = foreman.requests.length;
  const { reports, found } = await fetchReportSeries(client, 33, week);
  expect([reports.length, found]).toEqual([5_000, 5_002]);
  expect(reports.at(-2)?.counts.failed).toBe(2);
  expect(foreman.requests).toHaveLength(before + 5);
});

test('finds every run in which something happened, or failed', async () => {
  const { client, foreman } = connectForeman(server);
  const { changed, failed, failedCompile, failedRestart, pending, quiet, restarted, skipped } = outcomes;
  for (const outcome of [changed, failed, failedCompile, failedRestart, pending, quiet, restarted, skipped]) {
    foreman.report('fresh-01.lab.example', outcome);
  }
  const count = async (search: string): Promise<number> =>
    (await listReports(client, { search: both('host_id = 33', search), pageSize: 1 })).found;
  expect([await count(IS_EVENTFUL), await count(IS_FAILED)]).toEqual([7, 3]);
});

test('passes log lines on as the guest wrote them', async () => {
  const { client } = connectForeman(server);
  const { reports } = await listReports(client, { search: reportsOfHost(14, 1), pageSize: 1 });
  const { logs } = await fetchReport(client, reports[0]?.id ?? 0);
  expect(logs[0]?.source).toBe('<script>document.title = "taken"</script>');
  expect(logs[1]?.message.length).toBeGreaterThan(1_000_000);
});
