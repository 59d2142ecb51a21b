/** A table of rows: fixed columns, selection by click, Ctrl, Shift and keyboard. */
import { useRef, type JSX, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { SelectMode } from '../plugins/webadmin-model.ts';

export interface Column<Row> {
  /** Empty for a column of icons, which has no heading. */
  readonly heading: string;
  readonly widthPx: number;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly selectedIds: readonly string[];
  readonly emptyText: string;
  readonly onSelect: (row: Row, mode: SelectMode) => void;
  readonly onContextMenu?: (row: Row, at: { x: number; y: number }) => void;
}

interface WithId {
  readonly id: string;
}

export function DataGrid<Row extends WithId>(props: Props<Row>): JSX.Element {
  const { label, columns, rows, selectedIds, emptyText, onSelect, onContextMenu } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  // One row is reached by Tab, the arrows lead on from there.
  const tabStop = rows.find(({ id }) => selectedIds.includes(id)) ?? rows[0];

  function handleKey(event: KeyboardEvent<HTMLTableRowElement>, row: Row): void {
    if (event.target !== event.currentTarget) return;
    const at = rows.indexOf(row);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === ' ') {
      event.preventDefault();
      onSelect(row, event.ctrlKey ? 'toggle' : 'only');
    } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      const { left, bottom } = event.currentTarget.getBoundingClientRect();
      openContextMenu(row, { x: left + 40, y: bottom });
    } else if (target !== undefined) {
      event.preventDefault();
      const next = rows[target];
      if (!next) return;
      body.current?.rows[target]?.focus();
      if (!event.ctrlKey) onSelect(next, event.shiftKey ? 'range' : 'only');
    }
  }

  function handleClick(event: MouseEvent, row: Row): void {
    if (event.target instanceof Element && event.target.closest('a')) return;
    onSelect(row, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only');
  }

  function openContextMenu(row: Row, at: { x: number; y: number }): void {
    if (!selectedIds.includes(row.id)) onSelect(row, 'only');
    onContextMenu?.(row, at);
  }

  return (
    <div className="webadmin-grid-scroll">
      <table
        className="webadmin-grid"
        role="grid"
        aria-label={label}
        aria-multiselectable="true"
        style={{ minWidth: columns.reduce((sum, { widthPx }) => sum + widthPx, 0) }}
      >
        <colgroup>
          {columns.map(({ widthPx }, index) => (
            <col key={index} style={index === columns.length - 1 ? {} : { width: widthPx }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ heading }, index) =>
              heading === '' ? (
                <td key={index} />
              ) : (
                <th key={index} scope="col">
                  {heading}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => {
            const isSelected = selectedIds.includes(row.id);
            return (
              <tr
                key={row.id}
                className={isSelected ? 'selected' : ''}
                aria-selected={isSelected}
                tabIndex={row === tabStop ? 0 : -1}
                onMouseDown={(event) => {
                  if (event.shiftKey) event.preventDefault(); // Else the texts in between would be selected too.
                }}
                onClick={(event) => handleClick(event, row)}
                onKeyDown={(event) => handleKey(event, row)}
                onContextMenu={(event) => {
                  if (!onContextMenu) return;
                  event.preventDefault();
                  openContextMenu(row, { x: event.clientX, y: event.clientY });
                }}
              >
                {columns.map(({ cell }, column) => (
                  <td key={column}>{cell(row)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <p className="webadmin-grid-empty">{emptyText}</p>}
    </div>
  );
}
