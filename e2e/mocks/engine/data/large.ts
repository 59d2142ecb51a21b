/**
 * A large installation, generated: 10,000 VMs, 500 templates, 60 clusters, 200 storage domains, and six image
 * domains of 500 images. Every VM carries a custom script, so that answers weigh what real ones weigh (about 10 kB for
 * each VM, as seen).
 */
import type {
  Cluster,
  ClusterNetwork,
  DataCenter,
  Disk,
  DiskAttachment,
  Host,
  Network,
  Nic,
  Provider,
  StorageDomain,
  Template,
  Vm,
  VnicProfile,
} from '../model.ts';
import { generatedImages } from '../../glance/images.ts';
import { BLANK } from '../rights.ts';
import type { Content } from '../store.ts';
import { idFor } from './identity.ts';
import * as installed from './installed.ts';
import { imageImporter, permissionsOn, users } from './people.ts';
import {
  attachmentShape,
  clusterShape,
  diskShape,
  imageDomainShape,
  networkShape,
  storageDomainShape,
  templateShape,
  vmShape,
} from './shapes.ts';

const GiB = 2 ** 30;
const START_MS = Date.UTC(2021, 0, 11, 8);
const HOUR_MS = 3_600_000;

const sites = ['ams', 'ber', 'bru', 'cdg', 'dub', 'fra', 'ham', 'lis', 'lon', 'mad', 'muc', 'vie'] as const;
const roles = [
  'api',
  'app',
  'batch',
  'build',
  'cache',
  'db',
  'edge',
  'mail',
  'proxy',
  'queue',
  'web',
  'worker',
] as const;
const systems = [
  'debian-12',
  'debian-13',
  'fedora-43',
  'centos-stream-9',
  'centos-stream-10',
  'rhel-9',
  'ubuntu-24.04',
] as const;

const count = (length: number): readonly number[] => Array.from({ length }, (_item, at) => at);
const padded = (at: number, length = 3): string => String(at + 1).padStart(length, '0');

/** An entry of a list that has some, whatever the number. */
function pick<T>(list: readonly T[], at: number): T {
  const picked = list[at % list.length];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}

const dataCenters: readonly DataCenter[] = sites.map((site, at) => ({
  id: idFor(`large/datacenter/${site}`),
  name: `dc-${site}`,
  description: `Site ${site.toUpperCase()}`,
  local: false,
  // One site is down, as there always is one.
  status: at === sites.length - 1 ? 'not_operational' : 'up',
  quota_mode: 'disabled',
  version: { major: 4, minor: 8 },
  supported_versions: [{ major: 4, minor: 8 }],
  mac_pool: { id: installed.DEFAULT_MAC_POOL },
  storage_format: 'v5',
}));

const clusters: readonly Cluster[] = count(60).map((at) => {
  const dataCenter = pick(dataCenters, at);
  const isPower = at % 20 === 19;
  return {
    ...clusterShape,
    id: idFor(`large/cluster/${at}`),
    name: `${dataCenter.name.slice(3)}-${isPower ? 'power' : 'cl'}${padded(Math.floor(at / sites.length), 2)}`,
    description: isPower ? 'POWER9' : 'General purpose',
    version: dataCenter.version,
    bios_type: isPower ? 'i440fx_sea_bios' : 'q35_ovmf',
    cpu: isPower
      ? { architecture: 'ppc64', type: 'IBM POWER9' }
      : { architecture: 'x86_64', type: 'Secure Intel Icelake Server Family' },
    data_center: { id: dataCenter.id },
    mac_pool: { id: installed.DEFAULT_MAC_POOL },
  };
});

const hosts: readonly Host[] = clusters.flatMap((cluster) =>
  count(5).map((at) => ({
    id: idFor(`large/host/${cluster.name}/${at}`),
    name: `${cluster.name}-h${padded(at, 2)}`,
    description: '',
    comment: '',
    address: `${cluster.name}-h${padded(at, 2)}.example.com`,
    cluster: { id: cluster.id },
    cpu: {
      name: cluster.cpu.type,
      speed: 2600,
      topology: { cores: 32, sockets: 2, threads: 2 },
      type: cluster.cpu.type,
    },
    external_status: 'ok',
    memory: 1024 * GiB,
    max_scheduling_memory: 300 * GiB,
    port: 54321,
    protocol: 'stomp',
    status: 'up',
    summary: { active: 33, migrating: 0, total: 35 },
    type: 'ovirt_node',
    update_available: at === 0,
  })),
);

const networks: readonly Network[] = dataCenters.flatMap((dataCenter) =>
  ['ovirtmgmt', 'prod', 'test', 'dmz'].map((name, at) => ({
    ...networkShape,
    id: idFor(`large/network/${dataCenter.name}/${name}`),
    name,
    description: '',
    data_center: { id: dataCenter.id },
    vdsm_name: name,
    ...(at > 0 && { vlan: { id: at * 100 } }),
  })),
);

const networksOf = (cluster: Cluster): readonly Network[] =>
  networks.filter(({ data_center }) => data_center.id === cluster.data_center?.id);

