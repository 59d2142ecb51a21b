// /openstackimageproviders with the images behind each, and the images of image domains: always asked of Glance anew.
import { GlanceClient, GlanceFault } from '../glance-client.ts';
import type { GlanceImage } from '../../glance/repository.ts';
import type { Document } from '../json.ts';
import type { Id, Provider } from '../model.ts';
import { fault } from '../refusals.ts';
import { text } from '../search.ts';
import { idOf, ownerOf, type Call, type Service, type World } from '../service.ts';

export const KIND = 'openstackimageprovider';

const own = (call: Call): readonly Provider[] => call.store.providers.where(({ kind }) => kind === KIND);

/** The provider of that id, or the one behind the image domain of that id. */
export function findImageProvider({ store }: World, id: Id): Provider | undefined {
  const provider = store.providers.find(store.storageDomains.find(id)?.providerId ?? id);
  return provider?.kind === KIND ? provider : undefined;
}

/** What can be made of an image; nothing is said of what is neither a disk nor an ISO. */
export function typeOfImage({ container_format, disk_format }: GlanceImage): 'disk' | 'iso' | undefined {
  if (container_format !== 'bare') return undefined;
  if (disk_format === 'raw' || disk_format === 'qcow2') return 'disk';
  return disk_format === 'iso' ? 'iso' : undefined;
}

/** The whole list every time, one image included (seen). */
async function imagesOf(call: Call): Promise<readonly GlanceImage[]> {
  const provider = findImageProvider(call.world, ownerOf(call));
  if (!provider) return [];
  try {
    return await new GlanceClient(call.world.network.fetch, provider).list();
  } catch (error) {
    throw error instanceof GlanceFault ? fault(400, error.message) : error;
  }
}

const ofDomain =
  (call: Call) =>
  (image: GlanceImage): Document => {
    const [{ id, name, size }, type] = [image, typeOfImage(image)];
    return {
      id,
      ...(name !== undefined && { name }),
      ...(size !== undefined && { size }),
      ...(type !== undefined && { type }),
      storage_domain: { id: ownerOf(call) },
    };
  };

const ofProvider =
  (call: Call) =>
  ({ id, name }: GlanceImage): Document => ({
    id,
    ...(name !== undefined && { name }),
    openstack_image_provider: { id: ownerOf(call) },
  });

export const imageProviders: Readonly<Record<string, Service>> = {
  OpenstackImageProvidersService: {
    isAdminOnly: true,
    list: own,
    search: () => ({ name: text<Provider>(({ name }) => name) }),
  },
  OpenstackImageProviderService: { get: (call) => own(call).find(({ id }) => id === idOf(call)) },
  OpenstackImagesService: {
    isAdminOnly: true,
    list: async (call) => (await imagesOf(call)).map(ofProvider(call)),
  },
  ImagesService: { list: async (call) => (await imagesOf(call)).map(ofDomain(call)) },
};
