/**
 * Launches kept beyond this page, for one user of this browser: ids, the step, and what the steps still need. No
 * secrets and no scripts: whoever gets at the browser's storage learns nothing that the engine's grid would not show.
 */
import {
  array,
  boolean,
  maxLength,
  number,
  object,
  optional,
  picklist,
  pipe,
  safeParse,
  string,
  type InferOutput,
} from 'valibot';
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

export interface LaunchRecords {
  list(): readonly LaunchRecord[];
  find(id: string): LaunchRecord | undefined;
  write(record: LaunchRecord): void;
  remove(id: string): void;
  /** The id of the launch that is kept under a key of the storage; `undefined` for a key of somebody else. */
  idOf(key: string): string | undefined;
}

export function launchRecords(storage: Storage, userId: string): LaunchRecords {
  const prefix = `${launchKeyPrefix}${userId}.`;

  /** What can no longer be read, of another version of this plugin, is thrown away. */
  function read(key: string): LaunchRecord | undefined {
    const parsed = safeParse(recordSchema, parseJson(storage.getItem(key)));
    if (parsed.success) return parsed.output;
    storage.removeItem(key);
    return undefined;
  }

  return {
    list: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => read(key) ?? [])
        .sort((one, other) => one.startedAt - other.startedAt),
    find: (id) => (storage.getItem(prefix + id) === null ? undefined : read(prefix + id)),
    write(record) {
      try {
        storage.setItem(prefix + record.id, JSON.stringify(record));
      } catch (error) {
        // A full storage: the launch goes on, and is only not taken up after a reload.
        console.warn('A launch could not be remembered.', error);
      }
    },
    remove: (id) => storage.removeItem(prefix + id),
    idOf: (key) => (key.startsWith(prefix) ? key.slice(prefix.length) : undefined),
  };
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // the schema refuses it
  }
}