const managing = ['vm', 'display', 'migration', 'management', 'default_route'];

const clusterNetworks: readonly ClusterNetwork[] = clusters.flatMap((cluster) =>
  networksOf(cluster).map(({ id, name }) => ({
    id: `${cluster.id}/${id}`,
    clusterId: cluster.id,
    networkId: id,
    display: name === 'ovirtmgmt',
    required: true,
    status: 'operational',
    usages: name === 'ovirtmgmt' ? managing : ['vm'],
  })),
);

const vnicProfiles: readonly VnicProfile[] = networks.map(({ id, name }) => ({
  id: idFor(`large/vnicprofile/${id}`),
  name,
  description: '',
  network: { id },
  network_filter: { id: installed.NO_MAC_SPOOFING },
  pass_through: { mode: 'disabled' },
  port_mirroring: false,
}));

const profileOf = (cluster: Cluster, at: number): VnicProfile => {
  const network = pick(networksOf(cluster), at);
  return pick(
    vnicProfiles.filter((profile) => profile.network.id === network.id),
    0,
  );
};

const storageDomains: readonly StorageDomain[] = count(200).map((at) => {
  const dataCenter = pick(dataCenters, at);
  const kind = at % 3 === 0 ? 'fcp' : 'nfs';
  const site = dataCenter.name.slice(3);
  const used = 900 + ((at * 37) % 3000);
  return {
    ...storageDomainShape,
    id: idFor(`large/storagedomain/${at}`),
    name: `${site}-${kind}-${padded(at)}`,
    master: at < sites.length,
    storage:
      kind === 'nfs'
        ? { type: kind, address: `filer-${site}.example.com`, path: `/exports/${padded(at)}` }
        : { type: kind },
    attachment: { dataCenterId: dataCenter.id, status: 'active' },
    available: (4096 - used) * GiB,
    used: used * GiB,
    committed: (used + 200) * GiB,
  };
});

/** Each lists as many images as the engine asks for. */
const imageSites = sites.slice(0, 6);

const imageUrl = (site: string): string => `http://glance-${site}.example.com:9292`;

const imageProviders: readonly Provider[] = imageSites.map((site) => ({
  id: idFor(`large/provider/${site}`),
  kind: 'openstackimageprovider',
  name: `glance-${site}`,
  description: '',
  url: imageUrl(site),
  requires_authentication: false,
}));

const imageDomains: readonly StorageDomain[] = imageProviders.map(({ id, name }) => ({
  ...imageDomainShape,
  id: idFor(`large/storagedomain/${name}`),
  name,
  providerId: id,
}));

const storageOf = (cluster: Cluster, at: number): StorageDomain =>
  pick(
    storageDomains.filter(({ attachment }) => attachment?.dataCenterId === cluster.data_center?.id),
    at,
  );

const templates: readonly Template[] = count(500).map((at) => {
  const cluster = pick(clusters, at);
  const id = idFor(`large/template/${at}`);
  const system = pick(systems, at);
  return {
    ...templateShape,
    id,
    name: `${system}-${cluster.name}-${padded(Math.floor(at / clusters.length), 2)}`,
    description: `${system}, cloud image`,
    bios: { boot_menu: { enabled: false }, type: cluster.bios_type },
    cluster: { id: cluster.id },
    cpu: { architecture: cluster.cpu.architecture, topology: { cores: 1, sockets: 1, threads: 1 } },
    creation_time: START_MS + at * 24 * HOUR_MS,
    os: { boot: { devices: ['hd'] }, type: cluster.cpu.architecture === 'ppc64' ? 'other_linux_ppc64' : 'other_linux' },
    version: { version_number: 1, version_name: 'base version', base_template: { id } },
  };
});

/** About 1.5 kB, as much as a script that starts a container with some settings has. */
function script(name: string, at: number): string {
  const value = idFor(name);
  const settings = count(24).map((line) => `    SETTING_${padded(line, 2)}=${value.slice(line % 9)}${line}`);
  return [
    'write_files:',
    `- path: /etc/${name}.env`,
    '  content: |',
    ...settings,
    '- path: /var/lib/cloud/scripts/per-instance/50-container.sh',
    "  permissions: '0755'",
    '  content: |',
    '    #!/bin/sh',
    '    systemctl enable --now docker',
    `    docker run --detach --name app --restart unless-stopped --env-file /etc/${name}.env -p ${8000 + (at % 1000)}:80 registry.example.com/${pick(roles, at)}:1.${at % 40}`,
    '',
  ].join('\n');
}

const macOf = (at: number): string =>
  ['56:6f', '1b', ...[16, 8, 0].map((shift) => ((at >> shift) & 0xff).toString(16).padStart(2, '0'))].join(':');

