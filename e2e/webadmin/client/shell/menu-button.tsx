/** A button with a pop-up menu: combo carets, kebabs, the lists of the masthead. */
import { useCallback, useState, type JSX, type ReactNode } from 'react';
import { MenuList, type MenuListItem } from './menu-list.tsx';

interface Props {
  /** For screen readers where the button shows only an icon. */
  readonly label: string;
  readonly items: readonly MenuListItem[];
  readonly children: ReactNode;
  readonly className?: string;
  readonly buttonClassName?: string;
  readonly listClassName?: string;
  readonly isDisabled?: boolean;
}

export function MenuButton(props: Props): JSX.Element {
  const { label, items, children, className = '', buttonClassName = 'btn btn-default', listClassName = '' } = props;
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <div className={`dropdown ${className} ${isOpen ? 'open' : ''}`}>
      <button
        type="button"
        className={`${buttonClassName} dropdown-toggle`}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={props.isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && <MenuList label={label} items={items} className={listClassName} onClose={close} />}
    </div>
  );
}
