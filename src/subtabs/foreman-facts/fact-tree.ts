/** Facts as a tree, by the `::` in their names; what is searched in them; and how those of two hosts differ. */
import type { Facts } from '../../foreman/facts.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface FactNode {
  /** The last part of the name: `major` of `os::release::major`. */
  readonly label: string;
  readonly name: string;
  /** Absent for what only groups others. */
  readonly value: string | undefined;
  readonly children: readonly FactNode[];
  /** Values in and below it. */
  readonly count: number;
}

const SEPARATOR = '::';

interface Growing {
  value: string | undefined;
  readonly children: Map<string, Growing>;
}

/** In the order of the facts, which are sorted by name. */
export function toTree(facts: Facts): readonly FactNode[] {
  const root: Growing = { value: undefined, children: new Map() };
  for (const [name, value] of facts) {
    let at = root;
    for (const part of name.split(SEPARATOR)) {
      const next = at.children.get(part) ?? { value: undefined, children: new Map<string, Growing>() };
      at.children.set(part, next);
      at = next;
    }
    at.value = value ?? undefined;
  }
  return toNodes(root, '');
}

function toNodes({ children }: Growing, prefix: string): readonly FactNode[] {
  return Array.from(children, ([label, growing]) => {
    const name = prefix + label;
    const below = toNodes(growing, name + SEPARATOR);
    const count = below.reduce((sum, node) => sum + node.count, growing.value === undefined ? 0 : 1);
    return { label, name, value: growing.value, children: below, count };
  });
}

/** All that have a value. */
export function listFacts(facts: Facts): readonly Fact[] {
  return Array.from(facts).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** Those whose name or value holds every word, in any letter case. */
export function searchFacts(facts: readonly Fact[], search: string): readonly Fact[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return facts.filter(({ name, value }) => {
    const lowerName = name.toLowerCase();
    return words.every((word) => lowerName.includes(word) || value.toLowerCase().includes(word));
  });
}

export interface Difference {
  readonly name: string;
  /** Absent where that host has no such fact. */
  readonly here: string | undefined;
  readonly there: string | undefined;
}

/** Only what differs, sorted by name. */
export function compareFacts(here: Facts, there: Facts): readonly Difference[] {
  const names = [...new Set([...here.keys(), ...there.keys()])].sort();
  return names
    .map((name) => ({ name, here: here.get(name) ?? undefined, there: there.get(name) ?? undefined }))
    .filter((pair) => pair.here !== pair.there);
}
