// The lab's data centers, clusters, hosts, networks and storage.
import type {
  Cluster,
  ClusterNetwork,
  CpuProfile,
  DataCenter,
  Host,
  Network,
  Provider,
  Quota,
  StorageDomain,
  VnicProfile,
} from '../model.ts';
import { idFor } from './identity.ts';
import { DEFAULT_MAC_POOL, defaultQuota, NO_MAC_SPOOFING } from './installed.ts';
import { clusterShape, networkShape, storageDomainShape } from './shapes.ts';

const GiB = 2 ** 30;

function dataCenter(name: string, description: string, status: string, minor = 8): DataCenter {
  return {
    id: idFor(`datacenter/${name}`),
    name,
    description,
    local: false,
    status,
    quota_mode: 'disabled',
    version: { major: 4, minor },
    supported_versions: [{ major: 4, minor }],
    mac_pool: { id: DEFAULT_MAC_POOL },
    ...(status !== 'uninitialized' && { storage_format: 'v5' }),
  };
}

export const munich = dataCenter('Munich', 'Main lab, building 7', 'up');
/** Its master storage does not answer. */
export const vienna = dataCenter('Vienna', 'Second site', 'not_operational', 7);
/** Nothing was added to it yet. */
const zurich = dataCenter('Zurich', 'Planned for 2027', 'uninitialized');

function cluster(name: string, of: DataCenter, cpu: Cluster['cpu'], description = ''): Cluster {
  return {
    ...clusterShape,
    id: idFor(`cluster/${name}`),
    name,
    description,
    version: of.version,
    bios_type: cpu.architecture === 'ppc64' ? 'i440fx_sea_bios' : 'q35_ovmf',
    cpu,
    data_center: { id: of.id },
    mac_pool: { id: DEFAULT_MAC_POOL },
  };
}

export const intel = cluster(
  'intel',
  munich,
  { architecture: 'x86_64', type: 'Secure Intel Icelake Server Family' },
  'Rack A',
);
export const amd = cluster('amd', munich, { architecture: 'x86_64', type: 'Secure AMD EPYC' }, 'Rack B');
export const power = cluster('power9', munich, { architecture: 'ppc64', type: 'IBM POWER9' }, 'Two old POWER machines');
/** No host was ever added. */
export const spare = cluster(
  'spare',
  munich,
  { architecture: 'x86_64', type: 'Intel Nehalem Family' },
  'Waiting for hardware',
);
export const viennaCluster = cluster('vienna', vienna, {
  architecture: 'x86_64',
  type: 'Intel Cascadelake Server Family',
});

export const dataCenters = [munich, vienna, zurich];
export const clusters = [intel, amd, power, spare, viennaCluster];

function host(name: string, of: Cluster, memoryGiB: number, freeGiB: number, status = 'up'): Host {
  return {
    id: idFor(`host/${name}`),
    name,
    description: '',
    comment: '',
    address: `${name}.lab.example`,
    auto_numa_status: 'unknown',
    certificate: { organization: 'lab.example', subject: `O=lab.example,CN=${name}.lab.example` },
    cluster: { id: of.id },
    cpu: {
      name: of.cpu.type,
      speed: 2400,
      topology: { cores: 16, sockets: 2, threads: 2 },
      type: of.cpu.type,
    },
    external_status: 'ok',
    hardware_information: {
      family: 'PowerEdge',
      manufacturer: 'Dell Inc.',
      product_name: 'PowerEdge R660',
      uuid: idFor(`hardware/${name}`),
    },
    memory: memoryGiB * GiB,
    max_scheduling_memory: status === 'up' ? freeGiB * GiB : 0,
    os: { type: 'RHEL', version: { full_version: '9 - 6', major: 9, minor: 6 } },
    port: 54321,
    protocol: 'stomp',
    status,
    summary: { active: 0, migrating: 0, total: 0 },
    type: 'ovirt_node',
    update_available: false,
  };
}

/** What binds a host or VM to the lab's Foreman. */
export const inForeman = { external_host_provider: { id: idFor('provider/foreman') } };

export const hosts: readonly Host[] = [
  { ...host('node-a1', intel, 256, 143), ...inForeman },
  host('node-a2', intel, 256, 96),
  host('node-a3', intel, 256, 0, 'maintenance'),
  host('node-b1', amd, 512, 381),
  host('node-p1', power, 128, 70),
  host('node-v1', viennaCluster, 128, 0, 'non_operational'),
];

/** A host for a VM that runs in a cluster; throws where none is up. */
export function hostIn(cluster: Cluster, at: number): Host {
  const up = hosts.filter((candidate) => candidate.cluster.id === cluster.id && candidate.status === 'up');
  const chosen = up[at % up.length];
  if (!chosen) throw new Error(`No host of ${cluster.name} is up.`);
  return chosen;
}

