/**
 * What can be done to bring a VM and its host in Foreman together, what each step would change on which side, and what
 * stands in its way. Pure: `sync-run.ts` carries it out.
 */
import type { Host } from '../foreman/host.ts';
import type { Taxonomy } from '../foreman/taxonomies.ts';
import type { LoginMode } from '../plugin/foreman-config.ts';

export const SYNC_ACTIONS = ['link', 'unlink', 'import', 'renameVm', 'renameHost'] as const;
export type SyncAction = (typeof SYNC_ACTIONS)[number];

export interface SyncVm {
  readonly id: string;
  readonly name: string;
}

export type SyncHost = Pick<
  Host,
  'id' | 'name' | 'uuid' | 'computeResourceId' | 'computeResourceName' | 'isManaged' | 'permissions'
>;

export interface SyncSituation {
  /** Absent where the engine has no such VM, or does not show it. */
  readonly vm?: SyncVm;
  /** The host that was found or chosen. */
  readonly host?: SyncHost;
  /** The host that is linked to the VM, where it is another one. */
  readonly linked?: { readonly id: number; readonly name: string };
  /** A host was made of the VM that the person does not see, and that may be gone by now. */
  readonly hasHidden?: boolean;
  /** Foreman's compute resource that stands for this engine. */
  readonly resource?: { readonly id: number; readonly name: string };
  /** Where a new host may belong; absent before that is read. */
  readonly places?: SyncPlaces;
  /** What the person may do in Foreman. */
  readonly permissions: ReadonlySet<string>;
  readonly loginMode: LoginMode;
  /** The engine has refused to rename a VM since the page was loaded. */
  readonly isRenamingRefused: boolean;
}

/** What the person may choose from; none where they may not know them, or have none. */
export interface SyncPlaces {
  readonly organizations: readonly Taxonomy[];
  readonly locations: readonly Taxonomy[];
}

/** What the person decides beside the action. */
export interface SyncChoice {
  /** The new name, of a renamed or imported machine. */
  readonly name?: string;
  /** Where absent the only one there is; where there are several, one has to be chosen. */
  readonly organizationId?: number | undefined;
  readonly locationId?: number | undefined;
}

/** One request. */
export type SyncStep =
  | { readonly do: 'link'; readonly hostId: number; readonly vmId: string; readonly computeResourceId: number | null }
  | { readonly do: 'unlink'; readonly hostId: number }
  | { readonly do: 'renameHost'; readonly hostId: number; readonly name: string }
  | { readonly do: 'renameVm'; readonly vmId: string; readonly name: string }
  | {
      readonly do: 'import';
      readonly vmId: string;
      readonly computeResourceId: number;
      readonly name: string;
      readonly organizationId?: number;
      readonly locationId?: number;
    };

export interface SyncChange {
  readonly side: 'engine' | 'foreman';
  readonly what: 'vmName' | 'hostName' | 'linkedVm' | 'computeResource' | 'newHost' | 'organization' | 'location';
  /** Absent for nothing. */
  readonly before?: string;
  readonly after?: string;
}

/**
 * `managed`: Foreman may act on DNS, DHCP and TFTP when it saves the host; `otherVm`: the host is linked to another VM;
 * `guestName`: the guest keeps calling itself as before; `certificate`: agents know the host by its name; `domain`: a name
 * with dots makes Foreman add its domain; `noUndo`: only Foreman's own pages can remove the new host; `hidden`: Foreman
 * refuses where a host that was made before is still linked to the VM.
 */
export type SyncWarning = 'managed' | 'otherVm' | 'guestName' | 'certificate' | 'domain' | 'noUndo' | 'hidden';

export interface SyncPlan {
  readonly action: SyncAction;
  readonly step: SyncStep;
  readonly undo?: SyncStep;
  readonly changes: readonly SyncChange[];
  readonly warnings: readonly SyncWarning[];
}

/** Why an action cannot be taken; `done`: there is nothing to do. */
export type SyncObstacle =
  | 'done'
  | 'noVm'
  | 'noHost'
  | 'hasHost'
  | 'notLinked'
  | 'linkedElsewhere'
  | 'noResource'
  | 'readOnlyLogin'
  | 'mayNotEdit'
  | 'mayNotCreate'
  | 'refusedByEngine'
  | 'unreadPlaces'
  | 'noOrganization'
  | 'noLocation'
  | 'noVmName'
  | 'noHostName';

