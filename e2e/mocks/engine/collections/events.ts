// /events
import type { Document } from '../json.ts';
import type { Event } from '../model.ts';
import { fault } from '../refusals.ts';
import { idOf, type Service } from '../service.ts';
import { number, text, uuid, word } from '../search.ts';

const nameIn = (document: Document | undefined): string | undefined => {
  const name = document?.['name'];
  return typeof name === 'string' ? name : undefined;
};

const idIn = (document: Document | undefined): string | undefined => {
  const id = document?.['id'];
  return typeof id === 'string' ? id : undefined;
};

export const events: Readonly<Record<string, Service>> = {
  EventsService: {
    list: ({ store, parameters }) => {
      const from = parameters.integer('from') ?? 0;
      return store.events.where(({ index, isDismissed }) => index > from && isDismissed !== true);
    },
    // The newest first.
    order: (a, b) => Number(b['index']) - Number(a['index']),
    search: () => ({
      severity: word<Event>(({ severity }) => severity),
      correlation_id: text<Event>(({ correlation_id }) => correlation_id),
      message: text<Event>(({ description }) => description),
      type: number<Event>(({ code }) => code),
      time: number<Event>(({ time }) => time),
      usrname: text<Event>(({ user }) => nameIn(user)),
      event_vm: text<Event>(({ vm }) => nameIn(vm)),
      event_template: text<Event>(({ template }) => nameIn(template)),
      event_host: text<Event>(({ host }) => nameIn(host)),
      event_datacenter: text<Event>(({ data_center }) => nameIn(data_center)),
      event_storage: text<Event>(({ storage_domain }) => nameIn(storage_domain)),
      // It can be asked for, and never matches (seen); `vms.id` does.
      event_vm_id: text<Event>(() => undefined),
      'vms.id': uuid<Event>(({ vm }) => idIn(vm)),
      'vms.name': text<Event>(({ vm }) => nameIn(vm)),
    }),
  },
  EventService: {
    isId: () => true,
    get: (call) => {
      const id = idOf(call);
      if (!/^-?\d+$/.test(id)) throw fault(400, `For input string: "${id}"`, 'Operation failed');
      return call.store.events.find(id);
    },
  },
};
