/** How the data of an image comes to its disk. */
import { createHash } from 'node:crypto';
import type { GlanceImage } from '../../glance/repository.ts';
import type { GlanceClient } from '../glance-client.ts';
import type { Id } from '../model.ts';
import type { World } from '../service.ts';

const MIB = 2 ** 20;

interface Download {
  readonly world: World;
  readonly glance: GlanceClient;
  readonly image: GlanceImage;
  /** What it is for. */
  readonly diskId: Id;
  readonly progress: (percent: number) => void;
}

/** Of a server in memory only the time passes, from a real one all of it comes. */
export async function download(wanted: Download, end: (isWhole: boolean) => void): Promise<void> {
  const { world, glance, image, diskId, progress } = wanted;
  const { store, backstage, network, clock } = world;
  if (!network.isSimulated(glance.url)) {
    const isWhole = await fetchAll(wanted);
    clock.schedule(0, () => end(isWhole));
    return;
  }
  const ms = Math.max(1_000, ((image.size ?? 0) / MIB) * backstage.timing.downloadOfMib);
  if (backstage.reportsProgress) {
    for (let tenth = 1; tenth < 10; tenth++) clock.schedule((ms * tenth) / 10, () => progress(tenth * 10));
  }
  const isWell = (): boolean => store.repositories.find(new URL(glance.url).origin)?.trouble === undefined;
  backstage.endDownload(diskId, ms, () => end(isWell()));
}

/** Reads the file to its end, and compares it with what Glance says of it. */
async function fetchAll({ world, glance, image, diskId }: Download): Promise<boolean> {
  try {
    const { body } = await glance.download(image.id);
    const hash = createHash('sha512');
    let bytes = 0;
    for await (const chunk of body ?? []) {
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
    world.backstage.downloads.set(diskId, { bytes, sha512: hash.digest('hex') });
    return bytes === image.size;
  } catch {
    return false;
  }
}
