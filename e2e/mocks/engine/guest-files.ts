/**
 * What a guest finds on the config drive that the engine makes for cloud-init: byte for byte as the engine glues it,
 * but for the instance id (ovirt-engine CloudInitHandler.java, VmInitToOpenStackMetadataAdapter.java).
 */
import { inHashOrder } from './java-map.ts';
import { dumpYaml, type YamlMap } from './snake-yaml.ts';

export type BootProtocol = 'none' | 'dhcp' | 'static';

export interface GuestAddress {
  readonly address?: string | undefined;
  /** IPv6: the prefix length. */
  readonly netmask?: string | undefined;
  readonly gateway?: string | undefined;
}

/** One network of the initialization; the guest matches it by its device's name. */
export interface GuestNetwork {
  readonly name?: string | undefined;
  readonly onBoot: boolean;
  readonly ipv4: BootProtocol;
  readonly ipv4Address: GuestAddress;
  readonly ipv6: BootProtocol;
  readonly ipv6Address: GuestAddress;
}

/** The initialization of one start: the VM's own, with that of the start laid over it. */
export interface GuestInitialization {
  readonly hostName?: string | undefined;
  readonly userName?: string | undefined;
  readonly rootPassword?: string | undefined;
  readonly authorizedSshKeys?: string | undefined;
  readonly regenerateSshKeys?: boolean | undefined;
  readonly timezone?: string | undefined;
  readonly dnsServers?: string | undefined;
  readonly dnsSearch?: string | undefined;
  readonly networks?: readonly GuestNetwork[] | undefined;
  readonly networkProtocol?: 'openstack_metadata' | 'eni' | undefined;
  readonly customScript?: string | undefined;
}

/** File contents by their path below `openstack/` on the drive. */
export interface GuestFiles {
  readonly 'latest/meta_data.json': string;
  readonly 'latest/user_data': string;
  readonly 'latest/network_data.json'?: string;
  /** Debian's interfaces file, only with the protocol `eni`. */
  readonly 'content/0000'?: string;
}

type JsonValue = string | null | readonly JsonValue[] | JsonMap;
interface JsonMap {
  readonly [key: string]: JsonValue;
}

/** `instanceId` is the engine's random id of this start, by which cloud-init knows that it is a new one. */
export function buildGuestFiles(initialization: GuestInitialization, instanceId: string): GuestFiles {
  const isEni = initialization.networkProtocol === 'eni';
  const interfaces = isEni ? interfacesText(initialization) : '';
  const networkData = isEni ? {} : networkDataOf(initialization);
  return {
    'latest/meta_data.json': writeJson(metaData(initialization, interfaces, instanceId)),
    'latest/user_data': `#cloud-config\n${dumpYaml(userData(initialization))}${initialization.customScript ?? ''}`,
    ...(Object.keys(networkData).length > 0 && { 'latest/network_data.json': writeJson(networkData) }),
    // Encoded as US-ASCII, where Java writes a question mark for what does not fit.
    ...(interfaces && { 'content/0000': interfaces.replace(/[^\0-\x7f]/gu, '?') }),
  };
}

function metaData(initialization: GuestInitialization, interfaces: string, instanceId: string): JsonMap {
  const { hostName, authorizedSshKeys } = initialization;
  return {
    ...(hostName && { hostname: hostName, name: hostName }),
    ...(authorizedSshKeys && { public_keys: authorizedSshKeys.split(/[\r\n]+/).filter((key) => key !== '') }),
    ...(interfaces && {
      'network-interfaces': interfaces,
      network_config: { content_path: '/content/0000', path: '/etc/network/interfaces' },
    }),
    uuid: instanceId,
    meta: { dsmode: 'local', essential: 'false', role: 'server' },
    launch_index: '0',
    availability_zone: 'nova',
  };
}

/** Keeps cloud-init from asking a metadata server at later boots, which would delay them. */
const PIN_DATASOURCES =
  `sed -i '/^datasource_list: /d' /etc/cloud/cloud.cfg; ` +
  `echo 'datasource_list: ["NoCloud", "ConfigDrive"]' >> /etc/cloud/cloud.cfg`;

