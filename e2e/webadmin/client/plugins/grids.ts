/**
 * Rows, search and selection of the main places' grids. Grids live from their first reveal on: they go on refreshing
 * while a row is selected, whatever place is shown (ovirt-engine SearchableListModel.java; seen on a running 4.5.8).
 */
import type { Entity } from '../../../../src/plugin/plugin-api.ts';
import { toEntity } from './entities.ts';
import { mainPlaces, type MainPlace, type MainToken } from './place-catalogue.ts';
import { SessionEnded, type GridRow, type GridSource, type GridState, type SelectMode } from './webadmin-model.ts';

/** WebAdmin's own refresh interval, in ms. */
const REFRESH_MS = 5_000;

/** What follows when something happened to a grid. */
export interface GridListener {
  changed(): void;
  /** `evaluations` is how often the real host evaluates the buttons then; the event comes after them. */
  selectionChanged(main: MainPlace, change: { readonly isGrowing: boolean }): void;
  /** Rows came, by a first load, another search or a refresh. */
  loaded(main: MainPlace, why: LoadReason): void;
  sessionEnded(): void;
}

export type LoadReason = 'open' | 'search' | 'refresh';

interface Grid {
  readonly main: MainPlace;
  status: GridState['status'];
  problem: string | null;
  rows: readonly GridRow[];
  page: number;
  hasMore: boolean;
  search: string;
  selectedIds: readonly string[];
  /** Where a range begins: the row that was clicked last. */
  anchorId: string | undefined;
  /** A row that was chosen by name and may lie on another page. */
  pinned: GridRow | undefined;
  loading: AbortController | undefined;
}

export type GridSnapshot = Omit<GridState, 'buttons'>;

export interface Grids {
  provide(token: MainToken, source: GridSource): void;
  /** Undefined until the grid was shown. */
  find(token: MainToken): GridSnapshot | undefined;
  openTokens(): readonly MainToken[];
  show(main: MainPlace, search?: string): void;
  /** No grid is shown. */
  hide(): void;
  select(token: MainToken, rowId: string, mode: SelectMode): void;
  /** A row that need not be on the shown page. */
  selectRow(token: MainToken, row: GridRow): void;
  clearSelection(token: MainToken): void;
  /** What entering a detail view by its URL does: nothing selected, then the named row. */
  reselect(token: MainToken, name: string): void;
  refresh(token: MainToken): void;
  showPage(token: MainToken, page: number): void;
  search(token: MainToken, search: string): void;
  /** With prefix, heard by the grids whose prefix it begins with. */
  setSearchString(search: string): void;
  selectedRows(token: MainToken): readonly GridRow[];
  /** Fresh objects at each call. */
  selectedEntities(token: MainToken): readonly Entity[];
}

