/** What the host page tells, as React sees it. */
import { useSyncExternalStore } from 'react';
import type { ForemanPageProps } from './page-props.ts';
import type { ForemanHostPage, ForemanSnapshot } from '../plugin/foreman-host-page.ts';

export function useHostPage({ subscribe, snapshot }: ForemanHostPage): ForemanSnapshot {
  return useSyncExternalStore(subscribeFrame(subscribe), snapshot);
}

/** The machines that somebody has changed, in this frame or in another. */
export function useChangedMachines({
  subscribe,
  changedMachines,
}: Pick<ForemanPageProps, 'subscribe' | 'changedMachines'>): readonly string[] {
  return useSyncExternalStore(subscribeFrame(subscribe), changedMachines);
}

type Subscribe = ForemanHostPage['subscribe'];
const subscriptions = new WeakMap<Subscribe, Subscribe>();

/** WebAdmin takes a frame away without a word to React. One function each, since React compares them. */
function subscribeFrame(subscribe: Subscribe): Subscribe {
  const known = subscriptions.get(subscribe);
  if (known) return known;
  const own: Subscribe = (onChange) => {
    const unsubscribe = subscribe(onChange);
    window.addEventListener('pagehide', unsubscribe);
    return () => {
      window.removeEventListener('pagehide', unsubscribe);
      unsubscribe();
    };
  };
  subscriptions.set(subscribe, own);
  return own;
}