function network(name: string, of: DataCenter, description: string, vlan?: number): Network {
  return {
    ...networkShape,
    id: idFor(`network/${of.name}/${name}`),
    name,
    description,
    data_center: { id: of.id },
    vdsm_name: name,
    ...(vlan !== undefined && { vlan: { id: vlan } }),
  };
}

const management = network('ovirtmgmt', munich, 'Management Network');
const lab = network('lab', munich, 'Machines of the lab', 120);
const storageNet = { ...network('storage', munich, 'Jumbo frames, no VMs', 310), usages: [], mtu: 9000 };
const dmz = network('dmz', munich, 'Reachable from outside', 200);
const viennaManagement = network('ovirtmgmt', vienna, 'Management Network');

export const networks: readonly Network[] = [management, lab, dmz, storageNet, viennaManagement];

function inCluster(of: Cluster, on: Network, usages: readonly string[] = on.usages): ClusterNetwork {
  return {
    id: `${of.id}/${on.id}`,
    clusterId: of.id,
    networkId: on.id,
    display: usages.includes('display'),
    required: usages.includes('management'),
    status: 'operational',
    usages,
  };
}

const managing = ['vm', 'display', 'migration', 'management', 'default_route'];

export const clusterNetworks: readonly ClusterNetwork[] = [
  ...[intel, amd, power, spare].map((of) => inCluster(of, management, managing)),
  inCluster(viennaCluster, viennaManagement, managing),
  inCluster(intel, lab),
  inCluster(amd, lab),
  inCluster(power, lab),
  inCluster(intel, dmz),
  inCluster(intel, storageNet, ['gluster']),
];

function profile(name: string, of: Network, passThrough = 'disabled'): VnicProfile {
  return {
    id: idFor(`vnicprofile/${of.data_center.id}/${name}`),
    name,
    description: '',
    network: { id: of.id },
    ...(passThrough === 'disabled' && { network_filter: { id: NO_MAC_SPOOFING } }),
    pass_through: { mode: passThrough },
    port_mirroring: false,
  };
}

export const managementProfile = profile('ovirtmgmt', management);
export const labProfile = profile('lab', lab);
const dmzProfile = profile('dmz', dmz);
const passThroughProfile = profile('lab-sriov', lab, 'enabled');
export const viennaProfile = profile('ovirtmgmt', viennaManagement);

export const vnicProfiles: readonly VnicProfile[] = [
  managementProfile,
  labProfile,
  dmzProfile,
  passThroughProfile,
  viennaProfile,
];

export const cpuProfiles: readonly CpuProfile[] = clusters.map(({ id, name }) => ({
  id: idFor(`cpuprofile/${name}`),
  name,
  cluster: { id },
}));

export const quotas: readonly Quota[] = dataCenters.map((of) => defaultQuota(idFor(`quota/${of.name}`), of));

interface Space {
  readonly availableGiB: number;
  readonly usedGiB: number;
  readonly committedGiB: number;
}

function dataDomain(name: string, of: DataCenter, path: string, status: string, space: Space): StorageDomain {
  return {
    ...storageDomainShape,
    id: idFor(`storagedomain/${name}`),
    name,
    master: false,
    storage: { type: 'nfs', address: 'filer.lab.example', path },
    attachment: { dataCenterId: of.id, status },
    ...(status === 'active' && {
      available: space.availableGiB * GiB,
      used: space.usedGiB * GiB,
      committed: space.committedGiB * GiB,
    }),
  };
}

const full = { availableGiB: 9, usedGiB: 503, committedGiB: 498 };

/** Where templates and VMs of Munich have their disks. */
export const nvme: StorageDomain = {
  ...dataDomain('nvme', munich, '/exports/nvme', 'active', { availableGiB: 2811, usedGiB: 1285, committedGiB: 1904 }),
  master: true,
};
const bulk = dataDomain('bulk', munich, '/exports/bulk', 'active', {
  availableGiB: 14230,
  usedGiB: 6250,
  committedGiB: 5120,
});
const almostFull = dataDomain('scratch', munich, '/exports/scratch', 'active', full);
const resting = dataDomain('old-filer', munich, '/vol/ovirt', 'maintenance', full);
export const viennaData: StorageDomain = {
  ...dataDomain('vienna-data', vienna, '/exports/vienna', 'inactive', full),
  master: true,
};

const iso: StorageDomain = {
  ...dataDomain('iso', munich, '/exports/iso', 'active', { availableGiB: 410, usedGiB: 102, committedGiB: 0 }),
  type: 'iso',
  storage_format: 'v1',
};

export const storageDomains: readonly StorageDomain[] = [nvme, bulk, almostFull, resting, iso, viennaData];

/** The Foreman that some hosts and VMs are bound to. */
export const providers: readonly Provider[] = [
  {
    kind: 'externalhostprovider',
    id: inForeman.external_host_provider.id,
    name: 'foreman',
    description: 'Foreman of the lab',
    url: 'https://foreman.lab.example',
    username: 'ovirt',
    requires_authentication: true,
  },
];
