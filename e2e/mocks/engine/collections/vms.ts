// /vms
import { idOf, type Service } from '../service.ts';

export const vms: Readonly<Record<string, Service>> = {
  VmsService: { list: ({ store }) => store.vms.all() },
  VmService: { get: (call) => call.store.vms.find(idOf(call)) },
};
