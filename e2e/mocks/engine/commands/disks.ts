/** Disks: of VMs, copied from a template, added, attached and removed with their VM; and those that belong to nobody. */
import type { Document } from '../json.ts';
import type { Disk, Id, Vm } from '../model.ts';
import { entityNotFound, incomplete, refuse, type Answer } from '../refusals.ts';
import { idOf, type Call } from '../service.ts';
import type { Store } from '../store.ts';
import { attachmentShape, diskShape } from '../data/shapes.ts';
import { without } from './attributes.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { addEvent } from './journal.ts';

const attachmentId = (ownerId: Id, diskId: Id): Id => `${ownerId}/${diskId}`;

export function disksOf(store: Store, ownerId: Id): readonly Disk[] {
  return store.diskAttachments
    .where((attachment) => attachment.ownerId === ownerId)
    .flatMap(({ diskId }) => store.disks.find(diskId) ?? []);
}

interface SentDisk extends Document {
  readonly id?: Id;
  readonly name?: string;
  readonly alias?: string;
  readonly format?: string;
  readonly provisioned_size?: number;
  readonly storage_domains?: readonly { readonly id?: Id; readonly name?: string }[];
}

interface SentAttachment extends Document {
  readonly interface?: string;
  readonly bootable?: boolean;
  readonly active?: boolean;
  readonly disk?: SentDisk;
}

/** The disks of the template that a new VM's body speaks of; entries without an id are ignored (seen). */
export function templateDisksFor(body: Document): readonly (SentDisk & { readonly id: Id })[] {
  // A body was read by the types of the API model.
  const attachments = (body['disk_attachments'] ?? []) as readonly SentAttachment[];
  return attachments.flatMap(({ disk }) => (disk?.id === undefined ? [] : [{ ...disk, id: disk.id }]));
}

/** A thin disk stays in the format and on the storage of the template's. */
export function checkThinDisks(store: Store, templateId: Id, wishes: readonly SentDisk[]): void {
  const words = { action: 'add', type: 'VM' } as const;
  const sources = disksOf(store, templateId);
  for (const { id, format, storage_domains: wanted = [] } of wishes) {
    if (format === 'raw') throw refuse(['ACTION_TYPE_FAILED_THIN_TEMPLATE_DISKS_SHOULD_ONLY_BE_COW', words]);
    const homes = sources.find((source) => source.id === id)?.storage_domains.map((domain) => domain.id) ?? [];
    if (wanted.some((domain) => domain.id !== undefined && !homes.includes(domain.id))) {
      throw refuse(['ACTION_TYPE_FAILED_TEMPLATE_NOT_FOUND_ON_DESTINATION_DOMAIN', words]);
    }
  }
}

/** Makes the VM's own disks out of the template's, still locked; returns their ids. */
export function copyDisks(call: Call, templateId: Id, vm: Vm, wishes: readonly SentDisk[]): readonly Id[] {
  const { store, world } = call;
  return store.diskAttachments.ownedBy(templateId).flatMap((attachment) => {
    const source = store.disks.find(attachment.diskId);
    if (!source) return [];
    const wish = wishes.find(({ id }) => id === source.id);
    const alias = wish?.alias ?? wish?.name ?? source.alias;
    const domain = wish?.storage_domains?.[0]?.id;
    const id = world.newId();
    const storage = domain === undefined ? {} : { storage_domains: [{ id: domain }] };
    // Its version is known once it is there (seen).
    const copy = without(source, 'qcow_version');
    store.disks.put({ ...copy, ...storage, id, alias, name: alias, image_id: world.newId(), status: 'locked' });
    store.diskAttachments.put({ ...attachment, id: attachmentId(vm.id, id), ownerId: vm.id, diskId: id });
    return [id];
  });
}

/** A disk that was being made is there. */
export function finishDisk(store: Store, id: Id): void {
  const disk = store.disks.find(id);
  if (disk) store.disks.change(id, { status: 'ok', ...(disk.format === 'cow' && { qcow_version: 'qcow2_v3' }) });
}

/** Takes a VM's disks away with it, or leaves them to themselves. */
export function releaseDisks(store: Store, vmId: Id, isDetachOnly: boolean): void {
  for (const { id, diskId } of store.diskAttachments.ownedBy(vmId)) {
    store.diskAttachments.remove(id);
    if (!isDetachOnly) store.disks.remove(diskId);
  }
}

const command = { action: 'add', type: 'Virtual Disk' } as const;