/** Of what the person decides beside the action, and can decide anew. */
export function canBeCorrected(obstacle: SyncObstacle): boolean {
  return ['noHostName', 'noVmName', 'unreadPlaces', 'noOrganization', 'noLocation'].includes(obstacle);
}

export type SyncOffer =
  { readonly ok: true; readonly plan: SyncPlan } | { readonly ok: false; readonly obstacle: SyncObstacle };

const no = (obstacle: SyncObstacle): SyncOffer => ({ ok: false, obstacle });
const yes = (plan: SyncPlan): SyncOffer => ({ ok: true, plan });

export function planSync(action: SyncAction, situation: SyncSituation, choice: SyncChoice = {}): SyncOffer {
  switch (action) {
    case 'link':
      return planLink(situation);
    case 'unlink':
      return planUnlink(situation);
    case 'import':
      return planImport(situation, choice);
    case 'renameVm':
      return planRenameVm(situation, choice);
    case 'renameHost':
      return planRenameHost(situation, choice);
  }
}

/** Ways of logging in that let no change through: the proxy's own account only reads, and CORS passes no PUT. */
function isReadOnly({ loginMode }: SyncSituation): boolean {
  return loginMode === 'service' || loginMode === 'cors';
}

/** What keeps the person from changing this host. */
function findObstacle(situation: SyncSituation, host: SyncHost): SyncObstacle | undefined {
  if (isReadOnly(situation)) return 'readOnlyLogin';
  return host.permissions.has('edit_hosts') ? undefined : 'mayNotEdit';
}

const ifHidden = ({ hasHidden }: SyncSituation): readonly SyncWarning[] => (hasHidden ? ['hidden'] : []);
const ifManaged = ({ isManaged }: SyncHost): readonly SyncWarning[] => (isManaged ? ['managed'] : []);

function isLinked(vm: SyncVm, host: SyncHost, { resource }: SyncSituation): boolean {
  return host.uuid === vm.id && (resource === undefined || host.computeResourceId === resource.id);
}

function planLink(situation: SyncSituation): SyncOffer {
  const { vm, host, linked, resource } = situation;
  if (!vm) return no('noVm');
  if (!host) return no('noHost');
  if (isLinked(vm, host, situation)) return no('done');
  if (!resource) return no('noResource');
  if (linked) return no('linkedElsewhere');
  const obstacle = findObstacle(situation, host);
  if (obstacle) return no(obstacle);
  const isOtherVm = host.uuid !== undefined && host.uuid !== vm.id;
  return yes({
    action: 'link',
    step: { do: 'link', hostId: host.id, vmId: vm.id, computeResourceId: resource.id },
    undo: restoreLink(host),
    changes: [
      changed('foreman', 'linkedVm', host.uuid, vm.id),
      changed('foreman', 'computeResource', nameOfResource(host), resource.name),
    ],
    warnings: [...ifHidden(situation), ...(isOtherVm ? ['otherVm' as const] : []), ...ifManaged(host)],
  });
}

function planUnlink(situation: SyncSituation): SyncOffer {
  const { host } = situation;
  if (!host) return no('noHost');
  if (host.uuid === undefined && host.computeResourceId === undefined) return no('notLinked');
  const obstacle = findObstacle(situation, host);
  if (obstacle) return no(obstacle);
  return yes({
    action: 'unlink',
    step: { do: 'unlink', hostId: host.id },
    ...(host.uuid !== undefined && { undo: restoreLink(host) }),
    changes: [
      changed('foreman', 'linkedVm', host.uuid, undefined),
      changed('foreman', 'computeResource', nameOfResource(host), undefined),
    ],
    warnings: ifManaged(host),
  });
}

/** Gives a host back the link that it has now. */
function restoreLink({ id, uuid, computeResourceId }: SyncHost): SyncStep {
  return uuid === undefined
    ? { do: 'unlink', hostId: id }
    : { do: 'link', hostId: id, vmId: uuid, computeResourceId: computeResourceId ?? null };
}

