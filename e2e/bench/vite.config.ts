/** Builds the floor pages of the benchmark with the settings of the plugins' own build, into dist/bench/. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { leanCss, leanPatternFly } from '../../tools/lean-patternfly.ts';

const root = join(import.meta.dirname, 'floor');
const uiPlugins = join(import.meta.dirname, '../../dist/bench/ui-plugins');

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [
    leanPatternFly(),
    react(),
    {
      name: 'descriptor',
      writeBundle: () => copyFile(join(root, 'floor.json'), join(uiPlugins, 'floor.json')),
    },
  ],
  css: { postcss: { plugins: [leanCss] } },
  build: {
    outDir: join(uiPlugins, 'floor-pages'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['host.html', 'dialog.html'].map((page) => join(root, page)) },
  },
});
