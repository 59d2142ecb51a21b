// /vms
import type { Vm } from '../model.ts';
import { idOf, type Service } from '../service.ts';
import { number, text, uuid, word } from '../search.ts';
import { shownVm } from '../commands/vm-document.ts';
import { tagsOf } from './tags.ts';

export const vms: Readonly<Record<string, Service>> = {
  VmsService: {
    list: ({ store }) => store.vms.all(),
    // An entry of this list is a VM.
    show: ({ allContent, filtered }, vm) => shownVm(vm as Vm, { isAllContent: allContent, isFiltered: filtered }),
    search: (store) => {
      const dataCenterOf = ({ cluster }: Vm) =>
        store.dataCenters.find(store.clusters.find(cluster.id)?.data_center?.id);
      return {
        name: text<Vm>(({ name }) => name),
        comment: text<Vm>(({ comment }) => comment),
        description: text<Vm>(({ description }) => description),
        status: word<Vm>(({ status }) => status),
        fqdn: text<Vm>(({ fqdn }) => fqdn),
        ip: text<Vm>(({ reportedDevices = [] }) =>
          reportedDevices.flatMap(({ ips }) => ips.map(({ address }) => address)),
        ),
        os: text<Vm>(({ os }) => os.type),
        architecture: word<Vm>(({ cpu }) => cpu.architecture),
        type: word<Vm>(({ type }) => (typeof type === 'string' ? type : undefined)),
        memory: number<Vm>(({ memory }) => memory / 2 ** 20),
        cluster: text<Vm>(({ cluster }) => store.clusters.find(cluster.id)?.name),
        datacenter: text<Vm>((vm) => dataCenterOf(vm)?.name),
        host: text<Vm>(({ host }) => store.hosts.find(host?.id)?.name),
        tag: text<Vm>(({ id }) => tagsOf(store, id).map(({ name }) => name)),
        id: uuid<Vm>(({ id }) => id),
        created_by_user_id: uuid<Vm>(({ createdByUserId }) =>
          typeof createdByUserId === 'string' ? createdByUserId : undefined,
        ),
      };
    },
  },
  VmService: {
    get: (call) => {
      const vm = call.store.vms.find(idOf(call));
      return vm && shownVm(vm, { isAllContent: call.allContent, isFiltered: call.filtered });
    },
  },
};
