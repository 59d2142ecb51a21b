/** Images of a repository (`/storagedomains/{id}/images`): the engine asks the repository anew each time. */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { wireInteger } from './wire.ts';

export interface Image {
  readonly id: string;
  /** Absent where the repository has none. */
  readonly name?: string;
  /** Of the file, which a disk may outgrow; absent while it is not uploaded. */
  readonly sizeBytes?: number;
  /** `disk`, `iso`, or absent for all that the engine cannot use (ImageMapper.java of ovirt-engine). */
  readonly type?: string;
}

/** The engine takes no more from a repository (`GlanceImageTotalListSize`). */
export const IMAGE_LIMIT = 500;

/** The engine fetches them 20 at a time, and each time may be slow. */
const DEADLINE_MS = 60_000;

const listSchema = object({
  image: optional(
    array(
      object({
        id: string(),
        name: optional(string()),
        size: optional(wireInteger),
        type: optional(string()),
      }),
    ),
    [],
  ),
});

/** All of them: the engine knows no search here. */
export async function listImages(
  engine: EngineClient,
  imageDomainId: string,
  signal?: AbortSignal,
): Promise<readonly Image[]> {
  const path = `/storagedomains/${encodeURIComponent(imageDomainId)}/images`;
  const { image } = await engine.request(path, listSchema, { signal, deadlineMs: DEADLINE_MS });
  return image.map(({ id, name, size, type }) => ({
    id,
    ...(name !== undefined && { name }),
    ...(size !== undefined && { sizeBytes: size }),
    ...(type !== undefined && { type }),
  }));
}
