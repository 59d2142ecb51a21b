/** Hands the page's model down to the components, and its state with it. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { WebAdminModel, WebAdminState } from '../plugins/webadmin-model.ts';

export const ModelContext = createContext<WebAdminModel | null>(null);

export function useModel(): WebAdminModel {
  const model = useContext(ModelContext);
  if (!model) throw new Error('There is no model around this component.');
  return model;
}

export function useWebAdmin(): WebAdminState {
  const model = useModel();
  const subscribe = useCallback((listener: () => void) => model.subscribe(listener), [model]);
  return useSyncExternalStore(subscribe, () => model.getState());
}

/** What a press on one of WebAdmin's own buttons does here: nothing but this. */
export function useNotPartOfIt(): (label: string) => void {
  const model = useModel();
  return useCallback((label) => model.showToast('info', `“${label}” is not part of the stand-in.`), [model]);
}
