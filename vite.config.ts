import { copyFile, readdir } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const uiPlugins = join(root, 'dist/ui-plugins');

/** Lays the descriptors beside the resource folder, as they lie in /usr/share/ovirt-engine/ui-plugins. */
function descriptors(): Plugin {
  return {
    name: 'descriptors',
    apply: 'build',
    async closeBundle() {
      const names = (await readdir(root)).filter((name) =>
        ['docker.json', 'glance.json', 'foreman.json'].includes(name),
      );
      await Promise.all(names.map((name) => copyFile(join(root, name), join(uiPlugins, name))));
    },
  };
}

// Each page is its own document in a frame of WebAdmin. WebAdmin serves every plugin's files under plugin/<name>/, so
// all URLs are relative; it never lets a browser cache without asking, so few files beat many (README, "Build").
export default defineConfig({
  root: 'src',
  base: './',
  publicDir: false,
  plugins: [react(), descriptors()],
  build: {
    outDir: join(uiPlugins, 'ovirt-admin-plugins'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: globSync(['src/plugin/*.html', 'src/{dialogs,subtabs}/*/index.html'], { cwd: root }).map((page) =>
        resolve(root, page),
      ),
    },
  },
});
