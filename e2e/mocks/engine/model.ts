// The objects of the mock engine. Attributes in snake_case are the API's own (names and types of engine-api-model.json,
// with real numbers, booleans and arrays); attributes in camelCase are the mock's state and never leave it.
import type { Document } from './json.ts';

// Types, not interfaces: only a type alias may be passed on as a Document.
export type Id = string;
export type Ref = { readonly id: Id };
export type Version = { readonly major: number; readonly minor: number };

type Named = { readonly id: Id; readonly name: string; readonly description?: string; readonly comment?: string };

export type DataCenter = Named & {
  readonly local: boolean;
  readonly status: string;
  readonly quota_mode: string;
  readonly version: Version;
  readonly supported_versions: readonly Version[];
  readonly mac_pool: Ref;
  readonly storage_format?: string;
};

export type Cluster = Named & {
  readonly cpu: { readonly architecture: string; readonly type: string };
  readonly version: Version;
  readonly data_center?: Ref;
  readonly bios_type?: string;
  readonly mac_pool?: Ref;
  readonly scheduling_policy?: Ref;
  readonly memory_policy: Document & { readonly over_commit?: { readonly percent: number } };
  readonly [attribute: string]: Document[string];
};

export type Host = Named & {
  readonly address: string;
  readonly cluster: Ref;
  readonly status: string;
  /** Bytes. */
  readonly memory: number;
  /** What a new VM may take, in bytes. */
  readonly max_scheduling_memory: number;
  readonly [attribute: string]: Document[string];
};

export type StorageDomain = Named & {
  readonly type: string;
  readonly storage: Document & { readonly type: string };
  readonly master: boolean;
  /** Bytes; absent where the engine cannot know. */
  readonly available?: number;
  readonly used?: number;
  readonly committed?: number;
  readonly storage_format?: string;
  /** The image provider whose images it shows. */
  readonly providerId?: Id;
  /** The data center it is attached to and its status there; `/storagedomains` itself shows none. */
  readonly attachment?: { readonly dataCenterId: Id; readonly status: string };
  readonly [attribute: string]: Document[string];
};

export type Network = Named & {
  readonly data_center: Ref;
  readonly mtu: number;
  readonly port_isolation: boolean;
  readonly stp: boolean;
  readonly vdsm_name: string;
  readonly usages: readonly string[];
  readonly vlan?: { readonly id: number };
};

/** A network in a cluster; `id` is `CLUSTER/NETWORK`. */
export type ClusterNetwork = {
  readonly id: Id;
  readonly clusterId: Id;
  readonly networkId: Id;
  readonly display: boolean;
  readonly required: boolean;
  readonly status: string;
  readonly usages: readonly string[];
};

export type VnicProfile = Named & {
  readonly network: Ref;
  readonly network_filter?: Ref;
  readonly pass_through: { readonly mode: string };
  readonly port_mirroring: boolean;
};

export type NicConfiguration = {
  readonly name?: string;
  readonly on_boot?: boolean;
  readonly boot_protocol?: string;
  readonly ip?: { readonly address?: string; readonly netmask?: string; readonly gateway?: string };
  readonly ipv6_boot_protocol?: string;
  readonly ipv6?: { readonly address?: string; readonly netmask?: string; readonly gateway?: string };
};

export type Initialization = {
  readonly active_directory_ou?: string;
  readonly authorized_ssh_keys?: string;
  readonly cloud_init_network_protocol?: string;
  readonly custom_script?: string;
  readonly dns_search?: string;
  readonly dns_servers?: string;
  readonly domain?: string;
  readonly host_name?: string;
  readonly input_locale?: string;
  readonly nic_configurations?: readonly NicConfiguration[];
  readonly org_name?: string;
  readonly regenerate_ssh_keys?: boolean;
  readonly root_password?: string;
  readonly system_locale?: string;
  readonly timezone?: string;
  readonly ui_language?: string;
  readonly user_locale?: string;
  readonly user_name?: string;
  readonly windows_license_key?: string;
};

export type Topology = { readonly cores: number; readonly sockets: number; readonly threads: number };

