import { describe, expect, it } from 'vitest';
import { findRequestPath } from './request-path.ts';

describe('findRequestPath', () => {
  it.each([
    ['/a/b/../c.js', '/a/c.js'],
    ['/a/./b//c.js', '/a/b/c.js'],
    ['/a/c.js;v=1?q', '/a/c.js'],
    ['/a/c.html;x/y', '/a/c.html/y'],
    ['/a/', '/a/'],
    ['/a/%2e%2e/b', '/a/../b'],
    ['/a%20b', '/a b'],
  ])('makes of %s the path %s', (target, path) => {
    expect(findRequestPath(target)).toBe(path);
  });

  it.each(['/a%2fb', '/a%5Cb', '/a%00b', '/a%zz', '/%C3%BC'])('finds nothing in %s', (target) => {
    expect(findRequestPath(target)).toBeUndefined();
  });
});
