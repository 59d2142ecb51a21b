// The list of recordings whose answer the mock engine is known not to give, each with the reason. An entry that has
// become alike is itself a fault.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface KnownDifference {
  readonly file: string;
  readonly reason: string;
}

/** As many as may be known at once. */
export const MOST_KNOWN = 25;

// Part of this folder, so its form is known.
export const knownDifferences = JSON.parse(
  readFileSync(join(import.meta.dirname, 'known-differences.json'), 'utf8'),
) as readonly KnownDifference[];

export const reasonFor = (file: string): string | undefined =>
  knownDifferences.find((known) => known.file === file)?.reason;
