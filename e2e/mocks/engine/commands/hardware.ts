/** Memory, CPUs, operating system and texts of a VM: what is made of them, and what is refused. */
import type { Document } from '../json.ts';
import type { Params } from '../messages.ts';
import type { Cluster, Topology, Version, VmBase } from '../model.ts';
import { refuse, type Sentence } from '../refusals.ts';
import type { Store } from '../store.ts';

const MIB = 2 ** 20;

/** Bytes in whole MiB, in 32 bits as the engine keeps them. */
function toMib(bytes: number): number {
  // What is above 63 bits as a double was the highest 64-bit number when it was sent.
  return bytes >= 2 ** 63 ? -1 : Math.floor(bytes / MIB) | 0;
}

export interface Memory {
  /** All in MiB. */
  readonly size: number;
  readonly guaranteed: number;
  readonly max: number;
}

const attribute = (path: string, owner = 'vmStatic'): Sentence => ['ATTRIBUTE', { path: `${owner}.${path}` }];

/**
 * Memory as sent, or as it was. What is not sent with it follows from it: four times as much at most, and as much
 * guaranteed as the cluster's overcommitment leaves.
 */
export function memoryOf(base: VmBase, sent: Document, cluster: Cluster): Memory {
  const policy = (sent['memory_policy'] ?? {}) as { guaranteed?: number; max?: number };
  const bytes = typeof sent['memory'] === 'number' ? sent['memory'] : undefined;
  const size = toMib(bytes ?? base.memory);
  const percent = cluster.memory_policy.over_commit?.percent ?? 100;
  const kept = (own: number, derived: number): number => (bytes === undefined ? toMib(own) : derived);
  return {
    size,
    max: policy.max === undefined ? kept(base.memory_policy.max, (size * 4) | 0) : toMib(policy.max),
    guaranteed:
      policy.guaranteed === undefined
        ? kept(base.memory_policy.guaranteed, Math.max(1, Math.floor((size * 100) / percent)))
        : toMib(policy.guaranteed),
  };
}

export const inBytes = ({ size, guaranteed, max }: Memory): { memory: number; guaranteed: number; max: number } => ({
  memory: size * MIB,
  guaranteed: guaranteed * MIB,
  max: max * MIB,
});

/** Refuses sizes below 1; the engine names one attribute for all of them (seen: which one depends on the sign). */
export function checkMemoryIsPositive({ size, max }: Memory): void {
  const bad = [...(size < 1 ? ['memSizeMb'] : []), ...(max < 1 ? ['maxMemorySizeMb'] : [])];
  const path = bad.length === 2 && size < 0 ? 'memSizeMb' : bad.at(-1);
  if (path === undefined) return;
  throw refuse(...bad.flatMap((): Sentence[] => [['AT_LEAST', { min: 1 }], attribute(path)]));
}

const isBefore = ({ major, minor }: Version, otherMajor: number, otherMinor: number): boolean =>
  major < otherMajor || (major === otherMajor && minor < otherMinor);

/** `VM64BitMaxMemorySizeInMB`. */
function memoryLimit(level: Version): number {
  if (isBefore(level, 4, 6)) return 6_291_456;
  return isBefore(level, 4, 8) ? 16_777_216 : 67_108_864;
}

export function checkMemory({ size, guaranteed, max }: Memory, cluster: Cluster, params: Params): void {
  if (size > max) {
    throw refuse([
      'ACTION_TYPE_FAILED_MAX_MEMORY_CANNOT_BE_SMALLER_THAN_MEMORY_SIZE',
      { ...params, memory: size, maxMemory: max },
    ]);
  }
  const platformLimit = memoryLimit(cluster.version);
  if (max > platformLimit) {
    throw refuse([
      'ACTION_TYPE_FAILED_MAX_MEMORY_CANNOT_EXCEED_PLATFORM_LIMIT',
      { ...params, maxMemory: max, platformLimit },
    ]);
  }
  if (guaranteed > size) throw refuse(['ACTION_TYPE_FAILED_MIN_MEMORY_CANNOT_EXCEED_MEMORY_SIZE', params]);
}

/** `MaxNumOfVmCpus`. */
function cpuLimit(architecture: string, level: Version): number {
  if (!architecture.startsWith('x86') || isBefore(level, 4, 5)) return 384;
  return isBefore(level, 4, 6) ? 512 : 710;
}

