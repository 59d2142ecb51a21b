/** What the mock Foreman knows: plain records, which data sets fill and requests read and change. Times in ms since 1970. */
import type { Report, RunPlan } from './reports.ts';

export type ForemanVersion = '3.12' | '3.15' | '3.16' | '3.18';

/** What decides which keys and paths exist. */
export interface Installation {
  readonly version: ForemanVersion;
  /** foreman_ovirt. Before 3.16 the compute resource is in core, whatever stands here. */
  readonly hasOvirtPlugin: boolean;
  /** foreman_puppet: environments and classes. */
  readonly hasPuppetPlugin: boolean;
  readonly hasRemoteExecution: boolean;
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** An organization or a location. */
export interface Taxonomy extends Named {
  readonly description: string | null;
}

export interface Hostgroup extends Named {
  /** With its parents: `base/web`. */
  readonly title: string;
}

export interface Nic {
  readonly id: number;
  readonly type: 'interface' | 'bond' | 'bridge' | 'bmc';
  readonly identifier: string | null;
  readonly name: string;
  readonly mac: string | null;
  readonly ip: string | null;
  readonly ip6: string | null;
  readonly isPrimary: boolean;
  readonly isProvision: boolean;
  /** A VLAN or alias on `attachedTo`. */
  readonly isVirtual?: boolean;
  readonly tag?: string;
  readonly attachedTo?: string;
  /** Of a bond or bridge. */
  readonly attachedDevices?: readonly string[];
  readonly bondMode?: string;
}

export interface Parameter {
  readonly id: number;
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'integer' | 'json';
  readonly value: string | number | boolean;
  readonly isHidden: boolean;
}

/** A `ReadonlyMap` will do. A value of null is a parent that only groups others: `os` of `os::family`. */
export interface FactSet {
  readonly size: number;
  get(name: string): string | null | undefined;
  entries(): Iterable<readonly [string, string | null]>;
}

/** What Foreman derives from facts into columns of their own. */
export interface ReportedData {
  readonly bootAt: number;
  readonly cores: number;
  readonly sockets: number;
  readonly ramBytes: number;
  readonly disksBytes: number;
  readonly kernelVersion: string;
  readonly biosVendor: string;
  readonly biosVersion: string;
  readonly biosReleaseDate: string;
}

/** How the hypervisor answers when Foreman asks for the power state. */
export interface Power {
  readonly state: 'on' | 'off' | 'na';
  /** How long the hypervisor takes; beyond the caller's timeout the state is not known. */
  readonly answersAfterMs: number;
}

export interface Host {
  readonly id: number;
  name: string;
  uuid: string | null;
  computeResourceId: number | null;
  comment: string | null;
  isEnabled: boolean;
  isManaged: boolean;
  isInBuild: boolean;
  /** Of the token that the installer fetches its files with. */
  buildTokenExpiresAt: number | null;
  hasBuildErrors: boolean;
  readonly createdAt: number;
  updatedAt: number;
  installedAt: number | null;
  organizationId: number | null;
  locationId: number | null;
  readonly hostgroup: Hostgroup | null;
  readonly owner: Named | null;
  readonly operatingSystem: Named | null;
  readonly architecture: Named | null;
  readonly hardwareModel: Named | null;
  readonly domain: Named | null;
  readonly subnet: Named | null;
  readonly environment: Named | null;
  /** Set up for Puppet: its configuration status counts even without a report. */
  readonly puppetProxy: Named | null;
  nics: readonly Nic[];
  parameters: readonly Parameter[];
  facts: FactSet;
  readonly factOrigin: string;
  reportedData: ReportedData | null;
  runs: RunPlan | null;
  /** Reports that were sent beside the plan, oldest first. */
  sentReports: readonly Report[];
  /** Everything up to then was deleted, by a build. */
  reportsDeletedUntil: number;
  readonly tags: readonly string[];
  power: Power;
}

/** A VM as the hypervisor tells Foreman of it. */
export interface HypervisorVm {
  readonly id: string;
  readonly name: string;
  readonly isUp: boolean;
  readonly macs: readonly string[];
}

export interface ComputeResource extends Named {
  readonly description: string | null;
  readonly url: string;
  readonly user: string;
  readonly datacenterId: string;
  readonly organizationIds: readonly number[];
  readonly locationIds: readonly number[];
  readonly createdAt: number;
  readonly vms: readonly HypervisorVm[];
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
  readonly storageDomains: readonly { readonly id: string; readonly name: string; readonly freeBytes: number }[];
}

export interface Role {
  readonly name: string;
  /** `view_*` stands for all that begin so. */
  readonly permissions: readonly string[];
  /** A search that limits the role's permissions on hosts. */
  readonly hostFilter?: string;
}

export interface AccessToken {
  readonly id: number;
  readonly name: string;
  /** The mock keeps it in clear; Foreman shows it once and keeps a hash. */
  readonly value: string;
  readonly expiresAt: number | null;
  readonly createdAt: number;
  isRevoked: boolean;
  lastUsedAt: number | null;
}

export interface User extends Named {
  /** The login. */
  readonly name: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly mail: string;
  readonly password: string;
  readonly isAdmin: boolean;
  isDisabled: boolean;
  readonly roles: readonly Role[];
  readonly organizationIds: readonly number[];
  readonly locationIds: readonly number[];
  /** How Foreman shows this user's times; null is UTC. */
  readonly timezone: { readonly name: string; readonly offsetMinutes: number } | null;
  readonly tokens: AccessToken[];
}

/** What a data set gives. Hosts come as a function, so that a large set costs nothing until it is asked for. */
export interface ForemanData {
  readonly organizations: readonly Taxonomy[];
  readonly locations: readonly Taxonomy[];
  readonly users: readonly User[];
  readonly computeResources: readonly ComputeResource[];
  /** `startMs` is the time of the mock's clock when it was made; the week before it is full of reports. */
  hosts(startMs: number): readonly Host[];
}

/** Settings that requests depend on, with Foreman's defaults. */
export interface Settings {
  readonly entriesPerPage: number;
  readonly outOfSyncMinutes: number;
  /** Of foreman_puppet. */
  readonly puppetMinutes: number;
  readonly failedLoginLimit: number;
  readonly alwaysShowConfigurationStatus: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  entriesPerPage: 20,
  outOfSyncMinutes: 30,
  puppetMinutes: 35,
  failedLoginLimit: 30,
  alwaysShowConfigurationStatus: false,
};

/** Everything a request reads and changes. */
export interface World {
  readonly installation: Installation;
  readonly settings: Settings;
  readonly organizations: readonly Taxonomy[];
  readonly locations: readonly Taxonomy[];
  readonly users: readonly User[];
  computeResources: readonly ComputeResource[];
  hosts(): readonly Host[];
  addHost(host: Host): void;
  findHost(id: number): Host | undefined;
  findHostByName(name: string): Host | undefined;
  /** Foreman's own time, skewed or not. */
  now(): number;
  readonly startMs: number;
  readonly agentsKeepReporting: boolean;
}

export function isCoreOvirt({ version }: Installation): boolean {
  return version === '3.12' || version === '3.15';
}

export function knowsOvirt(installation: Installation): boolean {
  return isCoreOvirt(installation) || installation.hasOvirtPlugin;
}

export function primaryNic(host: Host): Nic | undefined {
  return host.nics.find((nic) => nic.isPrimary);
}
