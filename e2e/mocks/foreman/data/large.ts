/**
 * A large site: 50,000 hosts that report twice an hour. Nothing is generated before the first request, and reports and
 * facts not before somebody asks for just these.
 */
import type { FactSet, ForemanData, Host, Named } from '../model.ts';
import { steady } from '../report-document.ts';
import type { Outcome } from '../reports.ts';
import { collectFacts } from './facts.ts';
import { baseGroup, ciGroup, databaseGroup, debian12, stream10, stream9, webGroup } from './host-builder.ts';
import { labResource } from './lab-engine.ts';
import * as outcomes from './outcomes.ts';
import { development, lab, makeUsers, munich, vienna } from './site.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const EVERY_MS = 30 * MINUTE_MS;

const groups = [baseGroup, webGroup, databaseGroup, ciGroup];
const systems = [stream9, stream10, debian12];
const domain: Named = { id: 1, name: 'large.example' };
const puppetProxy: Named = { id: 1, name: 'puppet.large.example' };
const environment: Named = { id: 1, name: 'production' };
const virtual: Named = { id: 1, name: 'RHEL' };
const x86: Named = { id: 1, name: 'x86_64' };
const owner: Named = { id: 5, name: 'operator' };
const runningPower = { state: 'on', answersAfterMs: 0 } as const;

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** The id of the VM that host `number` stands for; an engine of the same size can be made from it. */
export function largeVmId(number: number): string {
  return `${hex(0x5a000000 + number, 8)}-4c1d-4e2f-9a3b-${hex(number, 12)}`;
}

export function largeHostName(number: number): string {
  return `vm-${String(number).padStart(5, '0')}.large.example`;
}

/** Of 64 runs 60 change nothing. */
const usual: readonly Outcome[] = Array.from({ length: 64 }, (_, index) => {
  if (index === 0) return outcomes.failed;
  if (index === 1) return outcomes.restarted;
  return index < 4 ? outcomes.changed : outcomes.quiet;
});

/** One host in 50 always fails, one in 40 always holds changes back, the others vary. */
function outcomeOf(number: number, run: number): Outcome {
  if (number % 50 === 7) return outcomes.failed;
  if (number % 40 === 11) return outcomes.pending;
  return usual[Math.floor(steady(number * 512 + run, 3) * 64)] ?? outcomes.quiet;
}

/** Facts that are made when they are asked for and not kept. */
class LargeFacts implements FactSet {
  readonly #host: () => Host;

  constructor(host: () => Host) {
    this.#host = host;
  }

  get size(): number {
    return FACT_NAMES.size;
  }

  get(name: string): string | null | undefined {
    const host = this.#host();
    if (name === 'dmi::product::uuid') return host.uuid?.toUpperCase();
    return FACT_NAMES.has(name) ? this.#collect().get(name) : undefined;
  }

  entries(): Iterable<readonly [string, string | null]> {
    return this.#collect().entries();
  }

  #collect(): ReadonlyMap<string, string | null> {
    return factsOf(this.#host());
  }
}

function factsOf(host: Host): ReadonlyMap<string, string | null> {
  const [nic] = host.nics;
  const [osName = '', osRelease = ''] = host.operatingSystem?.name.split(' ') ?? [];
  return collectFacts('Puppet', {
    fqdn: host.name,
    dmiUuid: host.uuid?.toUpperCase() ?? '',
    mac: nic?.mac ?? '',
    ip: nic?.ip ?? null,
    ip6: null,
    cores: 2,
    memoryMib: 4_096,
    osFamily: osName === 'Debian' ? 'Debian' : 'RedHat',
    osName,
    osRelease,
  });
}

function makeLargeHost(number: number, startMs: number): Host {
  const id = number + 1;
  const name = largeHostName(number);
  const createdAt = startMs - ((number % 900) + 8) * DAY_MS;
  // One in 100 fell silent during the week, one in 200 never reported.
  const untilMs = number % 100 === 3 ? startMs - ((number % 7_000) + 60) * MINUTE_MS : Infinity;
  const firstMs = startMs - 7 * DAY_MS + (steady(number, 1) * 30 + 0.5) * MINUTE_MS;
  const hasReports = number % 200 !== 5;
  const host: Host = {
    id,
    name,
    uuid: largeVmId(number),
    computeResourceId: labResource.id,
    comment: null,
    isEnabled: number % 250 !== 9,
    isManaged: false,
    isInBuild: number % 5_000 === 13,
    buildTokenExpiresAt: number % 5_000 === 13 ? startMs + 3_600_000 : null,
    hasBuildErrors: number % 10_000 === 17,
    createdAt,
    updatedAt: createdAt,
    installedAt: createdAt,
    organizationId: number % 3 === 0 ? development.id : lab.id,
    locationId: number % 4 === 0 ? vienna.id : munich.id,
    hostgroup: groups[number % groups.length] ?? null,
    owner,
    operatingSystem: systems[number % systems.length] ?? null,
    architecture: x86,
    hardwareModel: virtual,
    domain,
    subnet: null,
    environment,
    puppetProxy,
    nics: [
      {
        id: id * 10,
        type: 'interface',
        identifier: 'eth0',
        name,
        mac: `56:6f:5a:${hex(number >>> 16, 2)}:${hex((number >>> 8) & 255, 2)}:${hex(number & 255, 2)}`,
        ip: `10.${100 + (number >>> 16)}.${(number >>> 8) & 255}.${number & 255}`,
        ip6: null,
        isPrimary: true,
        isProvision: true,
      },
    ],
    parameters: [],
    facts: new LargeFacts(() => host),
    factOrigin: 'Puppet',
    reportedData: null,
    runs: hasReports
      ? { origin: 'Puppet', firstMs, everyMs: EVERY_MS, untilMs, outcome: (run) => outcomeOf(number, run) }
      : null,
    sentReports: [],
    reportsDeletedUntil: 0,
    tags: [],
    power: runningPower,
  };
  return host;
}

const FACT_NAMES: ReadonlySet<string> = new Set(factsOf(makeLargeHost(0, 0)).keys());

export function largeData(count = 50_000): ForemanData {
  return {
    organizations: [lab, development],
    locations: [munich, vienna],
    users: makeUsers(),
    computeResources: [{ ...labResource, vms: [] }],
    hosts: (startMs) => Array.from({ length: count }, (_, number) => makeLargeHost(number, startMs)),
  };
}
