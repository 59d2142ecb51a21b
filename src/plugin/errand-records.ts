/**
 * Errands kept beyond this page, for one user of this browser: ids, and what the steps still need. No secrets: whoever
 * gets at the browser's storage learns nothing that the engine's grids would not show.
 */
import { safeParse, type GenericSchema } from 'valibot';

interface Kept {
  readonly id: string;
  /** Milliseconds since the epoch by this browser's clock. */
  readonly startedAt: number;
}

export interface ErrandRecords<Record extends Kept> {
  /** The oldest first. */
  list(): readonly Record[];
  find(id: string): Record | undefined;
  write(record: Record): void;
  remove(id: string): void;
  /** The id of the errand that is kept under a key of the storage; `undefined` for a key of somebody else. */
  idOf(key: string): string | undefined;
}

/** Each is kept under `prefix` and its id. */
export function errandRecords<Record extends Kept>(
  storage: Storage,
  prefix: string,
  schema: GenericSchema<unknown, Record>,
): ErrandRecords<Record> {
  /** What can no longer be read, of another version of this plugin, is thrown away. */
  function read(key: string): Record | undefined {
    const parsed = safeParse(schema, parseJson(storage.getItem(key)));
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
        // A full storage: the errand goes on, and is only not taken up after a reload.
        console.warn('It could not be remembered what this page is at.', error);
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
