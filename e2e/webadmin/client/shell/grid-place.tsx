/** A main place: breadcrumb, search box, toolbar and its grid. */
import { useState, type JSX } from 'react';
import type { ActionButtonState, GridPlace, GridState } from '../plugins/webadmin-model.ts';
import { ActionPanel } from './action-panel.tsx';
import { gridColumns } from './columns.tsx';
import { ContextMenu } from './context-menu.tsx';
import { DataGrid } from './data-grid.tsx';
import { useModel, useWebAdmin } from './model-context.tsx';
import { GridBar } from './grid-bar.tsx';
import { SearchPanel } from './search-panel.tsx';
import { toolbars } from './toolbars.ts';

const emptyGrid: GridState = {
  status: 'ready',
  problem: null,
  rows: [],
  page: 1,
  hasMore: false,
  search: '',
  selectedIds: [],
  buttons: [],
};

interface OpenContextMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly buttons: readonly ActionButtonState[];
}

export function GridPlaceView({ place }: { readonly place: GridPlace }): JSX.Element {
  const model = useModel();
  const { grids } = useWebAdmin();
  const { main, group } = place;
  const { token } = main;
  const grid = grids[token] ?? emptyGrid;
  const [contextMenu, setContextMenu] = useState<OpenContextMenu | null>(null);
  const selection = grid.rows.filter(({ id }) => grid.selectedIds.includes(id));
  return (
    <div className="webadmin-place">
      <ol className="breadcrumb">
        <li className="active">{group}</li>
        {group !== main.label && (
          <li className="active">
            <a href={`#${token}`} aria-current="page">
              {main.label}
            </a>
          </li>
        )}
      </ol>
      <h1 className="sr-only">{main.label}</h1>
      <div className="webadmin-toolbar">
        <div className="webadmin-filter">
          <SearchPanel key={`${token} ${grid.search}`} place={main} search={grid.search} />
        </div>
        <div className="webadmin-actions" role="toolbar" aria-label={`${main.label} actions`}>
          <ActionPanel toolbar={toolbars[token]} buttons={grid.buttons} selection={selection} />
        </div>
      </div>
      <div className="webadmin-grid-frame" aria-busy={grid.status === 'loading'}>
        <GridBar token={token} grid={grid} />
        {grid.problem !== null && (
          <p className="webadmin-grid-problem" role="alert">
            {grid.problem}
          </p>
        )}
        <DataGrid
          label={main.label}
          columns={gridColumns[token]}
          rows={grid.rows}
          selectedIds={grid.selectedIds}
          emptyText={grid.status === 'loading' ? '' : 'No items to display'}
          onSelect={(row, mode) => model.select(token, row.id, mode)}
          onContextMenu={(_, at) => setContextMenu({ at, buttons: model.openContextMenu(token) })}
        />
      </div>
      {contextMenu && (
        <ContextMenu
          toolbar={toolbars[token]}
          buttons={contextMenu.buttons}
          selection={selection}
          at={contextMenu.at}
          onClose={() => setContextMenu(null)}
        />
      )}
    </div>
  );
}
