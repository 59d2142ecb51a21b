import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What a folder may not import: the arrows of the README's picture point one way only. */
function mayNotImport(files, forbidden, message) {
  return {
    files,
    ignores: ['**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: `^(${forbidden.join('|')})`, message }] }],
    },
  };
}

const up = '(\\.\\./)+';
const react = ['react', 'react-dom', '@patternfly/', '@tanstack/'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'test-results/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.node.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  { files: ['**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.mjs', '**/*.js'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
  { files: ['**/*.tsx'], ...reactHooks.configs.flat['recommended-latest'] },
  mayNotImport(['src/http/**'], [`${up}`, ...react], 'http knows only fetch.'),
  mayNotImport(
    ['src/engine/**', 'src/foreman/**'],
    [`${up}(plugin|ui|form|dialogs|subtabs|engine-page|foreman-page|engine|foreman|e2e)/`, ...react],
    'A client imports http and nothing above it.',
  ),
  mayNotImport(
    ['src/form/**'],
    [`${up}(plugin|ui|http|engine|foreman|engine-page|foreman-page|dialogs|subtabs|e2e)/`, ...react],
    'form judges what is typed, for whoever draws the field: it knows texts and numbers, nothing else.',
  ),
  mayNotImport(
    ['src/ui/**'],
    [`${up}(plugin|engine|foreman|engine-page|foreman-page|dialogs|subtabs|e2e)/`],
    'ui knows PatternFly, not oVirt.',
  ),
  mayNotImport(
    ['src/engine-page/**'],
    [`${up}(plugin|foreman|foreman-page|dialogs|subtabs|e2e)/`],
    'What pages of the engine share knows neither a page nor Foreman, and gets from the host page nothing but props.',
  ),
  mayNotImport(
    ['src/plugin/**'],
    [`${up}(ui|form|dialogs|subtabs|engine-page|foreman-page|e2e)/`, ...react],
    'A host page loads at every login: no React, no page; it knows a page by its URL.',
  ),
  mayNotImport(
    ['src/dialogs/**', 'src/subtabs/**'],
    [`${up}(dialogs|subtabs|e2e)/`],
    'A page never imports another page; what two share moves down a layer.',
  ),
  {
    files: ['src/dialogs/*/**', 'src/subtabs/*/**', 'src/foreman-page/**'],
    // The pages' own beginnings; those of Foreman's pages share theirs.
    ignores: ['**/main.tsx', '**/mount-*.tsx', '**/connection.ts', '**/*.test.ts', '**/*.test.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^${up}(dialogs|subtabs|e2e)/`, message: 'A page never imports another page.' },
            {
              regex: `^${up}plugin/`,
              allowTypeImports: true,
              message: 'Only main.tsx talks to the host page; components get what they need as props.',
            },
          ],
        },
      ],
    },
  },
);
