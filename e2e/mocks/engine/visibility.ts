/**
 * What a user sees when the answer is filtered: objects on which a user role was given, to the user or to everyone.
 * Administrator roles do not count here (ovirt-engine packaging/dbscripts/create_views.sql, user_*_permissions_view).
 */
import type { Document } from './json.ts';
import type { Id, ObjectKind, Permission } from './model.ts';
import { isAdmin, permissionsOf } from './rights.ts';
import type { Store } from './store.ts';

interface Grant {
  readonly kind: ObjectKind;
  readonly id: Id;
  readonly showsChildren: boolean;
}

class Eyes {
  readonly #store: Store;
  readonly #userId: Id;
  readonly #grants: readonly Grant[];
  readonly #ids: ReadonlySet<Id>;

  constructor(store: Store, userId: Id) {
    this.#store = store;
    this.#userId = userId;
    const toGrants = ({ role, on }: Permission): readonly Grant[] => {
      const { administrative, showsChildren } = store.roles.get(role.id);
      return administrative ? [] : [{ ...on, showsChildren }];
    };
    this.#grants = permissionsOf(store, userId).flatMap(toGrants);
    this.#ids = new Set(this.#grants.map(({ id }) => id));
  }

  #has(id: Id | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }

  #hasAny(kind: ObjectKind): boolean {
    return this.#grants.some((grant) => grant.kind === kind);
  }

  /** A role that shows what stands below the object it was given on. */
  #shows(id: Id | undefined): boolean {
    return this.#grants.some((grant) => grant.showsChildren && (grant.id === id || grant.kind === 'system'));
  }

  #clusterShows(clusterId: Id | undefined): boolean {
    const cluster = this.#store.clusters.find(clusterId);
    return this.#shows(clusterId) || this.#shows(cluster?.data_center?.id);
  }

  vm(id: Id): boolean {
    return this.#has(id) || this.#clusterShows(this.#store.vms.find(id)?.cluster.id);
  }

  template(id: Id): boolean {
    const cluster = this.#store.clusters.find(this.#store.templates.find(id)?.cluster?.id);
    return (
      this.#has(id) ||
      this.#shows(cluster?.data_center?.id) ||
      this.#grants.some((grant) => grant.kind === 'vm' && this.#store.vms.find(grant.id)?.template.id === id)
    );
  }

  /** Clusters, data centers, storage and hosts: one right on the system shows them all, and everyone has one. */
  inventory(id: Id): boolean {
    return this.#hasAny('system') || this.#has(id);
  }

  profile(id: Id): boolean {
    const network = this.#store.networks.find(this.#store.vnicProfiles.find(id)?.network.id);
    const clusters = this.#store.clusterNetworks.where(({ networkId }) => networkId === network?.id);
    return (
      this.#has(id) ||
      this.#shows(network?.id) ||
      this.#shows(network?.data_center.id) ||
      clusters.some(({ clusterId }) => this.#shows(clusterId))
    );
  }

  network(id: Id): boolean {
    return this.#store.vnicProfiles
      .where(({ network }) => network.id === id)
      .some((profile) => this.profile(profile.id));
  }

  disk(id: Id): boolean {
    const owners = this.#store.diskAttachments.where(({ diskId }) => diskId === id);
    return (
      this.#has(id) ||
      owners.some(({ ownerId }) => (this.#store.vms.find(ownerId) ? this.vm(ownerId) : this.template(ownerId))) ||
      (this.#store.disks.find(id)?.storage_domains ?? []).some((domain) => this.#shows(domain.id))
    );
  }

  event(document: Document): boolean {
    const { user, vm } = document;
    const idOf = (part: Document[string]): Id | undefined =>
      typeof part === 'object' && 'id' in part && typeof part['id'] === 'string' ? part['id'] : undefined;
    const vmId = idOf(vm);
    return idOf(user) === this.#userId || (vmId !== undefined && this.vm(vmId));
  }

  sees(type: string, document: Document): boolean {
    const id = typeof document['id'] === 'string' ? document['id'] : '';
    switch (type) {
      case 'Vm':
        return this.vm(id);
      case 'Template':
        return this.template(id);
      case 'InstanceType':
        return this.#has(id);
      case 'Cluster':
      case 'DataCenter':
      case 'StorageDomain':
      case 'Host':
        return this.inventory(id);
      case 'Network':
        return this.network(id);
      case 'VnicProfile':
        return this.profile(id);
      case 'Disk':
        return this.disk(id);
      case 'Event':
        return this.event(document);
      case 'User':
        return id === this.#userId || isAdmin(this.#store, this.#userId);
      default:
        return true;
    }
  }
}

/** The objects of a type that a user sees in a filtered answer. */
export function visibleTo(store: Store, userId: Id, type: string, documents: readonly Document[]): readonly Document[] {
  const eyes = new Eyes(store, userId);
  return documents.filter((document) => eyes.sees(type, document));
}
