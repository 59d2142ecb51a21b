/** Small disk images that are what they say: an empty qcow2, and raw bytes that nothing can guess. */
import { createHash } from 'node:crypto';

const CLUSTER = 2 ** 16;

/** A valid qcow2 of version 3 in which nothing was ever written (QEMU docs/interop/qcow2.txt). */
export function emptyQcow2(virtualSize: number): Uint8Array<ArrayBuffer> {
  // Header, refcount table, its first block, and the table of the first level.
  const clusters = 4;
  const bytes = new DataView(new ArrayBuffer(clusters * CLUSTER));
  bytes.setUint32(0, 0x51_46_49_fb);
  bytes.setUint32(4, 3);
  bytes.setUint32(20, 16); // bits of a cluster
  bytes.setBigUint64(24, BigInt(virtualSize));
  bytes.setUint32(36, Math.ceil(virtualSize / (CLUSTER * (CLUSTER / 8)))); // entries of the first level
  bytes.setBigUint64(40, BigInt(3 * CLUSTER));
  bytes.setBigUint64(48, BigInt(CLUSTER));
  bytes.setUint32(56, 1); // clusters of the refcount table
  bytes.setUint32(96, 4); // refcounts of 16 bits
  bytes.setUint32(100, 104); // bytes of the header
  bytes.setBigUint64(CLUSTER, BigInt(2 * CLUSTER));
  for (let cluster = 0; cluster < clusters; cluster++) bytes.setUint16(2 * CLUSTER + 2 * cluster, 1);
  return new Uint8Array(bytes.buffer);
}

/** The same for the same name, in every run. */
export function rawBytes(name: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 64) {
    bytes.set(
      createHash('sha512')
        .update(`${name} ${at}`)
        .digest()
        .subarray(0, Math.min(64, length - at)),
      at,
    );
  }
  return bytes;
}
