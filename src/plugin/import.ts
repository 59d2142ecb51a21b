/**
 * An import: image → disk → template → its settings, owned by the glance plugin's host page and shown by the dialog.
 * This file holds what both sides agree on; the dialog imports types only.
 */

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
  /** The engine said no, for a reason that only its own words tell. */
  | 'refused'
  /** 403: this user may not do it. */
  | 'not-permitted'
  /** 401 of a login that has ended; ids are kept and the import goes on after the next login. */
  | 'session-ended'
  /** 401 of a user who has lost every right. */
  | 'no-rights'
  /** No answer, or none that could be read, for as long as we are willing to ask. */
  | 'engine-silent'
  | 'unreadable'
  /** The answer to the order was lost, and whether there is an import could not be told. */
  | 'import-unknown'
  /** The engine gave up the download and removed the disk. */
  | 'download-failed'
  | 'download-late'
  /** The import ended without a template, since its name was taken meanwhile; the disk is there. */
  | 'name-taken'
  /** The import ended without a template, since its name was refused; the disk is there. */
  | 'name-refused'
  /** The import ended without a template, and nobody says why; the disk is there. */
  | 'template-missing'
  | 'template-late'
  /** The engine took another operating system than it was given. */
  | 'os-not-taken'
  | 'gone'
  | 'stopped'
  | 'removal-late'
  /** It failed before this page was loaded; the reason is not kept. */
  | 'failed-earlier'
  | 'unexpected';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** The engine's own words, untranslated by us; empty when it had none. */
  readonly detail: string;
  /** Status of the refusal; 0 when there was no answer or no refusal. */
  readonly status: number;
  /** Finds the request in the engine's log and events. */
  readonly correlationId: string;
}

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
 * `retry` goes on at what failed; `stop` ends the following, and removes what was made where the engine can; `remove`
 * removes disk or template; `dismiss` forgets the import and keeps what it made.
 */
export type ImportAction = 'retry' | 'stop' | 'remove' | 'dismiss';

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
  /** What may be asked for in this state. */
  readonly actions: readonly ImportAction[];
}

/** What became of each image, in the order of the requests. A refused one leaves nothing behind but its reason. */
export type ImportOutcome =
  { readonly ok: true; readonly importId: string } | { readonly ok: false; readonly problem: ImportProblem };

/**
 * `window.glanceHostPage`: what the glance plugin's host page offers its dialog, and the dialogs of the other plugins.
 * Values are copied on their way in, so that nothing of the dialog's frame is held once it is gone.
 */
export interface GlanceHostPage {
  /** Opens the dialog, with the images of a repository where its domain is named. */
  open(at?: { readonly imageDomainId?: string }): void;
  /** Where the dialog is to begin; asked once by each dialog. */
  beginning(): { readonly imageDomainId?: string };
  /** `subscribe` and `snapshot` as `useSyncExternalStore` wants them. */
  readonly subscribe: (onChange: () => void) => () => void;
  readonly snapshot: () => readonly ImportSnapshot[];
  /** Resolves when the engine has taken or refused every order; the rest is told by snapshots. */
  start(requests: readonly ImportRequest[]): Promise<readonly ImportOutcome[]>;
  act(importId: string, action: ImportAction): void;
  draft(): unknown;
  /** Takes plain data only. `undefined` forgets it. */
  keepDraft(draft: unknown): void;
  /** Closes this dialog and opens "Create Docker VM" with a template; absent where the docker plugin is not there. */
  readonly createDockerVm?: ((templateId: string) => void) | undefined;
  close(): void;
  /** For the dialog's `pagehide`: ends its subscriptions and gives the focus back to where it came from. */
  leave(): void;
}

declare global {
  interface Window {
    glanceHostPage?: GlanceHostPage;
  }
}
