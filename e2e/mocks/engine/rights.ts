// Who may do and see what: permissions give a user or group a role on an object, and hold for everything below it.
import type { Id, ObjectKind, Permission, Role } from './model.ts';
import type { Store } from './store.ts';

export const EVERYONE: Id = 'eee00000-0000-0000-0000-123456789eee';
export const SYSTEM: Id = 'aaa00000-0000-0000-0000-123456789aaa';
export const BLANK: Id = '00000000-0000-0000-0000-000000000000';

export interface ObjectRef {
  readonly kind: ObjectKind;
  readonly id: Id;
}

export const system: ObjectRef = { kind: 'system', id: SYSTEM };

const ref = (kind: ObjectKind, id: Id | undefined): readonly ObjectRef[] => (id === undefined ? [] : [{ kind, id }]);

/** What an object stands in: rights there hold for it too. */
function parentsOf(store: Store, { kind, id }: ObjectRef): readonly ObjectRef[] {
  switch (kind) {
    case 'system':
      return [];
    case 'vm':
      return ref('cluster', store.vms.find(id)?.cluster.id);
    case 'template': {
      const cluster = store.clusters.find(store.templates.find(id)?.cluster?.id);
      return cluster ? ref('data_center', cluster.data_center?.id) : [system];
    }
    case 'host':
      return ref('cluster', store.hosts.find(id)?.cluster.id);
    case 'cluster':
      return [...ref('data_center', store.clusters.find(id)?.data_center?.id), system];
    case 'storage_domain':
      return [...ref('data_center', store.storageDomains.find(id)?.attachment?.dataCenterId), system];
    case 'network':
      return ref('data_center', store.networks.find(id)?.data_center.id);
    case 'vnic_profile':
      return ref('network', store.vnicProfiles.find(id)?.network.id);
    case 'disk':
      return [
        ...(store.disks.find(id)?.storage_domains ?? []).flatMap((domain) => ref('storage_domain', domain.id)),
        ...store.diskAttachments
          .where(({ diskId }) => diskId === id)
          .flatMap(({ ownerId }) => (store.vms.find(ownerId) ? ref('vm', ownerId) : ref('template', ownerId))),
      ];
    case 'cpu_profile':
      return ref('cluster', store.cpuProfiles.find(id)?.cluster.id);
    case 'data_center':
    case 'vm_pool':
    case 'instance_type':
    case 'mac_pool':
    case 'disk_profile':
      return [system];
  }
}

/** An object with everything it stands in. */
export function withParents(store: Store, object: ObjectRef): readonly ObjectRef[] {
  return [object, ...parentsOf(store, object).flatMap((parent) => withParents(store, parent))];
}

/** The permissions of a user, those of the group Everyone included. */
export function permissionsOf(store: Store, userId: Id): readonly Permission[] {
  return store.permissions.where(({ user, group }) => user?.id === userId || group?.id === EVERYONE);
}

const ownRoles = (store: Store, userId: Id): readonly Role[] =>
  store.permissions.where(({ user }) => user?.id === userId).map(({ role }) => store.roles.get(role.id));

/** A user without any permission of his own is not let in: Everyone's rights are not enough. */
export const mayLogIn = (store: Store, userId: Id): boolean => ownRoles(store, userId).length > 0;

export const isAdmin = (store: Store, userId: Id): boolean =>
  ownRoles(store, userId).some(({ administrative }) => administrative);

/** Whether a user has a permit, such as `create_vm`, on an object or on what it stands in. */
export function hasPermit(store: Store, userId: Id, permit: string, object: ObjectRef): boolean {
  const ids = new Set(withParents(store, object).map(({ id }) => id));
  return permissionsOf(store, userId).some(
    ({ role, on }) => ids.has(on.id) && store.roles.get(role.id).permitNames.includes(permit),
  );
}
