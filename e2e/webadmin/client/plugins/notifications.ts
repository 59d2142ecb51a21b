/** Alerts and toasts (ovirt-engine AlertManager.java, AlertPanel.java, NotificationPresenterWidget.java). */
import type { MessageType } from '../../../../src/plugin/plugin-api.ts';
import type { Store } from './store.ts';
import type { WebAdminState } from './webadmin-model.ts';

/** How long a toast stays, in ms. */
const TOAST_MS = 8_000;

const types: readonly MessageType[] = ['danger', 'warning', 'success', 'info'];

export interface Notifications {
  /** Any letter case; an unknown word is `info`. Throws for anything but a string. */
  parseType(type: string): MessageType;
  /** `autoHideMs` not above 0: stays until dismissed. */
  showAlert(type: MessageType, message: string | null | undefined, autoHideMs?: number): void;
  dismissAlert(): void;
  showToast(type: MessageType, message: string | null | undefined): void;
  dismissToast(key: number): void;
  dismissAllToasts(): void;
  setDoNotDisturb(isDoNotDisturb: boolean): void;
  /** An exception that nothing caught: `logged` for the console, `message` for the administrator. */
  reportUncaught(logged: string, message: string): void;
  /** Shows what came before there was a main section. */
  open(): void;
}

export function createNotifications(store: Store<WebAdminState>, showsUncaught: boolean): Notifications {
  let lastKey = 0;
  let waiting: (() => void)[] | undefined = [];

  function addAlert(type: MessageType, message: string, autoHideMs: number, isUncaught: boolean): void {
    if (waiting) {
      waiting.push(() => addAlert(type, message, autoHideMs, isUncaught));
      return;
    }
    const count = (store.get().alert?.count ?? 0) + 1;
    store.update({ alert: { type, message, count, isUncaught } });
    if (autoHideMs > 0) setTimeout(dismissAlert, autoHideMs);
  }

  function dismissAlert(): void {
    store.update({ alert: null });
  }

  function dismissToast(key: number): void {
    store.update({ toasts: store.get().toasts.filter((toast) => toast.key !== key) });
  }

  return {
    parseType(type) {
      const wanted = type.toUpperCase();
      return types.find((known) => known.toUpperCase() === wanted) ?? 'info';
    },
    showAlert(type, message, autoHideMs = 0) {
      if (message !== null && message !== undefined) addAlert(type, message, autoHideMs, false);
    },
    dismissAlert,
    showToast(type, message) {
      const state = store.get();
      if (state.isDoNotDisturb) return;
      const key = ++lastKey;
      store.update({ toasts: [{ key, type, message: message ?? '' }, ...state.toasts] });
      setTimeout(() => dismissToast(key), TOAST_MS);
    },
    dismissToast,
    dismissAllToasts: () => store.update({ toasts: [] }),
    setDoNotDisturb: (isDoNotDisturb) => store.update({ isDoNotDisturb, ...(isDoNotDisturb ? { toasts: [] } : {}) }),
    reportUncaught(logged, message) {
      console.error(`\nSEVERE: Uncaught exception\n${logged}`);
      if (showsUncaught) addAlert('danger', message, 0, true);
    },
    open() {
      const tasks = waiting ?? [];
      waiting = undefined;
      for (const task of tasks) task();
    },
  };
}
