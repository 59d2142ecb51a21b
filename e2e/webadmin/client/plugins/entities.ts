/** What WebAdmin hands to plugins of a row: the properties of EntityObject.java, taken from the engine's REST resource. */
import type { EntityByType, EntityType } from '../../../../src/plugin/plugin-api.ts';
import type { RestResource } from './webadmin-model.ts';

/** Members that came with 4.4 or later are left out for a 4.3 host. */
export interface EntityOptions {
  readonly isCompatible: boolean;
}

type Facts = Readonly<Record<string, unknown>> & { readonly id: string };

/** `entityType` undefined: a row of no plugin API type, of which a plugin gets the id alone. */
export function toEntity(
  entityType: EntityType | undefined,
  resource: RestResource,
  { isCompatible }: EntityOptions,
): EntityByType[EntityType] {
  const facts = toFacts(entityType, resource);
  const newer = ['managed', 'type', 'dataCenterId'];
  return Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => value !== undefined && !(isCompatible && newer.includes(name))),
  ) as unknown as EntityByType[EntityType]; // Built below, type by type.
}

function toFacts(entityType: EntityType | undefined, resource: RestResource): Facts {
  const id = resource.id ?? '';
  const name = resource.name ?? null;
  switch (entityType) {
    case 'DataCenter':
    case 'Network':
    case 'Pool':
    case 'Template':
    case 'Provider':
    case 'Quota':
      return { id, name };
    case 'Cluster':
      return { id, name, managed: true };
    case 'Host':
      return { id, name, hostname: text(resource['address']), managed: true };
    case 'Storage':
      return { id, name, type: storageType(resource), dataCenterId: dataCenterId(resource) };
    case 'VirtualMachine':
      return { id, name, ipaddress: addresses(resource), status: webAdminStatus(resource), managed: true };
    case 'GlusterVolume':
      return { id, name, clusterId: null };
    case 'User':
      return {
        id,
        username: text(resource['user_name'])?.split('@')[0] ?? null,
        domain: property(resource['domain'], 'name'),
      };
    case 'Event':
      return {
        id,
        correlationId: text(resource['correlation_id']),
        message: text(resource['description']),
        callStack: null,
        customEventId: text(resource['custom_id']) ?? '-1',
        toString: text(resource['description']),
      };
    case 'VnicProfile':
    case 'Disk':
    case 'Errata':
    case undefined:
      return { id };
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function property(value: unknown, name: string): string | null {
  return typeof value === 'object' && value !== null ? text(Reflect.get(value, name)) : null;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return Array.isArray(found) ? found : [];
}

function storageType(resource: RestResource): string | null {
  return property(resource['storage'], 'type')?.toLowerCase() ?? null;
}

/** Undefined, not null, while the domain is attached to no data center. */
function dataCenterId(resource: RestResource): string | undefined {
  const [first] = list(resource['data_centers'], 'data_center');
  return property(first, 'id') ?? undefined;
}

/** Null for a VM that never ran, empty for one that reports none. */
function addresses(resource: RestResource): string | null {
  if (resource['start_time'] === undefined && resource['stop_time'] === undefined) return null;
  const devices = list(resource['reported_devices'], 'reported_device');
  const ips = devices.flatMap((device) => list(device === null ? null : Reflect.get(Object(device), 'ips'), 'ip'));
  return ips.flatMap((ip) => property(ip, 'address') ?? []).join(' ');
}

/** `powering_up` is `PoweringUp` in WebAdmin. */
function webAdminStatus(resource: RestResource): string | null {
  const status = text(resource['status']);
  if (status === null) return null;
  if (status === 'migrating') return 'MigratingFrom';
  return status.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
