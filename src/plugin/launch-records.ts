/** What is kept of a launch beyond this page; no script, in which an environment may stand. */
import { array, boolean, maxLength, number, object, optional, picklist, pipe, string, type InferOutput } from 'valibot';
import { errandRecords, type ErrandRecords } from './errand-records.ts';
import { launchKeyPrefix, launchStepIds } from './launch.ts';

const recordSchema = object({
  id: pipe(string(), maxLength(24)),
  vmName: string(),
  /** Absent until the creation was answered. */
  vmId: optional(string()),
  /** The step it was in. */
  step: picklist(launchStepIds),
  /** Milliseconds since the epoch by this browser's clock. */
  startedAt: number(),
  ports: array(object({ vmPort: number(), containerPort: number(), protocol: picklist(['tcp', 'udp']) })),
  nic: optional(object({ name: string(), vnicProfileId: string() })),
  /** It stopped, and waits for somebody to say what is to be done. */
  failed: optional(boolean(), false),
});

export type LaunchRecord = Readonly<InferOutput<typeof recordSchema>>;

export type LaunchRecords = ErrandRecords<LaunchRecord>;

export function launchRecords(storage: Storage, userId: string): LaunchRecords {
  return errandRecords(storage, `${launchKeyPrefix}${userId}.`, recordSchema);
}