function storageOf(call: Call, disk: SentDisk): Id {
  const [sent] = disk.storage_domains ?? [];
  if (sent?.id === undefined && sent?.name === undefined) {
    throw refuse(['ACTION_TYPE_FAILED_STORAGE_DOMAIN_NOT_SPECIFIED', command]);
  }
  const { storageDomains } = call.store;
  const found =
    sent.id === undefined ? storageDomains.all().find(({ name }) => name === sent.name) : storageDomains.find(sent.id);
  if (!found) throw entityNotFound(sent.id ?? sent.name ?? '');
  return found.id;
}

function checkSpace(call: Call, domainId: Id, bytes: number): void {
  const domain = call.store.storageDomains.get(domainId);
  if (domain.available !== undefined && domain.available < bytes) {
    const words = { ...command, storageName: domain.name };
    throw refuse(['ACTION_TYPE_FAILED_DISK_SPACE_LOW_ON_STORAGE_DOMAIN', words]);
  }
}

function attach(call: Call, vm: Vm, disk: Disk, sent: SentAttachment): Document {
  const { bootable = false, active = true } = sent;
  const attachment = call.store.diskAttachments.put({
    ...attachmentShape,
    interface: sent.interface ?? 'virtio',
    bootable,
    active,
    id: attachmentId(vm.id, disk.id),
    ownerId: vm.id,
    diskId: disk.id,
  });
  return { ...attachment, id: disk.id, disk: { id: disk.id }, vm: { id: vm.id } };
}

function checkBootable(call: Call, vm: Vm, sent: SentAttachment, action: 'add' | 'attach'): void {
  if (sent.bootable !== true) return;
  const boot = call.store.diskAttachments.ownedBy(vm.id).find(({ bootable }) => bootable);
  if (!boot) return;
  const DiskName = call.store.disks.get(boot.diskId).alias;
  throw refuse(['ACTION_TYPE_FAILED_DISK_BOOT_IN_USE', { action, type: 'Virtual Disk', DiskName, VmName: vm.name }]);
}

function attachExisting(call: Call, vm: Vm, diskId: Id, sent: SentAttachment): Document {
  const words = { action: 'attach', type: 'Virtual Disk' } as const;
  const { store, world } = call;
  return runCommand(call, {
    validate: () => {
      if (sent.interface === undefined) {
        throw refuse('VALIDATION_DISK_INTERFACE_NOT_NULL', ['ATTRIBUTE', { path: 'diskVmElement.diskInterface' }]);
      }
      const disk = store.disks.find(diskId);
      if (!disk) throw refuse(['ACTION_TYPE_FAILED_DISK_NOT_EXIST', words]);
      requirePermit(call, 'configure_vm_storage', { kind: 'vm', id: vm.id });
      requirePermit(call, 'attach_disk', { kind: 'disk', id: diskId });
      if (store.diskAttachments.find(attachmentId(vm.id, diskId))) {
        throw refuse(['ACTION_TYPE_FAILED_DISK_ALREADY_ATTACHED', words]);
      }
      checkBootable(call, vm, sent, 'attach');
    },
    execute: () => {
      const disk = store.disks.get(diskId);
      addEvent(world, 2016, { ...causeOf(call), vm, words: { disk: disk.alias } });
      return attach(call, vm, disk, sent);
    },
  });
}

function vmOf({ store, ids }: Call, action: 'add' | 'detach'): Vm {
  const vm = store.vms.find(ids[0]);
  if (!vm) throw refuse(['ACTION_TYPE_FAILED_VM_NOT_FOUND', { action, type: 'Virtual Disk' }]);
  return vm;
}

/** POST /vms/ID/diskattachments: an existing disk by its id, or a new one. */
export function addDisk(call: Call, body: Document): Answer | Document {
  const { store, world } = call;
  const vm = vmOf(call, 'add');
  const sent: SentAttachment = body;
  if (sent.disk?.id !== undefined) return attachExisting(call, vm, sent.disk.id, sent);
  const { disk = {} } = sent;
  const { format, provisioned_size } = disk;
  const lacking = [
    ...(provisioned_size === undefined ? ['provisionedSize|size'] : []),
    ...(format === undefined ? ['format'] : []),
  ];
  if (format === undefined || provisioned_size === undefined) throw incomplete('Disk', lacking.join(', '), 'invoke0');
  const alias = disk.alias ?? disk.name ?? `${vm.name}_Disk${disksOf(store, vm.id).length + 1}`;
  const domainId = storageOf(call, disk);
  return runCommand(call, {
    job: `Adding Disk ${alias}`,
    validate: () => {
      requirePermit(call, 'configure_vm_storage', { kind: 'vm', id: vm.id });
      requirePermit(call, 'create_disk', { kind: 'storage_domain', id: domainId });
      checkSpace(call, domainId, provisioned_size);
      checkBootable(call, vm, sent, 'add');
    },
    execute: (job) => {
      const added = store.disks.put({
        ...without(diskShape, 'qcow_version'),
        ...(typeof disk['description'] === 'string' && { description: disk['description'] }),
        sparse: typeof disk['sparse'] === 'boolean' ? disk['sparse'] : format === 'cow',
        id: world.newId(),
        image_id: world.newId(),
        name: alias,
        alias,
        format,
        provisioned_size,
        actual_size: 0,
        total_size: 0,
        status: 'locked',
        storage_domains: [{ id: domainId }],
      });
      addEvent(world, 78, { ...causeOf(call), vm, words: { disk: alias } });
      world.clock.schedule(world.backstage.timing.thinDisk, () => {
        finishDisk(store, added.id);
        addEvent(world, 97, { ...causeOf(call), vm, words: { disk: alias } });
        job?.end('finished');
      });
      return { status: 202, document: attach(call, vm, added, sent) };
    },
    lasts: true,
  });
}

