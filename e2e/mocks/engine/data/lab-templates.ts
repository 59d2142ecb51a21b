// The lab's templates: one of each kind that the dialog has to tell apart.
import type { Cluster, Disk, DiskAttachment, Nic, StorageDomain, Template, VnicProfile } from '../model.ts';
import { idFor } from './identity.ts';
import {
  amd,
  intel,
  labProfile,
  managementProfile,
  nvme,
  power,
  viennaCluster,
  viennaData,
  viennaProfile,
} from './lab-inventory.ts';
import { attachmentShape, diskShape, templateShape } from './shapes.ts';

const GiB = 2 ** 30;

interface NewTemplate {
  readonly name: string;
  readonly description: string;
  readonly cluster: Cluster;
  readonly osType: string;
  readonly madeOn: string;
  readonly memoryGiB?: number;
  readonly diskGiB?: number;
  readonly profile?: VnicProfile;
  readonly status?: string;
  readonly version?: { readonly number: number; readonly name: string; readonly base: string };
  readonly initialization?: Template['initialization'];
}

const keyOf = ({ name, version }: NewTemplate): string => (version ? `${name}/${version.number}` : name);

function template(wanted: NewTemplate): Template {
  const id = idFor(`template/${keyOf(wanted)}`);
  const memory = (wanted.memoryGiB ?? 1) * GiB;
  return {
    ...templateShape,
    id,
    name: wanted.name,
    description: wanted.description,
    bios: { boot_menu: { enabled: false }, type: wanted.cluster.bios_type },
    cluster: { id: wanted.cluster.id },
    cpu: { architecture: wanted.cluster.cpu.architecture, topology: { cores: 1, sockets: 1, threads: 1 } },
    cpu_profile: { id: idFor(`cpuprofile/${wanted.cluster.name}`) },
    creation_time: Date.parse(wanted.madeOn),
    memory,
    memory_policy: { ballooning: true, guaranteed: memory, max: 4 * memory },
    os: { boot: { devices: ['hd'] }, type: wanted.osType },
    status: wanted.status ?? 'ok',
    time_zone: { name: wanted.osType.startsWith('windows') ? 'GMT Standard Time' : 'Etc/GMT' },
    version: {
      version_number: wanted.version?.number ?? 1,
      version_name: wanted.version?.name ?? 'base version',
      base_template: { id: wanted.version ? idFor(`template/${wanted.version.base}`) : id },
    },
    ...(wanted.initialization && { initialization: wanted.initialization }),
  };
}

