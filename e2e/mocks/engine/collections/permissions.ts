// /permissions, and the permissions of an object, a user or a group
import type { Document } from '../json.ts';
import type { Id, ObjectKind, Permission } from '../model.ts';
import { permissionsOf, system, SYSTEM, withParents, type ObjectRef } from '../rights.ts';
import { ownerOf, type Call, type Service } from '../service.ts';
import type { Store } from '../store.ts';

/** What kind of object a collection below the root holds. */
const kinds: Readonly<Record<string, ObjectKind>> = {
  clusters: 'cluster',
  cpuprofiles: 'cpu_profile',
  datacenters: 'data_center',
  disks: 'disk',
  hosts: 'host',
  instancetypes: 'instance_type',
  macpools: 'mac_pool',
  networks: 'network',
  storagedomains: 'storage_domain',
  templates: 'template',
  vmpools: 'vm_pool',
  vms: 'vm',
  vnicprofiles: 'vnic_profile',
};

/** Attributes of a permission that name its object; an instance type is a template there. */
const attributes: Readonly<Partial<Record<ObjectKind, string>>> = {
  cluster: 'cluster',
  data_center: 'data_center',
  disk: 'disk',
  host: 'host',
  instance_type: 'template',
  storage_domain: 'storage_domain',
  template: 'template',
  vm: 'vm',
  vm_pool: 'vm_pool',
};

/** A permission as it is shown on an object, which need not be the one it was given on. */
export function shownOn(permission: Permission, object: ObjectRef): Document {
  const attribute = attributes[object.kind];
  return { ...permission, ...(attribute !== undefined && { [attribute]: { id: object.id } }) };
}

/** The object whose permissions a path is about: the system for `/permissions`. */
export function objectOf(call: Call): ObjectRef {
  const [collection = ''] = call.path.split('/');
  const kind = kinds[collection];
  return kind === undefined ? system : { kind, id: ownerOf(call) };
}

function onObject(store: Store, object: ObjectRef): readonly Document[] {
  const ids = new Set(withParents(store, object).map(({ id }) => id));
  return store.permissions.where(({ on }) => ids.has(on.id)).map((permission) => shownOn(permission, object));
}

function ofPerson(store: Store, personId: Id): readonly Document[] {
  const own = store.users.find(personId)
    ? permissionsOf(store, personId)
    : store.permissions.where(({ group }) => group?.id === personId);
  return own.map((permission) => shownOn(permission, permission.on));
}

function listPermissions(call: Call): readonly Document[] {
  const { store, path } = call;
  if (/^(users|groups)\//.test(path)) return ofPerson(store, ownerOf(call));
  const object = objectOf(call);
  return object.id === SYSTEM
    ? store.permissions.where(({ on }) => on.id === SYSTEM).map((permission) => shownOn(permission, system))
    : onObject(store, object);
}

export const permissions: Readonly<Record<string, Service>> = {
  AssignedPermissionsService: { list: listPermissions },
  SystemPermissionsService: { list: listPermissions },
};