/** DELETE of an attachment leaves the disk, unless `detach_only` is false. */
export function removeDisk(call: Call): undefined {
  const { store, world } = call;
  const vm = vmOf(call, 'detach');
  const disk = store.disks.get(idOf(call));
  runCommand(call, {
    validate: () => requirePermit(call, 'configure_vm_storage', { kind: 'vm', id: vm.id }),
    execute: () => {
      store.diskAttachments.remove(attachmentId(vm.id, disk.id));
      if (call.parameters.flag('detach_only') === false) store.disks.remove(disk.id);
      addEvent(world, 2018, { ...causeOf(call), vm, words: { disk: disk.alias } });
    },
  });
  return undefined;
}

/** PUT of a disk: only its names and its description. */
export function updateDisk(call: Call, body: Document): Document {
  const { store, world } = call;
  const disk = store.disks.get(idOf(call));
  const words = { action: 'edit', type: 'Virtual Disk' } as const;
  const { description } = body;
  const alias = [body['alias'], body['name']].find((name) => typeof name === 'string') ?? disk.alias;
  return runCommand(call, {
    validate: () => {
      requirePermit(call, 'edit_disk_properties', { kind: 'disk', id: disk.id });
      if (disk.status === 'locked')
        throw refuse(['ACTION_TYPE_FAILED_DISKS_LOCKED', { ...words, diskAliases: disk.alias }]);
    },
    execute: () => {
      addEvent(world, 86, { ...causeOf(call), words: { disk: disk.alias } });
      return store.disks.change(disk.id, {
        name: alias,
        alias,
        ...(typeof description === 'string' && { description }),
      });
    },
  });
}

/** DELETE of a disk: it is locked until its data is gone. A template's only copy stays. */
export function deleteDisk(call: Call): Document {
  const { store, world } = call;
  const disk = store.disks.get(idOf(call));
  const words = { action: 'remove', type: 'Virtual Disk' } as const;
  const storageDomain = store.storageDomains.find(disk.storage_domains[0]?.id);
  const about = { ...causeOf(call), ...(storageDomain && { storageDomain }), words: { disk: disk.alias } };
  let jobId: Id | undefined;
  runCommand(call, {
    job: `Removing Disk ${disk.alias}`,
    validate: () => {
      requirePermit(call, 'delete_disk', { kind: 'disk', id: disk.id });
      if (disk.status === 'locked')
        throw refuse(['ACTION_TYPE_FAILED_DISKS_LOCKED', { ...words, diskAliases: disk.alias }]);
      const owners = store.diskAttachments.where(({ diskId }) => diskId === disk.id).map(({ ownerId }) => ownerId);
      if (owners.some((id) => store.templates.find(id))) throw refuse(['VM_TEMPLATE_IMAGE_LAST_DOMAIN', words]);
      if (owners.some((id) => store.vms.find(id)?.host)) throw refuse(['ACTION_TYPE_FAILED_VM_IS_RUNNING', words]);
    },
    execute: (job) => {
      jobId = job?.id;
      store.disks.change(disk.id, { status: 'locked' });
      addEvent(world, 2038, about);
      world.clock.schedule(world.backstage.timing.diskRemoval, () => {
        for (const { id } of store.diskAttachments.where(({ diskId }) => diskId === disk.id)) {
          store.diskAttachments.remove(id);
        }
        store.disks.remove(disk.id);
        addEvent(world, 2014, about);
        job?.end('finished');
      });
    },
    lasts: true,
  });
  return { job: { id: jobId } };
}