function planImport(situation: SyncSituation, choice: SyncChoice): SyncOffer {
  const { vm, host, linked, resource, places, permissions } = situation;
  if (!vm) return no('noVm');
  if (linked ?? (host && host.uuid === vm.id)) return no('hasHost');
  if (!resource) return no('noResource');
  if (isReadOnly(situation)) return no('readOnlyLogin');
  // Foreman services/compute_resource_host_importer.rb
  if (!permissions.has('create_hosts') || !permissions.has('edit_compute_resources')) return no('mayNotCreate');
  const name = choice.name ?? suggestHostName(vm.name);
  if (!isHostName(name)) return no('noHostName');
  if (!places) return no('unreadPlaces');
  // Whom Foreman knows in organizations and locations sees no host that is in none.
  const organization = placeOf(places.organizations, choice.organizationId);
  const location = placeOf(places.locations, choice.locationId);
  if (!organization && places.organizations.length > 0) return no('noOrganization');
  if (!location && places.locations.length > 0) return no('noLocation');
  return yes({
    action: 'import',
    step: {
      do: 'import',
      vmId: vm.id,
      computeResourceId: resource.id,
      name,
      ...(organization && { organizationId: organization.id }),
      ...(location && { locationId: location.id }),
    },
    changes: [
      changed('foreman', 'newHost', undefined, name),
      ...(organization ? [changed('foreman', 'organization', undefined, organization.name)] : []),
      ...(location ? [changed('foreman', 'location', undefined, location.name)] : []),
      changed('foreman', 'linkedVm', undefined, vm.id),
      changed('foreman', 'computeResource', undefined, resource.name),
    ],
    warnings: [...ifHidden(situation), ...(name.includes('.') ? ['domain' as const] : []), 'noUndo'],
  });
}

/** The chosen one, or the only one. */
export function placeOf(all: readonly Taxonomy[], chosenId: number | undefined): Taxonomy | undefined {
  if (chosenId === undefined && all.length === 1) return all[0];
  return all.find(({ id }) => id === chosenId);
}

function planRenameVm(situation: SyncSituation, choice: SyncChoice): SyncOffer {
  const { vm, host, isRenamingRefused } = situation;
  if (!vm) return no('noVm');
  if (!host) return no('noHost');
  if (isRenamingRefused) return no('refusedByEngine');
  const name = choice.name ?? shortNameOf(host);
  if (name === vm.name) return no('done');
  if (!isVmName(name)) return no('noVmName');
  return yes({
    action: 'renameVm',
    step: { do: 'renameVm', vmId: vm.id, name },
    undo: { do: 'renameVm', vmId: vm.id, name: vm.name },
    changes: [changed('engine', 'vmName', vm.name, name)],
    warnings: ['guestName'],
  });
}

function planRenameHost(situation: SyncSituation, choice: SyncChoice): SyncOffer {
  const { vm, host } = situation;
  if (!vm) return no('noVm');
  if (!host) return no('noHost');
  const name = choice.name ?? suggestHostName(vm.name, host.name);
  if (name === host.name) return no('done');
  const obstacle = findObstacle(situation, host);
  if (obstacle) return no(obstacle);
  if (!isHostName(name)) return no('noHostName');
  return yes({
    action: 'renameHost',
    step: { do: 'renameHost', hostId: host.id, name },
    undo: { do: 'renameHost', hostId: host.id, name: host.name },
    changes: [changed('foreman', 'hostName', host.name, name)],
    warnings: ['certificate', ...ifManaged(host)],
  });
}

/** The names that a VM may get from its host: the first part, and all of it. */
export function vmNamesOf(host: Pick<SyncHost, 'name'>): readonly string[] {
  return [...new Set([shortNameOf(host), host.name])];
}

function shortNameOf({ name }: Pick<SyncHost, 'name'>): string {
  return name.split('.', 1).join('');
}

/** A VM's name as Foreman writes hosts' names, in the domain of the host that it is given to. */
export function suggestHostName(vmName: string, hostName = ''): string {
  const name = vmName.toLowerCase();
  const domain = hostName.slice(shortNameOf({ name: hostName }).length);
  return name.includes('.') ? name : name + domain;
}

/** Foreman app/models/concerns/hostext, net/validations: host names by RFC 1123, in lower case. */
export function isHostName(name: string): boolean {
  return name.length <= 255 && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/.test(name);
}

/** As the engine takes them (ovirt-engine ValidI18NName.java, and the length of its column). */
export function isVmName(name: string): boolean {
  return name.length <= 255 && /^[\p{L}0-9._-]+$/u.test(name);
}

function nameOfResource({ computeResourceName, computeResourceId }: SyncHost): string | undefined {
  return computeResourceName ?? (computeResourceId === undefined ? undefined : String(computeResourceId));
}

function changed(
  side: SyncChange['side'],
  what: SyncChange['what'],
  before: string | undefined,
  after: string | undefined,
): SyncChange {
  return { side, what, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
