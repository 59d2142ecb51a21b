/** Network interfaces of VMs and templates (ovirt-engine AddVmInterfaceCommand.java and its neighbours). */
import type { Document } from '../json.ts';
import type { Id, Nic, Template, Vm } from '../model.ts';
import { fault, notAuthorized, notFound, refuse, type Sentence } from '../refusals.ts';
import { hasPermit } from '../rights.ts';
import { idOf, ownerOf, type Call } from '../service.ts';
import { without } from './attributes.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { addEvent, internalCorrelationId, type About } from './journal.ts';

/** How interfaces are called in events. */
const interfaceLabels: Readonly<Record<string, string>> = {
  virtio: 'VirtIO',
  e1000: 'e1000',
  e1000e: 'e1000e',
  rtl8139: 'rtl8139',
  pci_passthrough: 'PCI Passthrough',
  spapr_vlan: 'sPAPR VLAN',
};

/** What a body lacks, as the newer services say it: `mandatory('nic.name')`. */
export const mandatory = (attribute: string): ReturnType<typeof fault> =>
  fault(400, `Parameter '${attribute}' is mandatory but was not provided.`, 'Input validation failed.');

const MAC = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i;

/** The next free address of the engine's pool. */
function nextMac(call: Call): { readonly address: string } {
  const taken = new Set(call.store.nics.all().map(({ mac }) => mac?.address));
  for (let number = 0; ; number++) {
    const [high, low] = [number >> 8, number & 0xff].map((part) => part.toString(16).padStart(2, '0'));
    const address = `56:6f:1a:1a:${high}:${low}`;
    if (!taken.has(address)) return { address };
  }
}

/** Copies the interfaces of a template; one whose network is not in the VM's cluster loses its profile. */
export function copyNics(call: Call, templateId: Id, vm: Vm): void {
  const { store, world } = call;
  for (const nic of store.nics.ownedBy(templateId)) {
    const { vnic_profile } = nic;
    const isKept = vnic_profile && isInCluster(call, vnic_profile.id, vm.cluster.id);
    store.nics.put({
      ...without(nic, 'vnic_profile', 'mac'),
      id: world.newId(),
      ownerId: vm.id,
      mac: nextMac(call),
      ...(isKept && { vnic_profile }),
    });
  }
}

function isInCluster({ store }: Call, profileId: Id, clusterId: Id): boolean {
  const network = store.vnicProfiles.find(profileId)?.network.id;
  return store.clusterNetworks.all().some((own) => own.clusterId === clusterId && own.networkId === network);
}

/** The VM or template that an interface belongs to; both have the same rules. */
interface Owner {
  readonly vm?: Vm;
  readonly template?: Template;
  readonly clusterId: Id | undefined;
}

function findOwner(call: Call): Owner {
  const id = ownerOf(call);
  const [vm, template] = [call.store.vms.find(id), call.store.templates.find(id)];
  if (vm) return { vm, clusterId: vm.cluster.id };
  return { ...(template && { template }), clusterId: template?.cluster?.id };
}

function requireNicPermit(call: Call, { vm }: Owner): void {
  const id = ownerOf(call);
  if (vm) requirePermit(call, 'configure_vm_network', { kind: 'vm', id });
  else requirePermit(call, 'configure_template_network', { kind: 'template', id });
}

const attribute: Sentence = ['ATTRIBUTE', { path: 'nic.name' }];

function checkNic(call: Call, nic: Nic, owner: Owner, action: 'add' | 'edit'): void {
  const { store, session } = call;
  if (!/^[\p{L}0-9._-]+$/u.test(nic.name)) throw refuse('VALIDATION_NAME_INVALID_WITH_DOT', attribute);
  if (nic.mac && !MAC.test(nic.mac.address)) {
    throw refuse('VALIDATION_VM_NETWORK_MAC_ADDRESS_INVALID', ['ATTRIBUTE', { path: 'nic.macAddress' }]);
  }
  const others = store.nics.where(({ id }) => id !== nic.id);
  if (others.some(({ ownerId, name }) => ownerId === nic.ownerId && name === nic.name)) {
    throw refuse('NETWORK_INTERFACE_NAME_ALREADY_IN_USE');
  }
  const profileId = nic.vnic_profile?.id;
  if (profileId !== undefined) {
    if (!store.vnicProfiles.find(profileId)) {
      throw refuse(['ACTION_TYPE_FAILED_VNIC_PROFILE_NOT_EXISTS', { action, type: 'Interface' }]);
    }
    if (!hasPermit(store, session.userId, 'configure_vm_network', { kind: 'vnic_profile', id: profileId })) {
      throw notAuthorized();
    }
    if (owner.clusterId !== undefined && !isInCluster(call, profileId, owner.clusterId)) {
      throw refuse('NETWORK_NOT_EXISTS_IN_CURRENT_CLUSTER');
    }
  }
  const { mac } = nic;
  const rival = mac && others.find((other) => other.mac?.address.toLowerCase() === mac.address.toLowerCase());
  if (rival && owner.vm) {
    const VmName = store.vms.find(rival.ownerId)?.name ?? '';
    throw refuse(['NETWORK_MAC_ADDRESS_IN_USE', { MacAddress: mac.address, VmName }]);
  }
}

