/**
 * WebAdmin's plugin API as types: what `window.top.pluginApi(name)` returns, and the handlers a plugin registers.
 * Each comment says what WebAdmin 4.4 and 4.5 really do, read in ovirt-engine 4.5.7 (PluginManager.java,
 * PluginUiFunctions.java, PluginEventHandler.java, EntityObject.java) and seen in a running 4.5.8. The stand-in
 * WebAdmin implements these types, so drift fails to compile.
 *
 * Lifecycle: WebAdmin frames the host page (LOADING) → `register`, then `ready()` → `UiInit`, synchronously
 * (INITIALIZING) → queued events → IN_USE. A handler that throws takes the whole plugin out (FAILED).
 *
 * Every method reads `this.pluginName`: call it on the object; a detached function does nothing. Calls marked
 * "action" are silent no-ops before `UiInit` and after FAILED.
 */

/** One menu place or detail tab, as `currentPlace()` and the URL's hash name it: `[a-z0-9-]+`, camel case for built-ins. */
export type PlaceToken = string;

/** Entity types with a main place. Exact and case-sensitive; any other string makes the call a no-op. */
export type EntityType =
  | 'DataCenter'
  | 'Cluster'
  | 'Host'
  | 'Network'
  | 'VnicProfile'
  | 'Storage'
  | 'Disk'
  | 'VirtualMachine'
  | 'Pool'
  | 'Template'
  | 'GlusterVolume'
  | 'Provider'
  | 'User'
  | 'Quota'
  | 'Errata'
  | 'Event';

/** A row of a grid as WebAdmin hands it over: a snapshot from another realm, not a REST resource. */
export interface Entity {
  /** Empty string when the row has none. */
  readonly id: string;
}

export interface NamedEntity extends Entity {
  readonly name: string | null;
}

export interface ManagedEntity extends NamedEntity {
  /** False when an external provider, not the engine, manages it. Since 4.4.1. */
  readonly managed?: boolean;
}

export interface HostEntity extends ManagedEntity {
  readonly hostname: string | null;
}

export interface StorageEntity extends NamedEntity {
  /** Lower-case storage type such as `nfs` or `glance`. Since 4.5. */
  readonly type?: string | null;
  /** Absent while the domain is attached to no data center. */
  readonly dataCenterId?: string | null;
}

export interface VirtualMachineEntity extends ManagedEntity {
  /** Blank or null while unknown; several addresses are separated by blanks. */
  readonly ipaddress: string | null;
  /** WebAdmin's own names (`Up`, `Down`, `PoweringUp`), not REST's (`up`). */
  readonly status: string | null;
}

export interface UserEntity extends Entity {
  readonly username: string | null;
  readonly domain: string | null;
}

/** Its `toString` is a text, not a function: turning the entity into a string throws. */
export interface EventEntity extends Entity {
  readonly correlationId: string | null;
  readonly message: string | null;
  readonly callStack: string | null;
  readonly customEventId: string | null;
}

export interface EntityByType {
  DataCenter: NamedEntity;
  Cluster: ManagedEntity;
  Host: HostEntity;
  Network: NamedEntity;
  VnicProfile: Entity;
  Storage: StorageEntity;
  Disk: Entity;
  VirtualMachine: VirtualMachineEntity;
  Pool: NamedEntity;
  Template: NamedEntity;
  GlusterVolume: NamedEntity & { readonly clusterId: string | null };
  Provider: NamedEntity;
  User: UserEntity;
  Quota: NamedEntity;
  Errata: Entity;
  Event: EventEntity;
}

export interface TagObject {
  readonly name: string;
  readonly description: string | null;
  readonly selected: boolean;
}

export interface TagNode extends TagObject {
  readonly children: readonly TagNode[];
}

/** Selection events exist for every type but these two. */
type SelectionEvents = {
  [Type in Exclude<EntityType, 'VnicProfile' | 'Errata'> as `${Type}SelectionChange`]: (
    /** 4.4 and later pass one array, also when it is empty; 4.3 spreads the entities over the arguments. */
    ...selection: [entities: readonly EntityByType[Type][]] | EntityByType[Type][]
  ) => void;
};

