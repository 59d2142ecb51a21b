/**
 * What a VM is told at its first start: how it is merged, checked and stored, and what the guest gets of it
 * (ovirt-engine InitializationMapper.java, VmInitToOpenStackMetadataAdapter.java).
 */
import type { BootProtocol, GuestAddress, GuestInitialization } from '../guest-files.ts';
import type { Document } from '../json.ts';
import type { MessageId, Params } from '../messages.ts';
import type { Initialization, NicConfiguration } from '../model.ts';
import { refuse } from '../refusals.ts';

/** Stands for a password wherever one is shown. */
const MASK = '******';

/** What is stored: as it is shown, and beside it the password in clear. */
export interface Stored {
  readonly initialization: Initialization | undefined;
  readonly rootPassword: string | undefined;
}

/** Most characters of the columns that have a limit (create_tables.sql, vm_init). */
const columnLengths: Readonly<Record<string, number>> = { timezone: 40, user_name: 256 };

function storedNic(nic: NicConfiguration): NicConfiguration {
  return {
    ...nic,
    boot_protocol: nic.boot_protocol ?? 'none',
    ip: nic.ip ?? {},
    ipv6: nic.ipv6 ?? {},
    ipv6_boot_protocol: nic.ipv6_boot_protocol ?? 'none',
  };
}

/** Lays what was sent over what is stored: field by field, networks as a whole; an empty object removes everything. */
export function mergeInitialization(stored: Stored, sent: Document | undefined): Stored {
  if (sent === undefined) return stored;
  if (Object.keys(sent).length === 0) return { initialization: undefined, rootPassword: undefined };
  // A body was read by the types of the API model.
  const fields: Initialization = { ...sent };
  const merged: Initialization = {
    regenerate_ssh_keys: false,
    nic_configurations: [],
    ...stored.initialization,
    ...fields,
  };
  const rootPassword = fields.root_password ?? stored.rootPassword;
  return {
    initialization: {
      ...merged,
      nic_configurations: (merged.nic_configurations ?? []).map(storedNic),
      ...(rootPassword !== undefined && { root_password: MASK }),
    },
    rootPassword,
  };
}

/** Throws what the engine has against the networks; it looks at them only for OpenStack's format, the default. */
export function validateNetworks({ initialization }: Stored, params: Params): void {
  if (initialization?.cloud_init_network_protocol === 'eni') return;
  const messages = (initialization?.nic_configurations ?? []).flatMap((nic): MessageId[] => [
    ...(nic.on_boot === true ? [] : (['VALIDATION_CLOUD_INIT_START_ON_BOOT_INVALID'] as const)),
    ...(nic.boot_protocol === 'static' && !nic.ip?.address
      ? (['VALIDATION_CLOUD_INIT_STATIC_IPV4_ADDRESS_MISSING'] as const)
      : []),
    ...(nic.ipv6_boot_protocol === 'static' && !nic.ipv6?.address
      ? (['VALIDATION_CLOUD_INIT_STATIC_IPV6_ADDRESS_MISSING'] as const)
      : []),
    ...(nic.ipv6_boot_protocol === 'autoconf' ? (['VALIDATION_CLOUD_INIT_IPV6_AUTOCONF_UNSUPPORTED'] as const) : []),
  ]);
  if (messages.length > 0) throw refuse(...messages.map((message) => [message, params] as const));
}

/** Throws what a database column cannot hold; the engine knows no better sentence. */
export function checkColumns({ initialization, rootPassword }: Stored): void {
  const texts = Object.entries({ ...initialization, root_password: rootPassword });
  const isTooMuch = texts.some(
    ([field, text]) =>
      typeof text === 'string' && (text.includes('\0') || text.length > (columnLengths[field] ?? Infinity)),
  );
  if (isTooMuch) throw refuse('INTERNAL_ENGINE_ERROR');
}

const protocolOf = (protocol: string | undefined): BootProtocol =>
  protocol === 'dhcp' || protocol === 'static' ? protocol : 'none';

const addressOf = (ip: GuestAddress = {}): GuestAddress => ip;

/** What the guest is to get; nothing stored means the engine's own keys alone. */
export function toGuest({ initialization = {}, rootPassword }: Stored): GuestInitialization {
  return {
    hostName: initialization.host_name,
    userName: initialization.user_name,
    rootPassword,
    authorizedSshKeys: initialization.authorized_ssh_keys,
    regenerateSshKeys: initialization.regenerate_ssh_keys ?? false,
    timezone: initialization.timezone,
    dnsServers: initialization.dns_servers,
    dnsSearch: initialization.dns_search,
    customScript: initialization.custom_script,
    networkProtocol: initialization.cloud_init_network_protocol === 'eni' ? 'eni' : 'openstack_metadata',
    networks: initialization.nic_configurations?.map((nic) => ({
      name: nic.name,
      onBoot: nic.on_boot ?? false,
      ipv4: protocolOf(nic.boot_protocol),
      ipv4Address: addressOf(nic.ip),
      ipv6: protocolOf(nic.ipv6_boot_protocol),
      ipv6Address: addressOf(nic.ipv6),
    })),
  };
}

/** How a guest takes its settings, by its operating system (osinfo-defaults.properties). */
export function initializationType(osType: string): 'cloud-init' | 'sysprep' | 'ignition' {
  if (osType.startsWith('windows')) return 'sysprep';
  return osType.startsWith('rhcos') ? 'ignition' : 'cloud-init';
}