export function checkTopology({ sockets, cores, threads }: Topology, cluster: Cluster, params: Params): void {
  const total = sockets * cores * threads;
  if (total > cpuLimit(cluster.cpu.architecture, cluster.version))
    throw refuse(['ACTION_TYPE_FAILED_MAX_NUM_CPU', params]);
  if (sockets > (isBefore(cluster.version, 4, 6) ? 16 : 10_000)) {
    throw refuse(['ACTION_TYPE_FAILED_MAX_NUM_SOCKETS', params]);
  }
  if (cores > 254) throw refuse(['ACTION_TYPE_FAILED_MAX_CPU_PER_SOCKET', params]);
  if (threads > 8) throw refuse(['ACTION_TYPE_FAILED_MAX_THREADS_PER_CPU', params]);
  if (cores < 1) throw refuse('ACTION_TYPE_FAILED_MIN_CPU_PER_SOCKET');
  if (sockets < 1) throw refuse('ACTION_TYPE_FAILED_MIN_NUM_SOCKETS');
  if (threads < 1) throw refuse('ACTION_TYPE_FAILED_MIN_THREADS_PER_CPU');
}

/** The operating system as it is stored: a name that the engine does not know becomes `other` without a word. */
export function knownOs(store: Store, type: string): string {
  return type === 'other' || store.operatingSystems.all().some(({ name }) => name === type) ? type : 'other';
}

export function checkOs(store: Store, type: string, cluster: Cluster, params: Params): void {
  const known = store.operatingSystems.all().filter(({ name }) => name === type);
  // `other` stands for each architecture under a name of its own.
  if (type === 'other' || known.length === 0) return;
  if (!known.some(({ architecture }) => architecture === cluster.cpu.architecture)) {
    throw refuse(['ACTION_TYPE_FAILED_ILLEGAL_OS_TYPE_IS_NOT_SUPPORTED_BY_ARCHITECTURE_TYPE', params]);
  }
}

/** Refuses what the attributes of a VM must not hold, before anything else is looked at. */
export function checkTexts(
  { name, description }: { readonly name: string; readonly description: string },
  params: Params,
  owner: 'vmStatic' | '_vmTemplate' = 'vmStatic',
): void {
  if (name.length < 1 || name.length > 255) throw refuse(['SIZE', { min: 1, max: 255 }], attribute('name', owner));
  if (!/^[\p{L}0-9._-]*$/u.test(name)) {
    // A name of several lines comes back in the fault: the engine's pattern for its own notes misses it (seen).
    const rest: Sentence[] = name.includes('\n') ? [['TEXT', { text: `$validatedvalue ${name}` }]] : [];
    throw refuse(['ACTION_TYPE_FAILED_NAME_MAY_NOT_CONTAIN_SPECIAL_CHARS', params], attribute('name', owner), ...rest);
  }
  if (description.length > 255) throw refuse(['SIZE', { min: 0, max: 255 }], attribute('description', owner));
  if (!/^[\p{L}\s\x20-\x7e]*$/u.test(description)) {
    throw refuse(
      ['ACTION_TYPE_FAILED_DESCRIPTION_MAY_NOT_CONTAIN_SPECIAL_CHARS', params],
      attribute('description', owner),
    );
  }
}

/** `MaxVmNameLength`. */
export function checkNameLength(name: string, params: Params): void {
  if (name.length > 64) throw refuse(['ACTION_TYPE_FAILED_NAME_LENGTH_IS_TOO_LONG', params]);
}

/** `PredefinedVMProperties` of level 4.6 and above. */
const customProperties: Readonly<Record<string, RegExp>> = {
  sap_agent: /^(true|false)$/,
  sndbuf: /^[0-9]+$/,
  vhost: /^(([a-zA-Z0-9_-]*):(true|false))(,(([a-zA-Z0-9_-]*):(true|false)))*$/,
  viodiskcache: /^(none|writeback|writethrough)$/,
  hugepages: /^[0-9]+$/,
  scsi_hostdev: /^(scsi_generic|scsi_block|scsi_hd|virtio_blk_pci)$/,
  nvram_template: /^.*$/,
  extra_cpu_flags: /^([+-]?[a-zA-Z0-9_-]+)(,[+-]?[a-zA-Z0-9_-]+)*$/,
};

export type CustomProperties = readonly { readonly name: string; readonly value: string }[];

export function checkCustomProperties(properties: CustomProperties, params: Params): void {
  const keys = (list: CustomProperties): string => list.map(({ name }) => name).join(', ');
  const unknown = properties.filter(({ name }) => !(name in customProperties));
  if (unknown.length > 0) {
    const MissingKeys = keys(unknown);
    throw refuse(['ACTION_TYPE_FAILED_INVALID_CUSTOM_PROPERTIES_INVALID_KEYS', { ...params, MissingKeys }]);
  }
  const wrong = properties.filter(({ name, value }) => customProperties[name]?.test(value) === false);
  if (wrong.length > 0) {
    const WrongValueKeys = keys(wrong);
    throw refuse(['ACTION_TYPE_FAILED_INVALID_CUSTOM_PROPERTIES_INVALID_VALUES', { ...params, WrongValueKeys }]);
  }
}
