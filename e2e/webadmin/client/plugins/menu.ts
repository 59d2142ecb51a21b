/** The vertical menu: WebAdmin's own entries and what plugins put among them (ovirt-engine MenuView.java). */
import type { OptionReader } from './option-reader.ts';
import { builtInMenu, type BuiltInMenuItem } from './place-catalogue.ts';
import type { MenuItem, MenuPlace, SubmenuItem } from './webadmin-model.ts';

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly isPlugin: boolean;
  readonly token?: string;
  readonly containerId?: string;
  readonly items: SubEntry[];
}

type SubEntry = Omit<SubmenuItem, 'isActive'> & { readonly isPlugin: boolean };

export interface Menu {
  /** `currentMain` is the main place whose grid or details are shown. */
  items(currentMain: string | undefined): readonly MenuItem[];
  /** A plugin's label for a token of WebAdmin's own, which then stands in the breadcrumb. */
  findLabel(token: string): string | undefined;
  addPlace(label: string, token: string, options: OptionReader): void;
  addContainer(label: string, containerId: string, options: OptionReader): void;
  addSecondaryPlace(containerId: string, label: string, token: string, options: OptionReader): void;
  clicked(item: MenuPlace | SubmenuItem): void;
}

export function createMenu(onChange: () => void): Menu {
  let lastKey = 0;
  const newKey = () => `menu-${++lastKey}`;
  const entries: Entry[] = builtInMenu.map((item) => toEntry(item, newKey));
  /** The primary entry that was clicked last; until then every plugin entry with an icon is active. */
  let clickedKey: string | undefined;

  /** Primary entries: below 0 is the front, beyond the end is the end. */
  function insert(entry: Entry, options: OptionReader): void {
    const index = Math.trunc(options.number('priority', Number.MAX_SAFE_INTEGER));
    entries.splice(Math.min(Math.max(index, 0), entries.length), 0, entry);
    onChange();
  }

  function isActive(entry: Entry, currentMain: string | undefined): boolean {
    if (!entry.isPlugin) {
      return currentMain !== undefined && [entry, ...entry.items].some(({ token }) => token === currentMain);
    }
    return clickedKey === undefined ? entry.icon !== '' : clickedKey === entry.key;
  }

  return {
    items: (currentMain) => entries.map((entry) => toMenuItem(entry, isActive(entry, currentMain), currentMain)),
    findLabel: (token) => entries.find((entry) => entry.isPlugin && entry.token === token)?.label,
    addPlace(label, token, options) {
      insert({ key: newKey(), label, token, icon: iconClass(options), isPlugin: true, items: [] }, options);
    },
    addContainer(label, containerId, options) {
      if (entries.some((entry) => entry.containerId === containerId)) return;
      insert({ key: newKey(), label, containerId, icon: iconClass(options), isPlugin: true, items: [] }, options);
    },
    addSecondaryPlace(containerId, label, token, options) {
      const items = entries.find((entry) => entry.containerId === containerId)?.items;
      if (!items) return;
      const index = Math.trunc(options.number('priority', Number.MAX_SAFE_INTEGER));
      const isInside = index >= 0 && index < items.length;
      items.splice(isInside ? index : items.length, 0, { key: newKey(), label, token, isPlugin: true });
      onChange();
    },
    clicked(item) {
      clickedKey = entries.find(({ key, items }) => [key, ...items.map((sub) => sub.key)].includes(item.key))?.key;
      onChange();
    },
  };
}

function toEntry({ label, icon, containerId, token, items }: BuiltInMenuItem, newKey: () => string): Entry {
  return {
    key: newKey(),
    label,
    icon,
    isPlugin: false,
    ...(token === undefined ? {} : { token }),
    ...(containerId === undefined ? {} : { containerId }),
    items: items.map((item) => ({ ...item, key: newKey(), isPlugin: false })),
  };
}

function toMenuItem(entry: Entry, isActive: boolean, currentMain: string | undefined): MenuItem {
  const { key, label, icon, token, containerId } = entry;
  if (containerId === undefined) return { kind: 'place', key, label, icon, token: token ?? '', isActive };
  const items = entry.items.map(({ isPlugin, ...item }) => ({
    ...item,
    isActive: !isPlugin && item.token !== undefined && item.token === currentMain,
  }));
  return { kind: 'container', key, label, icon, items, isActive };
}

/** The base class goes by the prefix: PatternFly's icons or Font Awesome's. */
function iconClass(options: OptionReader): string {
  const icon = options.string('icon', '');
  if (icon === '') return '';
  return icon.startsWith('pficon') ? `pficon ${icon}` : `fa ${icon}`;
}
