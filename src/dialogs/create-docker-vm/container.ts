/** The container as the form asks for it, checked: what `cloud-init.ts` turns into files of the guest. */
import type { PublishedPort } from '../../plugin/launch.ts';
import type { EnvironmentVariable } from './environment.ts';
import type { ImageReference } from './image-reference.ts';
import type { RestartPolicy } from './restart-policy.ts';
import type { Volume } from './volumes.ts';

export const RUNTIMES = ['docker', 'podman'] as const;
export type Runtime = (typeof RUNTIMES)[number];

export interface ContainerSpec {
  readonly runtime: Runtime;
  /** Whether the guest is to install the runtime when the template has none; needs a package source it can reach. */
  readonly installRuntime: boolean;
  /** What cloud-init is to install for it; empty where the guest has to find out itself. */
  readonly packages: readonly string[];
  /** Letters, digits, `_`, `.` and `-`: it is part of file names, and of a unit's. */
  readonly name: string;
  readonly image: ImageReference;
  readonly ports: readonly PublishedPort[];
  readonly volumes: readonly Volume[];
  /** Arguments after the image, each exactly as the program is to get it. */
  readonly command: readonly string[];
  readonly environment: readonly EnvironmentVariable[];
  readonly restart: RestartPolicy;
}
