/** What the dashboard asks Foreman for: ten searches of hosts at once, whatever the size of the site. */
import type { ForemanClient } from '../../foreman/client.ts';
import type { HostRow } from '../../foreman/host.ts';
import { countHosts, listHosts, type HostPage } from '../../foreman/hosts.ts';
import { both, either, within } from '../../foreman/search.ts';
import { HEALTH, healthSearches, type Health } from '../../foreman/status.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';

/** Which hosts are counted: those of this engine, where anybody knows which these are. */
export interface Scope {
  readonly kind: 'resource' | 'config' | 'all';
  /** Empty for all. */
  readonly search: string;
}

export function scopeOf({ computeResourceId, config }: Pick<ForemanPageProps, 'computeResourceId' | 'config'>): Scope {
  if (computeResourceId !== undefined) {
    return { kind: 'resource', search: `compute_resource_id = ${computeResourceId}` };
  }
  const { hostsOfThisEngine: search } = config;
  return search === undefined ? { kind: 'all', search: '' } : { kind: 'config', search };
}

/** The lists that stand behind the numbers. */
export const LISTS = [...HEALTH, 'all', 'build', 'events', 'inTime'] as const;
export type ListId = (typeof LISTS)[number];

const BUILD_FAILED = 'build_status = build_failed or build_status = token_expired';
const HAPPENED = [
  'status.failed > 0',
  'status.failed_restarts > 0',
  'status.applied > 0',
  'status.restarted > 0',
  'status.skipped > 0',
  'status.pending > 0',
];

export function listSearches({ search: scope }: Scope, outOfSyncMinutes: number): Readonly<Record<ListId, string>> {
  const health = healthSearches(outOfSyncMinutes);
  const hosts = {
    ...health,
    all: '',
    build: either('build = true', BUILD_FAILED),
    events: both('has last_report', within('last_report', 168), either(...HAPPENED)),
    inTime: `last_report > "${outOfSyncMinutes} minutes ago"`,
  };
  // The keys stay; `fromEntries` cannot say so.
  return Object.fromEntries(LISTS.map((list) => [list, both(scope, hosts[list])])) as Record<ListId, string>;
}

/** In which order the list behind a number begins. */
export const ORDER_OF: Readonly<Partial<Record<ListId, string>>> = {
  all: 'created_at DESC',
  error: 'last_report DESC',
  outOfSync: 'last_report ASC',
  events: 'last_report DESC',
  build: 'created_at DESC',
};

export interface Dashboard {
  readonly counts: Readonly<Record<Health, number>>;
  readonly total: number;
  readonly failed: HostPage;
  readonly outOfSync: HostPage;
  readonly building: HostPage;
  readonly newest: HostPage;
  /** Each host with its last run. */
  readonly events: HostPage;
  /** Some of the hosts that reported in time, chosen by their names, which have nothing to do with when. */
  readonly inTime: HostPage;
}

/** Rows that a card shows. */
const SHOWN = 5;
const EVENTS_SHOWN = 9;

/** As many hosts as tell how evenly runs are spread. */
const SAMPLE_SIZE = 100;

export async function readDashboard(
  foreman: ForemanClient,
  searches: Readonly<Record<ListId, string>>,
  signal: AbortSignal,
): Promise<Dashboard> {
  const count = (list: ListId): Promise<number> => countHosts(foreman, searches[list], { signal });
  const list = (id: ListId, pageSize = SHOWN): Promise<HostPage> => {
    const order = ORDER_OF[id];
    return listHosts(foreman, { search: searches[id], pageSize, ...(order !== undefined && { order }) }, { signal });
  };
  const [failed, outOfSync, disabled, noReport, active, pending, newest, building, events, inTime] = await Promise.all([
    list('error'),
    list('outOfSync'),
    count('disabled'),
    count('noReport'),
    count('active'),
    count('pending'),
    list('all'),
    list('build'),
    list('events', EVENTS_SHOWN),
    list('inTime', SAMPLE_SIZE),
  ]);
  const counts = { error: failed.found, outOfSync: outOfSync.found, noReport, active, pending, disabled };
  const others = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return {
    // Each host is in exactly one category, so that the largest needs no search of its own. A host that reports between
    // two of the searches may be counted twice for a moment.
    counts: { ...counts, unchanged: Math.max(0, newest.found - others) },
    total: newest.found,
    failed,
    outOfSync,
    building,
    newest,
    events,
    inTime,
  };
}

export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

const SLOTS = 10;

/** How many of the hosts reported last in each tenth of the interval that ends now. */
export function runSlots(hosts: readonly HostRow[], outOfSyncMinutes: number, now: number): readonly Slot[] {
  const slotMs = (outOfSyncMinutes * 60_000) / SLOTS;
  const from = now - slotMs * SLOTS;
  const counts = Array.from({ length: SLOTS }, () => 0);
  for (const { lastReportAt } of hosts) {
    if (lastReportAt === undefined) continue;
    // Clocks differ by seconds: what is just outside belongs to the end that it is nearest to.
    const slot = Math.min(SLOTS - 1, Math.max(0, Math.floor((lastReportAt - from) / slotMs)));
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts.map((count, slot) => ({ start: from + slot * slotMs, end: from + (slot + 1) * slotMs, count }));
}