function userData(initialization: GuestInitialization): YamlMap {
  const { regenerateSshKeys, timezone, rootPassword, userName } = initialization;
  return {
    ...(regenerateSshKeys !== undefined && { ssh_deletekeys: regenerateSshKeys }),
    ...(timezone !== undefined && { timezone }),
    ...(rootPassword && { password: rootPassword }),
    ...(userName && { user: userName }),
    disable_root: false,
    output: { all: '>> /var/log/cloud-init-output.log' },
    runcmd: [PIN_DATASOURCES],
    chpasswd: { expire: false },
    ssh_pwauth: true,
  };
}

function networkDataOf(initialization: GuestInitialization): JsonMap {
  const dns = {
    ...(initialization.dnsServers && { dns_nameservers: words(initialization.dnsServers) }),
    ...(initialization.dnsSearch && { dns_search: words(initialization.dnsSearch) }),
  };
  const configured = (initialization.networks ?? []).filter(({ ipv4, ipv6 }) => ipv4 !== 'none' || ipv6 !== 'none');
  const networks = configured.flatMap((network) => [
    ...addressEntry(network, 'ipv4', network.ipv4, network.ipv4Address, dns),
    ...addressEntry(network, 'ipv6', network.ipv6, network.ipv6Address, dns),
  ]);
  const links = configured.map(({ name }): JsonMap => ({ id: name ?? null, name: name ?? null, type: 'vif' }));
  const services = words(initialization.dnsServers ?? '').map((address) => ({ type: 'dns', address }));
  return {
    ...(links.length > 0 && { links }),
    ...(networks.length > 0 && { networks }),
    ...(services.length > 0 && { services }),
  };
}

function addressEntry(
  network: GuestNetwork,
  family: 'ipv4' | 'ipv6',
  protocol: BootProtocol,
  { address, netmask, gateway }: GuestAddress,
  dns: JsonMap,
): JsonMap[] {
  const name = network.name ?? null;
  switch (protocol) {
    case 'none':
      return [];
    case 'dhcp':
      return [{ id: name, link: name, type: `${family}_dhcp`, ...dns }];
    case 'static':
      return [
        {
          id: name,
          link: name,
          type: family,
          ip_address: address ?? null,
          ...(netmask && { netmask }),
          ...(gateway && { gateway }),
          ...dns,
        },
      ];
  }
}

/** Debian's `/etc/network/interfaces`; the engine leaves IPv6 out here. */
function interfacesText({ networks = [], dnsServers, dnsSearch }: GuestInitialization): string {
  return networks
    .map(({ name = 'null', onBoot, ipv4, ipv4Address: { address, netmask, gateway } }) =>
      [
        ...(onBoot ? [`auto ${name}`] : []),
        `iface ${name} inet ${ipv4}`,
        ...(address ? [`  address ${address}`] : []),
        ...(netmask ? [`  netmask ${netmask}`] : []),
        ...(gateway ? [`  gateway ${gateway}`] : []),
        ...(dnsServers === undefined ? [] : [`  dns-nameservers ${dnsServers}`]),
        ...(dnsSearch === undefined ? [] : [`  dns-search ${dnsSearch}`]),
        '',
      ].join('\n'),
    )
    .join('');
}

/** Java's `split(" ")`: empty words stay, but for those at the end. */
function words(text: string): string[] {
  const trimmed = text.replace(/ +$/, '');
  return trimmed === '' ? [] : trimmed.split(' ');
}

/** JSON as Jackson's default pretty printer writes it, maps in the order of Java's hash map. */
function writeJson(value: JsonValue, indent = ''): string {
  if (value === null) return 'null';
  // Jackson writes the hexadecimal digits of an escape in upper case.
  if (typeof value === 'string') return JSON.stringify(value).replace(/\\(?:\\|u[0-9a-f]{4})/g, upperHex);
  if (isList(value))
    return value.length === 0 ? '[ ]' : `[ ${value.map((item) => writeJson(item, indent)).join(', ')} ]`;
  const inner = `${indent}  `;
  const entries = inHashOrder(Object.entries(value)).map(
    ([key, item]) => `${inner}"${key}" : ${writeJson(item, inner)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

function upperHex(escape: string): string {
  return escape.slice(0, 2) + escape.slice(2).toUpperCase();
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
