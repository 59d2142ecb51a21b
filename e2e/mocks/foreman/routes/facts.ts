/**
 * Facts: an object of objects, paged by fact while `subtotal` counts the hosts of the page, in the order of the values
 * (Foreman app/controllers/api/v2/fact_values_controller.rb).
 */
import { envelope, readPaging } from '../answers.ts';
import type { Call, Route } from '../call.ts';
import type { Host, World } from '../model.ts';
import { demand, hostsWith, timeContext } from '../rights.ts';
import { compareValues, FirstRows } from '../rows.ts';
import { castTest, compileSearch, type SearchField, type SearchFields } from '../search/compile.ts';
import { parseSearch } from '../search/parse.ts';
import { requiredValues } from './bounds.ts';

interface Fact {
  readonly host: Host;
  readonly name: string;
  readonly value: string | null;
}

function factFields(world: World): SearchFields<Fact> {
  const nameOf = (list: readonly { id: number; name: string }[], id: number | null): string | undefined =>
    list.find((one) => one.id === id)?.name;
  const name: SearchField<Fact> = { type: 'text', read: (fact) => fact.name };
  const shortName: SearchField<Fact> = { type: 'text', read: (fact) => fact.name.split('::').at(-1) };
  const origin: SearchField<Fact> = { type: 'text', explicit: true, read: (fact) => fact.host.factOrigin };
  return {
    name,
    fact: name,
    short_name: shortName,
    fact_short_name: shortName,
    type: origin,
    origin,
    value: {
      type: 'method',
      test: (operator, value) => {
        const test = castTest(operator, value);
        return (fact) => fact.value !== null && test(fact.value);
      },
      read: (fact) => fact.value,
    },
    host: {
      type: 'method',
      explicit: true,
      // A number is an id, anything else a name.
      test: (operator, value) => {
        const test = castTest(operator, value);
        return /^\d+$/.test(value) ? (fact) => test(String(fact.host.id)) : (fact) => test(fact.host.name);
      },
    },
    facts: {
      type: 'keyed',
      explicit: true,
      read: (fact, key) => (fact.name === key ? fact.value : undefined),
    },
    host_id: { type: 'integer', explicit: true, read: (fact) => fact.host.id },
    organization: {
      type: 'text',
      explicit: true,
      read: (fact) => nameOf(world.organizations, fact.host.organizationId),
    },
    location: { type: 'text', explicit: true, read: (fact) => nameOf(world.locations, fact.host.locationId) },
  };
}

function hostsOf(world: World, visible: readonly Host[], wanted: readonly string[] | undefined): readonly Host[] {
  if (!wanted) return visible;
  const allowed = new Set(visible);
  return wanted.flatMap((one) => {
    const host = /^\d+$/.test(one) ? world.findHost(Number(one)) : world.findHostByName(one);
    return host && allowed.has(host) ? [host] : [];
  });
}

function* factsOf(host: Host, names: readonly string[] | undefined): Iterable<Fact> {
  if (!names) {
    for (const [name, value] of host.facts.entries()) yield { host, name, value };
    return;
  }
  for (const name of names) {
    const value = host.facts.get(name);
    if (value !== undefined) yield { host, name, value };
  }
}

function list(call: Call): unknown {
  const { world, user, query, params, context } = call;
  demand(user, 'view_facts');
  const nested = params['hostId'];
  const search = nested === undefined ? (query.get('search') ?? '') : `${query.get('search') ?? ''} host = ${nested}`;
  const tree = parseSearch(search);
  const test = compileSearch(tree, factFields(world), timeContext(world, user));
  const paging = readPaging(query, world.settings);
  const visible = hostsWith(world, user, 'view_hosts', context);
  const names = requiredValues(tree, ['name', 'fact']);
  const order = (a: Fact, b: Fact): number => compareValues(a.value, b.value) || compareValues(a.name, b.name);
  // Here "all" is no number, so that it becomes none.
  const perPage = paging.perPage === Infinity ? 0 : paging.perPage;
  const from = (paging.page - 1) * perPage;
  const rows = new FirstRows(order, from + perPage);
  for (const host of hostsOf(world, visible, requiredValues(tree, ['host', 'host_id']))) {
    for (const fact of factsOf(host, names)) if (!test || test(fact)) rows.add(fact);
  }
  const results: Record<string, Record<string, string | null>> = {};
  for (const { host, name, value } of rows.slice(from)) (results[host.name] ??= {})[name] = value;
  const total = user.isAdmin ? visible.reduce((sum, host) => sum + host.facts.size, 0) : 0;
  const subtotal = search === '' ? total : Object.keys(results).length;
  return envelope(query, paging, { total, subtotal, results }, {}, search);
}

export const factRoutes: readonly Route[] = [
  { method: 'get', path: '/fact_values', handle: list },
  { method: 'get', path: '/hosts/:hostId/facts', handle: list },
];
