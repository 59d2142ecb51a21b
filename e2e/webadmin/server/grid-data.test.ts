import { describe, expect, it } from 'vitest';
import { createEngine } from '../../mocks/engine/engine.ts';
import { labData } from '../../mocks/engine/data/lab.ts';
import { answerGridData, type EngineRead } from './grid-data.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

interface Page {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

function labRead(): { read: EngineRead; paths: string[] } {
  const engine = createEngine({ data: labData });
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  const paths: string[] = [];
  const read: EngineRead = (path) => {
    paths.push(decodeURIComponent(path));
    return engine.internal.fetch(path, login.token);
  };
  return { read, paths };
}

async function ask(path: string, read = labRead().read): Promise<Page> {
  const response = await answerGridData(new URL(`http://localhost/ovirt-engine/webadmin/grids/${path}`), read);
  if (!response) throw new Error(`There is no grid at ${path}.`);
  return (await response.json()) as Page; // what answerGridData documents
}

/** Answers every list with `count` rows, however many were asked for. */
function endless(count: number): { read: EngineRead; paths: string[] } {
  const paths: string[] = [];
  return {
    paths,
    read: (path) => {
      paths.push(decodeURIComponent(path));
      const max = Number(/max=(\d+)/.exec(path)?.[1] ?? 0);
      const page = Number(/page%20(\d+)/.exec(path)?.[1] ?? 1);
      const rows = Math.max(0, Math.min(max, count - (page - 1) * max));
      return Promise.resolve(Response.json({ host: Array.from({ length: rows }, (_, at) => ({ id: String(at) })) }));
    },
  };
}

describe('rows of a grid', () => {
  it('come sorted by name, with the names of cluster and data center', async () => {
    const { rows } = await ask('vms');
    expect(rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)));
    expect(rows[0]).toMatchObject({ cluster: { name: 'intel', data_center: { name: 'Munich' } } });
  });

  it('leave out what weighs most', async () => {
    const { rows } = await ask('vms');
    expect(rows.filter((row) => 'actions' in row || 'link' in row || 'initialization' in row)).toEqual([]);
  });

  it('tell how busy a machine is that runs, and only of those', async () => {
    const { rows } = await ask('vms');
    expect(rows.filter((row) => row['status'] === 'up').every((row) => 'usage' in row)).toBe(true);
    expect(rows.filter((row) => row['status'] !== 'up').some((row) => 'usage' in row)).toBe(false);
  });

  it("are found by the engine's search language", async () => {
    const { rows } = await ask(`vms?search=${encodeURIComponent('name = build-* and status = up')}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ name }) => name.startsWith('build-'))).toBe(true);
  });

  it('keep the order that was typed', async () => {
    const { read, paths } = labRead();
    await ask('vms?search=sortby+name+desc', read);
    expect(paths[0]).toContain('search=sortby name desc page 1');
  });

  it('are asked for a page at a time, never as a whole collection', async () => {
    const { read, paths } = endless(250);
    const page = await ask('hosts?page=2', read);
    expect(page.rows).toHaveLength(100);
    expect(page.hasMore).toBe(true);
    expect(paths.every((path) => /max=(100|1)$/.test(path))).toBe(true);
  });

  it('end exactly at the last page, also when that is full', async () => {
    const { hasMore } = await ask('hosts?page=2', endless(200).read);
    expect(hasMore).toBe(false);
  });
});

describe('an answer of the engine that is no list', () => {
  it('goes on as it is, so that the page sees the end of its session', async () => {
    const refuse: EngineRead = () => Promise.resolve(new Response('', { status: 401 }));
    const response = await answerGridData(new URL('http://localhost/ovirt-engine/webadmin/grids/vms'), refuse);
    expect(response?.status).toBe(401);
  });

  it('counts as nothing to count for somebody who may not read tasks', async () => {
    const forbid: EngineRead = () => Promise.resolve(new Response('', { status: 403 }));
    const response = await answerGridData(new URL('http://localhost/ovirt-engine/webadmin/grids/counts'), forbid);
    await expect(response?.json()).resolves.toEqual({ tasks: 0, alerts: 0 });
  });
});

it('knows no other grids', async () => {
  const { read } = labRead();
  await expect(
    answerGridData(new URL('http://localhost/ovirt-engine/webadmin/grids/nosuch'), read),
  ).resolves.toBeUndefined();
});
