/** Reads what the grids and detail tabs show from the server of this page. */
import { useEffect, useState } from 'react';
import {
  SessionEnded,
  type GridPage,
  type GridRow,
  type GridSource,
  type RestResource,
} from '../plugins/webadmin-model.ts';
import type { MainToken } from '../plugins/place-catalogue.ts';

/** As WebAdmin's grids: a hundred rows, then the next page. */
export const ROWS_PER_PAGE = 100;

/** How often what is on the screen is asked for, in ms; WebAdmin's own default. */
const REFRESH_MS = 5_000;

/** An answer that takes longer than this counts as none, in ms. */
const DEADLINE_MS = 30_000;

/** Main places with rows; the others are empty grids. */
export const liveTokens: readonly MainToken[] = [
  'vms',
  'templates',
  'hosts',
  'dataCenters',
  'clusters',
  'storage',
  'disks',
  'providers',
  'users',
  'events',
];

interface Answer {
  readonly rows: readonly RestResource[];
  readonly hasMore?: boolean;
}

export function gridSource(token: MainToken): GridSource {
  return {
    async load(search, page, signal): Promise<GridPage> {
      const answer = await readJson(gridPath(token, search, page), signal);
      const { rows, hasMore = false } = answer as Answer; // our own server's
      return { rows: rows.map(gridRow), hasMore };
    },
  };
}

function gridPath(token: MainToken, search: string, page: number): string {
  return `${token}?${new URLSearchParams({ search, page: String(page) }).toString()}`;
}

function gridRow(resource: RestResource): GridRow {
  return { id: resource.id ?? '', name: nameOf(resource), resource };
}

/** The rows that a search finds first; undefined before the first answer. */
export function useRows(token: MainToken, search: string): readonly GridRow[] | undefined {
  return useRowsOf(gridPath(token, search, 1));
}

/** The rows at a path of the server; undefined before the first answer. */
export function useRowsOf(path: string): readonly GridRow[] | undefined {
  const answer = useEngineData(path) as Answer | undefined; // our own server's
  return answer?.rows.map(gridRow);
}

function nameOf({ name, alias, user_name: userName }: RestResource): string {
  return [userName, name, alias].find((text) => typeof text === 'string') ?? '';
}

/** The engine's own words, or its status where it has none. */
async function faultText(response: Response): Promise<string> {
  const { detail, reason } = (await response.json().catch(() => ({}))) as { detail?: unknown; reason?: unknown };
  return [detail, reason].find((text) => typeof text === 'string') ?? `status ${response.status}`;
}

async function readJson(path: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(`/ovirt-engine/webadmin/grids/${path}`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
  });
  if (response.status === 401) throw new SessionEnded();
  if (!response.ok) throw new Error(`The engine refused the list: ${await faultText(response)}`);
  return response.json();
}

/**
 * What `path` answers, asked again every few seconds while the component is there. Undefined before the first answer;
 * what was there stays when a later one fails.
 */
export function useEngineData(path: string): unknown {
  const [answer, setAnswer] = useState<{ readonly path: string; readonly data: unknown }>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer = 0;
    async function ask(): Promise<void> {
      try {
        setAnswer({ path, data: await readJson(path, signal) });
      } catch (error) {
        if (error instanceof SessionEnded) location.reload();
      }
      if (!signal.aborted) timer = window.setTimeout(() => void ask(), REFRESH_MS);
    }
    void ask();
    return () => {
      controller.abort();
      window.clearTimeout(timer);
    };
  }, [path]);
  return answer?.path === path ? answer.data : undefined;
}