/** A VM with all that belongs to it. */
function machine(at: number): {
  readonly vm: Vm;
  readonly disk: Disk;
  readonly attachment: DiskAttachment;
  readonly nic: Nic;
} {
  const template = pick(templates, at);
  const cluster = pick(clusters, at);
  const name = `${pick(roles, Math.floor(at / 7))}-${cluster.name}-${padded(at, 5)}`;
  const id = idFor(`large/vm/${at}`);
  const diskId = idFor(`large/disk/${at}`);
  const isUp = at % 10 < 8;
  const memory = (1 + (at % 16)) * GiB;
  const created = START_MS + at * 5 * HOUR_MS;
  const vm: Vm = {
    ...vmShape,
    id,
    name,
    description: `${pick(roles, Math.floor(at / 7))} of ${cluster.name}`,
    bios: { boot_menu: { enabled: false }, type: cluster.bios_type },
    cluster: { id: cluster.id },
    cpu: { architecture: cluster.cpu.architecture, topology: { cores: 1 + (at % 4), sockets: 1, threads: 1 } },
    creation_time: created,
    initialization: {
      host_name: `${name}.example.com`,
      custom_script: script(name, at),
      nic_configurations: [],
      regenerate_ssh_keys: true,
    },
    memory,
    memory_policy: { ballooning: true, guaranteed: memory, max: 4 * memory },
    original_template: { id: template.id },
    os: template.os,
    status: isUp ? 'up' : 'down',
    template: { id: template.id },
    ...(isUp
      ? {
          host: { id: idFor(`large/host/${cluster.name}/${at % 5}`) },
          start_time: created + HOUR_MS,
          fqdn: `${name}.example.com`,
        }
      : { stop_time: created + HOUR_MS }),
  };
  const size = (10 + (at % 9) * 10) * GiB;
  const domain = storageOf(cluster, at);
  return {
    vm,
    disk: {
      ...diskShape,
      id: diskId,
      image_id: idFor(`large/image/${at}`),
      name: `${name}_Disk1`,
      alias: `${name}_Disk1`,
      provisioned_size: size,
      actual_size: Math.round(size / 3),
      total_size: Math.round(size / 3),
      storage_domains: [{ id: domain.id }],
    },
    attachment: { ...attachmentShape, id: `${id}/${diskId}`, ownerId: id, diskId },
    nic: {
      id: idFor(`large/nic/${at}`),
      name: 'nic1',
      ownerId: id,
      interface: 'virtio',
      linked: true,
      plugged: true,
      mac: { address: macOf(at) },
      vnic_profile: { id: profileOf(cluster, 1 + (at % 3)).id },
    },
  };
}

const templateNics: readonly Nic[] = templates.map((template, at) => ({
  id: idFor(`large/nic/template/${at}`),
  name: 'nic1',
  ownerId: template.id,
  interface: 'virtio',
  linked: true,
  plugged: true,
  vnic_profile: { id: profileOf(pick(clusters, at), 1).id },
}));

const templateDisk = (template: Template, at: number): Disk => ({
  ...diskShape,
  id: idFor(`large/disk/template/${at}`),
  image_id: idFor(`large/image/template/${at}`),
  name: `${template.name}_Disk1`,
  alias: `${template.name}_Disk1`,
  provisioned_size: 10 * GiB,
  actual_size: 2 * GiB,
  total_size: 2 * GiB,
  storage_domains: [{ id: storageOf(pick(clusters, at), at).id }],
});

/** Makes it; about a second of work. */
export function makeLargeData(): Content {
  const machines = count(10_000).map(machine);
  const templateDisks = templates.map(templateDisk);
  const templateAttachments = templates.map(({ id }, at) => {
    const diskId = idFor(`large/disk/template/${at}`);
    return { ...attachmentShape, id: `${id}/${diskId}`, ownerId: id, diskId };
  });
  return {
    clusterNetworks,
    clusters,
    cpuProfiles: clusters.map(({ id, name }) => ({ id: idFor(`large/cpuprofile/${name}`), name, cluster: { id } })),
    dataCenters,
    diskAttachments: [...templateAttachments, ...machines.map(({ attachment }) => attachment)],
    disks: [...templateDisks, ...machines.map(({ disk }) => disk)],
    groups: [installed.everyone],
    hosts,
    icons: installed.icons,
    instanceTypes: installed.instanceTypes,
    macPools: installed.macPools,
    networkFilters: installed.networkFilters,
    networks,
    nics: [...templateNics, ...machines.map(({ nic }) => nic)],
    operatingSystems: installed.operatingSystems,
    permissions: [
      ...permissionsOn(pick(clusters, 0).id, pick(templates, 0).id),
      ...installed.everyonesPermissions,
      ...vnicProfiles.map(({ id }) => installed.publicProfile(id)),
    ],
    quotas: dataCenters.map((dataCenter) =>
      installed.defaultQuota(idFor(`large/quota/${dataCenter.name}`), dataCenter),
    ),
    roles: [...installed.roles, imageImporter],
    providers: imageProviders,
    repositories: imageSites.map((site) => ({ id: imageUrl(site), images: generatedImages(site) })),
    storageDomains: [...storageDomains, ...imageDomains],
    tags: [{ id: BLANK, name: 'root', description: 'root' }],
    templates: [installed.blank, ...templates],
    users,
    vms: machines.map(({ vm }) => vm),
    vnicProfiles,
  };
}
