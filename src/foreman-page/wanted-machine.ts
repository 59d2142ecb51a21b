/** Which machine a tab is about, by what WebAdmin tells: it hands none to the frame. */
import type { ForemanSnapshot } from '../plugin/foreman-host-page.ts';
import type { MachineKind } from '../plugin/pages.ts';
import { parsePlace } from './place-hash.ts';

export type WantedMachine =
  /** `id` is absent where only the address names it. */
  | { readonly kind: 'one'; readonly id?: string; readonly name: string; readonly isRemembered: boolean }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'none' };

/** How the tokens of a kind's detail view begin. */
const DETAIL_VIEWS: Readonly<Record<MachineKind, string>> = { vm: 'vms-', host: 'hosts-' };

/**
 * The name in the address comes first: it changes under an open tab before the selection does, and is all there is after
 * a deep link. Then the selection; then, when WebAdmin was loaded anew and has said nothing yet, what was selected before.
 */
export function wantedMachine(kind: MachineKind, snapshot: ForemanSnapshot): WantedMachine {
  const selected = snapshot.selected[kind];
  const remembered = snapshot.remembered[kind];
  const place = parsePlace(snapshot.hash);
  if (place.name !== undefined && place.token.startsWith(DETAIL_VIEWS[kind])) {
    const known = [...(selected ?? []), ...(remembered ? [remembered] : [])].find(({ name }) => name === place.name);
    return { kind: 'one', name: place.name, ...(known && { id: known.id }), isRemembered: false };
  }
  if (selected === undefined) {
    return remembered ? { kind: 'one', ...remembered, isRemembered: true } : { kind: 'none' };
  }
  const [first, ...more] = selected;
  if (!first) return { kind: 'none' };
  return more.length === 0
    ? { kind: 'one', ...first, isRemembered: false }
    : { kind: 'several', count: selected.length };
}
