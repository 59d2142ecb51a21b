/** The engine's events (`/events`), which say of an object what its own status does not. */
import { array, number, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import type { RequestOptions } from './vms.ts';

/** Codes of the events that are looked for (AuditLogType.java of ovirt-engine). */
export const eventCodes = {
  vmStarted: '153',
  /** "VM x is down with error. Exit message: …": the only place where the reason stands, without a correlation id. */
  vmDownWithError: '119',
  /** "VDSM … command … failed: …": why a download failed, without a correlation id and without the disk's name (seen). */
  hostCommandFailed: '10802',
  hostRefusedCommand: '10803',
  repositoryFailed: '1021',
} as const;

export interface EngineEvent {
  readonly code: string;
  readonly severity: string;
  readonly description: string;
  readonly correlationId?: string;
  /** Milliseconds since the epoch by the engine's clock. */
  readonly time: number;
  readonly vm?: { readonly id: string; readonly name: string };
}

const eventSchema = object({
  code: optional(string(), ''),
  severity: optional(string(), 'normal'),
  description: optional(string(), ''),
  correlation_id: optional(string()),
  time: optional(number(), 0),
  vm: optional(object({ id: string(), name: optional(string(), '') })),
});
const listSchema = object({ event: optional(array(eventSchema), []) });

/** The newest events of a VM, newest first. `event_vm_id` and `event_vm` do not find what `vms.id` does (seen). */
export function listEventsOfVm(engine: EngineClient, vmId: string, options?: RequestOptions): Promise<EngineEvent[]> {
  return searchEvents(engine, `vms.id=${vmId}`, options);
}

/** The events of all commands that were sent with this correlation id, newest first. */
export function listEventsOfCorrelation(
  engine: EngineClient,
  correlationId: string,
  options?: RequestOptions,
): Promise<EngineEvent[]> {
  return searchEvents(engine, `correlation_id=${correlationId}`, options);
}

/** The newest errors of the whole engine, newest first. */
export function listErrors(engine: EngineClient, options?: RequestOptions): Promise<EngineEvent[]> {
  return searchEvents(engine, 'severity=error', options);
}

async function searchEvents(engine: EngineClient, search: string, options?: RequestOptions): Promise<EngineEvent[]> {
  const { event } = await engine.request('/events', listSchema, { ...options, query: { search, max: 50 } });
  return event.map(({ correlation_id: correlationId, vm, ...rest }) => ({
    ...rest,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(vm === undefined ? {} : { vm }),
  }));
}
