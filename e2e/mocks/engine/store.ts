// The engine's memory: one table per kind of object. An object is replaced, never written to, so what a request holds
// stays as it was.
import type { Keystone, Repository } from '../glance/repository.ts';
import type {
  Cluster,
  ClusterNetwork,
  CpuProfile,
  DataCenter,
  Disk,
  DiskAttachment,
  Event,
  Group,
  Host,
  Icon,
  Id,
  InstanceType,
  Job,
  MacPool,
  Network,
  NetworkFilter,
  Nic,
  OperatingSystem,
  Permission,
  Provider,
  Quota,
  Role,
  SchedulingPolicy,
  Snapshot,
  Step,
  StorageDomain,
  Tag,
  TagAssignment,
  Template,
  User,
  Vm,
  VnicProfile,
} from './model.ts';

/** The kinds of objects, each with its table's name. */
export interface Kinds {
  readonly clusterNetworks: ClusterNetwork;
  readonly clusters: Cluster;
  readonly cpuProfiles: CpuProfile;
  readonly dataCenters: DataCenter;
  readonly diskAttachments: DiskAttachment;
  readonly disks: Disk;
  readonly events: Event;
  readonly groups: Group;
  readonly hosts: Host;
  readonly icons: Icon;
  readonly instanceTypes: InstanceType;
  readonly jobs: Job;
  /** What stands outside of the engine, by its address. */
  readonly keystones: Keystone;
  readonly macPools: MacPool;
  readonly networkFilters: NetworkFilter;
  readonly networks: Network;
  readonly nics: Nic;
  readonly operatingSystems: OperatingSystem;
  readonly permissions: Permission;
  readonly providers: Provider;
  readonly quotas: Quota;
  readonly repositories: Repository;
  readonly roles: Role;
  readonly schedulingPolicies: SchedulingPolicy;
  readonly snapshots: Snapshot;
  readonly steps: Step;
  readonly storageDomains: StorageDomain;
  readonly tagAssignments: TagAssignment;
  readonly tags: Tag;
  readonly templates: Template;
  readonly users: User;
  readonly vms: Vm;
  readonly vnicProfiles: VnicProfile;
}

/** Objects of one kind, in the order in which they came. */
export class Table<T extends { readonly id: Id }> {
  readonly #rows = new Map<Id, T>();

  constructor(rows: readonly T[] = []) {
    for (const row of rows) this.#rows.set(row.id, row);
  }

  find(id: Id | undefined): T | undefined {
    return id === undefined ? undefined : this.#rows.get(id);
  }

  get(id: Id): T {
    const row = this.#rows.get(id);
    if (!row) throw new Error(`There is no object ${id}.`);
    return row;
  }

  all(): readonly T[] {
    return [...this.#rows.values()];
  }

  where(matches: (row: T) => boolean): readonly T[] {
    return this.all().filter(matches);
  }

  /** Adds an object, or puts it in the place of the one with its id. */
  put(row: T): T {
    this.#rows.set(row.id, row);
    return row;
  }

  /** Replaces some attributes; undefined takes one away. */
  change(id: Id, part: { readonly [K in keyof T]?: T[K] | undefined }): T {
    // Only attributes of T, and undefined only where it stands for "absent".
    return this.put({ ...this.get(id), ...part });
  }

  remove(id: Id): void {
    this.#rows.delete(id);
  }

  get size(): number {
    return this.#rows.size;
  }
}

/** Parts of VMs and templates, quickly found by their owner. */
class PartTable<T extends { readonly id: Id; readonly ownerId: Id }> extends Table<T> {
  #byOwner: ReadonlyMap<Id, readonly T[]> | undefined;

  override put(row: T): T {
    this.#byOwner = undefined;
    return super.put(row);
  }

  override remove(id: Id): void {
    this.#byOwner = undefined;
    super.remove(id);
  }

  ownedBy(ownerId: Id | undefined): readonly T[] {
    this.#byOwner ??= Map.groupBy(this.all(), (row) => row.ownerId);
    return ownerId === undefined ? [] : (this.#byOwner.get(ownerId) ?? []);
  }
}

type TableOf<Kind> = Kind extends { readonly id: Id; readonly ownerId: Id }
  ? PartTable<Kind>
  : Kind extends { readonly id: Id }
    ? Table<Kind>
    : never;

export type Store = { readonly [K in keyof Kinds]: TableOf<Kinds[K]> };

/** What an engine holds at first; of a kind that is left out, nothing. */
export type Content = { readonly [K in keyof Kinds]?: readonly Kinds[K][] };

export function createStore(content: Content): Store {
  return {
    clusterNetworks: new Table(content.clusterNetworks),
    clusters: new Table(content.clusters),
    cpuProfiles: new Table(content.cpuProfiles),
    dataCenters: new Table(content.dataCenters),
    diskAttachments: new PartTable(content.diskAttachments),
    disks: new Table(content.disks),
    events: new Table(content.events),
    groups: new Table(content.groups),
    hosts: new Table(content.hosts),
    icons: new Table(content.icons),
    instanceTypes: new Table(content.instanceTypes),
    jobs: new Table(content.jobs),
    keystones: new Table(content.keystones),
    macPools: new Table(content.macPools),
    networkFilters: new Table(content.networkFilters),
    networks: new Table(content.networks),
    nics: new PartTable(content.nics),
    operatingSystems: new Table(content.operatingSystems),
    permissions: new Table(content.permissions),
    providers: new Table(content.providers),
    quotas: new Table(content.quotas),
    repositories: new Table(content.repositories),
    roles: new Table(content.roles),
    schedulingPolicies: new Table(content.schedulingPolicies),
    snapshots: new Table(content.snapshots),
    steps: new Table(content.steps),
    storageDomains: new Table(content.storageDomains),
    tagAssignments: new PartTable(content.tagAssignments),
    tags: new Table(content.tags),
    templates: new Table(content.templates),
    users: new Table(content.users),
    vms: new Table(content.vms),
    vnicProfiles: new Table(content.vnicProfiles),
  };
}
