/** From a short description to a host with facts, interfaces and a plan of runs. */
import type { Host, Hostgroup, Named, Nic, Parameter, Power } from '../model.ts';
import type { Outcome, RunPlan } from '../reports.ts';
import { steady } from '../report-document.ts';
import { collectFacts, type Collector, type FactSource } from './facts.ts';
import { quiet } from './outcomes.ts';
import { lab, munich } from './site.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface Runs {
  /** 30 when absent. */
  readonly everyMinutes?: number;
  /** How the last runs ended. */
  readonly ends?: Outcome;
  /** How one run in eight ended before that; like all others when absent. */
  readonly sometimes?: Outcome;
  readonly origin?: string | null;
  /** The agent's last run, in minutes before the start. */
  readonly stoppedMinutesAgo?: number;
}

export interface HostSpec {
  readonly id: number;
  readonly name: string;
  readonly uuid?: string;
  readonly computeResourceId?: number;
  readonly mac: string;
  readonly ip?: string | null;
  readonly ip6?: string | null;
  readonly moreNics?: readonly Partial<Nic>[];
  readonly organizationId?: number;
  readonly locationId?: number;
  readonly hostgroup?: Hostgroup;
  readonly operatingSystem?: Named;
  readonly cores?: number;
  readonly memoryMib?: number;
  readonly diskBytes?: number;
  /** What the guest's firmware calls itself; none is known when absent. */
  readonly dmiUuid?: string;
  readonly collector?: Collector;
  readonly moreFacts?: ReadonlyMap<string, string | null>;
  readonly runs?: Runs | null;
  /** Set up for Puppet; yes when absent. */
  readonly isConfigured?: boolean;
  readonly comment?: string;
  readonly isEnabled?: boolean;
  readonly build?: 'pending' | 'expired' | 'failed';
  readonly parameters?: readonly Omit<Parameter, 'id'>[];
  readonly power?: Power['state'];
  readonly tags?: readonly string[];
  readonly hardwareModel?: Named;
  readonly createdDaysAgo?: number;
}

export const baseGroup: Hostgroup = { id: 1, name: 'base', title: 'base' };
export const webGroup: Hostgroup = { id: 2, name: 'web', title: 'base/web' };
export const databaseGroup: Hostgroup = { id: 3, name: 'db', title: 'base/db' };
export const ciGroup: Hostgroup = { id: 4, name: 'ci', title: 'base/ci' };

export const stream9: Named = { id: 1, name: 'CentOS_Stream 9' };
export const stream10: Named = { id: 2, name: 'CentOS_Stream 10' };
export const debian12: Named = { id: 3, name: 'Debian 12' };
export const debian13: Named = { id: 4, name: 'Debian 13' };
export const fedora43: Named = { id: 5, name: 'Fedora 43' };
export const windows: Named = { id: 6, name: 'Windows 2025' };
const virtual: Named = { id: 1, name: 'RHEL' };
const puppetProxy: Named = { id: 1, name: 'puppet.lab.example' };

export function makePlan(id: number, startMs: number, runs: Runs): RunPlan {
  const { everyMinutes = 30, ends = quiet, sometimes = quiet, origin = 'Puppet', stoppedMinutesAgo } = runs;
  const everyMs = everyMinutes * MINUTE_MS;
  // Spread over the interval, so that the last run of each host is a different time ago.
  const lastMs =
    stoppedMinutesAgo === undefined
      ? startMs - ((id * 7) % everyMinutes) * MINUTE_MS
      : startMs - stoppedMinutesAgo * MINUTE_MS;
  const earlier = Math.floor((7 * DAY_MS) / everyMs) - 1;
  const firstMs = lastMs - earlier * everyMs;
  return {
    origin,
    firstMs,
    everyMs,
    untilMs: stoppedMinutesAgo === undefined ? Infinity : lastMs,
    outcome: (run) => {
      if (run >= earlier - 2) return ends;
      return steady(id * 1_000 + run, 5) < 1 / 8 ? sometimes : quiet;
    },
  };
}

