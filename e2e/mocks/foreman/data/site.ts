/** Organizations, locations, roles and users of the lab's Foreman. Passwords and tokens are the mock's own. */
import type { AccessToken, Role, Taxonomy, User } from '../model.ts';

export const lab: Taxonomy = { id: 3, name: 'Lab', description: 'Everything in building 7' };
export const development: Taxonomy = { id: 4, name: 'Development', description: null };
export const munich: Taxonomy = { id: 5, name: 'Munich', description: null };
export const vienna: Taxonomy = { id: 6, name: 'Vienna', description: null };

/** Foreman's own read-only role: every `view_` permission, and so not `access_dashboard`. */
const viewer: Role = { name: 'Viewer', permissions: ['view_*'] };

/** What the plugin needs to show everything, and no more. */
const reader: Role = {
  name: 'WebAdmin reader',
  permissions: ['view_hosts', 'view_facts', 'view_config_reports', 'view_params', 'view_compute_resources'],
};

const operator: Role = {
  name: 'WebAdmin operator',
  permissions: [
    ...reader.permissions,
    'access_dashboard',
    'view_plugins',
    'view_settings',
    'view_organizations',
    'view_locations',
    'edit_hosts',
    'create_hosts',
    'build_hosts',
    'power_hosts',
    'edit_params',
    'edit_compute_resources',
    'create_config_reports',
    'create_job_invocations',
    'view_job_invocations',
  ],
};

const webOnly: Role = {
  name: 'Web servers',
  permissions: [...reader.permissions, 'access_dashboard'],
  hostFilter: 'hostgroup_title ~ web',
};
const withoutFacts: Role = { name: 'Hosts only', permissions: ['view_hosts'] };

function token(id: number, name: string, value: string, rest: Partial<AccessToken> = {}): AccessToken {
  return { id, name, value, expiresAt: null, createdAt: 0, isRevoked: false, lastUsedAt: null, ...rest };
}

function user(id: number, name: string, roles: readonly Role[], rest: Partial<User> = {}): User {
  const firstname = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    id,
    name,
    firstname,
    lastname: 'Example',
    mail: `${name}@lab.example`,
    password: `${name}-password`,
    isAdmin: false,
    isDisabled: false,
    roles,
    organizationIds: [lab.id, development.id],
    locationIds: [munich.id, vienna.id],
    timezone: null,
    tokens: [token(id * 10, 'webadmin', `${name}-token`)],
    ...rest,
  };
}

/** New objects each time: users change while a mock lives. */
export function makeUsers(): readonly User[] {
  return [
    user(4, 'admin', [], { isAdmin: true }),
    user(5, 'operator', [operator]),
    user(6, 'reader', [reader]),
    user(7, 'viewer', [viewer]),
    user(8, 'hostsonly', [withoutFacts]),
    user(9, 'webteam', [webOnly]),
    user(10, 'labonly', [reader], { organizationIds: [lab.id], locationIds: [munich.id] }),
    user(11, 'berlin', [reader], { timezone: { name: 'Berlin', offsetMinutes: 120 } }),
    user(12, 'nobody', []),
    user(13, 'gone', [reader], { isDisabled: true }),
    user(14, 'rotated', [reader], {
      tokens: [
        token(140, 'expired', 'expired-token', { expiresAt: Date.UTC(2026, 0, 1) }),
        token(141, 'revoked', 'revoked-token', { isRevoked: true }),
      ],
    }),
  ];
}
