/** Events and jobs that others put into the engine (INJECT_EXTERNAL_EVENTS, INJECT_EXTERNAL_TASKS). */
import type { Document } from '../json.ts';
import type { Event, Id } from '../model.ts';
import { notFound, refuse } from '../refusals.ts';
import { system } from '../rights.ts';
import { idOf, type Call } from '../service.ts';
import type { Store } from '../store.ts';
import { requirePermit, runCommand } from './command.ts';
import { forgetLater, nextEventIndex } from './journal.ts';
import { mandatory } from './nics.ts';

const eventCommand = { action: 'add', type: 'External Event' } as const;

const codes = { normal: 9801, warning: 9802, error: 9803, alert: 9804 } as const;

/** What must be sent, in the order in which the engine misses it. */
function required(body: Document): Pick<Event, 'origin' | 'severity' | 'custom_id' | 'description'> {
  for (const name of ['origin', 'severity', 'custom_id', 'description']) {
    if (body[name] === undefined) throw mandatory(`event.${name}`);
  }
  // A body was read by the types of the API model.
  return body as Pick<Event, 'origin' | 'severity' | 'custom_id' | 'description'>;
}

const named = ({ id, name }: { readonly id: Id; readonly name: string }): Document => ({ id, name });

/** A VM brings its template along; an unknown one is taken as it is (seen). */
function references(store: Store, body: Document): Document {
  const id = (attribute: string): Id | undefined => (body[attribute] as { readonly id?: Id } | undefined)?.id;
  const vmId = id('vm');
  const vm = store.vms.find(vmId);
  const template = store.templates.find(vm?.template.id ?? id('template'));
  const [cluster, dataCenter] = [store.clusters.find(id('cluster')), store.dataCenters.find(id('data_center'))];
  const host = store.hosts.find(id('host'));
  return {
    ...(vmId !== undefined && { vm: vm ? named(vm) : { id: vmId } }),
    ...(template && { template: named(template) }),
    ...(cluster && { cluster: named(cluster) }),
    ...(dataCenter && { data_center: named(dataCenter) }),
    ...(host && { host: named(host) }),
  };
}

/** The Correlation-Id of the request is not kept (seen). */
export function addExternalEvent(call: Call, body: Document): Event {
  const { store, world } = call;
  const { origin, severity, custom_id, description } = required(body);
  return runCommand(call, {
    validate: () => {
      requirePermit(call, 'inject_external_events', system);
      if (origin.toLowerCase() === 'ovirt')
        throw refuse(['ACTION_TYPE_FAILED_EXTERNAL_EVENT_ILLEGAL_ORIGIN', eventCommand]);
      if (store.events.all().some((event) => event.origin === origin && event.custom_id === custom_id)) {
        throw refuse(['ACTION_TYPE_FAILED_EXTERNAL_EVENT_DUPLICATE_CUSTOM_ID', eventCommand]);
      }
    },
    execute: () => {
      const index = nextEventIndex(world, `event/${description}`);
      return store.events.put({
        id: String(index),
        index,
        code: codes[severity],
        severity,
        description,
        origin,
        custom_id,
        flood_rate: typeof body['flood_rate'] === 'number' ? body['flood_rate'] : 30,
        time: world.clock.now(),
        ...references(store, body),
      });
    },
  });
}

/** A dismissed event is no longer listed, but still there by its id. */
export function dismissEvent(call: Call): undefined {
  const event = call.store.events.find(idOf(call));
  if (!event) throw notFound();
  runCommand(call, {
    validate: () => requirePermit(call, 'audit_log_management', system),
    execute: () => {
      call.store.events.change(event.id, { isDismissed: true });
    },
  });
  return undefined;
}

export function undismissEvents(call: Call): undefined {
  for (const { id } of call.store.events.where(({ isDismissed }) => isDismissed === true)) {
    call.store.events.change(id, { isDismissed: undefined });
  }
  return undefined;
}

export function addExternalJob(call: Call, body: Document): Document {
  const { store, world, session, correlationId } = call;
  const { description, auto_cleared } = body;
  if (typeof description !== 'string') throw mandatory('job.description');
  return runCommand(call, {
    validate: () => requirePermit(call, 'inject_external_tasks', system),
    execute: () =>
      store.jobs.put({
        id: world.newId(`job/${description}`),
        description,
        auto_cleared: auto_cleared === true,
        external: true,
        status: 'started',
        owner: { id: session.userId },
        start_time: world.clock.now(),
        last_updated: world.clock.now(),
        correlationId,
      }),
  });
}

function checkExternal(call: Call, action: string): void {
  requirePermit(call, 'inject_external_tasks', system);
  const job = call.store.jobs.find(idOf(call));
  if (!job) throw notFound();
  if (!job.external) {
    throw refuse(['ACTION_TYPE_NOT_EXTERNAL', { action, type: 'External Job' }]);
  }
}

export function clearJob(call: Call): undefined {
  runCommand(call, {
    validate: () => checkExternal(call, 'Clear'),
    execute: () => {
      call.store.jobs.change(idOf(call), { auto_cleared: true });
    },
  });
  return undefined;
}

export function endJob(call: Call, body: Document): undefined {
  const { store, world } = call;
  runCommand(call, {
    validate: () => checkExternal(call, 'End'),
    execute: () => {
      const now = world.clock.now();
      const status = body['succeeded'] === false ? 'failed' : 'finished';
      const job = store.jobs.change(idOf(call), { status, end_time: now, last_updated: now });
      if (job.auto_cleared) forgetLater(world, job.id);
    },
  });
  return undefined;
}
