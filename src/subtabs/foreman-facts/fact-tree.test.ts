import { expect, test } from 'vitest';
import { compareFacts, listFacts, searchFacts, toTree, type FactNode } from './fact-tree.ts';

const facts = new Map<string, string | null>([
  ['os', null],
  ['os::family', 'RedHat'],
  ['os::release', null],
  ['os::release::major', '9'],
  ['processorcount', '4'],
]);

function drawn(nodes: readonly FactNode[], indent = ''): string {
  return nodes
    .map(
      ({ label, value, count, children }) =>
        `${indent}${label}=${value ?? ''} ${count}\n${drawn(children, `${indent} `)}`,
    )
    .join('');
}

test('groups facts by the parts of their names', () => {
  expect(drawn(toTree(facts))).toBe('os= 2\n family=RedHat 1\n release= 1\n  major=9 1\nprocessorcount=4 1\n');
});

test('takes a group that has a value of its own, and names that no object could have', () => {
  const odd = new Map([
    ['__proto__', 'a'],
    ['constructor::name', 'b'],
    ['disk', 'c'],
    ['disk::sda', 'd'],
    ['::', 'e'],
  ]);
  expect(drawn(toTree(odd))).toBe('__proto__=a 1\nconstructor= 1\n name=b 1\ndisk=c 2\n sda=d 1\n= 1\n =e 1\n');
});

test.each([
  ['', ['os::family', 'os::release::major', 'processorcount']],
  ['REDHAT', ['os::family']],
  ['os release', ['os::release::major']],
  ['os 9', ['os::release::major']],
  ['nothing', []],
])('searches for %j in names and values', (search, names) => {
  expect(searchFacts(listFacts(facts), search).map(({ name }) => name)).toEqual(names);
});

test('tells what differs, and what only one of two hosts has', () => {
  const other = new Map<string, string | null>([
    ['os', null],
    ['os::family', 'Debian'],
    ['processorcount', '4'],
    ['virtual', 'kvm'],
  ]);
  expect(compareFacts(facts, other)).toEqual([
    { name: 'os::family', here: 'RedHat', there: 'Debian' },
    { name: 'os::release::major', here: '9', there: undefined },
    { name: 'virtual', here: undefined, there: 'kvm' },
  ]);
});