/**
 * What a plugin registers. Looked up by name at each call, `this` is not the object, results are ignored. Selection and
 * tag events are lost while the plugin is not IN_USE; `UserLogin` and `MessageReceived` wait for it.
 */
export interface PluginHandlers extends Partial<SelectionEvents> {
  /** Once, inside `ready()`. `loginUserName()` and `loginUserId()` may still throw here. */
  UiInit?: () => void;
  /** Once per page load; from here on it is known who is logged in. */
  UserLogin?: (userName: string, userId: string) => void;
  /** Declared by WebAdmin and never called: logging out leaves the page. */
  UserLogout?: () => void;
  /** Row selection in any table of a detail tab; `currentPlace()` tells which. Since 4.4. */
  DetailItemSelectionChange?: (entities: readonly Entity[]) => void;
  /** Active tags as separate arguments; once without any right after login. */
  TagActivationChange?: (...tags: TagObject[]) => void;
  /**
   * A message posted to WebAdmin's window from an origin listed in `allowedMessageOrigins`; the engine's own is not
   * implied. `null` data is dropped, which moves the source into its place. A source of another origin never arrives
   * and alarms the administrator.
   */
  MessageReceived?: (data: unknown, source?: Window) => void;
}

export interface PluginOptions {
  /** Exact origins (scheme, host, non-default port) or `*`. A call to `options` replaces what was set before. */
  readonly allowedMessageOrigins?: string | readonly string[];
}

export interface PlaceOptions {
  /** Menu: index of insertion. Detail tab: sort key, where built-in tabs use 0 to 13. */
  readonly priority?: number;
  /** CSS class of a primary menu item's icon: `pficon-…` or a Font Awesome `fa-…`. */
  readonly icon?: string;
  /** Read and ignored: every menu place becomes the default place. */
  readonly defaultPlace?: boolean;
  /** Read and ignored since 4.2. */
  readonly searchPrefix?: string;
}

/** Read anew at each evaluation, except `moreMenu`. 4.3 spreads the selection over the arguments and passes no main entity. */
export interface ActionButton<Selected extends Entity = Entity> {
  onClick?: (...args: ButtonArguments<Selected>) => void;
  /** Anything but a boolean counts as true, `null` as false. Called often; must be quick. */
  isEnabled?: (...args: ButtonArguments<Selected>) => boolean;
  isAccessible?: (...args: ButtonArguments<Selected>) => boolean;
  /** Position among all widgets of the toolbar. */
  index?: number;
  /** True puts it into the kebab, and leaves it out of the context menu. */
  moreMenu?: boolean;
  /** Suffix of the DOM id. Since 4.4. */
  id?: string;
}

/** `mainEntity` is the detail view's entity, or `{id: ""}` on a main place. */
export type ButtonArguments<Selected extends Entity> =
  [selection: readonly Selected[], mainEntity: Entity] | Selected[];

export interface DialogButton {
  readonly label?: string;
  /** Does not close the dialog. */
  readonly onClick?: () => void;
}

export interface DialogOptions {
  /** The first one ends up right-most. */
  readonly buttons?: readonly (DialogButton | null)[];
  readonly closeIconVisible?: boolean;
  /** Seen only while the focus is in WebAdmin's document, not in the dialog's frame. */
  readonly closeOnEscKey?: boolean;
}

/** Case-insensitive; an unknown string counts as `info`, anything but a string throws. */
export type MessageType = 'danger' | 'warning' | 'success' | 'info';

export interface AlertOptions {
  /** Not above 0: stays until dismissed. */
  readonly autoHideMs?: number;
}

/** A CSS length with its unit, or a CSS function such as `min(780px, calc(100vw - 16px))`. */
export type CssLength = string;

export interface PluginLogger {
  info(message: string): void;
  warning(message: string): void;
  severe(message: string): void;
}

export interface PluginApi<Config = unknown> {
  // In any state.
  /** The first call wins, whatever it was given. */
  register(handlers: PluginHandlers): void;
  options(options: PluginOptions): void;
  /** Runs `UiInit` and the queued events before it returns; heard only in LOADING after `register`. */
  ready(): void;
  /** The live merged config, shared by all callers; `null` for an unknown plugin. */
  configObject(): Config;
  /** Browser console only. Since 4.4.7. */
  logger?(): PluginLogger;
  /** Pass a string. Since 4.4.7. */
  reportFatalError?(message: string): void;

