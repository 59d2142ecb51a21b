// /tags, and the tags of a VM or template
import type { Document } from '../json.ts';
import type { Id, Tag } from '../model.ts';
import { idOf, ownerOf, type Call, type Service } from '../service.ts';
import type { Store } from '../store.ts';

/** The tags that are on an object. */
export function tagsOf(store: Store, ownerId: Id): readonly Tag[] {
  return store.tagAssignments.ownedBy(ownerId).map(({ tagId }) => store.tags.get(tagId));
}

/** A tag as its object shows it. */
function assignedTag(call: Call, tag: Tag): Document {
  const id = ownerOf(call);
  return { ...tag, ...(call.store.templates.find(id) ? { template: { id } } : { vm: { id } }) };
}

export const tags: Readonly<Record<string, Service>> = {
  TagsService: { isAdminOnly: true, list: ({ store }) => store.tags.all() },
  TagService: { isAdminOnly: true, get: (call) => call.store.tags.find(idOf(call)) },
  AssignedTagsService: {
    isAdminOnly: true,
    // The list of an object leaves descriptions empty (seen).
    list: (call) => tagsOf(call.store, ownerOf(call)).map((tag) => ({ ...assignedTag(call, tag), description: '' })),
  },
};
