/** What a search requires of every row, so that a mock need not visit rows that cannot be found. */
import type { SearchNode } from '../search/parse.ts';
import { parseTime, type TimeContext } from '../search/times.ts';

function conjuncts(node: SearchNode | undefined): readonly SearchNode[] {
  if (!node) return [];
  return node.type === 'logic' && node.operator === 'and' ? node.children.flatMap(conjuncts) : [node];
}

/** The values that a field may have, when the search names them. */
export function requiredValues(node: SearchNode | undefined, fields: readonly string[]): readonly string[] | undefined {
  for (const part of conjuncts(node)) {
    const values = valuesOf(part, fields);
    if (values) return values;
  }
  return undefined;
}

function valuesOf(node: SearchNode, fields: readonly string[]): readonly string[] | undefined {
  if (node.type === 'compare' && node.field !== undefined && fields.includes(node.field)) {
    if (node.operator === 'eq') return [node.value];
    if (node.operator === 'in') return node.value.split(',').map((value) => value.trim());
  }
  if (node.type !== 'logic' || node.operator !== 'or') return undefined;
  const parts = node.children.map((child) => valuesOf(child, fields));
  return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** The earliest time that the search lets through. */
export function requiredSince(node: SearchNode | undefined, fields: readonly string[], context: TimeContext): number {
  const times = conjuncts(node).map((part) => {
    const isBound = part.type === 'compare' && (part.operator === 'gt' || part.operator === 'gte');
    if (!isBound || part.field === undefined || !fields.includes(part.field)) return 0;
    return parseTime(part.value, context)?.startMs ?? 0;
  });
  return Math.max(0, ...times);
}
