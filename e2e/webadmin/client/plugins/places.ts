/** Which places there are: WebAdmin's own, the plugins' menu places, and the tab strips of the detail views. */
import { builtInTabs, findMainPlace, type BuiltInTab, type MainPlace, type MainToken } from './place-catalogue.ts';

export interface TabEntry {
  readonly key: number;
  readonly token: string;
  readonly label: string;
  readonly priority: number;
  /** Absent for a plugin's. */
  readonly builtIn?: BuiltInTab;
}

export type KnownPlace =
  | { readonly kind: 'grid'; readonly main: MainPlace }
  | { readonly kind: 'detail'; readonly main: MainPlace; readonly isPlugin: boolean }
  | { readonly kind: 'plugin' };

export interface NewTab {
  readonly token: string;
  readonly label: string;
  readonly priority: number;
}

export interface Places {
  /** False when the token is taken: it keeps its first owner. */
  addMenuPlace(token: string): boolean;
  /** Where unknown and forbidden places lead, and an empty hash at the start. */
  setDefault(token: string): void;
  getDefault(): string;
  hasTabs(main: MainToken): boolean;
  /** The header comes in any case; false when the token is taken. */
  addTab(main: MainToken, tab: NewTab): boolean;
  /** After a tab was added: a strip that was shown before gets all its tabs once more (AbstractTabPanel.java). */
  redrawTabs(main: MainToken): void;
  /** The strip as it is drawn. */
  tabs(main: MainToken): readonly TabEntry[];
  /** To be called when a detail view is revealed; true for the first time. */
  markOpened(main: MainToken): boolean;
  /** Heard for plugins' tabs alone. */
  setTabAccessible(token: string, isAccessible: boolean): void;
  /** Undefined for a token that leads nowhere or may not be entered. */
  find(token: string): KnownPlace | undefined;
  /** Whether it is a place's at all, even one that may not be entered. */
  isTaken(token: string): boolean;
}

export interface PlacesOptions {
  readonly isStrict: boolean;
  readonly onChange: () => void;
}

export function createPlaces({ isStrict, onChange }: PlacesOptions): Places {
  let lastKey = 0;
  const menuTokens = new Set<string>();
  const tabOwners = new Map<string, MainToken>();
  const inaccessible = new Set<string>();
  const opened = new Set<MainToken>();
  let defaultToken = 'vms';

  const strips = new Map<MainToken, { all: TabEntry[]; drawn: readonly TabEntry[] }>();
  for (const tab of builtInTabs) {
    const { token, label, priority } = tab;
    add(tab.main, { key: ++lastKey, token, label, priority, builtIn: tab });
  }

  function add(main: MainToken, tab: TabEntry): void {
    const strip = strips.get(main) ?? { all: [], drawn: [] };
    strip.all = byPriority([...strip.all, tab]);
    if (!opened.has(main)) strip.drawn = strip.all;
    strips.set(main, strip);
  }

  function isTaken(token: string): boolean {
    return (
      menuTokens.has(token) ||
      tabOwners.has(token) ||
      findMainPlace(token) !== undefined ||
      findTab(token) !== undefined
    );
  }

  return {
    addMenuPlace(token) {
      if (isTaken(token)) return false;
      menuTokens.add(token);
      return true;
    },
    setDefault(token) {
      defaultToken = token;
    },
    getDefault: () => defaultToken,
    hasTabs: (main) => strips.has(main),
    addTab(main, tab) {
      if (isStrict && opened.has(main)) console.error(`Tab "${tab.token}" was added after the detail view was opened.`);
      add(main, { ...tab, key: ++lastKey });
      if (isTaken(tab.token)) return false;
      tabOwners.set(tab.token, main);
      return true;
    },
    redrawTabs(main) {
      const strip = strips.get(main);
      if (strip && opened.has(main)) {
        const again = strip.all.map((tab) => ({ ...tab, key: ++lastKey }));
        strip.drawn = byPriority([...strip.drawn, ...again]);
      }
      onChange();
    },
    tabs: (main) => strips.get(main)?.drawn ?? [],
    markOpened(main) {
      const isFirst = !opened.has(main);
      opened.add(main);
      return isFirst;
    },
    setTabAccessible(token, isAccessible) {
      if (!tabOwners.has(token)) return;
      if (isAccessible) inaccessible.delete(token);
      else inaccessible.add(token);
    },
    isTaken,
    find(token) {
      const grid = findMainPlace(token);
      if (grid) return { kind: 'grid', main: grid };
      if (menuTokens.has(token)) return { kind: 'plugin' };
      const owner = tabOwners.get(token);
      const main = findMainPlace(owner ?? findTab(token)?.main ?? '');
      if (!main || inaccessible.has(token)) return undefined;
      return { kind: 'detail', main, isPlugin: owner !== undefined };
    },
  };
}

function findTab(token: string): BuiltInTab | undefined {
  return builtInTabs.find((tab) => tab.token === token);
}

function byPriority(tabs: readonly TabEntry[]): TabEntry[] {
  return tabs.toSorted((left, right) => left.priority - right.priority);
}
