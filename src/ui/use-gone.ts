/** What a list has lost since the page was opened. */
import { useState } from 'react';

/** The last one that was there with the state `from` and is there no more; `undefined` before that. */
export function useGone<One extends { readonly id: string; readonly state: string }>(
  list: readonly One[],
  from: One['state'],
): One | undefined {
  const [seen, setSeen] = useState({ list, gone: undefined as One | undefined });
  if (seen.list === list) return seen.gone;
  const lost = seen.list.find(({ id, state }) => state === from && !list.some((one) => one.id === id));
  const gone = lost ?? seen.gone;
  setSeen({ list, gone });
  return gone;
}
