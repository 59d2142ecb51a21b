/** Room for a plugin's page: the plugin half puts its frame into it and takes it away again. */
import { useCallback, type JSX } from 'react';
import { useModel } from './model-context.tsx';

/** To be given `token` as its key too, so that each place gets an element of its own. */
export function PlaceFrame({ token }: { readonly token: string }): JSX.Element {
  const model = useModel();
  const hold = useCallback((element: HTMLElement | null) => model.holdPlaceFrame(token, element), [model, token]);
  return <div ref={hold} />;
}
