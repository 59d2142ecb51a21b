/**
 * What the two halves of the stand-in's page agree on: the plugin half keeps this state and answers these calls, the
 * shell draws the one and makes the other. Framework-free: the shell reads it with `useSyncExternalStore`.
 */
import type { EntityType, MessageType, TagNode } from '../../../../src/plugin/plugin-api.ts';
import type { BuiltInSubmenuItem, MainPlace, MainToken } from './place-catalogue.ts';

/** A row as the engine's REST API gives it; the shell takes its columns out of it, this half what plugins get. */
export interface RestResource {
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

export interface GridRow {
  readonly id: string;
  /** What the detail view's hash calls it. */
  readonly name: string;
  readonly resource: RestResource;
}

/** Where a grid's rows come from; the shell gives one for each main place that is alive. */
export interface GridSource {
  /**
   * One page of rows. `search` is what stands behind the prefix, `page` counts from 1. Rejects with an `Error` whose
   * message the shell shows; a `SessionEnded` makes the page load itself anew.
   */
  load(search: string, page: number, signal: AbortSignal): Promise<GridPage>;
}

export interface GridPage {
  readonly rows: readonly GridRow[];
  readonly hasMore: boolean;
}

/** Thrown by a `GridSource` on a 401: the session ended elsewhere. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}

export interface GridState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly problem: string | null;
  readonly rows: readonly GridRow[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Without the prefix. */
  readonly search: string;
  /** In the order of selection. */
  readonly selectedIds: readonly string[];
  readonly buttons: readonly ActionButtonState[];
}

/** A plugin's button as it was last evaluated. */
export interface ActionButtonState {
  readonly key: number;
  readonly label: string;
  /** Position among all widgets of its toolbar or kebab, WebAdmin's own included; see `placeButtons`. */
  readonly index: number;
  readonly inKebab: boolean;
  /** Undefined: no DOM id. */
  readonly domId: string | undefined;
  readonly isAccessible: boolean;
  readonly isEnabled: boolean;
}

export type MenuItem = MenuPlace | MenuContainer;

export interface MenuPlace {
  readonly kind: 'place';
  readonly key: string;
  readonly label: string;
  /** Class list of the icon's span, empty without one. */
  readonly icon: string;
  /** The anchor is `#` and this, verbatim. */
  readonly token: string;
  readonly isActive: boolean;
}

export interface MenuContainer {
  readonly kind: 'container';
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly items: readonly SubmenuItem[];
  readonly isActive: boolean;
}

export interface SubmenuItem {
  readonly key: string;
  readonly label: string;
  readonly token?: string;
  readonly command?: NonNullable<BuiltInSubmenuItem['command']>;
  readonly isActive: boolean;
}

export interface DetailTab {
  readonly key: string;
  readonly label: string;
  readonly token: string;
  readonly isActive: boolean;
  readonly isPlugin: boolean;
}

/** Parameters of the hash: `#vms-general;name=web01` has `{name: 'web01'}`. */
export type PlaceParams = Readonly<Record<string, string>>;

export type CurrentPlace = GridPlace | DetailPlace | PluginPlace;

export interface GridPlace {
  readonly kind: 'grid';
  readonly token: MainToken;
  readonly params: PlaceParams;
  readonly main: MainPlace;
  /** First entry of the breadcrumb; a plugin that takes a built-in token renames it. */
  readonly group: string;
}

export interface DetailPlace {
  readonly kind: 'detail';
  readonly token: string;
  readonly params: PlaceParams;
  readonly main: MainPlace;
  readonly group: string;
  readonly tabs: readonly DetailTab[];
  /** True: the tab's content is a plugin's frame, for which the shell draws a `<div>` given to `holdPlaceFrame`. */
  readonly isPlugin: boolean;
  /** Whose details are shown; null after F5 or a deep link, when nothing is selected. */
  readonly entity: GridRow | null;
  /** Plugin buttons of the main place, copied into the header at its first reveal. */
  readonly headerButtons: readonly ActionButtonState[];
  /** Plugin buttons of this tab's own toolbar. */
  readonly tabButtons: readonly ActionButtonState[];
}