/** What VMs, templates and instance types have in common. */
export type VmBase = Named & {
  readonly bios?: Document;
  readonly cluster?: Ref;
  readonly cpu: Document & { readonly architecture?: string; readonly topology: Topology };
  /** Milliseconds. */
  readonly creation_time?: number;
  readonly custom_properties?: readonly { readonly name: string; readonly value: string }[];
  readonly delete_protected?: boolean;
  readonly initialization?: Initialization;
  /** Bytes. */
  readonly memory: number;
  readonly memory_policy: { readonly ballooning?: boolean; readonly guaranteed: number; readonly max: number };
  readonly os: { readonly type: string; readonly boot: { readonly devices: readonly string[] } } & Document;
  readonly [attribute: string]: Document[string];
};

/** What the guest agent reports: a network device with its addresses. */
export type ReportedDevice = {
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly mac: { readonly address: string };
  readonly ips: readonly { readonly address: string; readonly version: 'v4' | 'v6' }[];
};

export type Vm = VmBase & {
  /** Known while the guest's agent answers. */
  readonly reportedDevices?: readonly ReportedDevice[];
  readonly cluster: Ref;
  readonly creation_time: number;
  readonly template: Ref;
  readonly original_template: Ref;
  readonly status: string;
  readonly next_run_configuration_exists: boolean;
  readonly host?: Ref;
  readonly fqdn?: string;
  readonly start_time?: number;
  readonly stop_time?: number;
  /** In clear, for the guest alone; `initialization` shows asterisks. */
  readonly rootPassword?: string;
  /** It was up once: its initialization is no longer given by itself. */
  readonly hasRun?: boolean;
  /** It was started here, and takes its memory from the host; the data's own VMs are in the host's figure. */
  readonly ranHere?: boolean;
  /** What waits for its next start. */
  readonly nextRun?: Document;
};

export type Template = VmBase & {
  readonly status: string;
  readonly version: { readonly version_number: number; readonly version_name: string; readonly base_template?: Ref };
};

export type InstanceType = Named & {
  readonly cpu: { readonly topology: Topology };
  /** Bytes. */
  readonly memory: number;
  readonly memory_policy: VmBase['memory_policy'];
  readonly os: { readonly boot: { readonly devices: readonly string[] } };
  readonly [attribute: string]: Document[string];
};

export type Nic = Named & {
  /** The VM, template or instance type it belongs to. */
  readonly ownerId: Id;
  readonly interface: string;
  readonly linked: boolean;
  readonly plugged: boolean;
  /** Whether it is on the host as it is here. */
  readonly synced?: boolean;
  readonly mac?: { readonly address: string };
  readonly vnic_profile?: Ref;
};

export type Disk = Named & {
  readonly alias: string;
  readonly content_type: string;
  readonly format: string;
  readonly sparse: boolean;
  readonly status: string;
  readonly storage_type: string;
  /** Bytes. */
  readonly provisioned_size: number;
  readonly actual_size: number;
  readonly total_size: number;
  readonly storage_domains: readonly Ref[];
  readonly [attribute: string]: Document[string];
};

/** A disk of a VM or template; `id` is the disk's. */
export type DiskAttachment = {
  /** `OWNER/DISK`. */
  readonly id: Id;
  readonly ownerId: Id;
  readonly diskId: Id;
  readonly active: boolean;
  readonly bootable: boolean;
  readonly interface: string;
  readonly pass_discard: boolean;
  readonly read_only: boolean;
  readonly uses_scsi_reservation: boolean;
};

export type Snapshot = { readonly id: Id; readonly vmId: Id } & Document;

export type Tag = Named & { readonly parent?: Ref };

/** A tag on a VM, template, host or user; `id` is `OWNER/TAG`. */
export type TagAssignment = { readonly id: Id; readonly ownerId: Id; readonly tagId: Id };

export type Role = Named & {
  readonly administrative: boolean;
  readonly mutable: boolean;
  /** Names of permits, such as `create_vm`. */
  readonly permitNames: readonly string[];
  /** Whether it lets a user see what stands below the object it is given on. */
  readonly showsChildren: boolean;
};

