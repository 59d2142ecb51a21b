/** A host as a row of a list and in full, and how Foreman writes it. */
import {
  array,
  boolean,
  looseObject,
  nullish,
  number,
  object,
  optional,
  pipe,
  string,
  transform,
  unknown,
  type InferOutput,
} from 'valibot';
import { COUNTERS, type Counter } from './reports.ts';
import { entries, maybeNumber, maybeText, maybeTime } from './wire.ts';

export type GlobalLevel = 'ok' | 'warning' | 'error';

export interface HostStatus {
  /** As its key names it: `configuration`, `build`, `execution`… */
  readonly name: string;
  /** Foreman's own English word: `Out of sync`. */
  readonly label: string;
}

export interface HostRow {
  readonly id: number;
  /** The FQDN, in lower case. */
  readonly name: string;
  /** Of the VM it is linked to. */
  readonly uuid: string | undefined;
  readonly computeResourceId: number | undefined;
  readonly computeResourceName: string | undefined;
  readonly organizationName: string | undefined;
  readonly locationName: string | undefined;
  /** With its parents: `base/web`. */
  readonly hostgroupTitle: string | undefined;
  readonly ownerName: string | undefined;
  readonly operatingSystem: string | undefined;
  readonly architecture: string | undefined;
  readonly hardwareModel: string | undefined;
  readonly domainName: string | undefined;
  readonly environmentName: string | undefined;
  readonly ip: string | undefined;
  readonly ip6: string | undefined;
  /** Of the primary interface. */
  readonly mac: string | undefined;
  readonly comment: string | undefined;
  /** Whether its reports raise alerts. */
  readonly isEnabled: boolean;
  readonly isManaged: boolean;
  readonly isInBuild: boolean;
  /** Times in ms since 1970. */
  readonly createdAt: number | undefined;
  readonly installedAt: number | undefined;
  readonly lastReportAt: number | undefined;
  readonly uptimeSeconds: number | undefined;
  readonly reported: ReportedData | undefined;
  readonly level: GlobalLevel;
  /** Only those that apply to this host. */
  readonly statuses: readonly HostStatus[];
  /** What its last run did; `undefined` where there was none, or where JSON has lost the numbers. */
  readonly lastRun: Readonly<Record<Counter, number>> | undefined;
}

export interface ReportedData {
  readonly cores: number | undefined;
  readonly sockets: number | undefined;
  readonly disksBytes: number | undefined;
  readonly kernelVersion: string | undefined;
  readonly biosVendor: string | undefined;
  readonly biosVersion: string | undefined;
}

export interface HostParameter {
  readonly name: string;
  /** Masked where `isHidden`. */
  readonly value: string;
  readonly isHidden: boolean;
}

export interface HostInterface {
  readonly id: number;
  readonly identifier: string | undefined;
  readonly name: string | undefined;
  readonly type: string;
  readonly mac: string | undefined;
  readonly ip: string | undefined;
  readonly ip6: string | undefined;
  readonly isPrimary: boolean;
  readonly isProvision: boolean;
  /** A VLAN or alias upon another. */
  readonly attachedTo: string | undefined;
  /** Of a bond or bridge. */
  readonly attachedDevices: string | undefined;
}

export interface Host extends HostRow {
  readonly parameters: readonly HostParameter[];
  readonly interfaces: readonly HostInterface[];
  /** What the person may do with this host: `edit_hosts`, `power_hosts`… */
  readonly permissions: ReadonlySet<string>;
}

const maybeFlag = optional(nullish(boolean()), false);

const reportedSchema = pipe(
  looseObject({
    cores: maybeNumber,
    sockets: maybeNumber,
    disks_total: maybeNumber,
    kernel_version: maybeText,
    bios_vendor: maybeText,
    bios_version: maybeText,
  }),
  transform((data): ReportedData => ({
    cores: data.cores,
    sockets: data.sockets,
    disksBytes: data.disks_total,
    kernelVersion: data.kernel_version,
    biosVendor: data.bios_vendor,
    biosVersion: data.bios_version,
  })),
);

const rowShape = {
  id: number(),
  name: string(),
  uuid: maybeText,
  compute_resource_id: maybeNumber,
  compute_resource_name: maybeText,
  organization_name: maybeText,
  location_name: maybeText,
  hostgroup_title: maybeText,
  owner_name: maybeText,
  operatingsystem_name: maybeText,
  architecture_name: maybeText,
  model_name: maybeText,
  domain_name: maybeText,
  environment_name: maybeText,
  ip: maybeText,
  ip6: maybeText,
  mac: maybeText,
  comment: maybeText,
  enabled: maybeFlag,
  managed: maybeFlag,
  build: maybeFlag,
  created_at: maybeTime,
  installed_at: maybeTime,
  last_report: maybeTime,
  uptime_seconds: maybeNumber,
  reported_data: optional(nullish(reportedSchema)),
  global_status: maybeNumber,
  global_status_label: maybeText,
};

