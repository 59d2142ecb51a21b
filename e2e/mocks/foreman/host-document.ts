/**
 * A host as the API shows it (Foreman app/views/api/v2/hosts). Keys that do not apply are absent, not null: statuses
 * that are not relevant, facets, and what a plugin that is not installed would add.
 */
import { formatTime } from './answers.ts';
import { isCoreOvirt, primaryNic, type Host, type Nic, type Parameter, type User, type World } from './model.ts';
import { lastReport } from './reports.ts';
import { may } from './rights.ts';
import { configurationStatus, GLOBAL_LABELS, globalStatus, relevantStatuses, storedGlobalStatus } from './statuses.ts';

export interface HostView {
  readonly parameters?: boolean;
  readonly allParameters?: boolean;
  /** Shows values of hidden parameters to who may edit them. */
  readonly revealsHidden?: boolean;
  readonly permissions?: boolean;
}

function named(prefix: string, one: { readonly id: number; readonly name: string } | null | undefined): object {
  return { [`${prefix}_id`]: one?.id ?? null, [`${prefix}_name`]: one?.name ?? null };
}

function identity(host: Host): object {
  const nic = primaryNic(host);
  const bmc = host.nics.find(({ type }) => type === 'bmc');
  return {
    name: host.name,
    id: host.id,
    display_name: host.name,
    ip: nic?.ip ?? null,
    ip6: nic?.ip6 ?? null,
    mac: nic?.mac ?? null,
    sp_mac: bmc?.mac ?? null,
    sp_ip: bmc?.ip ?? null,
    sp_name: bmc?.name ?? null,
    sp_subnet_id: null,
    uuid: host.uuid,
    certname: host.name,
    comment: host.comment,
    enabled: host.isEnabled,
    managed: host.isManaged,
    tags: host.tags,
    bmc_available: bmc !== undefined,
    disk: null,
    pxe_loader: host.isManaged ? 'PXELinux BIOS' : null,
    use_image: null,
    image_file: '',
    capabilities: host.computeResourceId === null ? ['build'] : ['build', 'image', 'new_volume'],
    provision_method: 'build',
  };
}

function grouping(world: World, host: Host): object {
  const find = (
    list: readonly { id: number; name: string }[],
    id: number | null,
  ): { id: number; name: string } | null => list.find((one) => one.id === id) ?? null;
  const resource = find(world.computeResources, host.computeResourceId);
  return {
    ...named('realm', null),
    ...named('domain', host.domain),
    ...named('architecture', host.architecture),
    ...named('operatingsystem', host.operatingSystem),
    ...named('subnet', host.subnet),
    ...named('subnet6', null),
    ...named('ptable', null),
    ...named('medium', null),
    ...named('image', null),
    ...named('compute_profile', null),
    ...named('model', host.hardwareModel),
    ...named('organization', find(world.organizations, host.organizationId)),
    ...named('location', find(world.locations, host.locationId)),
    hostgroup_id: host.hostgroup?.id ?? null,
    hostgroup_name: host.hostgroup?.name ?? null,
    hostgroup_title: host.hostgroup?.title ?? null,
    ...named('owner', host.owner),
    owner_type: host.owner ? 'User' : null,
    creator_id: host.owner?.id ?? null,
    creator: host.owner?.name ?? null,
    compute_resource_id: host.computeResourceId,
    compute_resource_name: resource?.name ?? null,
    compute_resource_provider: resource ? 'ovirt' : null,
    ...named('puppet_proxy', host.puppetProxy),
    ...named('puppet_ca_proxy', host.puppetProxy),
    ...(host.puppetProxy && { puppet_proxy: { ...host.puppetProxy, url: 'https://proxy.lab.example.com:9090' } }),
    ...(world.installation.hasPuppetPlugin && named('environment', host.environment)),
    ...(world.installation.hasRemoteExecution && { cockpit_url: null }),
  };
}

function life(world: World, host: Host, user: User): object {
  const report = lastReport(world, host);
  const hasToken = host.isInBuild && host.buildTokenExpiresAt !== null && host.buildTokenExpiresAt >= world.now();
  return {
    build: host.isInBuild,
    initiated_at: formatTime(host.installedAt === null ? null : host.installedAt - 600_000, user),
    installed_at: formatTime(host.installedAt, user),
    created_at: formatTime(host.createdAt, user),
    updated_at: formatTime(host.updatedAt, user),
    last_compile: formatTime(report && report.reportedAt - 9_000, user),
    last_report: formatTime(report?.reportedAt, user),
    ...(hasToken && { token: `mock-build-token-${host.id}` }),
  };
}

