/** `GET /api/hosts` and the lookup of one host, which is by name before it is by number. */
import { envelope, notFound, readPaging } from '../answers.ts';
import { param, type Call, type Route } from '../call.ts';
import { hostRow } from '../host-document.ts';
import { hostFields, sortValue } from '../host-fields.ts';
import type { Host } from '../model.ts';
import { demand, hostsWith, may, timeContext } from '../rights.ts';
import { compareValues, FirstRows } from '../rows.ts';
import { compileSearch } from '../search/compile.ts';
import { parseSearch, QueryNotSupported } from '../search/parse.ts';

/** Those of the hosts that a search finds. Throws what the search language refuses. */
export function searchHosts({ world, user }: Call, hosts: readonly Host[], search: string): readonly Host[] {
  const test = compileSearch(parseSearch(search), hostFields(world, user), timeContext(world, user));
  return test ? hosts.filter(test) : hosts;
}

/**
 * The host of the path on which the user holds the permission; one that may not be seen is 404 like one that is not
 * there. `2024-db` is host 2024 where no host bears that name (Foreman app/controllers/concerns/find_common.rb).
 */
export function getHost(call: Call, permission: string, name = 'id'): Host {
  const wanted = param(call, name);
  const { world, user, context } = call;
  const host = /^\d+$/.test(wanted)
    ? world.findHost(Number(wanted))
    : (world.findHostByName(wanted) ?? world.findHost(Number.parseInt(wanted, 10)));
  if (!host || !hostsWith(world, user, permission, context).includes(host)) throw notFound('host', wanted);
  return host;
}

function list(call: Call): unknown {
  const { world, user, query, context } = call;
  demand(user, 'view_hosts');
  const visible = hostsWith(world, user, 'view_hosts', context);
  const found = searchHosts(call, visible, query.get('search') ?? '');
  const paging = readPaging(query, world.settings);
  const [key = 'name', direction = 'ASC'] = query.get('order')?.split(' ').filter(Boolean) ?? [];
  if (!Object.hasOwn(hostFields(world, user), key)) {
    throw new QueryNotSupported(`the field '${key}' in the order statement is not valid field for search`);
  }
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  const compare = (a: Host, b: Host): number =>
    sign * compareValues(sortValue(world, a, key), sortValue(world, b, key)) || compareValues(a.id, b.id);
  const from = paging.perPage === Infinity ? 0 : (paging.page - 1) * paging.perPage;
  const rows = new FirstRows(compare, from + paging.perPage);
  for (const host of found) rows.add(host);
  const page = rows.slice(from);
  const include = query.getAll('include[]');
  const hasPermissions = query.has('include_permissions');
  const view = {
    parameters: include.includes('parameters'),
    allParameters: include.includes('all_parameters'),
    permissions: hasPermissions,
  };
  const isThin = query.get('thin') !== null;
  return envelope(
    query,
    paging,
    {
      total: visible.length,
      subtotal: found.length,
      results: page.map((host) => (isThin ? { id: host.id, name: host.name } : hostRow(world, host, user, view))),
    },
    hasPermissions ? { can_create: may(user, 'create_hosts'), can_edit: may(user, 'edit_hosts') } : {},
  );
}

export const hostListRoutes: readonly Route[] = [{ method: 'get', path: '/hosts', handle: list }];
