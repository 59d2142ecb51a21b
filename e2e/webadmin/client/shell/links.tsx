/** Links inside a grid's cells: to the row's own details, and to the place of what it belongs to. */
import type { JSX } from 'react';
import type { MainToken } from '../plugins/place-catalogue.ts';
import type { GridRow } from '../plugins/webadmin-model.ts';
import { useModel } from './model-context.tsx';

interface NameLinkProps {
  readonly main: MainToken;
  readonly row: GridRow;
  /** Where the grid shows something else than the name in the hash. */
  readonly label?: string;
}

export function NameLink({ main, row, label = row.name }: NameLinkProps): JSX.Element {
  const model = useModel();
  return (
    <a
      href={`#${main}-general;name=${encodeURIComponent(row.name)}`}
      title={label}
      onClick={(event) => {
        event.preventDefault();
        model.openDetail(main, row);
      }}
    >
      {label}
    </a>
  );
}

/** The real one opens the other entity's details; without its row at hand, this one searches for it. */
export function PlaceLink({ token, name }: { readonly token: MainToken; readonly name: string }): JSX.Element | null {
  const model = useModel();
  if (name === '') return null;
  return (
    <a
      href={`#${token}`}
      title={name}
      onClick={(event) => {
        event.preventDefault();
        model.reveal(token);
        model.search(token, `name = ${name}`);
      }}
    >
      {name}
    </a>
  );
}
