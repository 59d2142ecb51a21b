/** What a VM's guest agent reports of its network (`/vms/{id}/reporteddevices`). */
import { array, object, optional, string } from 'valibot';
import type { EngineClient } from './client.ts';
import { vmPath, type RequestOptions } from './vms.ts';

export interface ReportedDevice {
  /** As the guest calls it: `eth0`, `docker0`; empty when it does not say. */
  readonly name: string;
  /** Lower case; empty when it does not say. */
  readonly mac: string;
  readonly addresses: readonly string[];
}

const listSchema = object({
  reported_device: optional(
    array(
      object({
        name: optional(string(), ''),
        mac: optional(object({ address: optional(string(), '') }), {}),
        ips: optional(object({ ip: optional(array(object({ address: optional(string(), '') })), []) }), {}),
      }),
    ),
    [],
  ),
});

/** Empty until the guest's agent runs, and for good where there is none. */
export async function listReportedDevices(
  engine: EngineClient,
  vmId: string,
  options?: RequestOptions,
): Promise<ReportedDevice[]> {
  const { reported_device } = await engine.request(`${vmPath(vmId)}/reporteddevices`, listSchema, options);
  return reported_device.map(({ name, mac, ips }) => ({
    name,
    mac: mac.address.toLowerCase(),
    addresses: ips.ip.map(({ address }) => address).filter((address) => address !== ''),
  }));
}

/** Interfaces that lead nowhere outside of the guest: its loopback, and bridges of docker, podman, CNI and libvirt. */
const INNER_DEVICE =
  /^(lo\d*|docker\d*|docker_gwbridge|br-[0-9a-f]{12}|podman\d*|cni-podman\d*|cni\d+|veth.*|virbr\d+.*|tun\d+|tap\d+)$/i;

/** MAC addresses that docker gives its bridges and containers. */
const DOCKER_MAC = /^02:42:/;

/**
 * The addresses at which the VM can be reached from outside, IPv4 first, each once: without loopback, link-local,
 * multicast and unspecified ones, and without those of the guest's own container bridges.
 */
export function usableAddresses(devices: readonly ReportedDevice[]): string[] {
  const outer = devices.filter(({ name, mac }) => !INNER_DEVICE.test(name) && !DOCKER_MAC.test(mac));
  const usable = new Set(outer.flatMap(({ addresses }) => addresses).filter(isReachable));
  return [...usable].sort((one, other) => Number(one.includes(':')) - Number(other.includes(':')));
}

function isReachable(address: string): boolean {
  const lower = address.toLowerCase();
  // It becomes a part of links: a guest may report anything.
  if (lower.includes(':')) return /^[0-9a-f:.]+$/.test(lower) && !/^(::1?$|fe[89ab]|ff|::ffff:127\.)/.test(lower);
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(lower) && !/^(0\.|127\.|169\.254\.|22[4-9]\.|23\d\.|255\.)/.test(lower);
}