export type User = {
  readonly id: Id;
  /** First name; `name` on the wire. */
  readonly name: string;
  readonly last_name: string;
  readonly user_name: string;
  readonly principal: string;
  readonly department: string;
  readonly domain: { readonly id: string; readonly name: string };
  readonly domain_entry_id: string;
  readonly namespace: string;
  readonly email?: string;
  /** How the user logs in; absent for those who never do. */
  readonly account?: { readonly login: string; readonly password: string };
};

export type Group = Named & { readonly [attribute: string]: Document[string] };

/** What a permission can be given on. */
export type ObjectKind =
  | 'system'
  | 'data_center'
  | 'cluster'
  | 'host'
  | 'storage_domain'
  | 'network'
  | 'vnic_profile'
  | 'template'
  | 'vm'
  | 'vm_pool'
  | 'disk'
  | 'instance_type'
  | 'mac_pool'
  | 'cpu_profile'
  | 'disk_profile';

export type Permission = {
  readonly id: Id;
  readonly role: Ref;
  readonly user?: Ref;
  readonly group?: Ref;
  readonly on: { readonly kind: ObjectKind; readonly id: Id };
};

export type Job = {
  readonly id: Id;
  readonly description: string;
  readonly status: 'started' | 'finished' | 'failed' | 'aborted' | 'unknown';
  readonly owner: Ref;
  readonly external: boolean;
  readonly auto_cleared: boolean;
  /** Milliseconds. */
  readonly start_time: number;
  readonly end_time?: number;
  readonly last_updated: number;
  /** Only searched by, never shown. */
  readonly correlationId: string;
};

export type Step = {
  readonly id: Id;
  readonly jobId: Id;
  readonly parent_step?: Ref;
  readonly description: string;
  readonly type: string;
  readonly number: number;
  readonly status: string;
  readonly external: boolean;
  readonly start_time: number;
  readonly end_time?: number;
  readonly progress?: number;
};

export type Event = {
  /** The number that grows with every event. */
  readonly id: Id;
  readonly index: number;
  readonly code: number;
  readonly severity: 'normal' | 'warning' | 'error' | 'alert';
  readonly description: string;
  /** Milliseconds. */
  readonly time: number;
  readonly origin: string;
  readonly custom_id: number;
  readonly flood_rate: number;
  readonly correlation_id?: string;
  readonly user?: Document;
  readonly vm?: Document;
  readonly template?: Document;
  readonly cluster?: Document;
  readonly data_center?: Document;
  readonly host?: Document;
  readonly storage_domain?: Document;
  /** No longer in any list. */
  readonly isDismissed?: boolean;
};

export type OperatingSystem = Named & {
  readonly architecture: string;
  readonly tpm_support: string;
  readonly small_icon?: Ref;
  readonly large_icon?: Ref;
};

/** An image or host provider; `kind` is its collection in the singular. */
export type Provider = Named & {
  readonly kind: 'openstackimageprovider' | 'externalhostprovider';
  readonly url?: string;
  readonly authentication_url?: string;
  /** Its password; it never leaves. */
  readonly secret?: string;
  readonly [attribute: string]: Document[string];
};

export type Icon = { readonly id: Id; readonly media_type: string; readonly data: string };
export type CpuProfile = Named & { readonly cluster: Ref };
export type MacPool = Named & { readonly [attribute: string]: Document[string] };
export type NetworkFilter = Named & { readonly version?: Document };
export type Quota = Named & {
  readonly data_center: Ref;
  readonly cluster_hard_limit_pct: number;
  readonly cluster_soft_limit_pct: number;
  readonly storage_hard_limit_pct: number;
  readonly storage_soft_limit_pct: number;
  /** What it limits, in GiB: one domain, or all of the data center; absent or empty: nothing. */
  readonly storageLimits?: readonly { readonly id: Id; readonly storage_domain?: Ref; readonly limit: number }[];
};
export type SchedulingPolicy = Named & { readonly [attribute: string]: Document[string] };
