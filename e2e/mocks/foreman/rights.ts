/** What a user may do and see: permissions of roles, their search filters, organizations and locations. */
import { Answer, denied, type Context } from './answers.ts';
import { hostFields } from './host-fields.ts';
import type { Host, Role, Taxonomy, User, World } from './model.ts';
import { compileSearch, type Predicate } from './search/compile.ts';
import { parseSearch } from './search/parse.ts';
import type { TimeContext } from './search/times.ts';

function grants(role: Role, permission: string): boolean {
  return role.permissions.some(
    (granted) => granted === permission || (granted.endsWith('*') && permission.startsWith(granted.slice(0, -1))),
  );
}

export function may(user: User, permission: string): boolean {
  return user.isAdmin || user.roles.some((role) => grants(role, permission));
}

/** Throws 403 naming what is missing. */
export function demand(user: User, ...permissions: readonly string[]): void {
  if (!permissions.some((permission) => may(user, permission))) throw denied(permissions);
}

export function timeContext(world: World, user: User): TimeContext {
  return { nowMs: world.now(), zoneOffsetMs: (user.timezone?.offsetMinutes ?? 0) * 60_000 };
}

/** Roles add up: one without a filter lets all hosts through. */
function roleTest(world: World, user: User, permission: string): Predicate<Host> | undefined {
  const roles = user.roles.filter((role) => grants(role, permission));
  if (user.isAdmin || roles.some((role) => role.hostFilter === undefined)) return undefined;
  const tests = roles.map((role) =>
    compileSearch(parseSearch(role.hostFilter ?? ''), hostFields(world, user), timeContext(world, user)),
  );
  return (host) => tests.some((test) => test?.(host) ?? true);
}

function isWithin(id: number | null, chosen: Taxonomy | undefined, user: User, own: readonly number[]): boolean {
  if (chosen) return id === chosen.id;
  return user.isAdmin || (id !== null && own.includes(id));
}

/** The hosts on which the user holds the permission, within the chosen organization and location. */
export function hostsWith(world: World, user: User, permission: string, context: Context): readonly Host[] {
  if (!may(user, permission)) return [];
  const isUnlimited = user.isAdmin && !context.organization && !context.location;
  const test = roleTest(world, user, permission);
  if (isUnlimited && !test) return world.hosts();
  return world
    .hosts()
    .filter(
      (host) =>
        isWithin(host.organizationId, context.organization, user, user.organizationIds) &&
        isWithin(host.locationId, context.location, user, user.locationIds) &&
        (test?.(host) ?? true),
    );
}

function findTaxonomy(
  kind: 'Organization' | 'Location',
  all: readonly Taxonomy[],
  own: readonly number[],
  user: User,
  wanted: string | null,
): Taxonomy | undefined {
  if (wanted === null || wanted === '') return undefined;
  const available = all.filter(({ id }) => user.isAdmin || own.includes(id));
  const found =
    available.find(({ name }) => name === wanted) ?? available.find(({ id }) => id === Number.parseInt(wanted, 10));
  if (!found) throw new Answer(404, { message: `${kind} with id ${wanted} not found` });
  return found;
}

/** The organization and location that a request names; neither stands for any that the user may see. */
export function readContext(world: World, user: User, query: URLSearchParams): Context {
  return {
    organization: findTaxonomy(
      'Organization',
      world.organizations,
      user.organizationIds,
      user,
      query.get('organization_id'),
    ),
    location: findTaxonomy('Location', world.locations, user.locationIds, user, query.get('location_id')),
  };
}
