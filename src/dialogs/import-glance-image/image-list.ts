/** The images of a repository as the dialog lists them: which can be imported, and in what order they stand. */
import type { Image } from '../../engine/images.ts';
import type { Sorting } from '../../ui/data-table.tsx';

/**
 * `disk` can be imported. `empty`: nothing was uploaded to it yet; `iso` and `other`: what the engine makes no disk of
 * (ImageMapper.java of ovirt-engine).
 */
export type ImageKind = 'disk' | 'empty' | 'iso' | 'other';

export function kindOf({ type, sizeBytes }: Image): ImageKind {
  if (type === 'iso') return 'iso';
  if (type !== 'disk') return 'other';
  return sizeBytes === undefined ? 'empty' : 'disk';
}

export type ImageSortKey = 'name' | 'size';

/** By a part of the name, in any case. */
export function matching(images: readonly Image[], text: string, locale: string): readonly Image[] {
  const wanted = text.trim().toLocaleLowerCase(locale);
  if (wanted === '') return images;
  return images.filter(({ name, id }) => (name ?? id).toLocaleLowerCase(locale).includes(wanted));
}

/** Unknown sizes stand last either way. */
export function sorted(images: readonly Image[], { key, isDescending }: Sorting, locale: string): readonly Image[] {
  const direction = isDescending ? -1 : 1;
  // Made once: comparing by `localeCompare` takes a second for some thousand names.
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const byName = (one: Image, other: Image) => compare(one.name ?? '', other.name ?? '');
  if (key === 'name') return images.toSorted((one, other) => direction * byName(one, other));
  return images.toSorted((one, other) => {
    if (one.sizeBytes === undefined || other.sizeBytes === undefined) {
      return Number(one.sizeBytes === undefined) - Number(other.sizeBytes === undefined) || byName(one, other);
    }
    return direction * (one.sizeBytes - other.sizeBytes) || byName(one, other);
  });
}