/** The label is computed anew, while the number stands as it was when the last report came in. */
function levelOf(label: string | undefined, status: number | undefined): GlobalLevel {
  const byLabel = { OK: 'ok', Warning: 'warning', Error: 'error' } as const;
  if (label === 'OK' || label === 'Warning' || label === 'Error') return byLabel[label];
  return status === 2 ? 'error' : status === 1 ? 'warning' : 'ok';
}

/**
 * 10 bits for each counter, low to high (Foreman app/services/config_report_status_calculator.rb). Eight pending changes take
 * the number beyond what JavaScript reads exactly, and the small counters with it.
 */
function readLastRun({ configuration_status: bits }: Readonly<Record<string, unknown>>): HostRow['lastRun'] {
  if (typeof bits !== 'number' || !Number.isSafeInteger(bits) || bits < 0) return undefined;
  const counts = COUNTERS.map((counter, index) => [counter, Math.floor(bits / 1024 ** index) % 1024]);
  return Object.fromEntries(counts) as Record<Counter, number>; // of all counters
}

const STATUS_LABEL = /^(\w+)_status_label$/;

/** Statuses that do not apply have no keys at all. */
function readStatuses(row: Readonly<Record<string, unknown>>): readonly HostStatus[] {
  return Object.entries(row).flatMap(([key, label]) => {
    const name = STATUS_LABEL.exec(key)?.[1];
    return name === undefined || name === 'global' || typeof label !== 'string' ? [] : [{ name, label }];
  });
}

// Loose, since the names of statuses are only known from the keys.
const rowWire = looseObject(rowShape);

function toRow(row: InferOutput<typeof rowWire>): HostRow {
  return {
    id: row.id,
    name: row.name,
    uuid: row.uuid,
    computeResourceId: row.compute_resource_id,
    computeResourceName: row.compute_resource_name,
    organizationName: row.organization_name,
    locationName: row.location_name,
    hostgroupTitle: row.hostgroup_title,
    ownerName: row.owner_name,
    operatingSystem: row.operatingsystem_name,
    architecture: row.architecture_name,
    hardwareModel: row.model_name,
    domainName: row.domain_name,
    environmentName: row.environment_name,
    ip: row.ip,
    ip6: row.ip6,
    mac: row.mac,
    comment: row.comment,
    isEnabled: row.enabled ?? false,
    isManaged: row.managed ?? false,
    isInBuild: row.build ?? false,
    createdAt: row.created_at,
    installedAt: row.installed_at,
    lastReportAt: row.last_report,
    uptimeSeconds: row.uptime_seconds,
    reported: row.reported_data ?? undefined,
    level: levelOf(row.global_status_label, row.global_status),
    statuses: readStatuses(row),
    lastRun: row.last_report === undefined ? undefined : readLastRun(row),
  };
}

export const hostRowSchema = pipe(rowWire, transform(toRow));

const parameterSchema = pipe(
  object({ name: string(), value: unknown(), 'hidden_value?': maybeFlag }),
  transform(({ name, value, 'hidden_value?': isHidden }): HostParameter => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value ?? null),
    isHidden: isHidden ?? false,
  })),
);

const interfaceSchema = pipe(
  object({
    id: number(),
    identifier: maybeText,
    name: maybeText,
    type: optional(string(), 'interface'),
    mac: maybeText,
    ip: maybeText,
    ip6: maybeText,
    primary: maybeFlag,
    provision: maybeFlag,
    attached_to: maybeText,
    attached_devices: maybeText,
  }),
  transform((nic): HostInterface => ({
    id: nic.id,
    identifier: nic.identifier,
    name: nic.name,
    type: nic.type,
    mac: nic.mac,
    ip: nic.ip,
    ip6: nic.ip6,
    isPrimary: nic.primary ?? false,
    isProvision: nic.provision ?? false,
    attachedTo: nic.attached_to,
    attachedDevices: nic.attached_devices,
  })),
);

/** What `GET /hosts/:id` and most changes answer. */
export const hostSchema = pipe(
  looseObject({
    ...rowShape,
    parameters: optional(array(parameterSchema), []),
    interfaces: optional(array(interfaceSchema), []),
    permissions: optional(entries, {}),
  }),
  transform((host): Host => ({
    ...toRow(host),
    parameters: host.parameters,
    interfaces: host.interfaces,
    permissions: new Set(host.permissions.flatMap(([name, isHeld]) => (isHeld === true ? [name] : []))),
  })),
);
