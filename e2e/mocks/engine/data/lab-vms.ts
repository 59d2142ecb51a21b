// The lab's VMs, in every state that a grid shows.
import type { Cluster, Disk, DiskAttachment, Nic, Vm } from '../model.ts';
import { idFor } from './identity.ts';
import { amd, hostIn, inForeman, intel, labProfile, nvme, power, spare } from './lab-inventory.ts';
import { templateNamed } from './lab-templates.ts';
import { attachmentShape, diskShape, vmShape } from './shapes.ts';

const GiB = 2 ** 30;

interface NewVm {
  readonly name: string;
  readonly description: string;
  readonly cluster: Cluster;
  /** Name, or name/version. */
  readonly template: string;
  readonly status: string;
  readonly madeOn: string;
  readonly memoryGiB: number;
  readonly cores: number;
  readonly diskGiB: number;
  /** The last byte of its address in the network of the lab; absent where no guest agent answers. */
  readonly address?: number;
  readonly script?: string;
  readonly isProtected?: boolean;
}

const row = (
  name: string,
  cluster: Cluster,
  template: string,
  status: string,
  madeOn: string,
  [cores, memoryGiB, diskGiB]: readonly [number, number, number],
  rest: Partial<NewVm> = {},
): NewVm => ({ name, cluster, template, status, madeOn, cores, memoryGiB, diskGiB, description: '', ...rest });

const nginx = `write_files:
- path: /var/lib/cloud/scripts/per-instance/50-container.sh
  permissions: '0755'
  content: |
    #!/bin/sh
    systemctl enable --now docker
    docker run --detach --name web --restart unless-stopped -p 80:80 docker.io/library/nginx:1.29
`;

const wanted: readonly NewVm[] = [
  row('build-01', intel, 'debian-12', 'up', '2026-03-09', [8, 16, 80], { description: 'CI runner', address: 21 }),
  row('build-02', intel, 'debian-12', 'up', '2026-03-09', [8, 16, 80], { description: 'CI runner', address: 22 }),
  row('build-03', intel, 'debian-12/2', 'up', '2026-10-22', [8, 16, 80], { description: 'CI runner', address: 23 }),
  row('build-ppc', power, 'debian-12-ppc64el', 'up', '2026-03-11', [4, 8, 40], {
    description: 'CI runner',
    address: 24,
  }),
  row('db-primary', amd, 'centos-stream-10', 'up', '2026-06-30', [8, 64, 500], {
    description: 'PostgreSQL 18',
    address: 31,
    isProtected: true,
  }),
  row('db-replica', amd, 'centos-stream-10', 'up', '2026-06-30', [8, 64, 500], {
    description: 'PostgreSQL 18',
    address: 32,
    isProtected: true,
  }),
  row('dc-win-01', intel, 'windows-2025', 'up', '2026-02-03', [4, 8, 60], {
    description: 'Domain controller',
    address: 10,
  }),
  row('docs', intel, 'debian-12', 'down', '2026-04-17', [1, 1, 10], { description: 'Replaced by wiki' }),
  row('foreman', intel, 'centos-stream-9', 'up', '2025-11-10', [4, 16, 120], {
    description: 'Provisioning and reports',
    address: 12,
    isProtected: true,
  }),
  row('gitea', intel, 'debian-12/2', 'up', '2026-10-25', [2, 4, 60], {
    description: 'Source code',
    address: 41,
    script: nginx.replace('nginx:1.29', 'gitea/gitea:1.27'),
  }),
  row('grafana', amd, 'debian-13', 'up', '2026-09-02', [2, 4, 20], {
    description: 'Dashboards',
    address: 42,
    script: nginx.replace('nginx:1.29', 'grafana/grafana:13.1'),
  }),
  row('jump', intel, 'debian-12/2', 'up', '2026-10-20', [1, 1, 10], { description: 'SSH from outside', address: 2 }),
  row('k8s-cp-1', amd, 'fedora-43', 'up', '2026-07-06', [4, 8, 40], { address: 51 }),
  row('k8s-node-1', amd, 'fedora-43', 'up', '2026-07-06', [8, 32, 100], { address: 52 }),
  row('k8s-node-2', amd, 'fedora-43', 'not_responding', '2026-07-06', [8, 32, 100], {
    description: 'Host lost its storage path',
  }),
  row('ldap', intel, 'debian-12', 'up', '2026-03-12', [1, 2, 10], { description: 'Accounts', address: 11 }),
  row('loadtest', spare, 'debian-12', 'down', '2026-09-15', [16, 32, 40], { description: 'Waits for its cluster' }),
  row('mail-relay', intel, 'debian-12', 'up', '2026-03-16', [1, 1, 10], { address: 13 }),
  row('nightly-image', intel, 'fedora-43', 'image_locked', '2026-11-21', [2, 2, 20], { description: 'Being created' }),
  row('proxy', intel, 'debian-12/2', 'reboot_in_progress', '2026-10-20', [2, 2, 10], {
    description: 'HAProxy',
    address: 14,
  }),
  row('registry', amd, 'debian-13', 'up', '2026-09-01', [2, 4, 200], {
    description: 'Container images',
    address: 43,
    script: nginx.replace('nginx:1.29', 'registry:3'),
  }),
  row('sandbox-anna', intel, 'fedora-43', 'paused', '2026-10-08', [2, 4, 20], { description: 'Disk domain was full' }),
  row('sandbox-jon', intel, 'debian-12/2', 'suspended', '2026-10-29', [2, 4, 20]),
  row('test-upgrade', intel, 'centos-stream-9', 'powering_up', '2026-11-20', [2, 4, 20], {
    description: 'Stream 9 to 10',
  }),
  row('web-01', intel, 'debian-12', 'up', '2026-03-18', [2, 2, 20], {
    description: 'Public site',
    address: 61,
    script: nginx,
  }),
  row('web-02', intel, 'debian-12/2', 'up', '2026-10-26', [2, 2, 20], {
    description: 'Public site',
    address: 62,
    script: nginx,
  }),
  row('wiki', intel, 'debian-12/2', 'up', '2026-10-27', [2, 4, 40], {
    description: 'Documentation',
    address: 44,
    script: nginx.replace('nginx:1.29', 'requarks/wiki:2.5'),
  }),
];

