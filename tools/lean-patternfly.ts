/** Takes out of the build what PatternFly brings along and a light page in WebAdmin's font never uses. */
import type { Plugin } from 'vite';

/** What is needed of PostCSS's nodes. */
interface CssRule {
  readonly selectors: readonly string[];
  remove(): unknown;
}

/**
 * Themes that no page switches on (dark, felt, glass, high contrast: two thirds of PatternFly's base), the glyphs of
 * its icon font, groups of toasts, and kinds of buttons and fields that would look foreign in WebAdmin.
 */
const UNUSED_SELECTOR = new RegExp(
  [
    'theme-|pficon|c-alert-group',
    'c-button\\S*(hamburger|favorite|settings|stateful|docked|display-lg|notify|unread|attention|circle|tertiary)',
    'c-form__(field-group|actions)|c-form-control\\S*m-(readonly|success|expanded)',
  ]
    .map((parts) => `\\.pf-v6-(${parts})`)
    .join('|'),
);

/** For Vite's `css.postcss`. */
export const leanCss = {
  postcssPlugin: 'lean-css',
  Rule(rule: CssRule): void {
    if (rule.selectors.every((selector) => UNUSED_SELECTOR.test(selector))) rule.remove();
  },
  AtRule: { 'font-face': (rule: Pick<CssRule, 'remove'>): void => void rule.remove() },
};

const STUB = '\0no-tooltip';

/** `Alert` imports the tooltip, and the library that places it, only for titles that are cut off; ours are not. */
export function leanPatternFly(): Plugin {
  return {
    name: 'lean-patternfly',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === '../Tooltip' && importer !== undefined && /\/components\/Alert\//.test(importer) ? STUB : null,
    load: (id) => (id === STUB ? 'export const Tooltip = ({ children }) => children;' : null),
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle);
        const scripts = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
        const sheets = files.flatMap((file) =>
          file.type === 'asset' && file.fileName.endsWith('.css') ? [{ file, css: String(file.source) }] : [],
        );
        for (;;) {
          const used = variablesIn(sheets.map(({ css }) => css).join('\n'));
          const before = sheets.map(({ css }) => css.length);
          for (const sheet of sheets)
            sheet.css = withoutUnused(sheet.css, (name) => used.has(name) || scripts.includes(name));
          if (sheets.every(({ css }, index) => css.length === before[index])) break;
        }
        for (const { file, css } of sheets) file.source = css;
      },
    },
  };
}

function variablesIn(css: string): ReadonlySet<string> {
  return new Set(Array.from(css.matchAll(/var\((--[\w-]+)/g), ([, name = '']) => name));
}

/** PatternFly declares some variables that nothing refers to; taking them out makes others unused. */
function withoutUnused(css: string, isUsed: (name: string) => boolean): string {
  return css.replace(/(--pf-[\w-]+):[^;{}]*(;|(?=\}))/g, (declaration, name: string) =>
    isUsed(name) ? declaration : '',
  );
}