export function createGrids(listener: GridListener, options: { readonly isCompatible: boolean }): Grids {
  const sources = new Map<MainToken, GridSource>();
  const grids = new Map<MainToken, Grid>();
  /** Search strings for grids that were not shown yet. */
  const waitingSearches = new Map<MainToken, string>();
  let shown: MainToken | undefined;

  function load(grid: Grid, why: LoadReason): void {
    grid.loading?.abort();
    const loading = new AbortController();
    grid.loading = loading;
    const source = sources.get(grid.main.token);
    const page = source?.load(grid.search, grid.page, loading.signal) ?? Promise.resolve({ rows: [], hasMore: false });
    page.then(
      ({ rows, hasMore }) => {
        if (!loading.signal.aborted) take(grid, rows, hasMore, why);
      },
      (error: unknown) => {
        if (!loading.signal.aborted) fail(grid, error);
      },
    );
  }

  function take(grid: Grid, rows: readonly GridRow[], hasMore: boolean, why: LoadReason): void {
    Object.assign(grid, { status: 'ready', problem: null, rows, hasMore, loading: undefined });
    const kept = grid.selectedIds.filter((id) => findRow(grid, id));
    listener.loaded(grid.main, why);
    if (kept.length !== grid.selectedIds.length) setSelection(grid, kept);
    const [only, ...others] = rows;
    if (why !== 'refresh' && only && others.length === 0 && kept.length === 0) setSelection(grid, [only.id]);
    listener.changed();
  }

  function fail(grid: Grid, error: unknown): void {
    grid.loading = undefined;
    if (error instanceof SessionEnded) {
      listener.sessionEnded();
      return;
    }
    grid.status = 'failed';
    grid.problem = error instanceof Error ? error.message : String(error);
    listener.changed();
  }

  function setSelection(grid: Grid, ids: readonly string[]): void {
    const before = grid.selectedIds;
    if (ids.length === before.length && ids.every((id, index) => id === before[index])) return;
    grid.selectedIds = ids;
    const isGrowing = before.length > 0 && ids.length > before.length && before.every((id) => ids.includes(id));
    listener.selectionChanged(grid.main, { isGrowing });
    listener.changed();
  }

  function open(main: MainPlace): Grid {
    const known = grids.get(main.token);
    if (known) return known;
    const grid: Grid = {
      main,
      status: 'loading',
      problem: null,
      rows: [],
      page: 1,
      hasMore: false,
      search: waitingSearches.get(main.token) ?? '',
      selectedIds: [],
      anchorId: undefined,
      pinned: undefined,
      loading: undefined,
    };
    grids.set(main.token, grid);
    // Ends with the page: a grid that was shown once stays.
    setInterval(() => {
      const isAlive = shown === main.token || grid.selectedIds.length > 0;
      if (isAlive && !grid.loading) load(grid, 'refresh');
    }, REFRESH_MS);
    return grid;
  }

  function search(grid: Grid, text: string): void {
    grid.search = text;
    grid.page = 1;
    load(grid, 'search');
    listener.changed();
  }

  function selectedRows(token: MainToken): readonly GridRow[] {
    const grid = grids.get(token);
    return grid?.selectedIds.flatMap((id) => findRow(grid, id) ?? []) ?? [];
  }

  return {
    provide: (token, source) => sources.set(token, source),
    find: (token) => grids.get(token),
    openTokens: () => [...grids.keys()],
    show(main, text) {
      shown = main.token;
      const isFirst = !grids.has(main.token);
      const grid = open(main);
      if (text !== undefined && text !== grid.search) grid.search = text;
      else if (!isFirst) return;
      load(grid, isFirst ? 'open' : 'search');
    },
    hide() {
      shown = undefined;
    },
    select(token, rowId, mode) {
      const grid = grids.get(token);
      if (!grid?.rows.some((row) => row.id === rowId)) return;
      const next = nextSelection(grid, rowId, mode);
      if (mode !== 'range') grid.anchorId = rowId;
      setSelection(grid, next);
    },
    selectRow(token, row) {
      const grid = grids.get(token);
      if (!grid) return;
      grid.pinned = row;
      setSelection(grid, [row.id]);
    },
    clearSelection(token) {
      const grid = grids.get(token);
      if (grid) setSelection(grid, []);
    },
    reselect(token, name) {
      const grid = grids.get(token);
      if (!grid) return;
      setSelection(grid, []);
      const row = grid.rows.find((candidate) => candidate.name === name);
      if (row) setSelection(grid, [row.id]);
    },
    refresh(token) {
      const grid = grids.get(token);
      if (grid) load(grid, 'refresh');
    },
    showPage(token, page) {
      const grid = grids.get(token);
      if (!grid) return;
      grid.page = Math.max(page, 1);
      load(grid, 'search');
    },
    search(token, text) {
      const grid = grids.get(token);
      if (grid) search(grid, text);
    },
    setSearchString(text) {
      for (const { token, searchPrefix } of mainPlaces) {
        if (!text.toLowerCase().startsWith(searchPrefix.toLowerCase())) continue;
        const grid = grids.get(token);
        const rest = text.slice(searchPrefix.length);
        if (grid) search(grid, rest);
        else waitingSearches.set(token, rest);
      }
    },
    selectedRows,
    selectedEntities: (token) => {
      const entityType = mainPlaces.find((place) => place.token === token)?.entityType;
      return selectedRows(token).map(({ resource }) => toEntity(entityType, resource, options));
    },
  };
}

function findRow(grid: Grid, id: string): GridRow | undefined {
  return grid.rows.find((row) => row.id === id) ?? (grid.pinned?.id === id ? grid.pinned : undefined);
}

function nextSelection(grid: Grid, rowId: string, mode: SelectMode): readonly string[] {
  switch (mode) {
    case 'only':
      return [rowId];
    case 'toggle':
      return grid.selectedIds.includes(rowId)
        ? grid.selectedIds.filter((id) => id !== rowId)
        : [...grid.selectedIds, rowId];
    case 'range': {
      const ids = grid.rows.map((row) => row.id);
      const ends = [ids.indexOf(grid.anchorId ?? rowId), ids.indexOf(rowId)].map((index) => Math.max(index, 0));
      return ids.slice(Math.min(...ends), Math.max(...ends) + 1);
    }
  }
}
