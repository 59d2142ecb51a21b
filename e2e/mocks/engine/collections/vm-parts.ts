// What stands below a VM: NICs, disks, what the guest reports, consoles, statistics.
import type { Document } from '../json.ts';
import type { ReportedDevice, Vm } from '../model.ts';
import { attachmentOf, nicOf } from '../parts.ts';
import { ownerOf, type Call, type Service } from '../service.ts';

const vmOf = (call: Call): Vm | undefined => call.store.vms.find(ownerOf(call));

/** Devices of the whole guest, or those with the MAC address of one NIC. */
function reportedDevices(call: Call): readonly Document[] {
  const vm = vmOf(call);
  const [, nicId] = call.ids;
  const nic = call.store.nics.find(nicId);
  const belongs = ({ mac }: ReportedDevice): boolean => nicId === undefined || mac.address === nic?.mac?.address;
  return (vm?.reportedDevices ?? []).filter(belongs).map((device) => ({ ...device, vm: { id: vm?.id } }));
}

/** The engine's ids of what a guest has: the name's bytes in hexadecimal, over and over (seen). */
function idFromName(name: string): string {
  const hex = Buffer.from(name.repeat(16)).subarray(0, 16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What the guest agent calls an application: some of the packages. */
function applications(call: Call): readonly Document[] {
  const vm = vmOf(call);
  if (vm?.fqdn === undefined) return [];
  return ['kernel-6.1.0-18', 'qemu-guest-agent-7.2'].map((name) => ({ id: idFromName(name), name, vm: { id: vm.id } }));
}

type Unit = 'bytes' | 'percent' | 'none' | 'seconds';
type Statistic = readonly [id: string, name: string, description: string, unit: Unit, datum?: (vm: Vm) => number];

const HISTORY = 'sorted by date from newest to oldest, at intervals of 30 seconds';

const usedWhileUp =
  (share: number) =>
  ({ memory, fqdn }: Vm): number =>
    fqdn === undefined ? 0 : Math.floor(memory * share);

const zero = (): number => 0;

/** In the engine's order, under its fixed ids. */
const vmStatistics: readonly Statistic[] = [
  [
    '5a89a1d2-32be-33f7-a0d1-f8b5bc974ff6',
    'memory.installed',
    'Total memory configured',
    'bytes',
    ({ memory }) => memory,
  ],
  ['b7499508-c1c3-32f0-8174-c1783e57bb08', 'memory.used', 'Memory used (agent)', 'bytes', usedWhileUp(0.1)],
  ['ef802239-b74a-329f-9955-be8fea6b50a4', 'cpu.current.guest', 'CPU used by guest', 'percent', zero],
  ['d849a55f-0049-36f8-ae65-face541473ac', 'cpu.current.hypervisor', 'CPU overhead', 'percent', zero],
  ['2ec286fe-4bec-32f5-8d63-dba7bed58763', 'cpu.current.total', 'Total CPU used', 'percent', zero],
  ['892b69a7-41ca-36b1-9a2e-ae5177ef21bb', 'migration.progress', 'Migration Progress', 'percent', zero],
  ['09e07489-64fd-32ab-8e4e-a2b61eed8d60', 'memory.buffered', 'Memory buffered (agent)', 'bytes', zero],
  ['1b6244ee-8dbd-365d-8762-482ddc05ee11', 'memory.cached', 'Memory cached (agent)', 'bytes', zero],
  ['5a0fba9d-33d7-3cbf-addd-ba462040c946', 'memory.free', 'Memory free (agent)', 'bytes', usedWhileUp(0.9)],
  ['439422cf-02ca-307f-9745-2a86e87ed8e0', 'memory.unused', 'Memory unused (agent)', 'bytes', usedWhileUp(0.9)],
  ['d5e709a1-f0bc-3bb9-9f14-1c9cdec65c40', 'network.current.total', 'Total network used', 'percent', zero],
  [
    'c5dd0086-d5f0-3abf-9628-4674abb3f5ac',
    'disks.usage',
    'Disk usage, in bytes, per filesystem as JSON (agent)',
    'none',
  ],
  ['57dfc947-ba36-3a51-a1ad-3800b6199ff5', 'elapsed.time', 'Elapsed VM runtime', 'seconds', zero],
  ['bde6d1ed-e07b-3aa1-bfc4-463990f5921a', 'cpu.usage.history', `List of CPU usage history, ${HISTORY}`, 'percent'],
  [
    'e9ecc8dd-9320-37cf-ab1a-0003016f69e1',
    'memory.usage.history',
    `List of memory usage history, ${HISTORY}`,
    'percent',
  ],
  [
    'dddb4e54-50dc-3e49-93d7-58c7ee51274b',
    'network.usage.history',
    `List of network usage history, ${HISTORY}`,
    'percent',
  ],
];

const statisticTypes: Readonly<Record<Unit, string>> = {
  bytes: 'integer',
  percent: 'decimal',
  none: 'string',
  seconds: 'integer',
};

/** Histories of CPU and memory have values while the guest's agent reports. */
function valuesOf(vm: Vm, name: string, datum: ((vm: Vm) => number) | undefined): readonly Document[] {
  if (datum) return [{ datum: datum(vm) }];
  return vm.fqdn !== undefined && /^(cpu|memory)\.usage/.test(name) ? [{ datum: 0 }] : [];
}

function statistics(call: Call): readonly Document[] {
  const vm = vmOf(call);
  if (!vm) return [];
  return vmStatistics.map(([id, name, description, unit, datum]) => ({
    id,
    name,
    description,
    kind: unit === 'seconds' ? 'counter' : 'gauge',
    type: statisticTypes[unit],
    unit,
    values: valuesOf(vm, name, datum),
    // The histories belong to nobody (seen).
    ...(!name.endsWith('.history') && { vm: { id: vm.id } }),
  }));
}

/** Graphics consoles are called by their protocol in hexadecimal (seen: 766e63 is "vnc"). */
function graphicsConsoles(call: Call): readonly Document[] {
  const vm = vmOf(call);
  const protocol = (vm?.['display'] as { readonly type?: string } | undefined)?.type;
  if (!vm || protocol === undefined) return [];
  return [{ id: Buffer.from(protocol).toString('hex'), protocol, vm: { id: vm.id } }];
}

const sessionId = '37a6259c-c0c1-dae2-99a7-866489dff0bd';

/** Nobody is logged in at a guest; that, too, is a session once the agent says so (seen). */
function sessions(call: Call): readonly Document[] {
  const vm = vmOf(call);
  if (vm?.fqdn === undefined) return [];
  return [{ id: sessionId, user: { user_name: 'None' }, vm: { id: vm.id } }];
}

function snapshots(call: Call): readonly Document[] {
  const vm = vmOf(call);
  if (!vm) return [];
  const active = {
    id: idFromName(vm.id),
    date: vm.creation_time,
    description: 'Active VM',
    persist_memorystate: false,
    snapshot_status: vm.status === 'image_locked' ? 'locked' : 'ok',
    snapshot_type: 'active',
  };
  return [active, ...call.store.snapshots.where(({ vmId }) => vmId === vm.id)];
}

const NO_CD = '00000000-0000-0000-0000-000000000000';

export const vmParts: Readonly<Record<string, Service>> = {
  VmNicsService: {
    list: ({ store, ids }) => store.nics.ownedBy(ids[0]).map((nic) => nicOf(nic, 'vm')),
  },
  VmReportedDevicesService: { list: reportedDevices, order: () => 0 },
  DiskAttachmentsService: {
    list: ({ store, ids }) => store.diskAttachments.ownedBy(ids[0]).map((attachment) => attachmentOf(attachment, 'vm')),
  },
  VmApplicationsService: { list: applications },
  VmGraphicsConsolesService: { list: graphicsConsoles },
  VmGraphicsConsoleService: { isId: (id) => /^[0-9a-f]+$/.test(id) },
  VmSessionsService: { list: sessions },
  SnapshotsService: { list: snapshots, order: () => 0 },
  // What the VM is now has no parts of its own as a snapshot.
  SnapshotService: { links: ({ snapshot_type }, all) => (snapshot_type === 'active' ? [] : all) },
  VmCdromsService: {
    list: (call) => (vmOf(call) ? [{ id: NO_CD, vm: { id: ownerOf(call) } }] : []),
  },
  StatisticsService: { list: statistics, order: () => 0, hasAddress: ({ vm }) => vm !== undefined },
};
