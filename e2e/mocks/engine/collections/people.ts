// /users, /groups, /domains and /roles
import { permits } from '../data/installed.ts';
import { SYSTEM, isAdmin } from '../rights.ts';
import type { Document } from '../json.ts';
import type { Role, User } from '../model.ts';
import { ownerOf, type Call, type Service } from '../service.ts';
import { text } from '../search.ts';

function domains({ store }: Call): readonly Document[] {
  return [...new Map(store.users.all().map(({ domain }) => [domain.id, domain])).values()];
}

/** The roles that a user can see: only administrators see those of administrators. */
function rolesFor({ store, session }: Call): readonly Role[] {
  return isAdmin(store, session.userId)
    ? store.roles.all()
    : store.roles.where(({ administrative }) => !administrative);
}

export const people: Readonly<Record<string, Service>> = {
  UsersService: {
    list: ({ store }) => store.users.all(),
    search: () => ({
      name: text<User>(({ name }) => name),
      lastname: text<User>(({ last_name }) => last_name),
      usrname: text<User>(({ user_name }) => user_name),
      login: text<User>(({ user_name }) => user_name),
      directory: text<User>(({ domain }) => domain.name),
      department: text<User>(({ department }) => department),
    }),
  },
  GroupsService: { list: ({ store }) => store.groups.all() },
  DomainsService: { list: domains },
  DomainService: { isId: (id) => /^[0-9A-F]+$/.test(id) },
  RolesService: { list: rolesFor },
  AssignedRolesService: {
    list: (call) => {
      const onSystem = call.store.permissions.where(({ user, on }) => user?.id === ownerOf(call) && on.id === SYSTEM);
      return onSystem.map(({ role }) => call.store.roles.get(role.id));
    },
    elsewhere: { path: 'roles' },
  },
  PermitsService: {
    list: (call) => {
      const names = call.store.roles.find(ownerOf(call))?.permitNames ?? [];
      return permits
        .filter(({ name }) => names.includes(name))
        .map((permit) => ({ ...permit, role: { id: ownerOf(call) } }));
    },
  },
  PermitService: { isId: (id) => /^\d+$/.test(id) },
};
