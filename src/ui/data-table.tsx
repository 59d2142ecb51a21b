/** Rows in columns as WebAdmin draws them. Sorting is the server's: the table only says by what. */
import './data.css';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly isNumber?: boolean;
  /** What `onSort` is told; the column cannot be sorted by when absent. */
  readonly sortKey?: string;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sorting {
  readonly key: string;
  readonly isDescending: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
}

export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, sorting, onSort } = props;
  return (
    // Wider than a small frame, it scrolls by itself, also with the keys.
    <div className="ui-grid-box" role="group" aria-label={label} tabIndex={0}>
      <table className="ui-grid" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ id, isNumber, cell }, index) =>
                index === 0 ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={isNumber ? 'ui-number' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}

function HeadCell<Row>({ column, sorting, onSort }: HeadCellProps<Row>): ReactNode {
  const { title, isNumber, sortKey } = column;
  const className = isNumber ? 'ui-number' : undefined;
  if (sortKey === undefined || !onSort) {
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  }
  const isSorted = sorting?.key === sortKey;
  const isDescending = isSorted && sorting.isDescending;
  return (
    <th scope="col" className={className} aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="ui-grid__sort"
        onClick={() => onSort({ key: sortKey, isDescending: isSorted && !isDescending })}
      >
        {title}
        <span aria-hidden="true">{isSorted ? (isDescending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  );
}

/** A count in a column of counts, where those that are not zero are to be seen. */
export function CountCell({ count, text }: { readonly count: number; readonly text: string }): ReactNode {
  return count === 0 ? <span className="ui-note">{text}</span> : <strong>{text}</strong>;
}