function factSource(spec: HostSpec): FactSource {
  const [osName = 'CentOS_Stream', osRelease = '9'] = spec.operatingSystem?.name.split(' ') ?? [];
  return {
    fqdn: spec.name,
    dmiUuid: spec.dmiUuid ?? 'Not Settable',
    mac: spec.mac,
    ip: spec.ip ?? null,
    ip6: spec.ip6 ?? null,
    cores: spec.cores ?? 2,
    memoryMib: spec.memoryMib ?? 2_048,
    osFamily: osName === 'Debian' ? 'Debian' : 'RedHat',
    osName,
    osRelease,
  };
}

function makeNics(spec: HostSpec): readonly Nic[] {
  const primary: Nic = {
    id: spec.id * 10,
    type: 'interface',
    identifier: 'eth0',
    name: spec.name,
    mac: spec.mac,
    ip: spec.ip ?? null,
    ip6: spec.ip6 ?? null,
    isPrimary: true,
    isProvision: true,
  };
  const others = (spec.moreNics ?? []).map((nic, index): Nic => ({
    ...primary,
    id: primary.id + index + 1,
    identifier: `eth${index + 1}`,
    name: '',
    mac: null,
    ip: null,
    ip6: null,
    isPrimary: false,
    isProvision: false,
    ...nic,
  }));
  return [primary, ...others];
}

function domainOf(name: string): Named | null {
  const [, domain] = /^[^.]+\.(.+)$/.exec(name) ?? [];
  return domain === undefined ? null : { id: domain.length, name: domain };
}

export function makeHost(spec: HostSpec, startMs: number): Host {
  const { id, name, collector = 'Puppet', runs = {}, build } = spec;
  const createdAt = startMs - (spec.createdDaysAgo ?? 100 + id) * DAY_MS;
  const source = factSource(spec);
  const hasFacts = runs !== null || spec.dmiUuid !== undefined || spec.moreFacts !== undefined;
  const facts = hasFacts ? new Map([...collectFacts(collector, source), ...(spec.moreFacts ?? [])]) : new Map();
  return {
    id,
    name,
    uuid: spec.uuid ?? null,
    computeResourceId: spec.computeResourceId ?? null,
    comment: spec.comment ?? null,
    isEnabled: spec.isEnabled ?? true,
    isManaged: build !== undefined,
    isInBuild: build === 'pending' || build === 'expired',
    buildTokenExpiresAt:
      build === 'pending' ? startMs + 6 * 3_600_000 : build === 'expired' ? startMs - 3_600_000 : null,
    hasBuildErrors: build === 'failed',
    createdAt,
    updatedAt: createdAt,
    installedAt: build === undefined ? createdAt + 3_600_000 : null,
    organizationId: spec.organizationId ?? lab.id,
    locationId: spec.locationId ?? munich.id,
    hostgroup: spec.hostgroup ?? null,
    owner: { id: 5, name: 'operator' },
    operatingSystem: spec.operatingSystem ?? null,
    architecture: { id: 1, name: 'x86_64' },
    hardwareModel: spec.hardwareModel ?? virtual,
    domain: domainOf(name),
    subnet: spec.ip ? { id: 1, name: 'lab' } : null,
    environment: spec.isConfigured === false ? null : { id: 1, name: 'production' },
    puppetProxy: spec.isConfigured === false ? null : puppetProxy,
    nics: makeNics(spec),
    parameters: (spec.parameters ?? []).map((parameter, index) => ({ ...parameter, id: id * 100 + index })),
    facts,
    factOrigin: collector,
    reportedData: hasFacts
      ? {
          bootAt: startMs - (1 + (id % 40)) * DAY_MS,
          cores: source.cores,
          sockets: 1,
          ramBytes: source.memoryMib * 1024 ** 2,
          disksBytes: spec.diskBytes ?? 20 * 1024 ** 3,
          kernelVersion: '5.14.0-503.11.1.el9_5.x86_64',
          biosVendor: 'SeaBIOS',
          biosVersion: '1.16.3-4.el9',
          biosReleaseDate: '04/01/2014',
        }
      : null,
    runs: runs && makePlan(id, startMs, runs),
    sentReports: [],
    reportsDeletedUntil: 0,
    tags: spec.tags ?? [],
    power: { state: spec.power ?? 'on', answersAfterMs: 0 },
  };
}