const running = ['up', 'powering_up', 'reboot_in_progress', 'paused', 'not_responding'];

const idOf = (vm: NewVm): string => idFor(`vm/${vm.name}`);
const macOf = (at: number): string => `56:6f:1a:1a:00:${(at + 1).toString(16).padStart(2, '0')}`;

function guestOf(vm: NewVm, at: number): Partial<Vm> {
  if (vm.address === undefined) return {};
  return {
    fqdn: `${vm.name}.lab.example`,
    guest_time_zone: { name: 'CET', utc_offset: '+01:00' },
    reportedDevices: [
      {
        id: idFor(`device/${vm.name}`),
        name: 'eth0',
        description: 'guest reported data',
        type: 'network',
        mac: { address: macOf(at) },
        ips: [
          { address: `10.20.0.${vm.address}`, version: 'v4' },
          { address: `fe80::546f:1aff:fe1a:${vm.address.toString(16)}`, version: 'v6' },
        ],
      },
    ],
  };
}

function toVm(vm: NewVm, at: number): Vm {
  const template = templateNamed(vm.template);
  const memory = vm.memoryGiB * GiB;
  const isRunning = running.includes(vm.status);
  const created = Date.parse(`${vm.madeOn}T08:${String((at * 7) % 60).padStart(2, '0')}:00Z`);
  return {
    ...vmShape,
    id: idOf(vm),
    name: vm.name,
    description: vm.description,
    bios: { boot_menu: { enabled: false }, type: vm.cluster.bios_type },
    cluster: { id: vm.cluster.id },
    cpu: {
      architecture: vm.cluster.cpu.architecture,
      topology: { cores: vm.cores > 4 ? vm.cores / 2 : vm.cores, sockets: vm.cores > 4 ? 2 : 1, threads: 1 },
    },
    cpu_profile: { id: idFor(`cpuprofile/${vm.cluster.name}`) },
    creation_time: created,
    delete_protected: vm.isProtected ?? false,
    memory,
    memory_policy: { ballooning: true, guaranteed: memory, max: 4 * memory },
    original_template: { id: template.id },
    os: template.os,
    quota: { id: idFor('quota/Munich') },
    status: vm.status,
    template: { id: template.id },
    ...(vm.name.startsWith('web-') && inForeman),
    ...(vm.script !== undefined && {
      initialization: {
        host_name: `${vm.name}.lab.example`,
        custom_script: vm.script,
        nic_configurations: [],
        regenerate_ssh_keys: true,
      },
    }),
    ...(isRunning
      ? { host: { id: hostIn(vm.cluster, at).id }, start_time: created + 120_000, ...guestOf(vm, at) }
      : { stop_time: created }),
  };
}

export const vms: readonly Vm[] = wanted.map(toVm);

export const vmDisks: readonly Disk[] = wanted.map((vm) => ({
  ...diskShape,
  id: idFor(`disk/vm/${vm.name}`),
  image_id: idFor(`image/vm/${vm.name}`),
  name: `${vm.name}_Disk1`,
  alias: `${vm.name}_Disk1`,
  status: vm.status === 'image_locked' ? 'locked' : 'ok',
  provisioned_size: vm.diskGiB * GiB,
  actual_size: Math.max(1, Math.round(vm.diskGiB * 0.42)) * GiB,
  total_size: Math.max(1, Math.round(vm.diskGiB * 0.42)) * GiB,
  storage_domains: [{ id: nvme.id }],
}));

export const vmDiskAttachments: readonly DiskAttachment[] = wanted.map((vm) => {
  const diskId = idFor(`disk/vm/${vm.name}`);
  return { ...attachmentShape, id: `${idOf(vm)}/${diskId}`, ownerId: idOf(vm), diskId };
});

export const vmNics: readonly Nic[] = wanted.map((vm, at) => ({
  id: idFor(`nic/vm/${vm.name}`),
  name: 'nic1',
  ownerId: idOf(vm),
  interface: 'virtio',
  linked: true,
  plugged: true,
  mac: { address: macOf(at) },
  vnic_profile: { id: labProfile.id },
}));
