/** Facts of one host. Their names and values come from the guest: show them as text, and nothing else. */
import { object, optional, number, pipe, transform } from 'valibot';
import type { ForemanClient, RequestOptions } from './client.ts';
import { entries } from './wire.ts';

/** A value of null is a parent that only groups others: `os` of `os::family`. */
export type Facts = ReadonlyMap<string, string | null>;

const PAGE_SIZE = 1_000;

/** An end for a host whose facts never end. */
const MAX_PAGES = 50;

const pageSchema = object({
  per_page: optional(number(), PAGE_SIZE),
  // By the host's FQDN, then by the fact's name (Foreman fact_values_controller.rb).
  results: pipe(
    entries,
    transform((hosts): readonly (readonly [string, Facts])[] =>
      hosts.map(([host, facts]) => [host, new Map(readFacts(facts))]),
    ),
  ),
});

function readFacts(facts: unknown): [string, string | null][] {
  if (typeof facts !== 'object' || facts === null) return [];
  return Object.entries(facts).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' || value === null ? value : JSON.stringify(value),
  ]);
}

/**
 * All facts of a host, sorted by name; none where it has none or is not there. Foreman pages by fact, gives them in the
 * order of their values, and its totals say nothing.
 */
export async function fetchFacts(foreman: ForemanClient, hostId: number, options?: RequestOptions): Promise<Facts> {
  const found: [string, string | null][] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const query = { per_page: PAGE_SIZE, page };
    const answer = await foreman.request(`/hosts/${hostId}/facts`, pageSchema, { ...options, query });
    const facts = answer.results.flatMap(([, ofHost]) => [...ofHost]);
    found.push(...facts);
    if (facts.length < answer.per_page) break;
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Facts of any hosts that a search of `/fact_values` finds, by the hosts' names; the first 1,000 facts only. */
export async function findFacts(
  foreman: ForemanClient,
  search: string,
  options?: RequestOptions,
): Promise<ReadonlyMap<string, Facts>> {
  const query = { search, per_page: PAGE_SIZE };
  const { results } = await foreman.request('/fact_values', pageSchema, { ...options, query });
  return new Map(results);
}
