/**
 * The plugin half of the stand-in's page, put together: it starts the plugins, logs in, follows the hash, and keeps the
 * state that the shell draws (order of events seen on a running 4.5.8).
 */
import type {} from '../../../../src/plugin/host.ts'; // Declares `window.pluginApi`.
import type { Entity } from '../../../../src/plugin/plugin-api.ts';
import { createActionButtons } from './action-buttons.ts';
import { createDeferred } from './deferred.ts';
import { createDialogs } from './dialogs.ts';
import { toEntity } from './entities.ts';
import { createGrids } from './grids.ts';
import { createMenu } from './menu.ts';
import { createNavigation, type Arrival } from './navigation.ts';
import { createNotifications } from './notifications.ts';
import { readPageSetup } from './page-setup.ts';
import { createPlaceFrames } from './place-frames.ts';
import { createPlaces } from './places.ts';
import { createPluginApi } from './plugin-api-object.ts';
import { createPluginFunctions } from './plugin-functions.ts';
import { createPluginManager } from './plugin-manager.ts';
import { createRealm } from './realm.ts';
import { startUp } from './start-up.ts';
import { createStore } from './store.ts';
import { activeTags, emptyRoot, setTag } from './tags.ts';
import type { MainPlace, MainToken } from './place-catalogue.ts';
import type { CurrentPlace, GridRow, GridState, WebAdminModel, WebAdminState } from './webadmin-model.ts';

const nobody: Entity = { id: '' };

