/** The tree of tags and which of them are active. */
import type { TagNode, TagObject } from '../../../../src/plugin/plugin-api.ts';
import type { RestResource } from './webadmin-model.ts';

export const emptyRoot: TagNode = { name: 'Root', description: 'root', selected: false, children: [] };

/** The tags of the engine's list; one whose parent is not among them hangs at the root. */
export function buildTagTree(tags: readonly RestResource[]): TagNode {
  const parentOf = (tag: RestResource): string | undefined => {
    const parent = tag['parent'];
    return typeof parent === 'object' && parent !== null ? String(Reflect.get(parent, 'id')) : undefined;
  };
  const ids = new Set(tags.map(({ id }) => id));
  const nodes = (parentId: string | undefined): TagNode[] =>
    tags
      .filter((tag) => tag.name !== 'root')
      .filter((tag) => (isRoot(parentOf(tag)) ? undefined : parentOf(tag)) === parentId)
      .map((tag) => ({
        name: tag.name ?? '',
        description: typeof tag['description'] === 'string' ? tag['description'] : null,
        selected: false,
        children: nodes(tag.id),
      }));
  const isRoot = (id: string | undefined): boolean =>
    id === undefined || !ids.has(id) || tags.some((tag) => tag.id === id && tag.name === 'root');
  return { ...emptyRoot, children: nodes(undefined) };
}

/** `root` with the tag of that name switched. */
export function setTag(root: TagNode, name: string, isActive: boolean): TagNode {
  return {
    ...root,
    selected: root.name === name ? isActive : root.selected,
    children: root.children.map((child) => setTag(child, name, isActive)),
  };
}

/** Without children, as events hand them over. */
export function activeTags(root: TagNode): readonly TagObject[] {
  const { name, description, selected, children } = root;
  return [...(selected ? [{ name, description, selected }] : []), ...children.flatMap(activeTags)];
}
