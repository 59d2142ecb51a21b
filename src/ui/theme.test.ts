import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const patternfly = join(import.meta.dirname, '../../node_modules/@patternfly');
const theme = readFileSync(join(import.meta.dirname, 'theme.css'), 'utf8');
const theirs = [
  'react-core/dist/styles/base.css',
  ...globSync('react-styles/css/components/*/*.css', { cwd: patternfly }),
].map((file) => readFileSync(join(patternfly, file), 'utf8'));
const known = new Set(theirs.flatMap((css) => Array.from(css.matchAll(/(--pf-[\w-]+):/g), ([, name = '']) => name)));
const set = [...new Set(Array.from(theme.matchAll(/(--pf-[\w-]+):/g), ([, name = '']) => name))];

// A variable that PatternFly has renamed would be set without any effect, and nobody would be told.
test('sets variables', () => {
  expect(set.length).toBeGreaterThan(60);
});

test.each(set)('sets %s, which PatternFly has', (name) => {
  expect(known).toContain(name);
});
