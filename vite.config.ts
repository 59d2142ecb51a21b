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

const list = /@(patternfly|tanstack)\/.*\/index\.js$/;
/** `SyncAltIcon` as its file `sync-alt-icon.js`. */
const plain = (name: string): string => name.replaceAll('-', '').toLowerCase();

/**
 * All that `page` imports statically. A library's list of everything leads only to what is imported from it by name, which
 * is the name of its file.
 */
function staticClosure(page: string, modules: Rolldown.ChunkingContext): ReadonlySet<string> {
  const closure = new Set([page]);
  for (const id of closure) {
    const { importedIds = [], code } = modules.getModuleInfo(id) ?? {};
    const imports = Array.from((code ?? '').matchAll(/import\s*\{([^}]*)\}/g), ([, names = '']) => names);
    const names = new Set(imports.join().match(/\w+/g)?.map(plain));
    for (const next of importedIds) {
      const listed = list.test(next) ? new Set([next]) : undefined;
      if (!listed) closure.add(next);
      else
        for (const found of listed)
          for (const one of modules.getModuleInfo(found)?.importedIds ?? []) {
            if (list.test(one)) listed.add(one);
            else if (names.has(plain(basename(one, '.js')))) closure.add(one);
          }
    }
  }
  return closure;
}

const ofLeanest = (closures: Closures, id: string): boolean => closures.get(leanest)?.has(id) === true;
const ofSeveral = (closures: Closures, id: string): boolean =>
  [...closures.values()].filter((closure) => closure.has(id)).length > 1;
/** It lists as the subtabs do, but knows nothing of Foreman: what it has in common with them is apart from theirs. */
const importPage = resolve(root, 'src/dialogs/import-glance-image/index.html');
const ofImport = (closures: Closures, id: string): boolean => closures.get(importPage)?.has(id) === true;

type Closures = ReadonlyMap<string, ReadonlySet<string>>;

/** Names the chunk of what `isWanted` of a page's closures; anything else stays where it is. */
function chunk(
  name: string,
  isWanted: (closures: Closures, id: string) => boolean,
): Rolldown.CodeSplittingNameFunction {
  let closures: Closures | undefined;
  return (id, context) => {
    closures ??= new Map(pages.map((page) => [page, staticClosure(page, context)]));
    return isWanted(closures, id) ? name : null;
  };
}

/** What host pages load too, which is without React. */
const withoutReact = /node_modules\/(valibot|i18next)\/|src\/(http|i18n|engine|plugin)\/[^?]*\.ts$|preload-helper/;
const ofPages = /node_modules\/|src\/(ui|form|engine-page)\/|\.css$/;
const ofForeman = /src\/(foreman|foreman-page)\/|src\/i18n\/foreman\.(en\.)?ts$|src\/subtabs\/.*\.css$/;

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
          // A group takes along what its modules import, so what the leanest page needs is taken before what others share.
          groups: [
            // Of a plugin, what its host page too loads in time.
            {
              name: 'docker',
              test: /src\/(i18n\/docker(\.en)?|plugin\/docker-config)\.ts$/,
              includeDependenciesRecursively: false,
              priority: 4,
            },
            {
              name: 'glance',
              test: /src\/(i18n\/(glance|import|provider)(\.en)?|plugin\/glance-config)\.ts$/,
              includeDependenciesRecursively: false,
              priority: 4,
            },
            { debugName: 'base', name: chunk('base', ofLeanest), tags: ['$initial'], test: withoutReact, priority: 3 },
            { debugName: 'page', name: chunk('page', ofLeanest), tags: ['$initial'], test: ofPages, priority: 2 },
            {
              debugName: 'more-base',
              name: chunk('more-base', ofSeveral),
              tags: ['$initial'],
              test: withoutReact,
              priority: 1,
            },
            { debugName: 'lists', name: chunk('lists', ofImport), tags: ['$initial'], test: ofPages, priority: 1 },
            {
              debugName: 'foreman',
              name: chunk('foreman', (closures, id) => ofForeman.test(id) || ofSeveral(closures, id)),
              tags: ['$initial'],
              test: (id) => ofForeman.test(id) || ofPages.test(id),
            },
          ],
        },
      },
    },
  },
});
