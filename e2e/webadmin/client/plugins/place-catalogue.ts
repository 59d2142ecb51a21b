/**
 * WebAdmin's own places: menu, main places with their grids, and detail tabs. Names and order as in ovirt-engine
 * (WebAdminApplicationPlaces.java, DetailTabDataIndex.java, EntityType.java) and as seen on a running 4.5.8.
 */
import type { EntityType } from '../../../../src/plugin/plugin-api.ts';

export type MainToken =
  | 'vms'
  | 'templates'
  | 'pools'
  | 'hosts'
  | 'dataCenters'
  | 'clusters'
  | 'vnicProfiles'
  | 'networks'
  | 'storage'
  | 'volumes'
  | 'disks'
  | 'providers'
  | 'quota'
  | 'sessions'
  | 'users'
  | 'errata'
  | 'events';

export interface MainPlace {
  readonly token: MainToken;
  /** Absent for a place that is none of the plugin API's types. */
  readonly entityType?: EntityType;
  readonly label: string;
  /** The menu container whose name stands first in the breadcrumb. */
  readonly group: string;
  /** What a search string begins with to be heard by this grid. */
  readonly searchPrefix: string;
  /**
   * Whether the list model announces changes that matter to buttons, so that predicates are evaluated again; elsewhere
   * a button keeps the state of its first evaluation (SearchableListModel.java).
   */
  readonly announcesChanges: boolean;
  /** A view without an action panel swallows buttons. */
  readonly hasPanel: boolean;
}

function main(
  token: MainToken,
  label: string,
  group: string,
  searchPrefix: string,
  entityType?: EntityType,
  announcesChanges = false,
): MainPlace {
  return {
    token,
    label,
    group,
    searchPrefix,
    announcesChanges,
    hasPanel: token !== 'errata' && token !== 'sessions',
    ...(entityType ? { entityType } : {}),
  };
}

export const mainPlaces: readonly MainPlace[] = [
  main('vms', 'Virtual Machines', 'Compute', 'Vms:', 'VirtualMachine', true),
  main('templates', 'Templates', 'Compute', 'Template:', 'Template', true),
  main('pools', 'Pools', 'Compute', 'Pools:', 'Pool'),
  main('hosts', 'Hosts', 'Compute', 'Host:', 'Host', true),
  main('dataCenters', 'Data Centers', 'Compute', 'DataCenter:', 'DataCenter'),
  main('clusters', 'Clusters', 'Compute', 'Cluster:', 'Cluster', true),
  main('vnicProfiles', 'vNIC Profiles', 'Network', 'VnicProfile:', 'VnicProfile'),
  main('networks', 'Networks', 'Network', 'Network:', 'Network'),
  main('storage', 'Storage Domains', 'Storage', 'Storage:', 'Storage', true),
  main('volumes', 'Volumes', 'Storage', 'Volume:', 'GlusterVolume'),
  main('disks', 'Disks', 'Storage', 'Disks: disk_type = image', 'Disk'),
  main('providers', 'Providers', 'Administration', 'Provider:', 'Provider'),
  main('quota', 'Quota', 'Administration', 'Quota:', 'Quota'),
  main('sessions', 'Active User Sessions', 'Administration', 'Session:'),
  main('users', 'Users', 'Administration', 'Users:', 'User'),
  main('errata', 'Errata', 'Administration', 'Errata:', 'Errata'),
  main('events', 'Events', 'Events', 'Events:', 'Event'),
];

export interface BuiltInSubmenuItem {
  readonly label: string;
  readonly token?: MainToken;
  /** An item that opens a dialog of WebAdmin's own instead of a place. */
  readonly command?: 'configure' | 'account-settings';
}

export interface BuiltInMenuItem {
  readonly label: string;
  readonly icon: string;
  /** A container's id, to which plugins add; absent for the Events place. */
  readonly containerId?: string;
  readonly token?: MainToken;
  readonly items: readonly BuiltInSubmenuItem[];
}

