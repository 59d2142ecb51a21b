/** What the lab's Foreman knows of the mock engine's lab: its VMs and hosts by name. */
import { idFor } from '../../engine/data/identity.ts';
import {
  hosts as engineHosts,
  clusters,
  networks,
  storageDomains,
  munich as dataCenter,
} from '../../engine/data/lab-inventory.ts';
import { vmNics, vms } from '../../engine/data/lab-vms.ts';
import type { ComputeResource, HypervisorVm } from '../model.ts';
import { development, lab, munich, vienna } from './site.ts';

export interface LabVm extends HypervisorVm {
  readonly mac: string;
  /** Absent where no guest agent answers. */
  readonly fqdn: string | undefined;
  readonly ip: string | undefined;
  readonly cores: number;
  readonly memoryMib: number;
}

const RUNNING = ['up', 'powering_up', 'reboot_in_progress', 'paused'];

export const labVms: readonly LabVm[] = vms.map((vm) => {
  const macs = vmNics.filter((nic) => nic.ownerId === vm.id).flatMap((nic) => (nic.mac ? [nic.mac.address] : []));
  const { topology } = vm.cpu;
  return {
    id: vm.id,
    name: vm.name,
    isUp: RUNNING.includes(vm.status),
    macs,
    mac: macs[0] ?? '',
    fqdn: vm.fqdn,
    ip: vm.reportedDevices?.[0]?.ips.find(({ version }) => version === 'v4')?.address,
    cores: topology.cores * topology.sockets * topology.threads,
    memoryMib: vm.memory / 1024 ** 2,
  };
});

export function labVm(name: string): LabVm {
  const vm = labVms.find((one) => one.name === name);
  if (!vm) throw new Error(`The lab has no VM ${name}.`);
  return vm;
}

/** The hosts that VMs run on; Foreman may know them too. */
export const labNodes: readonly { readonly id: string; readonly name: string; readonly address: string }[] =
  engineHosts.map(({ id, name, address }) => ({ id, name, address }));

/** A VM that the engine has no more. */
export const removedVmId = idFor('vm/removed');

/** `url` as Foreman asks for it: the engine's API. */
export const labEngineUrl = 'https://engine.lab.example/ovirt-engine/api';

export const labResource: ComputeResource = {
  id: 2,
  name: 'oVirt lab',
  description: 'Building 7',
  url: labEngineUrl,
  user: 'foreman@internal',
  datacenterId: dataCenter.id,
  organizationIds: [lab.id, development.id],
  locationIds: [munich.id, vienna.id],
  createdAt: Date.UTC(2025, 10, 10),
  vms: labVms,
  clusters: clusters.map(({ id, name }) => ({ id, name })),
  networks: networks.map(({ id, name }) => ({ id, name })),
  storageDomains: storageDomains.map(({ id, name, available }) => ({ id, name, freeBytes: available ?? 0 })),
};
