/** What the built pages weigh, read from the build's manifest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { root } from '../../tools/run.ts';

export interface Sizes {
  readonly files: number;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** The page itself with the scripts and style sheets that it cannot start without. `page` as the manifest names it. */
export function sizesOfPage(page: string): Sizes {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/manifest.json'), 'utf8')) as Manifest; // Vite's own
  const files = new Set([page]);
  const visited = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined || visited.has(key)) return;
    visited.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) add(next);
  };
  add(page);
  const contents = [...files].map((file) => readFileSync(join(root, 'dist/ui-plugins/ovirt-admin-plugins', file)));
  const sum = (size: (content: Buffer) => number) => contents.reduce((total, content) => total + size(content), 0);
  return {
    files: contents.length,
    raw: sum(({ byteLength }) => byteLength),
    gzip: sum((content) => gzipSync(content).byteLength),
    brotli: sum((content) => brotliCompressSync(content).byteLength),
  };
}
