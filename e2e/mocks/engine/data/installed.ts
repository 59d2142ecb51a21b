/**
 * What every engine holds once it is set up, before anybody adds anything: roles, the group Everyone and its rights, the
 * Blank template, instance types, operating systems (ovirt-engine packaging/dbscripts/data; seen on a running 4.5.8).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Group,
  Icon,
  InstanceType,
  MacPool,
  NetworkFilter,
  OperatingSystem,
  Permission,
  Quota,
  Role,
  Template,
} from '../model.ts';
import { BLANK, EVERYONE, SYSTEM } from '../rights.ts';
import { templateShape, vmBaseShape } from './shapes.ts';

// Files of this folder, whose form is known.
const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));

/** Roles with their permits, and whether they show what stands below an object. */
export const roles = read('roles.json') as readonly Role[];
export const operatingSystems = read('operating-systems.json') as readonly OperatingSystem[];

/** What roles are made of. */
export const permits = read('permits.json') as readonly { id: string; name: string; administrative: boolean }[];

/** The CPU types that a cluster can have, at level 4.8. */
export const cpuTypes = read('cpu-types.json') as readonly { architecture: string; level: number; name: string }[];

/** A role by its name; throws for one that is not predefined. */
export function roleNamed(name: string): Role {
  const role = roles.find((candidate) => candidate.name === name);
  if (!role) throw new Error(`There is no role ${name}.`);
  return role;
}

export const DEFAULT_MAC_POOL = '58ca604b-017d-0374-0220-00000000014e';
export const NO_MAC_SPOOFING = 'd2370ab4-fee3-11e9-a310-8c1645ce738e';

export const everyone: Group = {
  id: EVERYONE,
  name: 'Everyone',
  domain_entry_id: '65656530303030302D303030302D303030302D303030302D313233343536373839656565',
  namespace: '*',
};

export const macPools: readonly MacPool[] = [
  {
    id: DEFAULT_MAC_POOL,
    name: 'Default',
    description: 'Default MAC pool',
    allow_duplicates: false,
    default_pool: true,
    ranges: [{ from: '56:6f:1a:1a:00:00', to: '56:6f:1a:1a:ff:ff' }],
  },
];

export const networkFilters: readonly NetworkFilter[] = [
  { id: NO_MAC_SPOOFING, name: 'vdsm-no-mac-spoofing', version: { major: 3, minor: 2 } },
  { id: '6e57cd9a-e56c-11f1-9c97-02fc00000001', name: 'allow-arp', version: { major: 3, minor: 6 } },
  { id: '6e57d240-e56c-11f1-9c97-02fc00000001', name: 'allow-dhcp', version: { major: 3, minor: 6 } },
];

export const blank: Template = {
  ...templateShape,
  id: BLANK,
  name: 'Blank',
  description: 'Blank template',
  creation_time: Date.UTC(2008, 2, 31, 21),
  version: { version_number: 0, version_name: '', base_template: { id: BLANK } },
};

const GiB = 2 ** 30;

function instanceType(name: string, id: string, sockets: number, cores: number, memory: number): InstanceType {
  const { display, io, migration, os, usb, high_availability, migration_downtime, placement_policy } = vmBaseShape;
  return {
    id,
    name,
    description: `${name} instance type`,
    cpu: { topology: { cores, sockets, threads: 1 } },
    creation_time: Date.UTC(2014, 4, 4, 21),
    display: { ...display, type: 'spice' },
    io: { ...io, threads: 0 },
    memory,
    memory_policy: { ballooning: true, guaranteed: memory, max: 4 * memory },
    migration,
    migration_downtime,
    os: { boot: os.boot },
    high_availability,
    placement_policy,
    usb,
  };
}

export const instanceTypes: readonly InstanceType[] = [
  instanceType('Large', '00000009-0009-0009-0009-0000000000f1', 2, 1, 8 * GiB),
  instanceType('Medium', '00000007-0007-0007-0007-00000000010a', 2, 1, 4 * GiB),
  instanceType('Small', '00000005-0005-0005-0005-0000000002e6', 1, 1, 2 * GiB),
  instanceType('Tiny', '00000003-0003-0003-0003-0000000000be', 1, 1, GiB / 2),
  instanceType('XLarge', '0000000b-000b-000b-000b-00000000021f', 4, 1, 16 * GiB),
];

const everyonesRole = (id: string, role: string, on: Permission['on']): Permission => ({
  id,
  role: { id: roleNamed(role).id },
  group: { id: EVERYONE },
  on,
});

const instanceTypePermissions: Readonly<Record<string, string>> = {
  '00000003-0003-0003-0003-0000000000be': '00000004-0004-0004-0004-000000000392',
  '00000005-0005-0005-0005-0000000002e6': '00000006-0006-0006-0006-000000000044',
  '00000007-0007-0007-0007-00000000010a': '00000008-0008-0008-0008-0000000001b7',
  '00000009-0009-0009-0009-0000000000f1': '0000000a-000a-000a-000a-000000000309',
  '0000000b-000b-000b-000b-00000000021f': '0000000c-000c-000c-000c-00000000039b',
};

/** What the group Everyone may: start from Blank and instance types, and edit its own profile. */
export const everyonesPermissions: readonly Permission[] = [
  everyonesRole('00000004-0004-0004-0004-000000000355', 'UserTemplateBasedVm', { kind: 'template', id: BLANK }),
  ...Object.entries(instanceTypePermissions).map(([id, permissionId]) =>
    everyonesRole(permissionId, 'UserTemplateBasedVm', { kind: 'instance_type', id }),
  ),
  everyonesRole('58ca605c-010d-0307-0224-0000000001a9', 'UserProfileEditor', { kind: 'system', id: SYSTEM }),
];

/** Public vNIC profiles may be used by everyone. */
export const publicProfile = (profileId: string): Permission =>
  everyonesRole(profileId.replace(/^.{8}/, '0000000e'), 'VnicProfileUser', { kind: 'vnic_profile', id: profileId });

/** Every data center has a quota that limits nothing; VMs and disks name it. */
export const defaultQuota = (id: string, dataCenter: { readonly id: string }): Quota => ({
  id,
  name: 'Default',
  description: 'Default unlimited quota',
  data_center: { id: dataCenter.id },
  cluster_hard_limit_pct: 20,
  cluster_soft_limit_pct: 80,
  storage_hard_limit_pct: 20,
  storage_soft_limit_pct: 80,
});

// One transparent pixel: the pictures themselves are nobody's concern here.
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const icons: readonly Icon[] = [
  ...new Set(
    operatingSystems.flatMap(({ small_icon, large_icon }) =>
      [small_icon?.id, large_icon?.id].filter((id) => id !== undefined),
    ),
  ),
].map((id) => ({ id, media_type: 'image/png', data: PIXEL }));
