/** A pop-up menu, opened by a button, a right-click or a press in the masthead, for mouse and keyboard alike. */
import { useRef, type CSSProperties, type JSX, type KeyboardEvent } from 'react';
import { useDismissal, useFocusInside } from './dismissal.ts';

export interface MenuEntry {
  readonly label: string;
  readonly isEnabled?: boolean;
  readonly isChecked?: boolean;
  readonly onSelect: () => void;
}

export type MenuListItem = MenuEntry | 'divider';

interface Props {
  readonly label: string;
  readonly items: readonly MenuListItem[];
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function MenuList({ label, items, className = '', style, onClose }: Props): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useDismissal(list, onClose);
  useFocusInside(list);

  function moveFocus(event: KeyboardEvent): void {
    if (event.key === 'Tab') onClose();
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    const at = entries.findIndex((entry) => entry === document.activeElement);
    entries[step(at, entries.length)]?.focus();
  }

  return (
    <ul
      ref={list}
      className={`dropdown-menu ${className}`}
      style={style}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={moveFocus}
    >
      {items.map((item, index) =>
        item === 'divider' ? (
          <li key={index} className="divider" role="separator" />
        ) : (
          <MenuListEntry key={index} entry={item} onClose={onClose} />
        ),
      )}
    </ul>
  );
}

function MenuListEntry({ entry, onClose }: { readonly entry: MenuEntry; readonly onClose: () => void }): JSX.Element {
  const { label, isEnabled = true, isChecked, onSelect } = entry;
  function choose(): void {
    if (!isEnabled) return;
    onClose();
    onSelect();
  }
  return (
    <li role="none" className={isEnabled ? '' : 'disabled'}>
      <a
        role={isChecked === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked={isChecked}
        aria-disabled={!isEnabled}
        tabIndex={-1}
        onClick={choose}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          choose();
        }}
      >
        {label}
      </a>
    </li>
  );
}
