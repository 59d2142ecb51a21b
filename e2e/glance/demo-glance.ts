/** The demo's real Glance: started beside the demo where it is installed, and a provider of the engine once it answers. */
import { findProgram } from '../../tools/programs.ts';
import { idFor } from '../mocks/engine/data/identity.ts';
import { imageDomainShape } from '../mocks/engine/data/shapes.ts';
import type { MockEngine } from '../mocks/engine/engine.ts';
import { emptyQcow2, rawBytes } from './disk-files.ts';
import { startGlance, type NewImage } from './real-glance.ts';

const GIB = 2 ** 30;
const bare = { container_format: 'bare' } as const;

/** Small and empty, under the names of real ones: nothing boots from them. */
const images: readonly (readonly [NewImage, Uint8Array<ArrayBuffer>])[] = [
  [{ name: 'debian-13-genericcloud-amd64', disk_format: 'qcow2', ...bare }, emptyQcow2(3 * GIB)],
  [{ name: 'Fedora-Cloud-Base-Generic-43-1.6.x86_64', disk_format: 'qcow2', ...bare }, emptyQcow2(5 * GIB)],
  [{ name: 'cirros-0.6.3-x86_64-disk', disk_format: 'raw', ...bare }, rawBytes('cirros', 16 * 2 ** 20)],
];

/** Resolves with its address, or undefined where no Glance is installed; it ends with this process. */
export async function addRealGlance(engine: MockEngine): Promise<string | undefined> {
  if (findProgram('glance-api') === undefined || findProgram('glance-manage') === undefined) return undefined;
  // A signal would end this process without a word to those that it started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());
  const glance = await startGlance();
  for (const [image, data] of images) await glance.upload(image, data);
  const name = 'real-glance';
  const description = 'An OpenStack Glance on this machine';
  const provider = { id: idFor(`provider/${name}`), name, description, url: glance.url };
  engine.store.providers.put({ ...provider, kind: 'openstackimageprovider', requires_authentication: false });
  const domain = { ...imageDomainShape, name, description, providerId: provider.id };
  engine.store.storageDomains.put({ ...domain, id: idFor(`storagedomain/${name}`) });
  return glance.url;
}
