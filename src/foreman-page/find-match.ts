/** From what is selected in WebAdmin to the host in Foreman, keeping in the host page what was found. */
import {
  findMachinesByName,
  getMachine,
  listForemanProviders,
  suggestMachineNames,
  type EngineMachine,
  type ForemanProvider,
  type MachineCollection,
} from '../engine/machines.ts';
import { findHostOf, type Candidate, type Match, type MatchResult } from '../foreman/matching.ts';
import { findResourceOf, listOvirtResources } from '../foreman/status.ts';
import { isApiError } from '../http/request.ts';
import type { MachineKind } from '../plugin/pages.ts';
import { createChoices, type Choices } from './choices.ts';
import type { Connection } from './connection.ts';
import type { Machine, OtherHost } from './page-props.ts';
import type { WantedMachine } from './wanted-machine.ts';

const COLLECTIONS: Readonly<Record<MachineKind, MachineCollection>> = { vm: 'vms', host: 'hosts' };

export type FoundMachine =
  | { readonly kind: 'one'; readonly machine: Machine }
  /** The engine has none of that name or id. */
  | { readonly kind: 'none' }
  /** Of one name, in several data centers. */
  | { readonly kind: 'several'; readonly count: number };

export async function findMachine(
  { engine }: Connection,
  kind: MachineKind,
  wanted: Extract<WantedMachine, { kind: 'one' }>,
  signal: AbortSignal,
): Promise<FoundMachine> {
  const collection = COLLECTIONS[kind];
  if (wanted.id !== undefined) {
    try {
      return { kind: 'one', machine: toMachine(kind, await getMachine(engine, collection, wanted.id, { signal })) };
    } catch (error) {
      if (isApiError(error) && error.status === 404) return { kind: 'none' };
      throw error;
    }
  }
  const [first, ...more] = await findMachinesByName(engine, collection, wanted.name, { signal });
  if (!first) return { kind: 'none' };
  return more.length === 0
    ? { kind: 'one', machine: toMachine(kind, first) }
    : { kind: 'several', count: more.length + 1 };
}

function toMachine(kind: MachineKind, found: EngineMachine): Machine {
  const { id, name, fqdn, macs, startedAt, providerId, hardwareUuid } = found;
  return {
    kind,
    id,
    name,
    fqdn,
    macs,
    startedAt,
    providerId,
    // A VM's hardware has the VM's id, and a host has an id of its own in the engine alone.
    ...(kind === 'host' && { dmiUuid: hardwareUuid }),
  };
}

/** What is the same for every machine: which compute resource this engine is, and where Foreman's own pages are. */
export interface Site {
  readonly computeResourceId: number | undefined;
  readonly foremanUrl: string | undefined;
  readonly providers: readonly ForemanProvider[];
}

const SITE = 'site';

export async function findSite(connection: Connection, signal: AbortSignal): Promise<Site> {
  const { hostPage, foreman, engine, config, engineBaseUrl } = connection;
  const kept = hostPage.recall(SITE) as Site | undefined; // by nobody but the line below
  if (kept) return kept;
  // Both are of use, and neither is needed; not everybody may see them.
  const [resources, providers = []] = await Promise.all([
    orNothing(listOvirtResources(foreman, { signal })),
    orNothing(listForemanProviders(engine, { signal })),
  ]);
  const corsUrl = config.loginMode === 'cors' ? config.foremanApi.replace(/\/api\/?$/, '') : undefined;
  // One of several is no better than a guess.
  const onlyUrl = providers.length === 1 ? providers[0]?.url : undefined;
  const site: Site = {
    computeResourceId: findResourceOf(engineBaseUrl, resources ?? [])?.id,
    foremanUrl: config.foremanUrl ?? onlyUrl ?? corsUrl,
    providers,
  };
  hostPage.keep(SITE, site);
  return site;
}

/** What a server refuses is not there; a server that does not answer is a fault. */
async function orNothing<Value>(answer: Promise<Value>): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isRefused = isApiError(error) && error.kind === 'refused' && error.status !== 401 && error.status < 500;
    if (isRefused) return undefined;
    throw error;
  }
}

export interface FoundHost extends Site {
  readonly machine: Machine;
  readonly result: MatchResult;
}

/** At most four requests of Foreman, and one where the machine is linked. */
export async function findHost(connection: Connection, machine: Machine, signal: AbortSignal): Promise<FoundHost> {
  const { foreman, config } = connection;
  const site = await findSite(connection, signal);
  // A host has an id in no Foreman, and its engine may have none for it.
  const rules = machine.kind === 'host' ? config.matching.filter((rule) => rule !== 'uuid') : config.matching;
  const matching = { rules, computeResourceId: site.computeResourceId };
  const result = await findHostOf(foreman, machine, matching, { signal });
  const provider = site.providers.find(({ id }) => id === machine.providerId);
  return { ...site, machine: { ...machine, provider }, result };
}

/** All that something speaks for, the likeliest first. */
export function candidatesOf(match: Match): readonly Candidate[] {
  switch (match.kind) {
    case 'one':
      return [match.candidate, ...match.others];
    case 'several':
      return match.candidates;
    case 'none':
      return [];
  }
}

/** Those that the person chose come first. */
export function choicesOf({ hostPage }: Connection): Choices {
  return createChoices(localStorage, hostPage.userId());
}

export async function findOtherHost(
  connection: Connection,
  kind: MachineKind,
  name: string,
  signal: AbortSignal,
): Promise<OtherHost> {
  const found = await findMachine(connection, kind, { kind: 'one', name }, signal);
  if (found.kind !== 'one') return { kind: 'missing' };
  const { result } = await findHost(connection, found.machine, signal);
  const chosenId = choicesOf(connection).find(found.machine.id);
  const chosen = candidatesOf(result.match).find(({ host }) => host.id === chosenId);
  if (chosen) return { kind: 'one', host: chosen.host };
  return result.match.kind === 'one' ? { kind: 'one', host: result.match.candidate.host } : { kind: result.match.kind };
}

export function suggestNames(
  { engine }: Connection,
  kind: MachineKind,
  beginning: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return suggestMachineNames(engine, COLLECTIONS[kind], beginning, { signal });
}
