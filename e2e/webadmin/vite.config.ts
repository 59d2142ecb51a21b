/**
 * Builds the stand-in's own pages into dist/webadmin/: WebAdmin, the login page and the welcome page. The server reads
 * each page from there and fills in its `<!--name-->` marks.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = join(import.meta.dirname, 'client');

/** Weights and styles of Open Sans that WebAdmin's own texts use; PatternFly 3 declares ten. */
const usedFaces = ['400', '600', '700'];

/**
 * Leaves one format of each font that is used: PatternFly 3 lists five formats of fifteen faces, which would weigh 4 MB.
 * The face stays where it is, since plugins take the host's Open Sans out of its style sheets.
 */
function leanFonts(): Plugin {
  return {
    name: 'lean-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/patternfly/dist/css/')) return undefined;
      return {
        code: code
          .replaceAll(/\/\*# sourceMappingURL=.*?\*\//g, '')
          .replaceAll(/@font-face\s*\{([^}]*)\}/g, (_, body: string) => leanFace(body)),
        map: null,
      };
    },
  };
}

function leanFace(body: string): string {
  const family = /font-family:\s*["']?([^;"']+)/.exec(body)?.[1] ?? '';
  const weight = /font-weight:\s*(\w+)/.exec(body)?.[1] ?? '400';
  const isItalic = /font-style:\s*italic/.test(body);
  if (family.startsWith('Glyphicons')) return '';
  if (family === 'Open Sans' && (!usedFaces.includes(weight) || (isItalic && weight !== '400'))) return '';
  const url = /url\(([^)]*\.woff2)[^)]*\)/.exec(body)?.[1] ?? /url\(([^)]*\.woff)\b[^)]*\)/.exec(body)?.[1] ?? '';
  const format = url.endsWith('2') ? 'woff2' : 'woff';
  const descriptors = body.split(';').filter((line) => !/^\s*src:/.test(line) && line.trim() !== '');
  return `@font-face{${descriptors.join(';')};src:url(${url}) format("${format}")}`;
}

export default defineConfig({
  root,
  base: '/ovirt-engine/webadmin/theme/',
  publicDir: false,
  plugins: [leanFonts(), react()],
  build: {
    outDir: join(import.meta.dirname, '../../dist/webadmin'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // A font in the style sheet as data could not be taken over by a plugin's page.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false }, // A busy machine is no news.
      input: ['webadmin', 'login', 'welcome'].map((page) => join(root, `${page}.html`)),
    },
  },
});
