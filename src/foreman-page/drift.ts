/** What differs between a VM of the engine and its host in Foreman, and how it is told. Pure: nothing is asked here. */
import type { InventoryVm } from '../engine/vm-pages.ts';
import type { Facts } from '../foreman/facts.ts';
import type { HostRow } from '../foreman/host.ts';
import type { Confidence, Rule } from '../foreman/matching.ts';

/**
 * `vmAlone`: a VM that has no host; `hostAlone`: a host linked to a VM that is not there; `unlinked`: a VM and a host that
 * belong together by other evidence than a link; `ambiguous`: several hosts might be the VM's; `different`: a pair whose
 * values differ.
 */
export const DRIFT_KINDS = ['vmAlone', 'hostAlone', 'unlinked', 'ambiguous', 'different'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

export type Difference =
  | { readonly what: 'name'; readonly vm: string; readonly host: string }
  | { readonly what: 'mac'; readonly vm: string; readonly host: string }
  | { readonly what: 'cpus'; readonly vm: number; readonly host: number }
  /** Bytes. */
  | { readonly what: 'memory'; readonly vm: number; readonly host: number };

/** What spoke for a host, where it is no link. */
export interface DriftEvidence {
  readonly rule: Rule;
  readonly confidence: Confidence;
  /** Seen at another interface than the primary one. */
  readonly isOtherNic?: boolean;
}

export interface DriftHost {
  readonly id: number;
  readonly name: string;
  readonly evidence?: DriftEvidence;
}

/** One line of the result; plain data, so that it can be kept. */
export interface Drift {
  readonly kind: DriftKind;
  readonly vm?: { readonly id: string; readonly name: string };
  /** Of a host that is alone: the VM that it is linked to. */
  readonly missingVmId?: string;
  /** One, but for `vmAlone` none and for `ambiguous` several. */
  readonly hosts: readonly DriftHost[];
  readonly differences: readonly Difference[];
}

/** What a scan keeps of a host, so that tens of thousands fit. */
export interface ScannedHost extends Pick<DriftHost, 'id' | 'name'> {
  readonly uuid: string | undefined;
  readonly mac: string | undefined;
  readonly cores: number | undefined;
}

export function toScannedHost({ id, name, uuid, mac, reported }: HostRow): ScannedHost {
  return { id, name, uuid, mac, cores: reported?.cores };
}

/** A guest's kernel keeps a part of the memory to itself, and never sees more than there is. */
const LEAST_MEMORY_SHARE = 0.8;
const MOST_MEMORY_SHARE = 1.02;

/** What differs; what one side does not know is not compared. */
export function compareMachines(
  vm: InventoryVm,
  host: ScannedHost,
  hostMemoryBytes: number | undefined,
): readonly Difference[] {
  const differences: Difference[] = [];
  if (!isSameName(vm.name, host.name)) differences.push({ what: 'name', vm: vm.name, host: host.name });
  const macs = vm.macs.map((mac) => mac.toLowerCase());
  if (host.mac !== undefined && macs.length > 0 && !macs.includes(host.mac.toLowerCase())) {
    differences.push({ what: 'mac', vm: macs.join(', '), host: host.mac });
  }
  if (host.cores !== undefined && host.cores !== vm.cpus) {
    differences.push({ what: 'cpus', vm: vm.cpus, host: host.cores });
  }
  if (hostMemoryBytes !== undefined && !isSameMemory(vm.memoryBytes, hostMemoryBytes)) {
    differences.push({ what: 'memory', vm: vm.memoryBytes, host: hostMemoryBytes });
  }
  return differences;
}

/** A host is called by its FQDN, a VM often by its first part alone. */
export function isSameName(vmName: string, hostName: string): boolean {
  const name = vmName.toLowerCase();
  return name === hostName || name === hostName.split('.', 1).join('');
}

function isSameMemory(vmBytes: number, hostBytes: number): boolean {
  return hostBytes >= vmBytes * LEAST_MEMORY_SHARE && hostBytes <= vmBytes * MOST_MEMORY_SHARE;
}

/** Where the collectors write a machine's memory: Puppet, Puppet of old, Ansible and subscription-manager. */
export const MEMORY_FACTS: ReadonlyMap<string, number> = new Map([
  ['memory::system::total_bytes', 1],
  ['memorysize_mb', 2 ** 20],
  ['ansible_memtotal_mb', 2 ** 20],
  ['memory::memtotal', 2 ** 10],
]);

/** Undefined where no collector says it, or says it in a way that is none. */
export function memoryOf(facts: Facts | undefined): number | undefined {
  for (const [name, unitBytes] of MEMORY_FACTS) {
    const amount = Number.parseFloat(facts?.get(name) ?? '');
    if (Number.isFinite(amount) && amount > 0) return amount * unitBytes;
  }
  return undefined;
}
