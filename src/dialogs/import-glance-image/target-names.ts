/** Names of what images become: proposed from the image's own, and held against the engine's rules. */
import { message } from '../../i18n/i18n.ts';
import { parsed, type Parsed } from '../../form/parsed.ts';

/** Of a template's name and its description, in UTF-16 units as Java counts (VmTemplate.java of ovirt-engine). */
const TEXT_LIMIT = 255;

/** What the engine hangs on the image's name to make the description: ` (1234567)`. */
const DESCRIPTION_TAIL = 10;

/** As people write them: a VM made of a template may have no longer one. */
const PROPOSAL_LENGTH = 60;

/** The engine's rule (ovirt-engine ValidationUtils.java): letters of any script, digits, `.`, `_`, `-`. */
export function parseTargetName(text: string): Parsed<string> {
  const name = text.trim();
  if (name === '') return { ok: false, problem: message('glance.problem.name-empty') };
  const wrong = /[^\p{L}0-9._-]/u.exec(name);
  if (wrong !== null) {
    const values = { value: wrong[0], position: wrong.index + 1 };
    return { ok: false, problem: message('glance.problem.name-character', values) };
  }
  return name.length > TEXT_LIMIT
    ? { ok: false, problem: message('glance.problem.name-long', { length: name.length, limit: TEXT_LIMIT }) }
    : parsed(name);
}

/** The image's name without the end of a file's name and without what the engine does not take. */
export function nameFrom(imageName: string, imageId: string): string {
  const name = imageName
    .replace(/\.(qcow2|qcow|img|raw|iso)$/i, '')
    .replace(/[^\p{L}0-9._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .slice(0, PROPOSAL_LENGTH)
    .replace(/^[-.]+|[-.]+$/g, '');
  // Letters and digits of any script: a name of dashes alone says nothing.
  return /[\p{L}0-9]/u.test(name) ? name : `image-${imageId.slice(0, 8)}`;
}

/** Names to try for one image, the plain one first; whether they are taken is asked for all at once. */
export function candidatesFor(base: string): readonly string[] {
  return [base, ...[2, 3, 4, 5, 6].map((number) => `${base}-${number}`)];
}

export interface Wish {
  /** Typed by somebody; absent while the proposal stands. */
  readonly typed?: string | undefined;
  readonly base: string;
  readonly isTaken: (name: string) => boolean;
}

/** A name for each: what was typed, or the first candidate that nobody has. */
export function proposeNames(wishes: readonly Wish[]): readonly string[] {
  const used = new Set(wishes.flatMap(({ typed }) => (typed === undefined ? [] : [typed.trim()])));
  return wishes.map(({ typed, base, isTaken }) => {
    if (typed !== undefined) return typed;
    const name = candidatesFor(base).find((candidate) => !used.has(candidate) && !isTaken(candidate)) ?? base;
    used.add(name);
    return name;
  });
}

/**
 * What the engine would write into the template's description and does not take there. The import then ends without a
 * template and without a word (seen on a running 4.5.8): letters of any script and ASCII pass (ValidationUtils.java).
 */
export function findUndescribable(imageName: string): string | undefined {
  const wrong = /[^\p{L}\s\x20-\x7e]/u.exec(imageName)?.[0];
  if (wrong !== undefined) return wrong;
  return imageName.length > TEXT_LIMIT - DESCRIPTION_TAIL ? imageName.slice(TEXT_LIMIT - DESCRIPTION_TAIL) : undefined;
}
