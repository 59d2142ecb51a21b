/** Virtual machines as the engine's REST API has them (`/vms`), in domain units: bytes, ids, lists. */

/** Initialization that the engine turns into cloud-init's config drive (engine's `Initialization`). */
export interface NewInitialization {
  readonly hostName: string;
  /** Absent: the distribution's default user. */
  readonly userName?: string;
  /** One public key each, in OpenSSH's one-line form. */
  readonly authorizedSshKeys: readonly string[];
  /** Glued by the engine, as text, behind its own YAML keys. */
  readonly customScript: string;
}

export interface NewVm {
  readonly name: string;
  readonly description?: string;
  readonly comment?: string;
  readonly clusterId: string;
  readonly templateId: string;
  readonly memoryBytes: number;
  readonly cpu: { readonly sockets: number; readonly cores: number };
  readonly initialization: NewInitialization;
}