/** A plugin's page in the menu: nothing but its frame. */
export interface PluginPlace {
  readonly kind: 'plugin';
  readonly token: string;
  readonly params: PlaceParams;
}

export interface AlertState {
  readonly type: MessageType;
  readonly message: string;
  /** How many messages the panel has swallowed so far; its badge shows from 2 on. */
  readonly count: number;
  /** True for an exception that nothing caught: `message` is its text, to be drawn with the advice to reload. */
  readonly isUncaught: boolean;
}

export interface Toast {
  readonly key: number;
  readonly type: MessageType;
  readonly message: string;
}

export interface LoggedInUser {
  readonly id: string;
  /** `admin@internal-authz` */
  readonly userName: string;
}

export interface WebAdminState {
  /** False while a pre-loading plugin is waited for: an empty page. */
  readonly isShown: boolean;
  readonly user: LoggedInUser | null;
  readonly menu: readonly MenuItem[];
  readonly place: CurrentPlace | null;
  /** Of the grids opened in this page load. */
  readonly grids: Readonly<Partial<Record<MainToken, GridState>>>;
  readonly alert: AlertState | null;
  /** Newest first. */
  readonly toasts: readonly Toast[];
  readonly isDoNotDisturb: boolean;
  readonly tags: TagNode;
  /** Tokens of the plugins' dialogs, which this half draws itself. */
  readonly openDialogs: readonly string[];
}

/** How a click on a row changes the selection. */
export type SelectMode = 'only' | 'toggle' | 'range';

export interface WebAdminModel {
  subscribe(listener: () => void): () => void;
  getState(): WebAdminState;

  /** To be called for each live grid before `start`; a main place without one has an empty grid. */
  provideGrid(token: MainToken, source: GridSource): void;
  /** Creates the plugins' frames, logs in and goes to the first place; once. */
  start(): void;

  /** A place chosen inside WebAdmin: menu, tab, breadcrumb. Tabs and name links of the detail view go through `openTab` and `openDetail`. */
  reveal(token: string): void;
  menuClicked(item: MenuPlace | SubmenuItem): void;
  openDetail(main: MainToken, row: GridRow): void;
  openTab(tab: DetailTab): void;
  /** Another entity chosen in the quick-switch beside the title. */
  quickSwitch(row: GridRow): void;

  select(main: MainToken, rowId: string, mode: SelectMode): void;
  /** What a press on the header's empty area or a removed row leaves: nothing. */
  clearSelection(main: MainToken): void;
  refresh(main: MainToken): void;
  showPage(main: MainToken, page: number): void;
  search(main: MainToken, search: string): void;
  /** Row selection in a table of a detail tab; `entityType` is absent for rows of no plugin API type. */
  selectDetailItems(
    rows: readonly { readonly id: string; readonly entityType?: EntityType; readonly resource?: RestResource }[],
  ): void;

  clickButton(key: number): void;
  /** Evaluates the buttons for the context menu, kebab items left out. */
  openContextMenu(main: MainToken): readonly ActionButtonState[];

  activateTag(name: string, isActive: boolean): void;

  /** For WebAdmin's own messages too. */
  showAlert(type: MessageType, message: string, autoHideMs?: number): void;
  dismissAlert(): void;
  showToast(type: MessageType, message: string): void;
  dismissToast(key: number): void;
  dismissAllToasts(): void;
  setDoNotDisturb(isDoNotDisturb: boolean): void;
  logout(): void;

  /**
   * Where the frame of a plugin's place goes: as `ref` of an otherwise empty `<div key={token}>`, `null` when it leaves
   * the page. The frame takes its full width and computes its own height.
   */
  holdPlaceFrame(token: string, element: HTMLElement | null): void;
}

/** `widgets` with the plugins' buttons put among them by the rule of ActionPanelView.java: an index beyond the end is the end. */
export function placeButtons<Widget>(
  widgets: readonly Widget[],
  buttons: readonly ActionButtonState[],
): (Widget | ActionButtonState)[] {
  const placed: (Widget | ActionButtonState)[] = [...widgets];
  for (const button of buttons) placed.splice(Math.min(button.index, placed.length), 0, button);
  return placed;
}
