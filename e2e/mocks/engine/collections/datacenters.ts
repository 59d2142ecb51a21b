// /datacenters
import { idOf, type Service } from '../service.ts';

export const dataCenters: Readonly<Record<string, Service>> = {
  DataCentersService: { list: ({ store }) => store.dataCenters.all() },
  DataCenterService: { get: (call) => call.store.dataCenters.find(idOf(call)) },
};
