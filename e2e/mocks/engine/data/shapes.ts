/**
 * The attributes that nobody asks for and every object has, as a 4.5.8 at cluster level 4.8 shows them for an object
 * that was added with its name alone.
 */
import type { Cluster, StorageDomain, VmBase } from '../model.ts';
import { BLANK } from '../rights.ts';

const SMALL_ICON = '1027ce17-22a2-43dd-b702-a743fe4db203';
const LARGE_ICON = 'ef95fcfe-e272-4b30-afcd-8255e10612ab';

const GiB = 2 ** 30;

/** What Blank has, and with it every VM and template. */
export const vmBaseShape = {
  auto_pinning_policy: 'disabled',
  bios: { boot_menu: { enabled: false } },
  comment: '',
  cpu: { architecture: 'undefined', topology: { cores: 1, sockets: 1, threads: 1 } },
  cpu_pinning_policy: 'none',
  cpu_shares: 0,
  delete_protected: false,
  description: '',
  display: {
    allow_override: false,
    copy_paste_enabled: true,
    disconnect_action: 'LOCK_SCREEN',
    disconnect_action_delay: 0,
    file_transfer_enabled: true,
    monitors: 1,
    smartcard_enabled: false,
    type: 'vnc',
    video_type: 'vga',
  },
  high_availability: { enabled: false, priority: 0 },
  io: { threads: 1 },
  large_icon: { id: LARGE_ICON },
  memory: GiB,
  memory_policy: { ballooning: true, guaranteed: GiB, max: 4 * GiB },
  migration: {
    auto_converge: 'inherit',
    compressed: 'inherit',
    encrypted: 'inherit',
    parallel_migrations_policy: 'inherit',
  },
  migration_downtime: -1,
  multi_queues_enabled: true,
  origin: 'ovirt',
  os: { boot: { devices: ['hd'] }, type: 'other' },
  placement_policy: { affinity: 'migratable' },
  small_icon: { id: SMALL_ICON },
  sso: { methods: [{ id: 'guest_agent' }] },
  start_paused: false,
  stateless: false,
  storage_error_resume_behaviour: 'auto_resume',
  type: 'server',
  usb: { enabled: false },
  virtio_scsi_multi_queues_enabled: false,
} as const satisfies Omit<VmBase, 'id' | 'name'>;

export const templateShape = { ...vmBaseShape, status: 'ok' } as const;

/** What a VM has beside, when it was made from Blank and is down. */
export const vmShape = {
  ...vmBaseShape,
  next_run_configuration_exists: false,
  original_template: { id: BLANK },
  status: 'down',
  template: { id: BLANK },
  time_zone: { name: 'Etc/GMT' },
} as const;

export const clusterShape = {
  ballooning_enabled: true,
  comment: '',
  custom_scheduling_policy_properties: [
    { name: 'HighUtilization', value: '80' },
    { name: 'CpuOverCommitDurationMinutes', value: '2' },
  ],
  description: '',
  error_handling: { on_error: 'migrate' },
  fencing_policy: {
    enabled: true,
    skip_if_connectivity_broken: { enabled: false, threshold: 50 },
    skip_if_gluster_bricks_up: false,
    skip_if_gluster_quorum_not_met: false,
    skip_if_sd_active: { enabled: false },
  },
  fips_mode: 'undefined',
  firewall_type: 'firewalld',
  gluster_service: false,
  ha_reservation: false,
  ksm: { enabled: true, merge_across_nodes: true },
  log_max_memory_used_threshold: 95,
  log_max_memory_used_threshold_type: 'percentage',
  memory_policy: { over_commit: { percent: 100 }, transparent_hugepages: { enabled: false } },
  migration: {
    auto_converge: 'inherit',
    bandwidth: { assignment_method: 'auto' },
    compressed: 'inherit',
    encrypted: 'inherit',
    parallel_migrations_policy: 'disabled',
  },
  required_rng_sources: ['urandom'],
  scheduling_policy: { id: 'b4ed2332-a7ac-4d5f-9596-99a439cb2812' },
  switch_type: 'legacy',
  threads_as_cores: false,
  trusted_service: false,
  tunnel_migration: false,
  upgrade_in_progress: false,
  upgrade_percent_complete: 0,
  version: { major: 4, minor: 8 },
  virt_service: true,
  vnc_encryption: true,
} as const satisfies Partial<Cluster>;

export const storageDomainShape = {
  backup: false,
  block_size: 512,
  comment: '',
  critical_space_action_blocker: 5,
  description: '',
  discard_after_delete: false,
  external_status: 'ok',
  master: false,
  storage_format: 'v5',
  supports_discard: false,
  supports_discard_zeroes_data: false,
  type: 'data',
  warning_low_space_indicator: 10,
  wipe_after_delete: false,
} as const satisfies Partial<StorageDomain>;

/** An image domain is its provider's other face, and has no size. */
export const imageDomainShape = {
  ...storageDomainShape,
  type: 'image',
  storage: { type: 'glance' },
  storage_format: 'v1',
  committed: 0,
  critical_space_action_blocker: 0,
  warning_low_space_indicator: 0,
} as const satisfies Partial<StorageDomain>;

export const diskShape = {
  backup: 'none',
  content_type: 'data',
  description: '',
  format: 'cow',
  propagate_errors: false,
  qcow_version: 'qcow2_v3',
  shareable: false,
  sparse: true,
  status: 'ok',
  storage_type: 'image',
  wipe_after_delete: false,
} as const;

export const attachmentShape = {
  active: true,
  bootable: true,
  interface: 'virtio',
  pass_discard: false,
  read_only: false,
  uses_scsi_reservation: false,
} as const;

export const networkShape = {
  comment: '',
  description: '',
  mtu: 0,
  port_isolation: false,
  stp: false,
  usages: ['vm'],
} as const;
