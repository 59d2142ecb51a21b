/** What a plugin's call does once its gate has let it through (ovirt-engine PluginUiFunctions.java). */
import type { PluginApi, PluginLogger } from '../../../../src/plugin/plugin-api.ts';
import type { ActionButtons } from './action-buttons.ts';
import type { Deferred } from './deferred.ts';
import type { Dialogs } from './dialogs.ts';
import type { Grids } from './grids.ts';
import { createHostLog } from './host-log.ts';
import type { Menu } from './menu.ts';
import type { Navigation } from './navigation.ts';
import type { Notifications } from './notifications.ts';
import { readOptions } from './option-reader.ts';
import type { PageSetup } from './page-setup.ts';
import { findMainPlaceOf } from './place-catalogue.ts';
import type { PlaceFrames } from './place-frames.ts';
import type { Places } from './places.ts';
import type { Realm } from './realm.ts';
import type { LoggedInUser, WebAdminState } from './webadmin-model.ts';

export type PluginFunctions = Omit<
  Required<PluginApi>,
  | 'register'
  | 'options'
  | 'ready'
  | 'configObject'
  | 'addMainTab'
  | 'addSubTab'
  | 'setTabContentUrl'
  | 'setTabAccessible'
  | 'addMainTabActionButton'
  | 'addSubTabActionButton'
>;

export interface PluginFunctionParts {
  readonly setup: PageSetup;
  readonly realm: Realm;
  readonly deferred: Deferred;
  readonly menu: Menu;
  readonly places: Places;
  readonly navigation: Navigation;
  readonly frames: PlaceFrames;
  readonly buttons: ActionButtons;
  readonly dialogs: Dialogs;
  readonly grids: Grids;
  readonly notifications: Notifications;
  readonly getState: () => WebAdminState;
}

export function createPluginFunctions(parts: PluginFunctionParts): PluginFunctions {
  const { setup, realm, deferred, menu, places, navigation, frames, buttons, dialogs, grids, notifications, getState } =
    parts;
  const pluginLog = createHostLog('webadmin.plugin.Plugin');

  /** A menu place of any kind: its frame, and the default place, whatever `defaultPlace` says. */
  function addMenuPlace(token: string, url: string): void {
    if (places.addMenuPlace(token)) deferred.schedule(() => frames.create(token, url));
    places.setDefault(token);
  }

  /** Known only after the login; before it the real host fails on its missing user just like this. */
  function user(): LoggedInUser {
    return getState().user as LoggedInUser;
  }

  return {
    addPrimaryMenuPlace(label, token, url, options) {
      menu.addPlace(label, token, readOptions(options));
      addMenuPlace(token, url);
    },
    addPrimaryMenuContainer(label, containerId, options) {
      menu.addContainer(label, containerId, readOptions(options));
    },
    addSecondaryMenuPlace(containerId, label, token, url, options) {
      menu.addSecondaryPlace(containerId, label, token, readOptions(options));
      addMenuPlace(token, url);
    },
    addDetailPlace(entityType, label, token, url, options) {
      const main = findMainPlaceOf(entityType);
      if (!main || !places.hasTabs(main.token)) return;
      const isNew = places.addTab(main.token, {
        token,
        label: label,
        priority: Math.trunc(readOptions(options).number('priority', Number.MAX_SAFE_INTEGER)),
      });
      if (isNew) deferred.schedule(() => frames.create(token, url));
      deferred.schedule(() => places.redrawTabs(main.token));
    },
    setPlaceContentUrl: (token, url) => deferred.schedule(() => frames.setUrl(token, url)),
    setPlaceAccessible: (token, isAccessible) =>
      deferred.schedule(() => navigation.setTabAccessible(token, isAccessible)),
    setPlaceUnloadHandler: (token, onUnload) => deferred.schedule(() => frames.setUnloadHandler(token, onUnload)),

    addMenuPlaceActionButton(entityType, label, button) {
      const main = findMainPlaceOf(entityType);
      if (main) buttons.addToMain(main, label, button);
    },
    addDetailPlaceActionButton(entityType, detailPlaceId, label, button) {
      const main = findMainPlaceOf(entityType);
      if (main) buttons.addToTab(main, detailPlaceId, label, button);
    },

    showDialog: (title, dialogToken, url, width, height, options) =>
      dialogs.show({ title, token: dialogToken, url, width, height, options: readOptions(options) }),
    setDialogContentUrl: (dialogToken, url) => deferred.schedule(() => dialogs.setUrl(dialogToken, url)),
    closeDialog: (dialogToken) => deferred.schedule(() => dialogs.close(dialogToken)),

    showAlert(type, message, options) {
      const parsed = notifications.parseType(type);
      const autoHideMs = readOptions(options).number('autoHideMs', 0);
      deferred.schedule(() => notifications.showAlert(parsed, message, autoHideMs));
    },
    showToast: (type, message) =>
      deferred.schedule(() => notifications.showToast(notifications.parseType(type), message)),
    revealPlace: (token) => deferred.schedule(() => navigation.reveal(token)),
    setSearchString: (search) => deferred.schedule(() => grids.setSearchString(search)),

    loginUserName: () => user().userName,
    loginUserId: () => user().id,
    ssoToken: () => setup.user.ssoToken,
    engineBaseUrl: () => new URL(setup.basePath, location.href).href,
    currentLocale: () => (setup.locale === 'default' ? 'en-US' : setup.locale.replace('_', '-')),
    currentPlace: () => getState().place?.token ?? null,
    rootTag: () => realm.copy(getState().tags),
    logger: () => realm.copy<PluginLogger>({ ...pluginLog }),
    reportFatalError(message: unknown) {
      notifications.reportUncaught(
        `org.ovirt.engine.ui.webadmin.plugin.PluginException: ${String(message)}`,
        String(message),
      );
      if (typeof message !== 'string') throw new Error('java.lang.ClassCastException');
    },
  };
}
