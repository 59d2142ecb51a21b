/** What the engine finds out about an image, from its repository, before it takes it. */
import type { GlanceImage } from '../../glance/repository.ts';
import { GlanceFault, type GlanceClient } from '../glance-client.ts';
import type { MessageId } from '../messages.ts';

export interface Candidate {
  readonly image: GlanceImage;
  readonly format: 'cow' | 'raw';
  /** Of the disk, in bytes. */
  readonly virtualSize: number;
}

/** Why an image is not taken; the repository's own troubles leave an event too. */
export class NotImportable extends Error {
  readonly sentence: MessageId;
  readonly isOfRepository: boolean;
  constructor(sentence: MessageId, isOfRepository: boolean) {
    super(sentence);
    this.sentence = sentence;
    this.isOfRepository = isOfRepository;
  }
}

const noData = (): NotImportable => new NotImportable('ACTION_TYPE_FAILED_CANNOT_IMPORT_IMAGE_FROM_REPOSITORY', true);

/** The size of the disk in a qcow2 file stands in its header. */
function sizeIn(header: Uint8Array): number {
  if (header.byteLength === 0) throw noData();
  const bytes = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.byteLength < 72) throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_DOWNLOAD_ERROR', false);
  if (bytes.getUint32(0) !== 0x51_46_49_fb) throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_UNRECOGNIZED', false);
  return Number(bytes.getBigUint64(24));
}

async function readCandidate(glance: GlanceClient, id: string): Promise<Candidate> {
  const image = await glance.find(id);
  const { container_format, disk_format, size } = image;
  if (container_format === undefined) throw noData();
  if (container_format !== 'bare' || !['raw', 'qcow2', 'iso'].includes(disk_format ?? '')) {
    throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_NOT_SUPPORTED', false);
  }
  if (disk_format === 'qcow2') return { image, format: 'cow', virtualSize: sizeIn(await glance.header(id)) };
  if (size === undefined) throw noData();
  if (disk_format === 'iso') throw new NotImportable('ACTION_TYPE_FAILED_IMAGE_NOT_SUPPORTED', false);
  return { image, format: 'raw', virtualSize: size };
}

/** A refusal comes later, after all that is found out without Glance. */
export async function lookUp(glance: GlanceClient, id: string): Promise<Candidate | NotImportable> {
  try {
    return await readCandidate(glance, id);
  } catch (error) {
    if (error instanceof NotImportable) return error;
    if (!(error instanceof GlanceFault)) throw error;
    const wasAnswered = error.status !== undefined;
    return wasAnswered ? new NotImportable('ACTION_TYPE_FAILED_CANNOT_FIND_SPECIFIED_IMAGE', true) : noData();
  }
}
