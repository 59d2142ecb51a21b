// /storagedomains
import type { Document } from '../json.ts';
import type { Id, StorageDomain } from '../model.ts';
import { notFound } from '../refusals.ts';
import { isAdmin } from '../rights.ts';
import { idOf, ownerOf, type Call, type Service } from '../service.ts';
import { number, text, word } from '../search.ts';
import { shownDisk } from './inventory.ts';

/** As the list of all domains shows one: without the status that it has in its data center. */
function shown({ attachment, ...domain }: StorageDomain): Document {
  return attachment
    ? { ...domain, data_centers: [{ id: attachment.dataCenterId }] }
    : { ...domain, status: 'unattached' };
}

/** Ordinary users do not learn where the storage is (seen). */
function forUser({ store, session }: Call, domain: Document): Document {
  if (isAdmin(store, session.userId)) return domain;
  const { storage } = domain;
  const type = typeof storage === 'object' && 'type' in storage ? storage['type'] : undefined;
  return { ...domain, data_centers: undefined, storage: { type } };
}

/** The domains of a data center, with their status there. */
export function attachedTo(call: Call, dataCenterId: Id): readonly Document[] {
  const inDataCenter = (domain: StorageDomain): Document => ({
    ...forUser(call, shown(domain)),
    status: domain.attachment?.status,
    data_center: { id: dataCenterId },
  });
  return call.store.storageDomains
    .where(({ attachment }) => attachment?.dataCenterId === dataCenterId)
    .map(inDataCenter);
}

const onlyOfImages = ['images'];
const notOfImages = ['disks', 'storageconnections', 'templates', 'vms'];

export const storageDomains: Readonly<Record<string, Service>> = {
  StorageDomainsService: {
    list: (call) => call.store.storageDomains.all().map((domain) => forUser(call, shown(domain))),
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
      return domain && forUser(call, shown(domain));
    },
    links: (document, all) =>
      all.filter(
        (rel) => rel !== 'files' && !(document['type'] === 'image' ? notOfImages : onlyOfImages).includes(rel),
      ),
  },
  FilesService: {
    list: (call) => {
      // Only an ISO domain has files (seen).
      if (call.store.storageDomains.find(ownerOf(call))?.type !== 'iso') throw notFound();
      return [];
    },
  },
  StorageDomainDisksService: {
    list: (call) =>
      call.store.disks
        .where(({ storage_domains: homes }) => homes.some(({ id }) => id === ownerOf(call)))
        .map((disk) => shownDisk(call.store, disk)),
  },
};