function statuses(world: World, host: Host): object {
  const relevant = relevantStatuses(world, host);
  const keys: Record<string, unknown> = {
    global_status: storedGlobalStatus(world, host),
    global_status_label: GLOBAL_LABELS[globalStatus(relevant)],
    puppet_status: configurationStatus(world, host)?.status ?? 0,
  };
  for (const [name, { status, label }] of relevant) {
    keys[`${name}_status`] = status;
    keys[`${name}_status_label`] = label;
  }
  return keys;
}

function facets(world: World, host: Host, user: User): object {
  const data = host.reportedData;
  if (!data) return {};
  const hasBios = !isCoreOvirt(world.installation) && world.installation.version !== '3.16';
  return {
    uptime_seconds: Math.floor((world.now() - data.bootAt) / 1000),
    reported_data: {
      boot_time: formatTime(data.bootAt, user),
      cores: data.cores,
      sockets: data.sockets,
      disks_total: data.disksBytes,
      kernel_version: data.kernelVersion,
      bios_vendor: hasBios ? data.biosVendor : null,
      bios_release_date: hasBios ? data.biosReleaseDate : null,
      bios_version: hasBios ? data.biosVersion : null,
    },
  };
}

function parameter(host: Host, { id, name, type, value, isHidden }: Parameter, user: User, reveals: boolean): object {
  return {
    id,
    name,
    parameter_type: type,
    associated_type: 'host',
    'hidden_value?': isHidden,
    value: isHidden && !(reveals && may(user, 'edit_params')) ? '*****' : value,
    priority: 70,
    is_property: false,
    created_at: formatTime(host.createdAt, user),
    updated_at: formatTime(host.createdAt, user),
  };
}

/** One row of the index, or the beginning of a single host. */
export function hostRow(world: World, host: Host, user: User, view: HostView = {}): Record<string, unknown> {
  const list = (): object[] => host.parameters.map((one) => parameter(host, one, user, view.revealsHidden ?? false));
  return {
    ...identity(host),
    ...grouping(world, host),
    ...life(world, host, user),
    ...statuses(world, host),
    ...facets(world, host, user),
    ...(view.permissions && { can_edit: may(user, 'edit_hosts'), can_delete: may(user, 'destroy_hosts') }),
    ...(view.parameters && { parameters: may(user, 'view_params') ? list() : [] }),
    ...(view.allParameters && { all_parameters: list() }),
  };
}

export function interfaceDocument(host: Host, nic: Nic, user: User): object {
  const isGroup = nic.type === 'bond' || nic.type === 'bridge';
  return {
    id: nic.id,
    name: nic.name,
    ip: nic.ip,
    ip6: nic.ip6,
    mac: nic.mac,
    mtu: 1500,
    fqdn: nic.name,
    identifier: nic.identifier,
    primary: nic.isPrimary,
    provision: nic.isProvision,
    nic_delay: null,
    type: nic.type,
    ...named('subnet', nic.isPrimary ? host.subnet : null),
    ...named('subnet6', null),
    ...named('domain', nic.isPrimary ? host.domain : null),
    created_at: formatTime(host.createdAt, user),
    updated_at: formatTime(host.createdAt, user),
    managed: host.isManaged,
    virtual: nic.isVirtual ?? false,
    ...(nic.isVirtual && { tag: nic.tag ?? '', attached_to: nic.attachedTo ?? '' }),
    ...(isGroup && { attached_devices: nic.attachedDevices?.join(',') ?? '' }),
    ...(nic.type === 'bond' && { mode: nic.bondMode ?? 'balance-rr', bond_options: '' }),
  };
}

const HOST_PERMISSIONS = [
  'view_hosts',
  'create_hosts',
  'edit_hosts',
  'destroy_hosts',
  'build_hosts',
  'power_hosts',
  'console_hosts',
  'ipmi_boot_hosts',
  'puppetrun_hosts',
];

/** `GET /api/hosts/:id`, and what most writes answer. */
export function hostDocument(world: World, host: Host, user: User, revealsHidden: boolean): Record<string, unknown> {
  return {
    ...hostRow(world, host, user, { parameters: true, allParameters: true, revealsHidden }),
    interfaces: host.nics.map((nic) => interfaceDocument(host, nic, user)),
    ...(world.installation.hasPuppetPlugin && {
      puppetclasses: [],
      all_puppetclasses: [],
      config_groups: [],
    }),
    permissions: Object.fromEntries(HOST_PERMISSIONS.map((permission) => [permission, may(user, permission)])),
  };
}
