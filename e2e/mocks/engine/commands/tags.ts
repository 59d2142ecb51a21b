/** Tags, and tags on VMs. Their commands need an administrator. */
import type { Document } from '../json.ts';
import type { Tag } from '../model.ts';
import { entityNotFound, queryNotAuthorized, refuse, type Sentence } from '../refusals.ts';
import { BLANK, isAdmin, system } from '../rights.ts';
import { idOf, ownerOf, type Call } from '../service.ts';
import { causeOf, requirePermit, runCommand } from './command.ts';
import { addEvent } from './journal.ts';
import { mandatory } from './nics.ts';
import { fault } from '../refusals.ts';

const attribute: Sentence = ['ATTRIBUTE', { path: '_tag.name' }];

interface Named {
  readonly id?: string;
  readonly name?: string;
}

function findTag(call: Call, { id, name }: Named): Tag {
  const found = id === undefined ? call.store.tags.all().find((tag) => tag.name === name) : call.store.tags.find(id);
  if (!found) throw entityNotFound(id ?? name ?? '');
  return found;
}

const canManage = (call: Call): void => requirePermit(call, 'tag_management', system);

export function addTag(call: Call, body: Document): Document {
  const { store, world } = call;
  const { name, description } = body;
  if (typeof name !== 'string') throw mandatory('tag.name');
  // A body was read by the types of the API model.
  const parentName = body['parent'] as Named | undefined;
  const parent = parentName ? findTag(call, parentName) : store.tags.find(BLANK);
  return runCommand(call, {
    validate: () => {
      canManage(call);
      if (name.length < 1 || name.length > 50) throw refuse(['SIZE', { min: 1, max: 50 }], attribute);
      if (!/^[A-Za-z0-9_-]+$/.test(name)) throw refuse('VALIDATION_TAGS_INVALID_TAG_NAME', attribute);
      if (store.tags.all().some((tag) => tag.name === name)) throw refuse('TAGS_SPECIFY_TAG_IS_IN_USE');
    },
    execute: () => {
      addEvent(world, 432, { ...causeOf(call), words: { tag: name } });
      return store.tags.put({
        id: world.newId(`tag/${name}`),
        name,
        ...(typeof description === 'string' && { description }),
        ...(parent && { parent: { id: parent.id } }),
      });
    },
  });
}

export function removeTag(call: Call): undefined {
  const { store, world } = call;
  const tag = store.tags.get(idOf(call));
  runCommand(call, {
    validate: () => {
      canManage(call);
      if (tag.id === BLANK) throw refuse('TAGS_CANNOT_EDIT_READONLY_TAG');
    },
    execute: () => {
      for (const { id } of store.tagAssignments.where(({ tagId }) => tagId === tag.id)) store.tagAssignments.remove(id);
      store.tags.remove(tag.id);
      addEvent(world, 434, { ...causeOf(call), words: { tag: tag.name } });
    },
  });
  return undefined;
}

/** Which kind of object a tag hangs on, by its path. */
function ownerReference(call: Call): Document {
  const kind = call.path.startsWith('vms/') ? 'vm' : call.path.startsWith('templates/') ? 'template' : 'host';
  return { [kind]: { id: ownerOf(call) } };
}

/** A second time is as good as the first. */
export function assignTag(call: Call, body: Document): Document {
  const { store, world } = call;
  const named: Named = body;
  if (named.id === undefined && named.name === undefined) {
    throw fault(
      400,
      "Parameters 'tag.id' or 'tag.name' are mandatory but both were not provided.",
      'Input validation failed.',
    );
  }
  // Looking a tag up is a query of its own, for administrators only.
  if (!isAdmin(store, call.session.userId)) throw queryNotAuthorized();
  const tag = findTag(call, named);
  const ownerId = ownerOf(call);
  return runCommand(call, {
    validate: () => canManage(call),
    execute: () => {
      const vm = store.vms.find(ownerId);
      const id = `${ownerId}/${tag.id}`;
      if (!store.tagAssignments.find(id) && vm)
        addEvent(world, 440, { ...causeOf(call), vm, words: { tag: tag.name } });
      store.tagAssignments.put({ id, ownerId, tagId: tag.id });
      return { ...tag, ...ownerReference(call) };
    },
  });
}

export function unassignTag(call: Call): undefined {
  const { store, world } = call;
  const tag = store.tags.get(idOf(call));
  const vm = store.vms.find(ownerOf(call));
  runCommand(call, {
    validate: () => canManage(call),
    execute: () => {
      store.tagAssignments.remove(`${ownerOf(call)}/${tag.id}`);
      if (vm) addEvent(world, 446, { ...causeOf(call), vm, words: { tag: tag.name } });
    },
  });
  return undefined;
}