const wanted: readonly NewTemplate[] = [
  {
    name: 'debian-12',
    description: 'Debian 12 genericcloud, docker.io installed',
    cluster: intel,
    osType: 'debian_9',
    madeOn: '2026-03-02T09:12:00Z',
    diskGiB: 10,
    profile: labProfile,
  },
  {
    name: 'debian-12',
    description: 'Debian 12 genericcloud, docker.io installed, 2026-10 updates',
    cluster: intel,
    osType: 'debian_9',
    madeOn: '2026-10-19T07:40:00Z',
    diskGiB: 10,
    profile: labProfile,
    version: { number: 2, name: '2026-10', base: 'debian-12' },
  },
  {
    name: 'debian-13',
    description: 'Debian 13 genericcloud',
    cluster: amd,
    osType: 'other_linux',
    madeOn: '2026-08-27T14:03:00Z',
    diskGiB: 10,
    profile: labProfile,
  },
  {
    name: 'fedora-43',
    description: 'Fedora Cloud 43, podman installed',
    cluster: intel,
    osType: 'other_linux',
    madeOn: '2026-05-11T11:25:00Z',
    memoryGiB: 2,
    diskGiB: 20,
    profile: labProfile,
  },
  {
    name: 'centos-stream-9',
    description: 'CentOS Stream 9 GenericCloud, no network interface',
    cluster: intel,
    osType: 'rhel_9x64',
    madeOn: '2025-11-03T08:30:00Z',
    diskGiB: 10,
  },
  {
    name: 'centos-stream-10',
    description: 'CentOS Stream 10 GenericCloud',
    cluster: intel,
    osType: 'rhel_10x64',
    madeOn: '2026-06-16T10:55:00Z',
    memoryGiB: 2,
    diskGiB: 10,
    profile: managementProfile,
    initialization: {
      user_name: 'cloud-user',
      timezone: 'Europe/Berlin',
      regenerate_ssh_keys: true,
      authorized_ssh_keys:
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f ops@lab.example',
    },
  },
  {
    name: 'debian-12-ppc64el',
    description: 'Debian 12 for the POWER machines',
    cluster: power,
    osType: 'other_linux_ppc64',
    madeOn: '2026-03-04T16:20:00Z',
    diskGiB: 10,
    profile: labProfile,
  },
  {
    name: 'windows-2025',
    description: 'Windows Server 2025, sysprepped',
    cluster: intel,
    osType: 'windows_2025',
    madeOn: '2026-01-22T13:10:00Z',
    memoryGiB: 4,
    diskGiB: 60,
    profile: labProfile,
  },
  {
    name: 'rhcos-4.18',
    description: 'Red Hat CoreOS, ignition only',
    cluster: intel,
    osType: 'rhcos_x64',
    madeOn: '2026-02-14T09:00:00Z',
    memoryGiB: 8,
    diskGiB: 16,
    profile: labProfile,
  },
  {
    name: 'appliance',
    description: 'Imported OVA, operating system unknown',
    cluster: intel,
    osType: 'other',
    madeOn: '2024-09-30T15:45:00Z',
    diskGiB: 8,
    profile: managementProfile,
  },
  {
    name: 'ubuntu-24.04',
    description: 'Being made from ubuntu-build',
    cluster: intel,
    osType: 'ubuntu_18_04',
    madeOn: '2026-11-21T07:58:00Z',
    diskGiB: 20,
    profile: labProfile,
    status: 'locked',
  },
  {
    name: 'debian-12-vienna',
    description: 'Debian 12 of the second site',
    cluster: viennaCluster,
    osType: 'debian_9',
    madeOn: '2026-03-20T08:00:00Z',
    diskGiB: 10,
    profile: viennaProfile,
  },
];

export const templates: readonly Template[] = wanted.map(template);

/** A template by name and version; throws for one that the lab does not have. */
export function templateNamed(key: string): Template {
  const id = idFor(`template/${key}`);
  const found = templates.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The lab has no template ${key}.`);
  return found;
}

function storageOf(cluster: Cluster): StorageDomain {
  return cluster === viennaCluster ? viennaData : nvme;
}

function disk(of: NewTemplate): Disk {
  const key = keyOf(of);
  return {
    ...diskShape,
    id: idFor(`disk/template/${key}`),
    image_id: idFor(`image/template/${key}`),
    name: `${of.name}_Disk1`,
    alias: `${of.name}_Disk1`,
    status: of.status === 'locked' ? 'locked' : 'ok',
    provisioned_size: (of.diskGiB ?? 10) * GiB,
    actual_size: Math.round((of.diskGiB ?? 10) * 0.31) * GiB,
    total_size: Math.round((of.diskGiB ?? 10) * 0.31) * GiB,
    storage_domains: [{ id: storageOf(of.cluster).id }],
  };
}

export const templateDisks: readonly Disk[] = wanted.map(disk);

export const templateDiskAttachments: readonly DiskAttachment[] = wanted.map((of) => {
  const ownerId = idFor(`template/${keyOf(of)}`);
  const diskId = idFor(`disk/template/${keyOf(of)}`);
  return { ...attachmentShape, id: `${ownerId}/${diskId}`, ownerId, diskId };
});

export const templateNics: readonly Nic[] = wanted.flatMap((of) =>
  of.profile
    ? [
        {
          id: idFor(`nic/template/${keyOf(of)}`),
          name: 'nic1',
          ownerId: idFor(`template/${keyOf(of)}`),
          interface: 'virtio',
          linked: true,
          plugged: true,
          vnic_profile: { id: of.profile.id },
        },
      ]
    : [],
);