export const builtInMenu: readonly BuiltInMenuItem[] = [
  {
    label: 'Compute',
    icon: 'pficon pficon-cpu',
    containerId: 'compute',
    items: [
      { label: 'Virtual Machines', token: 'vms' },
      { label: 'Templates', token: 'templates' },
      { label: 'Pools', token: 'pools' },
      { label: 'Hosts', token: 'hosts' },
      { label: 'Data Centers', token: 'dataCenters' },
      { label: 'Clusters', token: 'clusters' },
    ],
  },
  {
    label: 'Network',
    icon: 'pficon pficon-network',
    containerId: 'network',
    items: [
      { label: 'vNIC Profiles', token: 'vnicProfiles' },
      { label: 'Networks', token: 'networks' },
    ],
  },
  {
    label: 'Storage',
    icon: 'fa fa-database',
    containerId: 'storage',
    items: [
      { label: 'Data Centers', token: 'dataCenters' },
      { label: 'Clusters', token: 'clusters' },
      { label: 'Domains', token: 'storage' },
      { label: 'Volumes', token: 'volumes' },
      { label: 'Disks', token: 'disks' },
    ],
  },
  {
    label: 'Administration',
    icon: 'fa fa-cog',
    containerId: 'admin',
    items: [
      { label: 'Providers', token: 'providers' },
      { label: 'Quota', token: 'quota' },
      { label: 'Active User Sessions', token: 'sessions' },
      { label: 'Users', token: 'users' },
      { label: 'Errata', token: 'errata' },
      { label: 'Configure', command: 'configure' },
      { label: 'Account Settings', command: 'account-settings' },
    ],
  },
  { label: 'Events', icon: 'pficon pficon-flag', token: 'events', items: [] },
];

export interface BuiltInTab {
  readonly token: string;
  readonly main: MainToken;
  readonly label: string;
  /** Sort key among built-in and plugin tabs. */
  readonly priority: number;
  /** The name `addDetailPlaceActionButton` knows it by; absent for a tab plugins cannot name. */
  readonly detailId?: string;
  readonly hasPanel: boolean;
}

