/** Facts as the three collectors name them. */

export interface FactSource {
  readonly fqdn: string;
  readonly dmiUuid: string;
  readonly mac: string;
  readonly ip: string | null;
  readonly ip6: string | null;
  readonly cores: number;
  readonly memoryMib: number;
  readonly osFamily: string;
  readonly osName: string;
  readonly osRelease: string;
}

function puppetPairs(source: FactSource): [string, string | null][] {
  const [major = '', minor = ''] = source.osRelease.split('.');
  const bytes = source.memoryMib * 1024 * 1024;
  return [
    ['os', null],
    ['os::family', source.osFamily],
    ['os::name', source.osName],
    ['os::release', null],
    ['os::release::full', source.osRelease],
    ['os::release::major', major],
    ['os::release::minor', minor],
    ['os::selinux::enabled', String(source.osFamily === 'RedHat')],
    ['dmi', null],
    ['dmi::bios', null],
    ['dmi::bios::vendor', 'SeaBIOS'],
    ['dmi::bios::version', '1.16.3-4.el9'],
    ['dmi::manufacturer', 'oVirt'],
    ['dmi::product', null],
    ['dmi::product::name', 'RHEL'],
    ['dmi::product::uuid', source.dmiUuid],
    ['processors', null],
    ['processors::count', String(source.cores)],
    ['processors::models', '["Intel Xeon Processor (Cascadelake)"]'],
    ['processorcount', String(source.cores)],
    ['memory', null],
    ['memory::system', null],
    ['memory::system::total', `${(source.memoryMib / 1024).toFixed(2)} GiB`],
    ['memory::system::total_bytes', String(bytes)],
    ['memory::system::used_bytes', String(Math.round(bytes * 0.4))],
    ['networking', null],
    ['networking::fqdn', source.fqdn],
    ['networking::hostname', source.fqdn.split('.', 1).join('')],
    ['networking::mac', source.mac],
    ['networking::ip', source.ip],
    ['networking::ip6', source.ip6],
    ['networking::primary', 'eth0'],
    ['networking::interfaces', null],
    ['networking::interfaces::eth0', null],
    ['networking::interfaces::eth0::mac', source.mac],
    ['networking::interfaces::eth0::mtu', '1500'],
    ['kernel', 'Linux'],
    ['kernelrelease', '5.14.0-503.11.1.el9_5.x86_64'],
    ['is_virtual', 'true'],
    ['virtual', 'kvm'],
    ['timezone', 'UTC'],
    ['system_uptime', null],
    ['system_uptime::seconds', '91044'],
    ['puppetversion', '8.10.0'],
    ['facterversion', '4.10.0'],
    ['clientcert', source.fqdn],
  ];
}

function subscriptionPairs({ fqdn, dmiUuid, cores, memoryMib }: FactSource): [string, string | null][] {
  return [
    ['dmi::system::uuid', dmiUuid],
    ['dmi::system::manufacturer', 'oVirt'],
    ['cpu::cpu(s)', String(cores)],
    ['memory::memtotal', String(memoryMib * 1024)],
    ['network::fqdn', fqdn],
    ['virt::is_guest', 'true'],
    ['virt::uuid', dmiUuid],
  ];
}

function ansiblePairs({ fqdn, dmiUuid, mac, ip, cores, memoryMib, osName }: FactSource): [string, string | null][] {
  return [
    ['ansible_fqdn', fqdn],
    ['ansible_product_uuid', dmiUuid],
    ['ansible_distribution', osName],
    ['ansible_processor_vcpus', String(cores)],
    ['ansible_memtotal_mb', String(memoryMib)],
    ['ansible_default_ipv4', null],
    ['ansible_default_ipv4::address', ip],
    ['ansible_default_ipv4::macaddress', mac],
    ['ansible_virtualization_role', 'guest'],
    ['ansible_python_version', '3.9.21'],
  ];
}

export type Collector = 'Puppet' | 'RhsmImporter' | 'Ansible';

/** Values that are not known are left out, as their collectors do; parents stay, without a value. */
export function collectFacts(collector: Collector, source: FactSource): ReadonlyMap<string, string | null> {
  const pairs = { Puppet: puppetPairs, RhsmImporter: subscriptionPairs, Ansible: ansiblePairs }[collector](source);
  const isParent = (name: string): boolean => pairs.some(([other]) => other.startsWith(`${name}::`));
  return new Map(pairs.filter(([name, value]) => value !== null || isParent(name)));
}
