/** WebAdmin as far as a host page with one dialog needs it, played by a unit test. */
import { vi } from 'vitest';
import type { ActionButton, PluginHandlers } from '../../src/plugin/plugin-api.ts';

/** What the host page has asked of WebAdmin. */
export interface Played {
  handlers: PluginHandlers;
  buttons: { type: string; label: string; button: ActionButton }[];
  dialogs: unknown[][];
  closed: string[];
  /** Lets something happen to an element of WebAdmin's document. */
  moves: { type: string; move: (target: object) => void }[];
}

/** A host of 4.3 lacks the later methods and throws on the getters of the user until the login is done. */
export function playWebAdmin(config: unknown, locale = 'en-US'): Played {
  const played: Played = { handlers: {}, buttons: [], dialogs: [], closed: [], moves: [] };
  const host = {
    register: (handlers: PluginHandlers) => {
      played.handlers = handlers;
    },
    ready: () => played.handlers.UiInit?.(),
    configObject: () => config,
    currentLocale: () => locale,
    loginUserId: () => {
      throw new TypeError('not yet');
    },
    addMenuPlaceActionButton: (type: string, label: string, button: ActionButton) => {
      played.buttons.push({ type, label, button });
    },
    showDialog: (...args: unknown[]) => {
      played.dialogs.push(args);
    },
    closeDialog: (token: string) => {
      played.closed.push(token);
    },
  };
  const window = { top: { pluginApi: () => host } } as unknown as Window; // all that is used of it
  vi.stubGlobal('window', window);
  const addEventListener = (type: string, listener: (event: unknown) => void, { signal }: { signal: AbortSignal }) => {
    played.moves.push({ type, move: (target) => signal.aborted || listener({ target }) });
  };
  vi.stubGlobal('parent', { document: { activeElement: null, addEventListener } });
  return played;
}
