/** What hosts can be searched by (Foreman app/models/concerns/hostext/search.rb). */
import { isCoreOvirt, primaryNic, type Host, type User, type World } from './model.ts';
import { COUNTERS, isEventful, lastReport, type Counters } from './reports.ts';
import type { SearchField, SearchFields } from './search/compile.ts';
import { buildStatus, storedGlobalStatus } from './statuses.ts';

type HostField = SearchField<Host>;
const TRUTH = { true: true, false: false };

function text(read: (host: Host) => string | null | undefined | readonly (string | null)[]): HostField {
  return { type: 'text', read };
}

function explicitText(read: (host: Host) => string | null | undefined | readonly (string | null)[]): HostField {
  return { type: 'text', explicit: true, read };
}

function id(read: (host: Host) => number | null | undefined): HostField {
  return { type: 'integer', isChecked: true, column: 'id', explicit: true, read };
}

function time(read: (host: Host) => number | null | undefined): HostField {
  return { type: 'time', explicit: true, read };
}

function reported(read: (data: NonNullable<Host['reportedData']>) => number): HostField {
  return { type: 'counter', explicit: true, read: (host) => (host.reportedData ? read(host.reportedData) : null) };
}

/** The columns that a configuration status has once there is one. */
function statusFields(world: World): Record<string, HostField> {
  const countsOf = (host: Host): Counters | undefined => lastReport(world, host)?.outcome.counters;
  const fields: Record<string, HostField> = {};
  for (const counter of COUNTERS) {
    const read = (host: Host): number | null => countsOf(host)?.[counter] ?? (host.puppetProxy ? 0 : null);
    fields[`status.${counter}`] = fields[`configuration_status.${counter}`] = { type: 'counter', explicit: true, read };
  }
  const interesting: HostField = {
    type: 'set',
    column: 'status',
    explicit: true,
    values: TRUTH,
    read: (host) => {
      const counts = countsOf(host);
      return counts ? isEventful(counts) : host.puppetProxy ? false : null;
    },
  };
  const enabled: HostField = { type: 'set', column: 'enabled', values: TRUTH, read: (host) => host.isEnabled };
  return {
    ...fields,
    'status.interesting': interesting,
    'configuration_status.interesting': interesting,
    'status.enabled': enabled,
    'configuration_status.enabled': enabled,
  };
}

function ownerField(user: User): HostField {
  return {
    type: 'text',
    explicit: true,
    // "current_user" stands for whoever asks.
    read: (host) => (host.owner?.id === user.id ? [host.owner.name, 'current_user'] : host.owner?.name),
  };
}

export function hostFields(world: World, user: User): SearchFields<Host> {
  const nameOf = (list: readonly { id: number; name: string }[], wanted: number | null): string | null =>
    list.find((one) => one.id === wanted)?.name ?? null;
  const resourceName = (host: Host): string | null => nameOf(world.computeResources, host.computeResourceId);
  const { installation } = world;
  return {
    name: text((host) => host.name),
    comment: text((host) => host.comment),
    uuid: text((host) => host.uuid),
    model: text((host) => host.hardwareModel?.name),
    hostgroup: text((host) => host.hostgroup?.name),
    hostgroup_fullname: text((host) => host.hostgroup?.title),
    domain: text((host) => host.domain?.name),
    architecture: text((host) => host.architecture?.name),
    compute_resource: text(resourceName),
    os: text((host) => host.operatingSystem?.name.split(' ', 1).join('')),
    os_title: text((host) => host.operatingSystem?.name),
    ip: text((host) => primaryNic(host)?.ip),
    ip6: text((host) => primaryNic(host)?.ip6),
    mac: text((host) => host.nics.find((nic) => nic.isProvision)?.mac),
    hostgroup_name: explicitText((host) => host.hostgroup?.name),
    hostgroup_title: explicitText((host) => host.hostgroup?.title),
    has_ip: explicitText((host) => host.nics.map((nic) => nic.ip)),
    has_ip6: explicitText((host) => host.nics.map((nic) => nic.ip6)),
    // Since 3.6, so in every version here.
    has_mac: explicitText((host) => host.nics.map((nic) => nic.mac)),
    organization: explicitText((host) => nameOf(world.organizations, host.organizationId)),
    location: explicitText((host) => nameOf(world.locations, host.locationId)),
    origin: explicitText((host) => lastReport(world, host)?.origin),
    owner: ownerField(user),
    'user.login': ownerField(user),
    owner_type: explicitText((host) => (host.owner ? 'User' : null)),
    puppetmaster: explicitText((host) => host.puppetProxy?.name),
    'reported.kernel_version': explicitText((host) => host.reportedData?.kernelVersion),
    'reported.bios_vendor': explicitText((host) =>
      isCoreOvirt(installation) || installation.version === '3.16' ? null : host.reportedData?.biosVendor,
    ),
    ...(installation.hasPuppetPlugin && { environment: explicitText((host) => host.environment?.name) }),
    id: id((host) => host.id),
    owner_id: id((host) => host.owner?.id),
    compute_resource_id: id((host) => host.computeResourceId),
    hostgroup_id: id((host) => host.hostgroup?.id),
    domain_id: id((host) => host.domain?.id),
    organization_id: id((host) => host.organizationId),
    location_id: id((host) => host.locationId),
    os_id: id((host) => host.operatingSystem?.id),
    last_report: time((host) => lastReport(world, host)?.reportedAt),
    created_at: time((host) => host.createdAt),
    installed_at: time((host) => host.installedAt),
    boot_time: time((host) => host.reportedData?.bootAt),
    'reported.boot_time': time((host) => host.reportedData?.bootAt),
    'reported.cores': reported((data) => data.cores),
    'reported.sockets': reported((data) => data.sockets),
    'reported.ram': reported((data) => Math.round(data.ramBytes / 1024 ** 2)),
    'reported.disks_total': reported((data) => data.disksBytes),
    managed: { type: 'set', values: TRUTH, read: (host) => host.isManaged },
    build: { type: 'set', values: TRUTH, read: (host) => host.isInBuild },
    ...statusFields(world),
    build_status: {
      type: 'set',
      column: 'status',
      explicit: true,
      values: { built: 0, pending: 1, token_expired: 2, build_failed: 3 },
      read: (host) => buildStatus(world, host).status,
    },
    global_status: {
      type: 'set',
      explicit: true,
      values: { ok: 0, warning: 1, error: 2 },
      read: (host) => storedGlobalStatus(world, host),
    },
    facts: { type: 'keyed', explicit: true, read: (host, name) => host.facts.get(name) },
    params: {
      type: 'keyed',
      explicit: true,
      read: (host, name) => {
        const value = host.parameters.find((parameter) => parameter.name === name)?.value;
        return value === undefined ? undefined : String(value);
      },
    },
  };
}

/** What `order=` accepts, and how rows then stand; the name when nothing is asked for. */
export function sortValue(world: World, host: Host, key: string): string | number | null | undefined {
  switch (key) {
    case 'id':
      return host.id;
    case 'uuid':
      return host.uuid;
    case 'last_report':
      return lastReport(world, host)?.reportedAt;
    case 'created_at':
      return host.createdAt;
    case 'installed_at':
      return host.installedAt;
    case 'os':
    case 'os_title':
      return host.operatingSystem?.name;
    case 'hostgroup':
    case 'hostgroup_title':
      return host.hostgroup?.title;
    case 'ip':
      return primaryNic(host)?.ip;
    case 'global_status':
      return storedGlobalStatus(world, host);
    default:
      return host.name;
  }
}
