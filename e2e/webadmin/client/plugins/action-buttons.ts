/**
 * The plugins' action buttons: where they stand, when their predicates run and with what (ovirt-engine
 * PluginActionButtonHandler.java, ActionPanelPresenterWidget.java; counts seen on a running 4.5.8).
 */
import type { Entity } from '../../../../src/plugin/plugin-api.ts';
import { callbackLog } from './host-log.ts';
import { readOptions } from './option-reader.ts';
import { builtInTabs, type MainPlace, type MainToken } from './place-catalogue.ts';
import type { Realm } from './realm.ts';
import type { ActionButtonState } from './webadmin-model.ts';

interface Button {
  readonly key: number;
  readonly label: string;
  /** The plugin's object, read anew at each evaluation. */
  readonly source: unknown;
  /** Read once, when the button is added. */
  readonly inKebab: boolean;
  isAccessible: boolean;
  isEnabled: boolean;
}

/** What stands on one place, a main place or a detail tab. */
interface Panel {
  readonly token: string;
  readonly isTab: boolean;
  /** True from the place's first reveal on: only then predicates run. */
  isBound: boolean;
  readonly buttons: Button[];
}

export interface ButtonContext {
  /** Fresh objects at each call. */
  selectedEntities(mainOrTab: string): readonly Entity[];
  /** The entity whose details are shown; `{id: ''}` when there is none. */
  parentEntity(): Entity;
}

export interface ActionButtons {
  addToMain(main: MainPlace, label: string, source: unknown): void;
  addToTab(main: MainPlace, detailId: string, label: string, source: unknown): void;
  /** A main place or tab is shown; the first time binds it. */
  bind(token: string, isTab: boolean): void;
  /**
   * The detail view is shown: at its first time it takes over the buttons of the main place that the tab's token begins
   * with. Throws when the token has no hyphen to cut at.
   */
  openHeader(main: MainToken, tabToken: string): void;
  evaluate(token: string, times: number): void;
  /** For a context menu: without the kebab's items. */
  evaluateMenu(main: MainToken): readonly ActionButtonState[];
  click(key: number): void;
  states(token: string): readonly ActionButtonState[];
  headerStates(main: MainToken): readonly ActionButtonState[];
}

export interface ActionButtonOptions {
  readonly realm: Realm;
  readonly context: ButtonContext;
  readonly isCompatible: boolean;
  readonly isStrict: boolean;
  readonly onChange: () => void;
}

