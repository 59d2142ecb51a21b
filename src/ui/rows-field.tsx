/** A field that holds any number of rows of inputs, with buttons to add and to remove them. */
import { Button } from '@patternfly/react-core';
import { MinusIcon, PlusIcon } from '@patternfly/react-icons';
import { useRef, type ReactNode } from 'react';
import { Notes, notesId } from './field.tsx';

export interface RowsFieldProps<Row> {
  /** Ends up in the ids of the rows: `ports-0`, `ports-1`. */
  readonly id: string;
  /** One for each column, in words. */
  readonly columns: readonly string[];
  /** Widths of the columns as `grid-template-columns` takes them. */
  readonly widths: string;
  readonly rows: readonly Row[];
  readonly blank: Row;
  readonly onChange: (rows: readonly Row[]) => void;
  /** The controls of one row, one for each column. */
  readonly renderRow: (row: Row, index: number, change: (changes: Partial<Row>) => void) => ReactNode;
  /** What is wrong with a row. */
  readonly errorOf: (index: number) => string | undefined;
  readonly warningOf?: (row: Row) => string | undefined;
  readonly addLabel: string;
  readonly removeLabel: (rowNumber: number) => string;
}

export function RowsField<Row extends object>(props: RowsFieldProps<Row>): ReactNode {
  const { id, columns, widths, rows, blank, onChange, renderRow, errorOf, warningOf, addLabel, removeLabel } = props;
  const container = useRef<HTMLDivElement>(null);
  const template = { gridTemplateColumns: `${widths} 26px` };

  /** Once React has drawn the rows as they are now. */
  function focusLater(selector: string): void {
    requestAnimationFrame(() => container.current?.querySelector<HTMLElement>(selector)?.focus());
  }

  function add(): void {
    onChange([...rows, blank]);
    focusLater(`#${id}-${rows.length} :is(input, select, textarea)`);
  }

  function remove(index: number): void {
    onChange(rows.filter((_, other) => other !== index));
    focusLater(rows.length > 1 ? `#${id}-${Math.min(index, rows.length - 2)} button` : '.ui-rows__add');
  }

  return (
    <div className="ui-rows" ref={container}>
      {rows.length > 0 && (
        <div className="ui-rows__row" style={template} aria-hidden="true">
          {columns.map((column) => (
            <span key={column} className="ui-rows__head">
              {column}
            </span>
          ))}
        </div>
      )}
      {rows.map((row, index) => (
        // Rows have no identity but their place: they are only added at the end and removed.
        <div key={index} id={`${id}-${index}`} className="ui-rows__row" style={template}>
          {renderRow(row, index, (changes) =>
            onChange(rows.map((other, at) => (at === index ? { ...other, ...changes } : other))),
          )}
          <Button
            variant="secondary"
            icon={<MinusIcon />}
            aria-label={removeLabel(index + 1)}
            onClick={() => remove(index)}
          />
          <div className="ui-rows__note">
            <Notes id={notesId(`${id}-${index}`)} error={errorOf(index)} warning={warningOf?.(row)} />
          </div>
        </div>
      ))}
      <Button className="ui-rows__add" variant="secondary" icon={<PlusIcon />} onClick={add}>
        {addLabel}
      </Button>
    </div>
  );
}
