/** What every login has to load, read from the manifest of a build made for this test. */
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build, type Manifest } from 'vite';

const root = join(import.meta.dirname, '../..');
const hostPages = ['plugin/docker.html', 'plugin/glance.html', 'plugin/foreman.html'];
const files = new Map<string, string>();
let manifest: Manifest;

beforeAll(async () => {
  const built = await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
    plugins: [],
  });
  if (!('output' in built)) throw new Error('The build gave no single output.');
  for (const file of built.output) {
    files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source));
  }
  manifest = JSON.parse(files.get('manifest.json') ?? '') as Manifest; // Vite's own
}, 120_000);

function staticClosure(key: string, seen = new Set<string>()): Set<string> {
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) if (!seen.has(next)) staticClosure(next, seen);
  return seen;
}

test.each(hostPages)('a login loads one script of at most 3 kB gzipped for %s', (page) => {
  const chunks = [...staticClosure(page)].map((key) => manifest[key]?.file ?? key);
  expect(chunks).toHaveLength(1);
  const script = chunks.map((file) => files.get(file) ?? '').join('');
  expect(script).toContain('pluginApi');
  expect(gzipSync(script).byteLength).toBeLessThanOrEqual(3 * 1024);
});

test.each(hostPages)('a login loads no style sheet for %s', (page) => {
  expect([...staticClosure(page)].flatMap((key) => manifest[key]?.css ?? [])).toEqual([]);
});

test.each(hostPages)('no other page and no shared chunk runs the script of %s', (page) => {
  const importers = Object.entries(manifest).filter(([, { imports }]) => imports?.includes(page));
  expect(importers).toEqual([]);
});

test.each(hostPages)('what %s loads later holds no React', (page) => {
  const later = new Set(
    [...staticClosure(page)].flatMap((key) =>
      (manifest[key]?.dynamicImports ?? []).flatMap((next) => [...staticClosure(next)]),
    ),
  );
  expect(later.size).toBeGreaterThan(0);
  for (const key of later) expect(files.get(manifest[key]?.file ?? '')).not.toMatch(/react\.(element|transitional)/);
});
