import { copyFile, readdir, rename } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { leanCss, leanPatternFly } from './tools/lean-patternfly.ts';

const root = import.meta.dirname;
const uiPlugins = join(root, 'dist/ui-plugins');

/** Lays the descriptors beside the resource folder, as they lie in /usr/share/ovirt-engine/ui-plugins. */
function descriptors(): Plugin {
  return {
    name: 'descriptors',
    apply: 'build',
    async writeBundle() {
      const names = (await readdir(root)).filter((name) =>
        ['docker.json', 'glance.json', 'foreman.json'].includes(name),
      );
      await Promise.all(names.map((name) => copyFile(join(root, name), join(uiPlugins, name))));
      // For tests and the benchmark; everything in the resource folder is served to the world.
      await rename(join(uiPlugins, 'ovirt-admin-plugins/manifest.json'), join(root, 'dist/manifest.json'));
    },
  };
}

const hostPages = globSync('src/plugin/*.html', { cwd: root }).map((page) =>
  resolve(root, page.replace(/html$/, 'ts')),
);
const copyMark = '?copy-of=';

/**
 * Gives each host page its own copies of the modules that it imports statically, so that it stays one file however many
 * pages use the same modules: it is loaded at every login. What it imports dynamically is shared as anywhere.
 */
function hostPagesAlone(): Plugin {
  const preload = '\0vite/preload-helper.js';
  return {
    name: 'host-pages-alone',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^\.|vite\/preload-helper/ },
      async handler(source, importer, options) {
        if (importer === undefined || options.kind !== 'import-statement') return null;
        const mark = hostPages.includes(importer)
          ? copyMark + basename(importer, '.ts')
          : /\?copy-of=.*$/.exec(importer)?.[0];
        if (mark === undefined) return null;
        // Vite's own helper would fetch a chunk's imports ahead, for more bytes at every login than it ever saves.
        if (source === preload) return `\0preload${mark}`;
        const resolved = await this.resolve(source, importer.replace(/\?copy-of=.*$/, ''), {
          ...options,
          skipSelf: true,
        });
        return resolved?.id.endsWith('.ts') ? resolved.id + mark : resolved;
      },
    },
    load(id) {
      return id.startsWith('\0preload') ? 'export const __vitePreload = (load) => load();' : null;
    },
  };
}

const pages = globSync('src/{dialogs,subtabs}/*/index.html', { cwd: root }).map((page) => resolve(root, page));
/** Its opening is measured most closely, so it loads nothing that only other pages share. */
const leanest = resolve(root, 'src/dialogs/create-docker-vm/index.html');

/** All that `page` imports statically. */
function staticClosure(page: string, modules: Rolldown.ChunkingContext): ReadonlySet<string> {
  const closure = new Set([page]);
  for (const id of closure) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) closure.add(next);
  return closure;
}

/** Names the chunk of what several pages share: `ofLeanest` what the leanest needs, `ofOthers` the rest. */
function shared(ofLeanest: string, ofOthers: string): Rolldown.CodeSplittingNameFunction {
  let closures: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return (id, context) => {
    closures ??= new Map(pages.map((page) => [page, staticClosure(page, context)]));
    if (closures.get(leanest)?.has(id)) return ofLeanest;
    return [...closures.values()].filter((closure) => closure.has(id)).length > 1 ? ofOthers : null;
  };
}

// Each page is its own document in a frame of WebAdmin. WebAdmin serves every plugin's files under plugin/<name>/, so
// all URLs are relative; it never lets a browser cache without asking, so few files beat many (README, "Build").
export default defineConfig({
  root: 'src',
  base: './',
  publicDir: false,
  plugins: [hostPagesAlone(), leanPatternFly(), react(), descriptors()],
  css: { postcss: { plugins: [leanCss] } },
  build: {
    outDir: join(uiPlugins, 'ovirt-admin-plugins'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [...globSync('src/plugin/*.html', { cwd: root }).map((page) => resolve(root, page)), ...pages],
      output: {
        codeSplitting: {
          // What pages need at once, in as few files as may be. What only a later part of a page needs, or one page
          // alone, stays there.
          groups: [
            {
              debugName: 'page',
              name: shared('page', 'more'),
              tags: ['$initial'],
              test: /node_modules\/|src\/(ui|form|engine-page)\/|\.css$/,
            },
            {
              // What host pages load too, which is without React.
              debugName: 'base',
              name: shared('base', 'more-base'),
              tags: ['$initial'],
              test: /node_modules\/(valibot|i18next)\/|src\/(http|i18n|engine|foreman|plugin)\/[^?]*\.ts$|rolldown\/runtime|preload-helper/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
