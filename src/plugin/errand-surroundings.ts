/** What errands of any kind are given by the browser and by WebAdmin in which their host page stands. */
import { createEngineClient, type EngineClient } from '../engine/client.ts';
import { createTranslate, type Catalogue } from '../i18n/i18n.ts';
import { tellByToast, type Tell } from './errand-notices.ts';
import type { PluginApi } from './plugin-api.ts';
import { browserClock, type Clock } from './waiting.ts';

export interface ErrandSurroundings {
  readonly engine: EngineClient;
  readonly clock: Clock;
  readonly storage: Storage;
  /** Absent where the page has no TLS. */
  readonly locks: LockManager | undefined;
  readonly userId: string;
  /** Shows a short notice. */
  readonly tell: Tell;
}

export async function errandSurroundings(
  host: PluginApi,
  userId: string,
  catalogue: Catalogue,
  apiEntryPoint: string,
): Promise<ErrandSurroundings> {
  const locale = host.currentLocale();
  const t = await createTranslate(locale, catalogue);
  return {
    engine: createEngineClient({ baseUrl: apiEntryPoint, token: () => host.ssoToken(), locale }),
    clock: browserClock,
    storage: localStorage,
    // Absent without TLS, whatever the types say.
    locks: (navigator as { readonly locks?: LockManager }).locks,
    userId,
    tell: tellByToast(host, t),
  };
}

export interface WindowListener {
  /** A change of `localStorage` by another tab. */
  storageChanged(key: string | null): void;
  /** The page goes away: what breaks from now on is no failure of an errand. */
  pageHides(): void;
}

/** Tells errands what other tabs write, and that the page goes away. */
export function heedWindow<Errands extends WindowListener>(errands: Errands): Errands {
  window.addEventListener('storage', ({ key }) => errands.storageChanged(key));
  window.addEventListener('pagehide', () => errands.pageHides());
  return errands;
}
