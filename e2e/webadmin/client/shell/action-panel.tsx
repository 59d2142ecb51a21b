/** The buttons of a place: WebAdmin's own, the plugins' among them, and the kebab behind them. */
import type { JSX } from 'react';
import { placeButtons, type ActionButtonState, type GridRow } from '../plugins/webadmin-model.ts';
import { MenuButton } from './menu-button.tsx';
import type { MenuListItem } from './menu-list.tsx';
import { useModel, useNotPartOfIt } from './model-context.tsx';
import type { Toolbar, ToolbarButton, ToolbarWidget } from './toolbars.ts';

interface Props {
  readonly toolbar: Toolbar;
  readonly buttons: readonly ActionButtonState[];
  readonly selection: readonly GridRow[];
}

export function ActionPanel({ toolbar, buttons, selection }: Props): JSX.Element {
  const widgets = placeButtons(
    toolbar.widgets,
    buttons.filter(({ inKebab }) => !inKebab),
  );
  return (
    <>
      {widgets.map((widget, index) =>
        'key' in widget ? (
          <PluginButton key={`plugin-${widget.key}`} button={widget} />
        ) : (
          <OwnWidget key={index} widget={widget} selection={selection} />
        ),
      )}
      <Kebab toolbar={toolbar} buttons={buttons.filter(({ inKebab }) => inKebab)} selection={selection} />
    </>
  );
}

export function PluginButton({ button }: { readonly button: ActionButtonState }): JSX.Element | null {
  const model = useModel();
  if (!button.isAccessible) return null;
  return (
    <button
      type="button"
      id={button.domId}
      className={`btn btn-default ${button.isEnabled ? '' : 'disabled'}`}
      disabled={!button.isEnabled}
      onClick={() => model.clickButton(button.key)}
    >
      {button.label}
    </button>
  );
}

interface WidgetProps {
  readonly widget: ToolbarWidget;
  readonly selection: readonly GridRow[];
}

function OwnWidget({ widget, selection }: WidgetProps): JSX.Element {
  const entries = useOwnEntries(selection);
  if (widget.kind === 'button') return <OwnButton button={widget} selection={selection} />;
  if (widget.kind === 'menu') {
    return (
      <MenuButton
        className="btn-group"
        label={widget.label}
        items={entries(widget.items)}
        isDisabled={!widget.items.some((item) => item.isEnabled(selection))}
      >
        {widget.label} <Caret />
      </MenuButton>
    );
  }
  const { first, others } = widget;
  return (
    <div className="btn-group">
      <OwnButton button={first} selection={selection} />
      <MenuButton
        className="btn-group"
        label={`More of ${first.label}`}
        items={entries([first, ...others])}
        isDisabled={![first, ...others].some((item) => item.isEnabled(selection))}
      >
        <Caret />
      </MenuButton>
    </div>
  );
}

function OwnButton({
  button,
  selection,
}: { readonly button: ToolbarButton } & Omit<WidgetProps, 'widget'>): JSX.Element {
  const notPartOfIt = useNotPartOfIt();
  const { label, icon, isEnabled } = button;
  return (
    <button
      type="button"
      className="btn btn-default"
      disabled={!isEnabled(selection)}
      onClick={() => notPartOfIt(label)}
    >
      {icon !== undefined && <span className={`fa ${icon}`} aria-hidden="true" />}
      {icon !== undefined && ' '}
      {label}
    </button>
  );
}

function Caret(): JSX.Element {
  return <span className="fa fa-angle-down" aria-hidden="true" />;
}

function Kebab({ toolbar, buttons, selection }: Props): JSX.Element | null {
  const model = useModel();
  const ownEntries = useOwnEntries(selection);
  const items = placeButtons(
    toolbar.kebab,
    buttons.filter(({ isAccessible }) => isAccessible),
  ).map((item): MenuListItem => {
    if (item === 'divider') return item;
    if ('key' in item) {
      return { label: item.label, isEnabled: item.isEnabled, onSelect: () => model.clickButton(item.key) };
    }
    return ownEntries([item])[0] ?? 'divider';
  });
  if (items.length === 0) return <div className="dropdown-kebab-pf hidden-kebab" />;
  return (
    <MenuButton
      label="More actions"
      className="dropdown-kebab-pf"
      buttonClassName="btn btn-link"
      listClassName="dropdown-menu-right"
      items={items}
    >
      <span className="fa fa-ellipsis-v" aria-hidden="true" />
    </MenuButton>
  );
}

/** WebAdmin's own buttons as entries of a menu. */
export function useOwnEntries(selection: readonly GridRow[]): (buttons: readonly ToolbarButton[]) => MenuListItem[] {
  const notPartOfIt = useNotPartOfIt();
  return (buttons) =>
    buttons.map(({ label, isEnabled }) => ({
      label,
      isEnabled: isEnabled(selection),
      onSelect: () => notPartOfIt(label),
    }));
}
