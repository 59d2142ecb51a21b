/** Which attributes of a sent VM or template are taken, and how they are laid over what there is. */
import type { Document, Value } from '../json.ts';
import type { VmBase } from '../model.ts';

/** Taken as they are; all others are the engine's own, or have rules of their own. */
const plain = [
  'auto_pinning_policy',
  'comment',
  'cpu_pinning_policy',
  'cpu_profile',
  'cpu_shares',
  'custom_compatibility_version',
  'custom_cpu_model',
  'custom_emulated_machine',
  'custom_properties',
  'delete_protected',
  'description',
  'large_icon',
  'lease',
  'migration_downtime',
  'multi_queues_enabled',
  'rng_device',
  'serial_number',
  'small_icon',
  'soundcard_enabled',
  'sso',
  'start_paused',
  'stateless',
  'storage_error_resume_behaviour',
  'time_zone',
  'tpm_enabled',
  'tunnel_migration',
  'type',
  'use_latest_template_version',
  'virtio_scsi_multi_queues',
  'virtio_scsi_multi_queues_enabled',
];

/** Merged attribute by attribute: what is not sent stays. */
const merged = [
  'bios',
  'console',
  'cpu',
  'display',
  'high_availability',
  'io',
  'migration',
  'os',
  'placement_policy',
  'usb',
  'virtio_scsi',
];

/** An object but for some of its attributes, which it must be able to do without. */
export function without<T extends object>(object: T, ...names: readonly (keyof T)[]): T {
  const left = Object.entries(object).filter(([name]) => !names.some((own) => own === name));
  // Object.fromEntries forgets which attributes there are.
  return Object.fromEntries(left) as T;
}

const isDocument = (value: Value): value is Document => typeof value === 'object' && !Array.isArray(value);

function merge(base: Value, sent: Value): Value {
  if (!isDocument(base) || !isDocument(sent)) return sent;
  const entries = Object.entries(sent).map(([name, value]): [string, Value] => [name, merge(base[name], value)]);
  return { ...base, ...Object.fromEntries(entries) };
}

/** Reads an empty `external_host_provider` as none. */
function references(sent: Document): Document {
  const provider = sent['external_host_provider'];
  if (!isDocument(provider)) return {};
  return { external_host_provider: provider['id'] === undefined ? undefined : provider };
}

export function attributesFrom<Base extends VmBase>(base: Base, sent: Document): Base {
  const taken = Object.entries(sent).flatMap(([name, value]): [string, Value][] => {
    if (plain.includes(name)) return [[name, value]];
    return merged.includes(name) ? [[name, merge(base[name], value)]] : [];
  });
  return { ...base, ...Object.fromEntries(taken), ...references(sent) };
}
