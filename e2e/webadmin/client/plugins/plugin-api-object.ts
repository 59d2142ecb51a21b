/**
 * `window.pluginApi`: the object that plugins call, and its gates. A call in the wrong state, on an unknown name or on a
 * detached method does nothing and returns undefined (ovirt-engine PluginManager.exposePluginApi, PluginUiFunctions.java).
 */
import type { PluginApi, PluginApiFactory } from '../../../../src/plugin/plugin-api.ts';
import type { PluginManager, PluginState } from './plugin-manager.ts';
import type { PluginFunctions } from './plugin-functions.ts';

interface ApiObject extends PluginApi {
  pluginName: string;
  init(name: string): ApiObject;
}

/** What a detached method is called on. */
type Caller = ApiObject | undefined;

const safeStates: readonly PluginState[] = ['LOADING', 'INITIALIZING', 'IN_USE'];
const actionStates: readonly PluginState[] = ['INITIALIZING', 'IN_USE'];

/** Members that a 4.3 host does not have. */
const newerMembers = ['currentPlace', 'logger', 'reportFatalError'] as const;

/* eslint-disable @typescript-eslint/no-deprecated -- the aliases are part of the API */
export function createPluginApi(
  manager: PluginManager,
  functions: PluginFunctions,
  { isCompatible }: { readonly isCompatible: boolean },
): PluginApiFactory {
  const nameOf = (caller: Caller): string => caller?.pluginName ?? '';

  function inStates<Result>(caller: Caller, states: readonly PluginState[], call: () => Result): Result {
    const plugin = manager.find(nameOf(caller));
    // The types of plugin-api.ts speak of the states in which a call is heard; in others its result is undefined.
    return plugin && states.includes(plugin.state) ? call() : (undefined as Result);
  }
  const safe = <Result>(caller: Caller, call: () => Result): Result => inStates(caller, safeStates, call);
  const action = (caller: Caller, call: () => void): void => inStates(caller, actionStates, call);

  function deprecated(oldName: string, newName: string): void {
    console.warn(`${oldName} is deprecated, please use ${newName} instead.`);
  }

  const members: ApiObject & ThisType<Caller> = {
    pluginName: '',
    init(name) {
      if (this) this.pluginName = name;
      return this ?? members;
    },
    register(handlers) {
      manager.register(nameOf(this), handlers);
    },
    options(options) {
      manager.setOptions(nameOf(this), options);
    },
    ready() {
      manager.ready(nameOf(this));
    },
    configObject() {
      return manager.find(nameOf(this))?.definition.config ?? null;
    },

    addPrimaryMenuPlace(label, token, url, options) {
      action(this, () => functions.addPrimaryMenuPlace(label, token, url, options));
    },
    addPrimaryMenuContainer(label, containerId, options) {
      action(this, () => functions.addPrimaryMenuContainer(label, containerId, options));
    },
    addSecondaryMenuPlace(containerId, label, token, url, options) {
      action(this, () => functions.addSecondaryMenuPlace(containerId, label, token, url, options));
    },
    addMainTab(label, token, url, options) {
      deprecated('addMainTab', 'addPrimaryMenuPlace');
      this?.addPrimaryMenuPlace(label, token, url, options);
    },
    addDetailPlace(entityType, label, token, url, options) {
      action(this, () => functions.addDetailPlace(entityType, label, token, url, options));
    },
    addSubTab(entityType, label, token, url, options) {
      deprecated('addSubTab', 'addDetailPlace');
      this?.addDetailPlace(entityType, label, token, url, options);
    },
    setPlaceContentUrl(token, url) {
      action(this, () => functions.setPlaceContentUrl(token, url));
    },
    setTabContentUrl(token, url) {
      deprecated('setTabContentUrl', 'setPlaceContentUrl');
      this?.setPlaceContentUrl(token, url);
    },
    setPlaceAccessible(token, isAccessible) {
      action(this, () => functions.setPlaceAccessible(token, isAccessible));
    },
    setTabAccessible(token, isAccessible) {
      deprecated('setTabAccessible', 'setPlaceAccessible');
      this?.setPlaceAccessible(token, isAccessible);
    },
    setPlaceUnloadHandler(token, onUnload) {
      action(this, () => functions.setPlaceUnloadHandler(token, onUnload));
    },
    addMenuPlaceActionButton(entityType, label, button) {
      action(this, () => functions.addMenuPlaceActionButton(entityType, label, button));
    },
    addMainTabActionButton(entityType, label, button) {
      deprecated('addMainTabActionButton', 'addMenuPlaceActionButton');
      this?.addMenuPlaceActionButton(entityType, label, button);
    },
    addDetailPlaceActionButton(entityType, detailPlaceId, label, button) {
      action(this, () => functions.addDetailPlaceActionButton(entityType, detailPlaceId, label, button));
    },
    addSubTabActionButton(entityType, detailPlaceId, label, button) {
      deprecated('addSubTabActionButton', 'addDetailPlaceActionButton');
      this?.addDetailPlaceActionButton(entityType, detailPlaceId, label, button);
    },
    showDialog(title, dialogToken, url, width, height, options) {
      action(this, () => functions.showDialog(title, dialogToken, url, width, height, options));
    },
    setDialogContentUrl(dialogToken, url) {
      action(this, () => functions.setDialogContentUrl(dialogToken, url));
    },
    closeDialog(dialogToken) {
      action(this, () => functions.closeDialog(dialogToken));
    },
    showAlert(type, message, options) {
      action(this, () => functions.showAlert(type, message, options));
    },
    showToast(type, message) {
      action(this, () => functions.showToast(type, message));
    },
    revealPlace(token) {
      action(this, () => functions.revealPlace(token));
    },
    setSearchString(search) {
      action(this, () => functions.setSearchString(search));
    },

    loginUserName() {
      return safe(this, () => functions.loginUserName());
    },
    loginUserId() {
      return safe(this, () => functions.loginUserId());
    },
    ssoToken() {
      return safe(this, () => functions.ssoToken());
    },
    engineBaseUrl() {
      return safe(this, () => functions.engineBaseUrl());
    },
    currentLocale() {
      return safe(this, () => functions.currentLocale());
    },
    currentPlace() {
      return safe(this, () => functions.currentPlace());
    },
    rootTag() {
      return safe(this, () => functions.rootTag());
    },
    logger() {
      return functions.logger();
    },
    reportFatalError(message) {
      functions.reportFatalError(message);
    },
  };
  if (isCompatible) for (const name of newerMembers) Reflect.deleteProperty(members, name);

  function pluginApi(name: string): ApiObject {
    const created = Object.create(members) as ApiObject; // All members are the prototype's.
    return created.init(name);
  }
  // As in jQuery: `pluginApi.fn` is the prototype, and what it makes counts as its instance.
  pluginApi.prototype = members;
  return Object.assign(pluginApi, { fn: members }) as PluginApiFactory; // The config's type is the caller's claim.
}