/** `label | hash suffix | priority | detail id`, a `+` before the id marks a tab with an action panel. */
const tabs: Readonly<Partial<Record<MainToken, readonly string[]>>> = {
  vms: [
    'General|general|0',
    'Network Interfaces|network_interfaces|1|+NetworkInterface',
    'Disks|disks|2|Disk',
    'Snapshots|snapshots|3|+VirtualMachineSnapshot',
    'Applications|applications|4|VirtualMachineApplication',
    'Containers|guest_containers|4|VirtualMachineContainer',
    'Host Devices|host_devices|5|+HostDevice',
    'Vm Devices|vm_devices|6|+VirtualMachineDevice',
    'Affinity Groups|affinity_groups|7|+AffinityGroup',
    'Affinity Labels|affinity_labels|8|+AffinityLabel',
    'Guest Info|guest_info|9',
    'Permissions|permissions|9|Permission',
    'Errata|errata|10',
    'Events|events|11|Event',
  ],
  templates: [
    'General|general|0',
    'Virtual Machines|virtual_machines|1|VirtualMachine',
    'Network Interfaces|network_interfaces|2|NetworkInterface',
    'Disks|disks|3',
    'Storage|storage|4',
    'Permissions|permissions|5|Permission',
    'Events|events|6|Event',
  ],
  pools: [
    'General|general|0',
    'Virtual Machines|virtual_machines|1|+VirtualMachine',
    'Permissions|permissions|2|Permission',
  ],
  hosts: [
    'General|general|0',
    'Virtual Machines|virtual_machines|1|+VirtualMachine',
    'Network Interfaces|network_interfaces|2|+NetworkInterface',
    'Host Devices|host_devices|3|+HostDevice',
    'Host Hooks|host_hooks|3|HostHook',
    'Permissions|permissions|5|Permission',
    'Affinity Labels|affinity_labels|6|+AffinityLabel',
    'Errata|errata|7',
    'Events|events|7|Event',
  ],
  dataCenters: [
    'Storage|storage|0|+Storage',
    'Logical Networks|logical_networks|1|+Network',
    'iSCSI Multipathing|iscsi_bond|1|+IscsiBond',
    'Clusters|clusters|3|Cluster',
    'QoS|qos|4',
    'Quota|quota|4|+Quota',
    'Permissions|permissions|5|Permission',
    'Events|events|6|Event',
  ],
  clusters: [
    'General|general|0',
    'Logical Networks|logical_networks|1|+Network',
    'Hosts|hosts|2|+Host',
    'Virtual Machines|virtual_machines|3|VirtualMachine',
    'Affinity Groups|affinity_groups|6|+AffinityGroup',
    'Affinity Labels|affinity_labels|7|+AffinityLabel',
    'CPU Profiles|cpu_profiles|8|CpuProfile',
    'Permissions|permissions|9|Permission',
    'Events|events|10|Event',
  ],
  vnicProfiles: [
    'Virtual Machines|virtual_machines|0|VirtualMachine',
    'Templates|templates|1|Template',
    'Permissions|permissions|2|Permission',
  ],
  networks: [
    'General|general|0',
    'vNIC Profiles|profiles|1|+NetworkProfile',
    'Clusters|clusters|3|+Cluster',
    'Hosts|hosts|4|+Host',
    'Virtual Machines|virtual_machines|5|+VirtualMachine',
    'Templates|templates|6|+Template',
    'Permissions|permissions|7|Permission',
  ],
  storage: [
    'General|general|0',
    'Data Center|data_center|1|+DataCenter',
    'Virtual Machines|virtual_machines|5',
    'Templates|templates|6',
    'Images|images|7|+Iso',
    'Disks|disks|8|+Disk',
    'Disk Snapshots|snapshots|9|+StorageSnapshot',
    'Leases|leases|10|StorageLease',
    'Disk Profiles|disk_profiles|11|DiskProfile',
    'Events|events|12|Event',
    'Permissions|permissions|13|Permission',
  ],
  volumes: ['General|general|0', 'Permissions|permissions|3|Permission', 'Events|events|4|Event'],
  disks: [
    'General|general|0',
    'Virtual Machines|virtual_machines|1|VirtualMachine',
    'Templates|templates|2|Template',
    'Storage|storage|3|Storage',
    'Permissions|permissions|4|Permission',
  ],
  providers: ['General|general|0', 'Networks|networks|1|+Network', 'Secrets|secrets|2|+ProviderSecret'],
  quota: [
    'Clusters|clusters|0|Cluster',
    'Storage|storage|1|Storage',
    'Virtual Machines|vms|2|VirtualMachine',
    'Templates|templates|3|Template',
    'Consumers|users|4|+User',
    'Permissions|permissions|5|Permission',
    'Events|events|6|Event',
  ],
  users: [
    'General|general|0',
    'Permissions|permissions|1|+Permission',
    'Quota|quota|2|Quota',
    'Directory Groups|directory_groups|3|UserGroup',
    'Event Notifier|event_notifier|4|+EventNotifier',
    'Events|events|5|Event',
  ],
};

export const builtInTabs: readonly BuiltInTab[] = mainPlaces.flatMap(({ token }) =>
  (tabs[token] ?? []).map((line): BuiltInTab => {
    const [label = '', suffix = '', priority = '0', id] = line.split('|');
    return {
      token: `${token}-${suffix}`,
      main: token,
      label,
      priority: Number(priority),
      hasPanel: id?.startsWith('+') ?? false,
      ...(id === undefined ? {} : { detailId: id.replace('+', '') }),
    };
  }),
);

export function findMainPlace(token: string): MainPlace | undefined {
  return mainPlaces.find((place) => place.token === token);
}

export function findMainPlaceOf(entityType: string): MainPlace | undefined {
  return mainPlaces.find((place) => place.entityType === entityType);
}
