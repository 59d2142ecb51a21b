/** The installation itself: version, plugins, dashboard, settings, organizations, users and their access tokens. */
import { Answer, envelope, formatTime, fullVersion, invalid, notFound, readPaging } from '../answers.ts';
import { attributes, param, type Call, type Route } from '../call.ts';
import { isActive } from '../login.ts';
import type { AccessToken, Taxonomy, User } from '../model.ts';
import { demand, hostsWith, may } from '../rights.ts';
import { dashboard, glossary } from '../statuses.ts';
import { searchHosts } from './host-list.ts';

function listOf(call: Call, all: readonly unknown[]): unknown {
  const paging = readPaging(call.query, call.world.settings);
  const from = paging.perPage === Infinity ? 0 : (paging.page - 1) * paging.perPage;
  const results = all.slice(from, from + paging.perPage);
  return envelope(call.query, paging, { total: all.length, subtotal: all.length, results });
}

function status({ world }: Call): unknown {
  return { result: 'ok', status: 200, version: fullVersion(world.installation.version), api_version: 2 };
}

function plugins(call: Call): unknown {
  demand(call.user, 'view_plugins');
  const { hasOvirtPlugin, hasPuppetPlugin, hasRemoteExecution } = call.world.installation;
  const plugin = (id: string, author: string, version: string, isInstalled: boolean): object[] =>
    isInstalled ? [{ id, name: id, author, description: '', url: `https://github.com/theforeman/${id}`, version }] : [];
  return listOf(call, [
    ...plugin('foreman_ovirt', 'Markt.de', '2.0.4', hasOvirtPlugin),
    ...plugin('foreman_puppet', 'Ondřej Ezr and Shira Maximov', '7.0.0', hasPuppetPlugin),
    ...plugin('foreman_remote_execution', 'Foreman Remote Execution team', '13.2.5', hasRemoteExecution),
  ]);
}

function counts(call: Call): unknown {
  const { world, user, query, context } = call;
  demand(user, 'access_dashboard');
  const hosts = hostsWith(world, user, 'view_hosts', context);
  return { ...dashboard(world, searchHosts(call, hosts, query.get('search') ?? '')), glossary: glossary() };
}

function settings(call: Call): unknown {
  demand(call.user, 'view_settings');
  const { outOfSyncMinutes, entriesPerPage } = call.world.settings;
  const search = call.query.get('search') ?? '';
  const all = [
    { id: 1, name: 'outofsync_interval', full_name: 'Out of sync interval', value: outOfSyncMinutes, default: 30 },
    { id: 2, name: 'entries_per_page', full_name: 'Entries per page', value: entriesPerPage, default: 20 },
  ].map((setting) => ({ ...setting, settings_type: 'integer', category_name: 'General', readonly: false }));
  const wanted = /name\s*=\s*"?([a-z_]+)"?/.exec(search)?.[1];
  const found = wanted === undefined ? all : all.filter(({ name }) => name === wanted);
  const paging = readPaging(call.query, call.world.settings);
  return envelope(call.query, paging, { total: all.length, subtotal: found.length, results: found });
}

function taxonomies(
  kind: 'organizations' | 'locations',
  read: (call: Call) => readonly Taxonomy[],
  own: (user: User) => readonly number[],
): Route['handle'] {
  return (call) => {
    demand(call.user, `view_${kind}`);
    const seen = read(call).filter(({ id }) => call.user.isAdmin || own(call.user).includes(id));
    return listOf(
      call,
      seen.map(({ id, name, description }) => ({ id, name, title: name, description })),
    );
  };
}

function userDocument({ world, user: asking }: Call, user: User): Record<string, unknown> {
  const named = (list: readonly Taxonomy[], ids: readonly number[]): object[] =>
    list.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  return {
    id: user.id,
    login: user.name,
    description: null,
    firstname: user.firstname,
    lastname: user.lastname,
    mail: user.mail,
    mail_enabled: true,
    admin: user.isAdmin,
    effective_admin: user.isAdmin,
    disabled: user.isDisabled,
    auth_source_id: 1,
    auth_source_name: 'Internal',
    timezone: user.timezone?.name ?? null,
    locale: null,
    last_login_on: formatTime(world.now(), asking),
    default_location: null,
    locations: named(world.locations, user.locationIds),
    default_organization: null,
    organizations: named(world.organizations, user.organizationIds),
    roles: user.roles.map(({ name }, index) => ({ id: index + 1, name, description: null, origin: null })),
  };
}

