import { expect, test } from 'vitest';
import type { Image } from '../../engine/images.ts';
import { kindOf, matching, sorted } from './image-list.ts';

const images: readonly Image[] = [
  { id: 'i1', name: 'debian-12', sizeBytes: 300, type: 'disk' },
  { id: 'i2', name: 'Debian-9', sizeBytes: 200, type: 'disk' },
  { id: 'i3', name: 'nightly', type: 'disk' },
  { id: 'i4', sizeBytes: 100 },
  { id: 'i5', name: 'installer', sizeBytes: 700, type: 'iso' },
];
const idsOf = (list: readonly Image[]) => list.map(({ id }) => id).join(' ');

test('tells what can be imported from what cannot', () => {
  expect(images.map(kindOf)).toEqual(['disk', 'disk', 'empty', 'other', 'iso']);
});

test('searches by a part of the name in any case, and by the id where there is no name', () => {
  expect(idsOf(matching(images, ' DEB', 'en-US'))).toBe('i1 i2');
  expect(idsOf(matching(images, 'i4', 'en-US'))).toBe('i4');
  expect(matching(images, '', 'en-US')).toBe(images);
});

test('sorts numbers in names by their value', () => {
  expect(idsOf(sorted(images, { key: 'name', isDescending: false }, 'en-US'))).toBe('i4 i2 i1 i5 i3');
  expect(idsOf(sorted(images, { key: 'name', isDescending: true }, 'en-US'))).toBe('i3 i5 i1 i2 i4');
});

test('sorts by size, what has none last either way', () => {
  expect(idsOf(sorted(images, { key: 'size', isDescending: false }, 'en-US'))).toBe('i4 i2 i1 i5 i3');
  expect(idsOf(sorted(images, { key: 'size', isDescending: true }, 'en-US'))).toBe('i5 i1 i2 i4 i3');
});
