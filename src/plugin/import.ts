/**
 * An import: image → disk → template → its settings, owned by the glance plugin's host page and shown by the dialog.
 * This file holds what both sides agree on; the dialog imports types only.
 */
import type { CommonProblemCode, Problem } from './errand-failure.ts';
import type { ErrandHostPage } from './errand-host-page.ts';

/** An image of a repository, as the storage domain that stands for the repository lists it. */
export interface SourceImage {
  readonly imageDomainId: string;
  readonly imageId: string;
  readonly name: string;
  /** Of the file, in bytes; absent where the repository does not tell it. */
  readonly sizeBytes?: number;
}

/** What a template becomes once it is there. What is absent stays as the engine makes it. */
export interface TemplateSettings {
  /** A name of the engine's own list of operating systems. */
  readonly osType?: string;
  readonly memoryBytes?: number;
  readonly cpu?: { readonly sockets: number; readonly cores: number };
  readonly description?: string;
  /** The image's own name, which a description might not take. */
  readonly comment?: string;
  readonly console?: 'vnc' | 'spice';
  readonly hasVirtioScsi?: boolean;
  readonly initialization?: { readonly userName?: string; readonly authorizedSshKeys?: readonly string[] };
  readonly nic?: { readonly name: string; readonly vnicProfileId: string };
  /** Made when it is missing. */
  readonly tag?: string;
}

/** What the dialog hands over for each image. */
export interface ImportRequest {
  readonly image: SourceImage;
  readonly storageDomainId: string;
  readonly diskName: string;
  /** Absent for a disk alone. */
  readonly template?: { readonly name: string; readonly clusterId: string; readonly settings: TemplateSettings };
}

/**
 * `import`: the engine takes the order; `download`: until the disk is ready; `template`: until the template is there and
 * unlocked; then its settings, network interface and tag. A disk alone ends after `download`.
 */
export const importStepIds = ['import', 'download', 'template', 'settings', 'network', 'tag'] as const;
export type ImportStepId = (typeof importStepIds)[number];

/** Why a step does not go on. Each has a message `import.problem.<code>`. */
export type ImportProblemCode =
  | CommonProblemCode
  /** The answer to the order was lost, and whether there is an import could not be told. */
  | 'import-unknown'
  /** The order never reached the engine. */
  | 'not-ordered'
  /** The engine gave up the download and removed the disk. */
  | 'download-failed'
  | 'download-late'
  /** The import ended without a template, since its name was taken meanwhile; the disk is there. */
  | 'name-taken'
  /** The import ended without a template, since its name was refused; the disk is there. */
  | 'name-refused'
  /** The import ended without a template, since no description may hold the image's name; the disk is there. */
  | 'image-name-refused'
  /** The import ended without a template, and nobody says why; the disk is there. */
  | 'template-missing'
  | 'template-late'
  /** The engine took another operating system than it was given; its words are the one it took. */
  | 'os-not-taken'
  /** The template was there and is no more. */
  | 'template-gone'
  | 'removal-late'
  /** It failed before this page was loaded; the reason is not kept. */
  | 'failed-earlier';

export type ImportProblem = Problem<ImportProblemCode>;

export interface ImportStep {
  readonly id: ImportStepId;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** Milliseconds since the epoch by this browser's clock; absent before the step has begun, and ended. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** As the engine's job says it, 0 to 100; absent where it says none. */
  readonly percent?: number;
  readonly problem?: ImportProblem;
}

/**
 * `running`: this page works on it; `elsewhere`: another tab of this browser does; `done`; `partly`: the template can be
 * used, and a setting, its network interface or its tag failed; `failed`: it stopped, and the disk is kept if there is
 * one; `offered`: too old to be taken up unasked; `removing`: what it made is being removed.
 */
export type ImportState = 'running' | 'elsewhere' | 'done' | 'partly' | 'failed' | 'offered' | 'removing';

/**
 * `retry` goes on at what failed, `again` orders the image anew where nothing is left of the first time. `stop` ends the following only, since the engine cannot cancel a download. `remove`
 * removes what was made as soon as the engine lets go of it: the template with its disk, or the disk. `dismiss` forgets
 * the import and keeps what it made.
 */
export type ImportAction = 'retry' | 'again' | 'stop' | 'remove' | 'dismiss';

/** An import as it stands; replaced, never changed, so that two can be compared by identity. */
export interface ImportSnapshot {
  readonly id: string;
  readonly kind: 'disk' | 'template';
  /** Of the template, or of the disk where that is all. */
  readonly name: string;
  readonly imageName: string;
  readonly state: ImportState;
  readonly startedAt: number;
  readonly steps: readonly ImportStep[];
  readonly diskId?: string;
  readonly templateId?: string;
  /** The engine has not answered since then, in milliseconds since the epoch; this page goes on asking. */
  readonly silentSince?: number | undefined;
  /** Why what was made could not be removed. */
  readonly removalProblem?: ImportProblem | undefined;
  /** What may be asked for in this state. */
  readonly actions: readonly ImportAction[];
}

/** What became of each image, in the order of the requests. A refused one leaves nothing behind but its reason. */
export type ImportOutcome =
  { readonly ok: true; readonly importId: string } | { readonly ok: false; readonly problem: ImportProblem };

/** What the dialog begins with: the images of one repository. */
export interface ImportBeginning {
  readonly imageDomainId?: string;
}

/** `window.glanceHostPage`: what the glance plugin's host page offers its dialog, and the dialogs of other plugins. */
export type GlanceHostPage = ErrandHostPage<
  readonly ImportRequest[],
  readonly ImportOutcome[],
  ImportAction,
  ImportSnapshot,
  ImportBeginning
>;

/** Each pending or failed import is kept in `localStorage` under this, the user's id, a full stop and its own id. */
export const importKeyPrefix = 'ovirt-admin-plugins.glance.import.';

declare global {
  interface Window {
    glanceHostPage?: GlanceHostPage;
  }
}