const PERMISSIONS = [
  'access_dashboard',
  'build_hosts',
  'create_hosts',
  'create_job_invocations',
  'edit_compute_resources',
  'edit_hosts',
  'edit_params',
  'power_hosts',
  'view_compute_resources',
  'view_config_reports',
  'view_facts',
  'view_hosts',
  'view_job_invocations',
  'view_params',
  'view_plugins',
  'view_settings',
];

function resourceType(permission: string): string | null {
  if (permission.endsWith('_hosts')) return 'Host';
  if (permission.endsWith('_facts')) return 'FactValue';
  return permission.endsWith('_config_reports') ? 'ConfigReport' : null;
}

/** In the envelope of a list, yet never in pages. */
function currentPermissions({ world, user, query }: Call): unknown {
  const held = PERMISSIONS.filter((name) => may(user, name));
  const results = held.map((name) => ({
    id: PERMISSIONS.indexOf(name) + 1,
    name,
    resource_type: resourceType(name),
  }));
  const paging = { page: 1, perPage: world.settings.entriesPerPage };
  return envelope(query, paging, { total: held.length, subtotal: held.length, results });
}

function getUser(call: Call): User {
  const wanted = param(call, 'userId');
  const found = call.world.users.find(({ id, name }) => name === wanted || String(id) === wanted);
  if (!found || (found !== call.user && !may(call.user, 'edit_users'))) throw notFound('user', wanted);
  return found;
}

function tokenRow(call: Call, user: User, token: AccessToken): Record<string, unknown> {
  return {
    id: token.id,
    name: token.name,
    expires_at: formatTime(token.expiresAt, call.user),
    'active?': isActive(token, call.world.now()),
    user_id: user.id,
    last_used_at: formatTime(token.lastUsedAt, call.user),
    'revoked?': token.isRevoked,
    created_at: formatTime(token.createdAt, call.user),
    updated_at: formatTime(token.createdAt, call.user),
  };
}

function tokens(call: Call): unknown {
  const user = getUser(call);
  return listOf(
    call,
    user.tokens.map((token) => tokenRow(call, user, token)),
  );
}

/** The only answer that ever holds the token's value. */
function createToken(call: Call): unknown {
  const user = getUser(call);
  const { name, expires_at: expires } = attributes(call, 'personal_access_token');
  if (typeof name !== 'string' || name === '') throw invalid(null, { name: ["can't be blank"] });
  if (user.tokens.some((token) => token.name === name)) throw invalid(null, { name: ['has already been taken'] });
  const expiresAt = typeof expires === 'string' ? Date.parse(expires) : null;
  if (Number.isNaN(expiresAt)) throw invalid(null, { expires_at: [`Could not parse timestamp '${String(expires)}'`] });
  if (expiresAt !== null && expiresAt < call.world.now())
    throw invalid(null, { expires_at: ['cannot be in the past'] });
  const id = Math.max(0, ...call.world.users.flatMap((one) => one.tokens.map((token) => token.id))) + 1;
  const value = `mock-access-token-${id}`;
  const token = { id, name, value, expiresAt, createdAt: call.world.now(), isRevoked: false, lastUsedAt: null };
  user.tokens.push(token);
  return new Answer(201, { token_value: value, ...tokenRow(call, user, token) });
}

function revokeToken(call: Call): unknown {
  const user = getUser(call);
  const token = user.tokens.find(({ id }) => String(id) === param(call, 'id'));
  if (!token) throw notFound('personal_access_token', param(call, 'id'));
  token.isRevoked = true;
  return tokenRow(call, user, token);
}

export const siteRoutes: readonly Route[] = [
  { method: 'get', path: '/status', handle: status },
  { method: 'get', path: '/plugins', handle: plugins },
  { method: 'get', path: '/dashboard', handle: counts },
  { method: 'get', path: '/settings', handle: settings },
  { method: 'get', path: '/current_user', handle: (call) => userDocument(call, call.user) },
  { method: 'get', path: '/permissions/current_permissions', handle: currentPermissions },
  {
    method: 'get',
    path: '/organizations',
    handle: taxonomies(
      'organizations',
      ({ world }) => world.organizations,
      (user) => user.organizationIds,
    ),
  },
  {
    method: 'get',
    path: '/locations',
    handle: taxonomies(
      'locations',
      ({ world }) => world.locations,
      (user) => user.locationIds,
    ),
  },
  { method: 'get', path: '/users/extlogin', handle: (call) => userDocument(call, call.user) },
  { method: 'get', path: '/users/:userId/personal_access_tokens', handle: tokens },
  { method: 'post', path: '/users/:userId/personal_access_tokens', handle: createToken },
  { method: 'delete', path: '/users/:userId/personal_access_tokens/:id', handle: revokeToken },
];
