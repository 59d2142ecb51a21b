/** What the guest gets: the custom script that runs the container, and the user-data that the engine makes of it. */
import type { NewInitialization } from '../../engine/vms.ts';
import type { ContainerSpec } from './container.ts';

/** The custom script for `initialization.customScript`: a YAML mapping that the engine glues behind its own keys. */
export function containerScript(spec: ContainerSpec): string {
  void spec;
  return '';
}

export interface UserDataPreview {
  /** The engine's own part, as WebAdmin's engine writes it; the order of its keys is not fixed. */
  readonly enginePart: string;
  readonly script: string;
}

export function previewUserData(initialization: NewInitialization): UserDataPreview {
  return { enginePart: '#cloud-config\n', script: initialization.customScript };
}

/** Keys that stand more than once at the top level of a cloud-config; the guest takes the last of each without a word. */
export function findDuplicateKeys(userData: string): readonly string[] {
  void userData;
  return [];
}
