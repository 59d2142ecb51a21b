/** What a guest reports of itself: names, system, devices with their addresses. */
import type { Id, Nic, NicConfiguration, ReportedDevice, Vm } from '../model.ts';
import type { World } from '../service.ts';

type Address = ReportedDevice['ips'][number];

const guestSystem = {
  architecture: 'x86_64',
  codename: 'bookworm',
  distribution: 'Debian GNU/Linux',
  family: 'Linux',
  kernel: { version: { full_version: '6.1', major: 6, minor: 1 } },
  version: { full_version: '12', major: 12 },
};

/** The engine makes the id of a reported device out of its name and MAC address (seen). */
function deviceId(name: string, mac: string): Id {
  const hex = Buffer.from(`${name}${mac}`.padEnd(16)).subarray(0, 16).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function device(name: string, mac: string, ips: readonly Address[]): ReportedDevice {
  return {
    id: deviceId(name, mac),
    name,
    description: 'guest reported data',
    type: 'network',
    mac: { address: mac },
    ips,
  };
}

const v4 = (address: string): Address => ({ address, version: 'v4' });
const v6 = (address: string): Address => ({ address, version: 'v6' });

/** fe80::/64 and the MAC address, as every IPv6 interface makes it. */
function linkLocal(mac: string): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = mac.split(':').map((byte) => parseInt(byte, 16));
  const groups = [((a ^ 2) << 8) | b, (c << 8) | 0xff, 0xfe00 | d, (e << 8) | f];
  return `fe80::${groups.map((group) => group.toString(16)).join(':')}`;
}

function configured(configuration: NicConfiguration | undefined): readonly Address[] {
  const { ip, ipv6 } = configuration ?? {};
  return [...(ip?.address ? [v4(ip.address)] : []), ...(ipv6?.address ? [v6(ipv6.address)] : [])];
}

/** The container runtime's bridge, when the guest was told to run containers. */
function bridge(vm: Vm): ReportedDevice[] {
  const script = vm.initialization?.custom_script ?? '';
  if (/docker/.test(script)) return [device('docker0', '02:42:8f:1b:77:0c', [v4('172.17.0.1')])];
  return /podman/.test(script) ? [device('podman0', 'f2:1a:6b:0c:5d:11', [v4('10.88.0.1')])] : [];
}

function nicDevice(world: World, vm: Vm, nic: Nic, at: number, hasAddress: boolean): ReportedDevice {
  const mac = nic.mac?.address ?? '00:00:00:00:00:00';
  const name = `eth${at}`;
  const isConnected = nic.linked && nic.vnic_profile !== undefined;
  if (!hasAddress || !isConnected) return device(name, mac, [v6(linkLocal(mac))]);
  const own = configured(vm.initialization?.nic_configurations?.find((configuration) => configuration.name === name));
  const number = world.backstage.nextHostNumber();
  const given = own.length > 0 ? own : [v4(`192.0.2.${number % 256}`), v6(`2001:db8::${number.toString(16)}`)];
  return device(name, mac, [...given, v6(linkLocal(mac))]);
}

/** The guest agent's report; the network's addresses may not be there yet, or never come. */
export function reportGuest(world: World, vmId: Id, hasAddresses: boolean): void {
  const { store, backstage } = world;
  const vm = store.vms.get(vmId);
  const nics = store.nics.ownedBy(vmId).filter(({ plugged }) => plugged);
  const isReached = hasAddresses && !backstage.hidesAddress(vmId);
  store.vms.change(vmId, {
    fqdn: vm.initialization?.host_name ?? vm.name,
    guest_operating_system: guestSystem,
    reportedDevices: [
      device('lo', '00:00:00:00:00:00', [v4('127.0.0.1'), v6('::1')]),
      ...nics.map((nic, at) => nicDevice(world, vm, nic, at, isReached)),
      ...bridge(vm),
    ],
  });
}
