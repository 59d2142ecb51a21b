/** What is kept of an import beyond this page: what was asked for, public SSH keys included, and how far it has come. */
import { array, boolean, maxLength, number, object, optional, picklist, pipe, string, type InferOutput } from 'valibot';
import { errandRecords, type ErrandRecords } from './errand-records.ts';
import { importKeyPrefix, importStepIds } from './import.ts';

const settingsSchema = object({
  osType: optional(string()),
  memoryBytes: optional(number()),
  cpu: optional(object({ sockets: number(), cores: number() })),
  description: optional(string()),
  comment: optional(string()),
  console: optional(picklist(['vnc', 'spice'])),
  hasVirtioScsi: optional(boolean()),
  initialization: optional(object({ userName: optional(string()), authorizedSshKeys: optional(array(string())) })),
  nic: optional(object({ name: string(), vnicProfileId: string() })),
  tag: optional(string()),
});

const requestSchema = object({
  image: object({ imageDomainId: string(), imageId: string(), name: string(), sizeBytes: optional(number()) }),
  storageDomainId: string(),
  diskName: string(),
  template: optional(object({ name: string(), clusterId: string(), settings: settingsSchema })),
});

const recordSchema = object({
  id: pipe(string(), maxLength(24)),
  request: requestSchema,
  /** Absent until the order was answered. */
  diskId: optional(string()),
  templateId: optional(string()),
  /** Steps that are done. */
  done: array(picklist(importStepIds)),
  /** Milliseconds since the epoch by this browser's clock. */
  startedAt: number(),
  /** It stopped, and waits for somebody to say what is to be done. */
  failed: optional(boolean(), false),
});

export type ImportRecord = Readonly<InferOutput<typeof recordSchema>>;
export type ImportRecords = ErrandRecords<ImportRecord>;

export function importRecords(storage: Storage, userId: string): ImportRecords {
  return errandRecords(storage, `${importKeyPrefix}${userId}.`, recordSchema);
}
