/** Each chosen image with what it is to become: what was typed for it, and the proposals where nothing was. */
import type { OperatingSystem } from '../../engine/operating-systems.ts';
import type { ChosenImage } from './form-values.ts';
import { guessArchitecture, guessSystem, type ImageGuess } from './os-guess.ts';
import { candidatesFor, nameFrom, proposeNames } from './target-names.ts';

export interface TakenNames {
  readonly templates: ReadonlySet<string>;
  readonly disks: ReadonlySet<string>;
}

export interface ImportRow {
  readonly chosen: ChosenImage;
  readonly name: string;
  /** Empty: what the engine makes of it. */
  readonly osType: string;
  readonly guess: ImageGuess;
  /** As the image's name tells it. */
  readonly architecture: string | undefined;
}

export interface RowContext {
  readonly systems: readonly OperatingSystem[];
  /** That of the cluster. */
  readonly architecture: string;
  readonly taken: TakenNames;
  /** For images whose name tells nothing. */
  readonly osType?: string | undefined;
}

export function importRows(chosen: readonly ChosenImage[], context: RowContext): readonly ImportRow[] {
  const { systems, architecture, taken } = context;
  const names = proposeNames(
    chosen.map((image) => ({
      typed: image.name,
      base: nameFrom(image.imageName, image.imageId),
      isTaken: (name) => takenBy(image.kind, taken).has(name),
    })),
  );
  const isListed = (name: string) => systems.some((one) => one.name === name && one.architecture === architecture);
  return chosen.map((image, index) => {
    const guess = guessSystem(image.imageName, systems, architecture);
    const wanted = image.osType ?? guess.osType ?? context.osType ?? '';
    return {
      chosen: image,
      name: names[index] ?? '',
      // A type of another cluster's architecture would silently become `other`.
      osType: wanted === '' || isListed(wanted) ? wanted : (guess.osType ?? ''),
      guess,
      architecture: guessArchitecture(image.imageName),
    };
  });
}

export function takenBy(kind: ChosenImage['kind'], { templates, disks }: TakenNames): ReadonlySet<string> {
  return kind === 'template' ? templates : disks;
}

/** All names that matter to these images, to be asked for at once. */
export function namesToCheck(chosen: readonly ChosenImage[]): readonly string[] {
  const names = chosen.flatMap(({ name, imageName, imageId }) =>
    name === undefined ? candidatesFor(nameFrom(imageName, imageId)) : [name.trim()],
  );
  return [...new Set(names)].filter((name) => name !== '').sort();
}