  // From LOADING on.
  /** `login@domain`. Throws until the login is done, which may be after `UiInit`. */
  loginUserName(): string;
  /** UUID. Throws as `loginUserName` does. */
  loginUserId(): string;
  /** The SSO token of the login, for `Authorization: Bearer`; `null` without one. */
  ssoToken(): string | null;
  /** Absolute and ends in a slash: `https://engine.example.com/ovirt-engine/`. */
  engineBaseUrl(): string;
  /** With a hyphen: `en-US`. */
  currentLocale(): string;
  /** Without parameters; `null` before the first place. Since 4.4. */
  currentPlace?(): PlaceToken | null;
  rootTag(): TagNode;

  // Actions: INITIALIZING and IN_USE. "Deferred" ones run after the current turn.
  addPrimaryMenuPlace(label: string, token: PlaceToken, url: string, options?: PlaceOptions): void;
  addPrimaryMenuContainer(label: string, containerId: string, options?: PlaceOptions): void;
  /** Built-in containers: `compute`, `network`, `storage`, `admin`. */
  addSecondaryMenuPlace(
    containerId: string,
    label: string,
    token: PlaceToken,
    url: string,
    options?: PlaceOptions,
  ): void;
  /** The token must begin with the main place's: `vms-…`. Adding it late doubles the tab strip. */
  addDetailPlace(entityType: EntityType, label: string, token: PlaceToken, url: string, options?: PlaceOptions): void;
  /** Deferred. The same URL navigates again; another fragment alone does not. */
  setPlaceContentUrl(token: PlaceToken, url: string): void;
  /** Deferred; detail places only. The tab's header stays; revealing it leads to the default place. */
  setPlaceAccessible(token: PlaceToken, isAccessible: boolean): void;
  /** Deferred; to be set again from each load of the content page. */
  setPlaceUnloadHandler(token: PlaceToken, onUnload: () => void): void;
  addMenuPlaceActionButton<Type extends EntityType>(
    entityType: Type,
    label: string,
    button: ActionButton<EntityByType[Type]>,
  ): void;
  addDetailPlaceActionButton(entityType: EntityType, detailPlaceId: string, label: string, button: ActionButton): void;
  /**
   * Synchronous. `title` is taken for HTML: escape it. The frame gets width − 2 by height − 100 px; nothing tells when
   * the dialog is closed, and its frame is not focused.
   */
  showDialog(
    title: string,
    dialogToken: string,
    url: string,
    width: CssLength,
    height: CssLength,
    options?: DialogOptions,
  ): void;
  /** Deferred. */
  setDialogContentUrl(dialogToken: string, url: string): void;
  /** Deferred. */
  closeDialog(dialogToken: string): void;
  /** Deferred. Plain text; one shared panel over the masthead. */
  showAlert(type: MessageType, message: string, options?: AlertOptions): void;
  /** Deferred. Plain text, 8 s; not shown while the user wants no disturbance. */
  showToast(type: MessageType, message: string): void;
  /** Deferred. A bare token; one with parameters leads to the default place. */
  revealPlace(token: PlaceToken): void;
  /** Deferred. Does not navigate; heard by the grid whose prefix it begins with, such as `Vms: `. */
  setSearchString(search: string): void;

  // Names from before 4.3, kept as aliases that warn on the console.
  /** @deprecated */ addMainTab: PluginApi['addPrimaryMenuPlace'];
  /** @deprecated */ addSubTab: PluginApi['addDetailPlace'];
  /** @deprecated */ setTabContentUrl: PluginApi['setPlaceContentUrl'];
  /** @deprecated */ setTabAccessible: PluginApi['setPlaceAccessible'];
  /** @deprecated */ addMainTabActionButton: PluginApi['addMenuPlaceActionButton'];
  /** @deprecated */ addSubTabActionButton: PluginApi['addDetailPlaceActionButton'];
}

/** `window.top.pluginApi`: any name is accepted; an unknown one gives an object whose gated calls do nothing. */
export type PluginApiFactory = <Config = unknown>(pluginName: string) => PluginApi<Config>;
