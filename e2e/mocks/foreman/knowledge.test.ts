import { describe, expect, test } from 'vitest';
import { ask, at, column } from './ask.ts';
import { createForeman } from './foreman.ts';

describe('facts', () => {
  test('is an object of objects, of strings and null parents', async () => {
    const reply = await ask(createForeman(), '/api/hosts/web-01.lab.example/facts', { query: { per_page: 1000 } });
    const facts = at(reply, 'results', 'web-01.lab.example') as Record<string, unknown>;
    expect(Object.keys(at(reply, 'results') as object)).toEqual(['web-01.lab.example']);
    expect([facts['os'], facts['os::family'], facts['processorcount']]).toEqual([null, 'Debian', '2']);
    expect(Object.values(facts).every((value) => value === null || typeof value === 'string')).toBe(true);
  });

  test('pages by fact and counts hosts', async () => {
    const foreman = createForeman();
    const seen: string[] = [];
    for (let page = 1; ; page++) {
      const reply = await ask(foreman, '/api/hosts/k8s-cp-1.lab.example/facts', { query: { per_page: 250, page } });
      const facts = at(reply, 'results', 'k8s-cp-1.lab.example');
      if (facts === undefined) {
        expect([page, at(reply, 'subtotal')]).toEqual([4, 0]);
        break;
      }
      expect(at(reply, 'subtotal')).toBe(1);
      seen.push(...Object.keys(facts as object));
    }
    expect(seen.length).toBeGreaterThan(500);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('knows a total for administrators alone, and no per_page=all', async () => {
    const foreman = createForeman();
    expect(at(await ask(foreman, '/api/fact_values'), 'total')).toBe(0);
    expect(at(await ask(foreman, '/api/fact_values', { as: 'admin' }), 'total')).toBeGreaterThan(1000);
    const all = await ask(foreman, '/api/hosts/1/facts', { query: { per_page: 'all' } });
    expect([all.status, at(all, 'results')]).toEqual([200, {}]);
  });

  test('answers an unknown host with nothing, and takes a number', async () => {
    const foreman = createForeman();
    const unknown = await ask(foreman, '/api/hosts/nosuch/facts');
    expect([unknown.status, at(unknown, 'results'), at(unknown, 'search')]).toEqual([200, {}, ' host = nosuch']);
    const byNumber = await ask(foreman, '/api/hosts/13/facts', { query: { per_page: 5 } });
    expect(Object.keys(at(byNumber, 'results') as object)).toEqual(['web-01.lab.example']);
  });

  test('finds facts by name and value over all hosts', async () => {
    const uuid = createForeman().getHost('web-01.lab.example').uuid ?? '';
    const search = `(name = "dmi::product::uuid" or name = "ansible_product_uuid") and (value ~ "${uuid}")`;
    const reply = await ask(createForeman(), '/api/fact_values', { query: { search, per_page: 1000 } });
    expect(at(reply, 'results')).toEqual({ 'web-01.lab.example': { 'dmi::product::uuid': uuid.toUpperCase() } });
  });
});

describe('reports', () => {
  test('finds reports of a host by name in the nested path, and none by number', async () => {
    const foreman = createForeman();
    const byName = await ask(foreman, '/api/hosts/web-01.lab.example/config_reports');
    expect(at(byName, 'subtotal')).toBe(403);
    expect(at(byName, 'search')).toBe(' host = web-01.lab.example');
    expect(at(byName, 'total')).toBeGreaterThan(10_000);
    const byNumber = await ask(foreman, '/api/hosts/13/config_reports');
    expect([at(byNumber, 'subtotal'), column(byNumber, 'id')]).toEqual([0, []]);
    const bySearch = await ask(foreman, '/api/config_reports', { query: { search: 'host_id = 13' } });
    expect(at(bySearch, 'subtotal')).toBe(403);
  });

  test('gives the newest first, between two times', async () => {
    const foreman = createForeman();
    const query = { search: '(host_id = 13) and (reported > "2 hours ago")', per_page: 1000 };
    const reply = await ask(foreman, '/api/config_reports', { query });
    const times = column(reply, 'reported_at');
    expect(times).toEqual([...times].sort().reverse());
    expect(times).toHaveLength(5);
    const up = await ask(foreman, '/api/config_reports', { query: { ...query, order: 'reported ASC' } });
    expect(column(up, 'reported_at')).toEqual([...times].reverse());
  });

  test('shows logs and a summary in one report and in the last one', async () => {
    const foreman = createForeman();
    const last = await ask(foreman, '/api/hosts/3/config_reports/last');
    expect(last.json).toMatchObject({
      host_name: 'db-primary.lab.example',
      status: { applied: 1, restarted: 0, failed: 2, failed_restarts: 0, skipped: 4, pending: 0 },
      origin: 'Puppet',
      summary: 'Failed',
    });
    expect(at(last, 'logs', 0)).toMatchObject({ level: 'err', source: { source: expect.any(String) as string } });
    const same = await ask(foreman, `/api/config_reports/${String(at(last, 'id'))}`);
    expect(same.json).toEqual(last.json);
  });

  test('answers 404 where there is no report', async () => {
    const foreman = createForeman();
    expect((await ask(foreman, '/api/hosts/33/config_reports/last')).status).toBe(404);
    expect((await ask(foreman, '/api/config_reports/999999')).status).toBe(404);
  });

  test('has reports of Ansible with one number and reports without metrics', async () => {
    const foreman = createForeman();
    const ansible = await ask(foreman, '/api/hosts/9/config_reports/last');
    expect([at(ansible, 'origin'), at(ansible, 'metrics')]).toEqual([
      'Ansible',
      { time: { total: expect.any(Number) as number } },
    ]);
    const nameless = await ask(foreman, '/api/hosts/45/config_reports/last');
    expect(at(nameless, 'origin')).toBeNull();
  });

  test('calls a failed compile a success, with error logs and empty metrics', async () => {
    const last = await ask(createForeman(), '/api/hosts/11/config_reports/last');
    expect([at(last, 'summary'), at(last, 'metrics'), at(last, 'logs', 0, 'level')]).toEqual(['Success', {}, 'err']);
    expect(Object.values(at(last, 'status') as object)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('calls a report eventful by the first four counters only', async () => {
    const foreman = createForeman();
    const hosts = async (search: string): Promise<readonly unknown[]> => {
      const query = { search: `reported > "30 minutes ago" and ${search}`, per_page: 100 };
      return column(await ask(foreman, '/api/config_reports', { query }), 'host_name');
    };
    expect(await hosts('eventful = true')).not.toContain('db-replica.lab.example');
    expect(await hosts('pending > 0')).toContain('db-replica.lab.example');
    expect(await hosts('skipped > 0')).toContain('backup-01.lab.example');
  });

  test('takes a report that an agent sends', async () => {
    const foreman = createForeman();
    const body = { config_report: { host: 'fresh-01.lab.example', status: { applied: 1 }, logs: [] } };
    expect((await ask(foreman, '/api/config_reports', { method: 'POST', body })).status).toBe(201);
    const host = await ask(foreman, '/api/hosts/33');
    expect([at(host, 'configuration_status_label'), at(host, 'last_report')]).toEqual([
      'Active',
      '2026-11-21 08:00:00 UTC',
    ]);
  });
});
