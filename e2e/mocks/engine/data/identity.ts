// Ids that look random and are the same in every run, from a readable name.
import { createHash } from 'node:crypto';
import type { Id } from '../model.ts';

/** A UUID for a name such as `vm/web-01`. */
export function idFor(name: string): Id {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
