/** The search box above a grid: the engine's search language, behind a prefix that says what is searched. */
import { useState, type JSX } from 'react';
import type { MainPlace } from '../plugins/place-catalogue.ts';
import { MenuButton } from './menu-button.tsx';
import { useModel, useNotPartOfIt } from './model-context.tsx';

interface Props {
  readonly place: MainPlace;
  /** What the grid shows; typing changes it only when it is sent. */
  readonly search: string;
}

export function SearchPanel({ place, search }: Props): JSX.Element {
  const model = useModel();
  const notPartOfIt = useNotPartOfIt();
  const [typed, setTyped] = useState(search);
  return (
    <form
      className="input-group"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        model.search(place.token, typed.trim());
      }}
    >
      <span className="input-group-addon">{place.searchPrefix}</span>
      <input
        type="text"
        className="form-control"
        aria-label={`Search ${place.label}`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span className="input-group-btn">
        <button
          type="button"
          className="btn btn-default"
          title="Clear Search"
          aria-label="Clear Search"
          onClick={() => {
            setTyped('');
            model.search(place.token, '');
          }}
        >
          <span className="fa fa-close" aria-hidden="true" />
        </button>
        <button
          type="button"
          className="btn btn-default"
          title="Bookmark Search"
          aria-label="Bookmark Search"
          onClick={() => notPartOfIt('Bookmark Search')}
        >
          <span className="fa fa-star-o" aria-hidden="true" />
        </button>
        <MenuButton className="btn-group" label="Existing Bookmarks" items={[]} isDisabled>
          <span className="fa fa-angle-down" aria-hidden="true" />
        </MenuButton>
        <button type="submit" className="btn btn-default" title="Apply Search" aria-label="Apply Search">
          <span className="fa fa-search" aria-hidden="true" />
        </button>
      </span>
    </form>
  );
}