/** Only the id of a profile counts: by name it is dropped, as is `network` (seen). */
function profileOf(sent: Document): { readonly id: Id } | undefined {
  const profile = sent['vnic_profile'];
  if (typeof profile !== 'object' || Array.isArray(profile)) return undefined;
  // A body was read by the types of the API model.
  const { id } = profile as { readonly id?: Id };
  return id === undefined ? undefined : { id };
}

function aboutNic(call: Call, nic: Nic, owner: Owner, words: Readonly<Record<string, string>> = {}): About {
  const nicType = interfaceLabels[nic.interface] ?? nic.interface;
  const { vm, template } = owner;
  return {
    ...causeOf(call),
    ...(vm && { vm }),
    ...(template && { template }),
    words: { nic: nic.name, nicType, ...words },
  };
}

export function addNic(call: Call, body: Document): Nic {
  const name = body['name'];
  if (typeof name !== 'string') throw mandatory('nic.name');
  const owner = findOwner(call);
  const { store, world } = call;
  const profile = profileOf(body);
  // A body was read by the types of the API model.
  const sent = body as Partial<Nic>;
  const nic: Nic = {
    interface: sent.interface ?? 'virtio',
    linked: sent.linked ?? true,
    plugged: sent.plugged ?? true,
    synced: true,
    name,
    ownerId: ownerOf(call),
    id: world.newId(`nic/${name}`),
    ...(sent.mac && { mac: sent.mac }),
    ...(profile && { vnic_profile: profile }),
  };
  return runCommand(call, {
    validate: () => {
      requireNicPermit(call, owner);
      if (!owner.vm && !owner.template) {
        throw refuse(['ACTION_TYPE_FAILED_VM_NOT_FOUND', { action: 'add', type: 'Interface' }]);
      }
      checkNic(call, nic, owner, 'add');
    },
    execute: () => {
      const added = store.nics.put(owner.vm && !nic.mac ? { ...nic, mac: nextMac(call) } : nic);
      if (owner.vm && added.plugged) {
        addEvent(world, 1012, { ...aboutNic(call, nic, owner), correlationId: internalCorrelationId(world) });
      }
      addEvent(world, owner.vm ? 932 : 936, aboutNic(call, nic, owner));
      return added;
    },
  });
}

export function updateNic(call: Call, body: Document): Nic {
  const { store, world } = call;
  const owner = findOwner(call);
  const nic = store.nics.get(idOf(call));
  const sent = body as Partial<Nic>;
  const changed: Nic = {
    ...nic,
    ...(sent.name !== undefined && { name: sent.name }),
    ...(sent.interface !== undefined && { interface: sent.interface }),
    ...(sent.linked !== undefined && { linked: sent.linked }),
    ...(sent.plugged !== undefined && { plugged: sent.plugged }),
    ...(sent.mac && { mac: sent.mac }),
  };
  const profile = profileOf(body);
  const bound =
    body['vnic_profile'] === undefined
      ? changed
      : { ...without(changed, 'vnic_profile'), ...(profile && { vnic_profile: profile }) };
  return runCommand(call, {
    validate: () => {
      requireNicPermit(call, owner);
      checkNic(call, bound, owner, 'edit');
    },
    execute: () => {
      store.nics.put(bound);
      const linkState = bound.linked ? 'Link State is UP.' : 'Link State is DOWN.';
      addEvent(world, owner.vm ? 934 : 940, aboutNic(call, bound, owner, { linkState }));
      return bound;
    },
  });
}

export function removeNic(call: Call): undefined {
  const { store, world } = call;
  const owner = findOwner(call);
  const nic = store.nics.get(idOf(call));
  runCommand(call, {
    validate: () => {
      requireNicPermit(call, owner);
      if (owner.vm?.host && nic.plugged) {
        throw refuse(['ACTION_TYPE_FAILED_CANNOT_REMOVE_ACTIVE_DEVICE', { action: 'remove', type: 'Interface' }]);
      }
    },
    execute: () => {
      store.nics.remove(nic.id);
      addEvent(world, owner.vm ? 930 : 938, aboutNic(call, nic, owner));
    },
  });
  return undefined;
}

/** `activate` and `deactivate`: plugs an interface in and out. */
export function plugNic(call: Call, plugged: boolean): undefined {
  const { store, world } = call;
  const owner = findOwner(call);
  const nic = store.nics.find(idOf(call));
  if (!nic || nic.ownerId !== ownerOf(call)) throw notFound();
  runCommand(call, {
    validate: () => requireNicPermit(call, owner),
    execute: () => {
      store.nics.change(nic.id, { plugged });
      addEvent(world, plugged ? 1012 : 1014, aboutNic(call, nic, owner));
    },
  });
  return undefined;
}