export function createActionButtons({
  realm,
  context,
  isCompatible,
  isStrict,
  onChange,
}: ActionButtonOptions): ActionButtons {
  let lastKey = 0;
  const panels = new Map<string, Panel>();
  /** By main place; absent until its detail view was shown. */
  const headers = new Map<MainToken, { readonly from: string; readonly buttons: readonly Button[] }>();

  function panelOf(token: string, isTab: boolean): Panel {
    const known = panels.get(token);
    if (known) return known;
    const panel: Panel = { token, isTab, isBound: false, buttons: [] };
    panels.set(token, panel);
    return panel;
  }

  function add(panel: Panel, label: string, source: unknown): void {
    const inKebab = readOptions(source).boolean('moreMenu', false);
    const button: Button = { key: ++lastKey, label, source, inKebab, isAccessible: true, isEnabled: true };
    panel.buttons.push(button);
    if (panel.isBound) evaluateButton(panel, button);
    onChange();
  }

  /** `isAccessible` first, then `isEnabled`, even of a hidden button. */
  function evaluateButton(panel: Panel, button: Button): void {
    button.isAccessible = ask(panel, button, 'isAccessible');
    button.isEnabled = ask(panel, button, 'isEnabled');
  }

  function ask(panel: Panel, button: Button, predicate: 'isAccessible' | 'isEnabled'): boolean {
    const callback = readOptions(button.source).callback(predicate);
    if (!callback) return true;
    try {
      const answer = Reflect.apply(callback, undefined, predicateArguments(panel));
      // GWT takes a boolean for itself, null for false, and anything else for no answer, which is true.
      return typeof answer === 'boolean' ? answer : answer !== null;
    } catch (error) {
      callbackLog.severe(`Error while invoking function: ${String(error)}`);
      return true;
    }
  }

  /** A detail tab's own buttons see nothing when they are evaluated; only a click brings the entities. */
  function predicateArguments(panel: Panel): readonly unknown[] {
    if (isCompatible) return context.selectedEntities(panel.token).map((entity) => realm.copy(entity));
    const selection = panel.isTab ? [] : context.selectedEntities(panel.token);
    return [realm.copy(selection), realm.copy({ id: '' })];
  }

  function clickArguments(panel: Panel): readonly unknown[] {
    const selection = realm.copy(context.selectedEntities(panel.token));
    if (isCompatible) return selection;
    return [selection, realm.copy(panel.isTab ? context.parentEntity() : { id: '' })];
  }

  function toState({ key, label, source, inKebab, isAccessible, isEnabled }: Button): ActionButtonState {
    const options = readOptions(source);
    const id = isCompatible ? null : options.string('id', null);
    return {
      key,
      label,
      index: Math.max(Math.trunc(options.number('index', Number.MAX_SAFE_INTEGER)), 0),
      inKebab,
      domId: id === null ? undefined : `ActionPanelView_${id.replaceAll(/\W/g, '_')}`,
      isAccessible,
      isEnabled,
    };
  }

  function evaluate(token: string, times: number): void {
    const panel = panels.get(token);
    if (!panel?.isBound) return;
    // Toolbar and detail header each update every button, side by side.
    const views = 1 + [...headers.values()].filter(({ from }) => from === token).length;
    for (let round = 0; round < times; round += views) {
      for (const button of panel.buttons) {
        for (let view = 0; view < views; view += 1) evaluateButton(panel, button);
      }
    }
    onChange();
  }

  return {
    addToMain(main, label, source) {
      if (!main.hasPanel) return;
      if (isStrict && !main.announcesChanges && readOptions(source).callback('isEnabled')) {
        console.warn(`"${label}" on "${main.token}" is not evaluated again when the selection changes.`);
      }
      add(panelOf(main.token, false), label, source);
    },
    addToTab(main, detailId, label, source) {
      const tab = builtInTabs.find((candidate) => candidate.main === main.token && candidate.detailId === detailId);
      if (tab?.hasPanel) add(panelOf(tab.token, true), label, source);
    },
    bind(token, isTab) {
      const panel = panelOf(token, isTab);
      if (panel.isBound) return;
      panel.isBound = true;
      evaluate(token, 1);
    },
    openHeader(main, tabToken) {
      if (isCompatible || headers.has(main)) return;
      const hyphen = tabToken.indexOf('-');
      if (hyphen < 0) throw new RangeError('String index out of range: -1');
      const from = tabToken.slice(0, hyphen);
      headers.set(main, { from, buttons: [...(panels.get(from)?.buttons ?? [])] });
      const panel = panels.get(from);
      if (panel) panel.isBound = true;
      evaluate(from, 2);
    },
    evaluate,
    evaluateMenu(main) {
      const panel = panels.get(main);
      if (!panel) return [];
      const shown = panel.buttons
        .filter((button) => !button.inKebab)
        .toSorted((left, right) => toState(left).index - toState(right).index);
      const [first] = shown;
      if (first) ask(panel, first, 'isAccessible'); // Whether there is anything to show at all.
      for (const button of shown) evaluateButton(panel, button);
      evaluate(main, 1);
      return panel.buttons.filter((button) => !button.inKebab).map(toState);
    },
    click(key) {
      for (const panel of panels.values()) {
        const button = panel.buttons.find((candidate) => candidate.key === key);
        const onClick = button && readOptions(button.source).callback('onClick');
        if (!onClick) continue;
        try {
          Reflect.apply(onClick, undefined, clickArguments(panel));
        } catch (error) {
          callbackLog.severe(`Error while invoking function: ${String(error)}`);
        }
      }
    },
    states: (token) => panels.get(token)?.buttons.map(toState) ?? [],
    headerStates: (main) => headers.get(main)?.buttons.map(toState) ?? [],
  };
}
