// /datacenters, with the clusters, networks, storage domains and quotas of each
import type { DataCenter } from '../model.ts';
import { idOf, ownerOf, type Service } from '../service.ts';
import { text, word } from '../search.ts';
import { attachedTo } from './storagedomains.ts';

export const dataCenters: Readonly<Record<string, Service>> = {
  DataCentersService: {
    list: ({ store }) => store.dataCenters.all(),
    search: () => ({
      name: text<DataCenter>(({ name }) => name),
      description: text<DataCenter>(({ description }) => description),
      comment: text<DataCenter>(({ comment }) => comment),
      local: word<DataCenter>(({ local }) => String(local)),
      status: word<DataCenter>(({ status }) => status),
      compatibility_version: text<DataCenter>(({ version }) => `${version.major}.${version.minor}`),
    }),
  },
  DataCenterService: { get: (call) => call.store.dataCenters.find(idOf(call)) },
  DataCenterNetworksService: {
    list: (call) => call.store.networks.where(({ data_center }) => data_center.id === ownerOf(call)),
    elsewhere: { path: 'networks' },
  },
  AttachedStorageDomainsService: { list: (call) => attachedTo(call.store, ownerOf(call)) },
  QuotasService: {
    list: (call) => call.store.quotas.where(({ data_center }) => data_center.id === ownerOf(call)),
  },
};
