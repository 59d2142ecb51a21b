// /networks and /vnicprofiles
import type { Network, VnicProfile } from '../model.ts';
import { idOf, ownerOf, type Service } from '../service.ts';
import { number, text, word } from '../search.ts';

export const networks: Readonly<Record<string, Service>> = {
  NetworksService: {
    list: ({ store }) => store.networks.all(),
    search: (store) => ({
      name: text<Network>(({ name }) => name),
      description: text<Network>(({ description }) => description),
      comment: text<Network>(({ comment }) => comment),
      datacenter: text<Network>(({ data_center }) => store.dataCenters.find(data_center.id)?.name),
      vlanid: number<Network>(({ vlan }) => vlan?.id),
      stp: word<Network>(({ stp }) => String(stp)),
      mtu: number<Network>(({ mtu }) => mtu),
      vmnetwork: word<Network>(({ usages }) => String(usages.includes('vm'))),
    }),
  },
  NetworkService: { get: (call) => call.store.networks.find(idOf(call)) },
  VnicProfilesService: {
    list: ({ store }) => store.vnicProfiles.all(),
    search: (store) => ({
      name: text<VnicProfile>(({ name }) => name),
      description: text<VnicProfile>(({ description }) => description),
      network_name: text<VnicProfile>(({ network }) => store.networks.find(network.id)?.name),
    }),
  },
  VnicProfileService: { get: (call) => call.store.vnicProfiles.find(idOf(call)) },
  AssignedVnicProfilesService: {
    list: (call) => call.store.vnicProfiles.where(({ network }) => network.id === ownerOf(call)),
    elsewhere: { path: 'vnicprofiles' },
  },
  NetworkFiltersService: { list: ({ store }) => store.networkFilters.all() },
  NetworkFilterService: { get: (call) => call.store.networkFilters.find(idOf(call)) },
};
