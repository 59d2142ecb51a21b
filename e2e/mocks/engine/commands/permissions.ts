/** Permissions given and taken. */
import { objectOf, shownOn } from '../collections/permissions.ts';
import type { Document } from '../json.ts';
import type { Id, ObjectKind, Permission } from '../model.ts';
import { incomplete, notFound, refuse } from '../refusals.ts';
import type { ObjectRef } from '../rights.ts';
import { idOf, type Call } from '../service.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { addEvent } from './journal.ts';

interface Named {
  readonly id?: Id;
  readonly name?: string;
}

/** How an event calls a kind of object. */
const kindLabels: Readonly<Partial<Record<ObjectKind, string>>> = {
  vm: 'VM',
  data_center: 'Data Center',
  cluster: 'Cluster',
  template: 'Template',
  system: 'System',
};

function nameOf({ store }: Call, { kind, id }: ObjectRef): string {
  if (kind === 'system') return '(system)';
  const tables = [store.vms, store.clusters, store.dataCenters, store.templates];
  return tables.map((table) => table.find(id)?.name).find((name) => name !== undefined) ?? id;
}

function wordsOf(call: Call, { user, role, on }: Permission): Readonly<Record<string, string>> {
  const { store } = call;
  const person = store.users.find(user?.id);
  return {
    subject: person?.principal ?? 'Everyone',
    provider: person?.domain.name ?? '',
    role: store.roles.find(role.id)?.name ?? '',
    kind: kindLabels[on.kind] ?? on.kind,
    object: nameOf(call, on),
  };
}

/** A second time is as good as the first. The answer shows the permission where it stands: with its user. */
export function addPermission(call: Call, body: Document): Document {
  const { store, world } = call;
  // A body was read by the types of the API model.
  const { role, user, group } = body as { readonly role?: Named; readonly user?: Named; readonly group?: Named };
  const lacking = [...(role ? [] : ['role.id|name']), ...((user ?? group) ? [] : ['user|group.id'])];
  if (!role || lacking.length > 0) throw incomplete('Permission', lacking.join(', '), 'add');
  const roleId = role.id ?? store.roles.all().find(({ name }) => name === role.name)?.id;
  const on = objectOf(call);
  return runCommand(call, {
    validate: () => {
      requirePermit(call, 'manipulate_permissions', on);
      if (!store.roles.find(roleId)) throw refuse('PERMISSION_ADD_FAILED_INVALID_ROLE_ID');
    },
    execute: () => {
      const known = store.permissions.where(
        (own) =>
          own.role.id === roleId && own.on.id === on.id && own.user?.id === user?.id && own.group?.id === group?.id,
      )[0];
      const permission =
        known ??
        store.permissions.put({
          id: world.newId('permission'),
          role: { id: roleId ?? '' },
          on,
          ...(user?.id !== undefined && { user: { id: user.id } }),
          ...(group?.id !== undefined && { group: { id: group.id } }),
        });
      if (!known) addEvent(world, 850, { ...causeOf(call), words: wordsOf(call, permission) });
      return shownOn(permission, on);
    },
  });
}

export function removePermission(call: Call): undefined {
  const { store, world } = call;
  const permission = store.permissions.find(idOf(call));
  if (!permission) throw notFound();
  runCommand(call, {
    validate: () => requirePermit(call, 'manipulate_permissions', permission.on),
    execute: () => {
      addEvent(world, 852, { ...causeOf(call), words: wordsOf(call, permission) });
      store.permissions.remove(permission.id);
    },
  });
  return undefined;
}
