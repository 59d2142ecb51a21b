/** Which machine a tab is about, by what WebAdmin tells: it hands none to the frame. */
import type { ForemanSnapshot } from '../plugin/foreman-host-page.ts';
import type { MachineKind } from '../plugin/pages.ts';
import { parsePlace } from './place-hash.ts';

export type WantedMachine =
  /** `id` is absent where only the address names it. */
  | { readonly kind: 'one'; readonly id?: string; readonly name: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'none' };

/** How the tokens of a kind's detail view begin. */
const DETAIL_VIEWS: Readonly<Record<MachineKind, string>> = { vm: 'vms-', host: 'hosts-' };

/**
 * The name in the address comes first: it changes under an open tab before the selection does, and is all there is after
 * a deep link. Then the selection; then, when WebAdmin was loaded anew and has said nothing yet, the machine of the deep
 * link that has led to another of its tabs, and what was selected before.
 */
export function wantedMachine(kind: MachineKind, snapshot: ForemanSnapshot): WantedMachine {
  const selected = snapshot.selected[kind];
  const remembered = snapshot.remembered[kind];
  const place = parsePlace(snapshot.hash);
  if (place.name !== undefined && place.token.startsWith(DETAIL_VIEWS[kind])) {
    const known = [...(selected ?? []), ...(remembered ? [remembered] : [])].find(({ name }) => name === place.name);
    return { kind: 'one', name: place.name, ...(known && { id: known.id }) };
  }
  const { name } = parsePlace(snapshot.named[kind] ?? '');
  if (selected === undefined) {
    if (name !== undefined && name !== remembered?.name) return { kind: 'one', name };
    return remembered ? { kind: 'one', ...remembered } : { kind: 'none' };
  }
  const [first, ...more] = selected;
  if (!first) return { kind: 'none' };
  return more.length === 0 ? { kind: 'one', ...first } : { kind: 'several', count: selected.length };
}
