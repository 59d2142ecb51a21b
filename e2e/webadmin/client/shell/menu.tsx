/** The vertical menu: places, and containers whose places fly out. */
import { useRef, useState, type JSX } from 'react';
import type { MenuContainer, MenuPlace, SubmenuItem } from '../plugins/webadmin-model.ts';
import { useModel, useNotPartOfIt, useWebAdmin } from './model-context.tsx';

/** How long the pointer has to rest before a flyout opens or closes, so that passing by opens none. */
const HOVER_MS = 200;

export function Menu({ isCollapsed }: { readonly isCollapsed: boolean }): JSX.Element {
  const { menu } = useWebAdmin();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const timer = useRef(0);

  function openSoon(key: string | null): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpenKey(key), HOVER_MS);
  }
  function openNow(key: string | null): void {
    window.clearTimeout(timer.current);
    setOpenKey(key);
  }

  return (
    <nav
      className={`nav-pf-vertical nav-pf-vertical-with-sub-menus nav-pf-vertical-collapsible-menus ${isCollapsed ? 'collapsed' : ''} ${openKey === null ? '' : 'hover-secondary-nav-pf'}`}
      aria-label="Main"
      onKeyDown={({ key }) => {
        if (key === 'Escape') openNow(null);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) openNow(null);
      }}
    >
      <ul className="list-group">
        {menu.map((item) =>
          item.kind === 'place' ? (
            <PlaceItem key={item.key} place={item} onChosen={() => openNow(null)} />
          ) : (
            <ContainerItem
              key={item.key}
              container={item}
              isOpen={openKey === item.key}
              onOpen={() => openNow(item.key)}
              onClose={() => openNow(null)}
              onHover={(isOver) => openSoon(isOver ? item.key : null)}
            />
          ),
        )}
      </ul>
    </nav>
  );
}

function PlaceItem({ place, onChosen }: { readonly place: MenuPlace; readonly onChosen: () => void }): JSX.Element {
  return (
    <li className={`list-group-item ${place.isActive ? 'active' : ''}`}>
      <PlaceLink item={place} onChosen={onChosen} icon={place.icon} />
    </li>
  );
}

interface PlaceLinkProps {
  readonly item: MenuPlace | SubmenuItem;
  readonly icon?: string;
  readonly onChosen: () => void;
}

function PlaceLink({ item, icon, onChosen }: PlaceLinkProps): JSX.Element {
  const model = useModel();
  const notPartOfIt = useNotPartOfIt();
  return (
    <a
      href={item.token === undefined ? '#' : `#${item.token}`}
      aria-current={item.isActive ? 'page' : undefined}
      onClick={(event) => {
        if (item.token === undefined) {
          event.preventDefault();
          notPartOfIt(item.label);
        } else if (isPlainClick(event)) {
          event.preventDefault();
          model.menuClicked(item);
        }
        onChosen();
      }}
    >
      {icon !== undefined && <span className={icon} aria-hidden="true" />}
      <span className="list-group-item-value">{item.label}</span>
    </a>
  );
}

/** With a modifier the browser opens the place in a new tab by itself. */
function isPlainClick(event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; button: number }): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

interface ContainerProps {
  readonly container: MenuContainer;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onHover: (isOver: boolean) => void;
}

function ContainerItem({ container, isOpen, onOpen, onClose, onHover }: ContainerProps): JSX.Element {
  const { label, icon, items, isActive } = container;
  return (
    <li
      className={`list-group-item secondary-nav-item-pf ${isActive ? 'active' : ''} ${isOpen ? 'is-hover' : ''}`}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
    >
      <a
        href="#"
        role="button"
        aria-label={label} // The style sheet's arrow would be read as a part of it.
        aria-expanded={isOpen}
        onClick={(event) => {
          event.preventDefault();
          onOpen();
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ' && event.key !== 'ArrowRight') return;
          event.preventDefault();
          onOpen();
        }}
      >
        <span className={icon} aria-hidden="true" />
        <span className="list-group-item-value">{label}</span>
      </a>
      <div className="nav-pf-secondary-nav">
        <div className="nav-item-pf-header">
          <button type="button" className="webadmin-flyout-close" aria-label={`Close ${label}`} onClick={onClose}>
            <span className="fa fa-arrow-circle-o-left" aria-hidden="true" />
          </button>
          <span>{label}</span>
        </div>
        <ul className="list-group">
          {items.map((item) => (
            <li key={item.key} className={`list-group-item ${item.isActive ? 'active' : ''}`}>
              <PlaceLink item={item} onChosen={onClose} />
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
