import { expect, test } from 'vitest';
import { candidatesFor, findUndescribable, nameFrom, parseTargetName, proposeNames } from './target-names.ts';

test.each([
  ['debian-12-genericcloud-amd64.qcow2', 'debian-12-genericcloud-amd64'],
  ['CentOS 9', 'CentOS-9'],
  ['Fedora-Cloud-Base-Generic-43-1.6.x86_64', 'Fedora-Cloud-Base-Generic-43-1.6.x86_64'],
  ['<img src=x onerror=alert(1)> Größe “XL” 🐳', 'img-src-x-onerror-alert-1-Größe-XL'],
  ['trusty/ubuntu-14.04', 'trusty-ubuntu-14.04'],
  ['..hidden..', 'hidden'],
  ['日本語 イメージ', '日本語-イメージ'],
  ['🐳🐳', 'image-01234567'],
  ['', 'image-01234567'],
])('proposes for %o the name %o', (imageName, name) => {
  expect(nameFrom(imageName, '01234567-89ab')).toBe(name);
  expect(parseTargetName(name).ok).toBe(true);
});

test('proposes no longer name than VMs may have', () => {
  expect(nameFrom('x'.repeat(500), 'i').length).toBe(60);
});

test.each([
  ['debian 12', 'glance.problem.name-character'],
  ['größe_1.2-x', undefined],
  [' ', 'glance.problem.name-empty'],
  ['a/b', 'glance.problem.name-character'],
  ['x'.repeat(255), undefined],
  ['x'.repeat(256), 'glance.problem.name-long'],
])('judges the name %o: %o', (text, problem) => {
  const answer = parseTargetName(text);
  expect(answer.ok ? undefined : answer.problem.id).toBe(problem);
});

test('proposes what is neither taken, nor typed, nor proposed for another', () => {
  const free = () => false;
  const names = proposeNames([
    { base: 'debian', isTaken: (name) => name === 'debian' },
    { base: 'debian', isTaken: free },
    { base: 'debian', isTaken: free },
    { base: 'other', typed: 'debian-3', isTaken: free },
    { base: 'full', isTaken: () => true },
  ]);
  expect(names).toEqual(['debian-2', 'debian', 'debian-4', 'debian-3', 'full']);
});

test('tries the plain name first', () => {
  expect(candidatesFor('a').slice(0, 2)).toEqual(['a', 'a-2']);
});

test.each([
  ['debian 12 (größe) <b>', undefined],
  ['XL “cloud”', '“'],
  ['whale 🐳', '🐳'],
  ['x'.repeat(245), undefined],
  ['x'.repeat(246), 'x'],
])('finds in %o what a description does not take: %o', (name, found) => {
  expect(findUndescribable(name)).toBe(found);
});
