// /storagedomains
import type { Document } from '../json.ts';
import type { Id, StorageDomain } from '../model.ts';
import { idOf, type Service } from '../service.ts';
import { number, text, word } from '../search.ts';
import type { Store } from '../store.ts';

/** As the list of all domains shows one: without the status that it has in its data center. */
function shown({ attachment, ...domain }: StorageDomain): Document {
  return attachment
    ? { ...domain, data_centers: [{ id: attachment.dataCenterId }] }
    : { ...domain, status: 'unattached' };
}

/** The domains of a data center, with their status there. */
export function attachedTo(store: Store, dataCenterId: Id): readonly Document[] {
  return store.storageDomains
    .where(({ attachment }) => attachment?.dataCenterId === dataCenterId)
    .map((domain) => ({ ...shown(domain), status: domain.attachment?.status, data_center: { id: dataCenterId } }));
}

const onlyOfImages = ['images'];
const notOfImages = ['disks', 'storageconnections', 'templates', 'vms'];

export const storageDomains: Readonly<Record<string, Service>> = {
  StorageDomainsService: {
    list: ({ store }) => store.storageDomains.all().map(shown),
    search: (store) => ({
      name: text<StorageDomain>(({ name }) => name),
      description: text<StorageDomain>(({ description }) => description),
      comment: text<StorageDomain>(({ comment }) => comment),
      status: word<StorageDomain>(({ id }) => store.storageDomains.get(id).attachment?.status ?? 'unattached'),
      // The kind of storage behind it, not what it holds (StorageDomainFieldAutoCompleter.java).
      type: word<StorageDomain>(({ storage }) => storage.type),
      datacenter: text<StorageDomain>(
        ({ id }) => store.dataCenters.find(store.storageDomains.get(id).attachment?.dataCenterId)?.name,
      ),
      free_size: number<StorageDomain>(({ available }) => (available ?? 0) / 2 ** 30),
      used: number<StorageDomain>(({ used }) => (used ?? 0) / 2 ** 30),
    }),
  },
  StorageDomainService: {
    get: (call) => {
      const domain = call.store.storageDomains.find(idOf(call));
      return domain && shown(domain);
    },
    links: (document, all) =>
      all.filter(
        (rel) => rel !== 'files' && !(document['type'] === 'image' ? notOfImages : onlyOfImages).includes(rel),
      ),
  },
};
