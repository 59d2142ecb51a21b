/** The menu at the pointer: every button of the toolbar, carets opened, the kebab's left out. */
import type { JSX } from 'react';
import { placeButtons, type ActionButtonState, type GridRow } from '../plugins/webadmin-model.ts';
import { useOwnEntries } from './action-panel.tsx';
import { MenuList, type MenuListItem } from './menu-list.tsx';
import { useModel } from './model-context.tsx';
import { contextMenuButtons, type Toolbar } from './toolbars.ts';

interface Props {
  readonly toolbar: Toolbar;
  readonly buttons: readonly ActionButtonState[];
  readonly selection: readonly GridRow[];
  /** In px of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

export function ContextMenu({ toolbar, buttons, selection, at, onClose }: Props): JSX.Element {
  const model = useModel();
  const ownEntries = useOwnEntries(selection);
  const items = placeButtons(toolbar.widgets, buttons).flatMap((widget): MenuListItem[] => {
    if (!('key' in widget)) return ownEntries(contextMenuButtons({ widgets: [widget], kebab: [] }));
    if (!widget.isAccessible) return [];
    return [{ label: widget.label, isEnabled: widget.isEnabled, onSelect: () => model.clickButton(widget.key) }];
  });
  return (
    <div className="webadmin-context-menu open" style={{ left: at.x, top: at.y }}>
      <MenuList label="Actions on the selection" items={items} onClose={onClose} />
    </div>
  );
}