export function createWebAdmin(): WebAdminModel {
  const setup = readPageSetup();
  const { isCompatible, isStrict } = setup;
  const store = createStore<WebAdminState>({
    isShown: false,
    user: null,
    menu: [],
    place: null,
    grids: {},
    alert: null,
    toasts: [],
    isDoNotDisturb: false,
    tags: emptyRoot,
    openDialogs: [],
  });

  const realm = createRealm();
  const notifications = createNotifications(store, setup.showsUncaught);
  const reportUncaught = (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    notifications.reportUncaught(`com.google.gwt.core.client.JavaScriptException: ${String(error)}`, text);
  };
  const deferred = createDeferred(reportUncaught);
  const manager = createPluginManager(setup.definitions);
  const menu = createMenu(() => render());
  const places = createPlaces({ isStrict, onChange: () => render() });
  const frames = createPlaceFrames();
  const dialogs = createDialogs(() => store.update({ openDialogs: dialogs.openTokens() }));
  const navigation = createNavigation(places, arrive);
  /** Selected rows of the open detail tab's table. */
  let detailSelection: readonly Entity[] = [];

  const grids = createGrids(
    {
      changed: () => render(),
      loaded(main, why) {
        if (why !== 'refresh') buttons.evaluate(main.token, main.announcesChanges ? 2 : 0);
        else if (main.announcesChanges && grids.selectedRows(main.token).length > 0) buttons.evaluate(main.token, 1);
      },
      selectionChanged(main, { isGrowing }) {
        if (main.announcesChanges || isCompatible) buttons.evaluate(main.token, isGrowing ? 2 : 3);
        sendSelection(main);
      },
      sessionEnded: () => location.reload(),
    },
    { isCompatible },
  );

  const buttons = createActionButtons({
    realm,
    isCompatible,
    isStrict,
    onChange: () => render(),
    context: {
      selectedEntities: (token) => (token.includes('-') ? detailSelection : grids.selectedEntities(token as MainToken)), // Panels are named by these.
      parentEntity: () => parentEntity(),
    },
  });

  window.pluginApi = createPluginApi(
    manager,
    createPluginFunctions({
      setup,
      realm,
      deferred,
      menu,
      places,
      navigation,
      frames,
      buttons,
      dialogs,
      grids: { ...grids, setSearchString },
      notifications,
      getState: () => store.get(),
    }),
    { isCompatible },
  );

  /** One array, also when it is empty; a 4.3 host spreads the entities. */
  function selectionArguments(entities: readonly Entity[]): readonly unknown[] {
    const copied = realm.copy(entities);
    return isCompatible ? copied : [copied];
  }

  function sendSelection({ token, entityType }: MainPlace): void {
    if (!entityType || entityType === 'VnicProfile' || entityType === 'Errata') return;
    manager.send({ name: `${entityType}SelectionChange`, args: selectionArguments(grids.selectedEntities(token)) });
  }

  function parentEntity(): Entity {
    const place = navigation.current()?.place;
    if (place?.kind !== 'detail') return nobody;
    return grids.selectedEntities(place.main.token)[0] ?? nobody;
  }

  /** The hash shows the search of whichever grid is shown, even when the string was meant for another one. */
  function setSearchString(search: string): void {
    const current = navigation.current();
    grids.setSearchString(search);
    const [, rest] = /^[^:]*:(.*)$/s.exec(search) ?? [];
    if (current?.place.kind === 'grid' && rest !== undefined) navigation.setParams({ search: rest });
    render();
  }

  function arrive({ address, place, isByUrl }: Arrival): void {
    detailSelection = [];
    if (place.kind === 'grid') {
      grids.show(place.main, address.params['search'] || undefined);
      buttons.bind(place.main.token, false);
    } else {
      grids.hide();
    }
    if (place.kind === 'detail') enterDetails(place.main, address.token, isByUrl ? address.params['name'] : undefined);
    render();
  }

  function enterDetails(main: MainPlace, token: string, nameInUrl: string | undefined): void {
    if (nameInUrl !== undefined) grids.reselect(main.token, nameInUrl);
    places.markOpened(main.token);
    try {
      buttons.openHeader(main.token, token);
    } catch (error) {
      reportUncaught(error);
    }
    buttons.bind(token, true);
  }

  function render(): void {
    const current = navigation.current();
    const main = current && current.place.kind !== 'plugin' ? current.place.main.token : undefined;
    store.update({
      menu: menu.items(main),
      place: current ? describePlace(current) : null,
      grids: Object.fromEntries(grids.openTokens().map((token) => [token, describeGrid(token)])),
    });
  }

  function describeGrid(token: MainToken): GridState | undefined {
    const grid = grids.find(token);
    if (!grid) return undefined;
    const { status, problem, rows, page, hasMore, search, selectedIds } = grid;
    return { status, problem, rows, page, hasMore, search, selectedIds, buttons: buttons.states(token) };
  }

  function describePlace({ address, place }: Arrival): CurrentPlace {
    const { token, params } = address;
    if (place.kind === 'plugin') return { kind: 'plugin', token, params };
    const { main } = place;
    const group = menu.findLabel(main.token) ?? main.group;
    if (place.kind === 'grid') return { kind: 'grid', token: main.token, params, main, group };
    return {
      kind: 'detail',
      token,
      params,
      main,
      group,
      isPlugin: place.isPlugin,
      tabs: places.tabs(main.token).map((tab) => ({
        key: String(tab.key),
        label: tab.label,
        token: tab.token,
        isActive: tab.token === token,
        isPlugin: tab.builtIn === undefined,
      })),
      entity: grids.selectedRows(main.token)[0] ?? null,
      headerButtons: buttons.headerStates(main.token),
      tabButtons: buttons.states(token),
    };
  }

  function openDetail(main: MainToken, row: GridRow): void {
    grids.select(main, row.id, 'only');
    const [first] = places.tabs(main).filter(({ builtIn }) => builtIn);
    if (first) navigation.go({ token: first.token, params: { name: row.name } });
  }

  return {
    subscribe: (listener) => store.subscribe(listener),
    getState: () => store.get(),
    provideGrid: (token, source) => grids.provide(token, source),
    start() {
      render();
      startUp({ setup, manager, navigation, notifications, dialogs, deferred, store }).catch(reportUncaught);
    },

    reveal: (token) => navigation.reveal(token),
    menuClicked(item) {
      menu.clicked(item);
      if (item.token !== undefined) navigation.reveal(item.token);
    },
    openDetail,
    openTab({ token, isPlugin }) {
      const current = navigation.current();
      if (current?.place.kind !== 'detail') return;
      const name = grids.selectedRows(current.place.main.token)[0]?.name ?? current.address.params['name'];
      navigation.go({ token, params: isPlugin || name === undefined ? {} : { name } });
    },
    quickSwitch(row) {
      const current = navigation.current();
      if (current?.place.kind !== 'detail') return;
      grids.selectRow(current.place.main.token, row);
      navigation.go({ token: current.address.token, params: { name: row.name } });
    },

    select: (main, rowId, mode) => grids.select(main, rowId, mode),
    clearSelection: (main) => grids.clearSelection(main),
    refresh: (main) => grids.refresh(main),
    showPage: (main, page) => grids.showPage(main, page),
    search(main, search) {
      grids.search(main, search);
      if (navigation.current()?.address.token === main) navigation.setParams({ search });
      render();
    },
    selectDetailItems(rows) {
      const token = navigation.current()?.address.token;
      const entities = rows.map(({ id, entityType, resource }) =>
        toEntity(entityType, { ...resource, id }, { isCompatible }),
      );
      if (token === undefined || sameIds(entities, detailSelection)) return;
      detailSelection = entities;
      if (isCompatible) buttons.evaluate(token, 1);
      else manager.send({ name: 'DetailItemSelectionChange', args: selectionArguments(entities) });
    },

    clickButton: (key) => buttons.click(key),
    openContextMenu: (main) => buttons.evaluateMenu(main),
    activateTag(name, isActive) {
      const tags = setTag(store.get().tags, name, isActive);
      store.update({ tags });
      manager.send({ name: 'TagActivationChange', args: activeTags(tags).map((tag) => realm.copy(tag)) });
    },

    showAlert: (type, message, autoHideMs) => notifications.showAlert(type, message, autoHideMs),
    dismissAlert: () => notifications.dismissAlert(),
    showToast: (type, message) => notifications.showToast(type, message),
    dismissToast: (key) => notifications.dismissToast(key),
    dismissAllToasts: () => notifications.dismissAllToasts(),
    setDoNotDisturb: (isDoNotDisturb) => notifications.setDoNotDisturb(isDoNotDisturb),
    logout: () => location.assign('sso/logout'),
    holdPlaceFrame: (token, element) => frames.hold(token, element),
  };
}

function sameIds(left: readonly Entity[], right: readonly Entity[]): boolean {
  return left.length === right.length && left.every(({ id }, index) => id === right[index]?.id);
}
