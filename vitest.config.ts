import { defineConfig } from 'vitest/config';

// Every project but "unit" needs something that a machine may lack; tools/test.ts says what, and counts it as skipped.
const elsewhere = [
  'e2e/**/*.replay.test.ts',
  'e2e/cloud-init/**',
  'e2e/apache/**',
  'e2e/glance/**',
  '**/node_modules/**',
  'dist/**',
];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{src,e2e,tools}/**/*.test.ts'], exclude: elsewhere, testTimeout: 20_000 } },
      {
        test: {
          name: 'page',
          include: ['src/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: 'tools/page-tests.setup.ts',
          testTimeout: 30_000,
          // PatternFly's modules import CSS, which Node itself cannot.
          server: { deps: { inline: [/@patternfly/] } },
          environmentOptions: { jsdom: { url: 'https://engine.example.com/ovirt-engine/webadmin/' } },
        },
      },
      { test: { name: 'replay', include: ['e2e/**/*.replay.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'cloud-init',
          include: ['e2e/cloud-init/*.test.ts'],
          exclude: ['**/*.root.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'glance', include: ['e2e/glance/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'apache', include: ['e2e/apache/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'cloud-init-root', include: ['e2e/cloud-init/*.root.test.ts'], testTimeout: 300_000 } },
    ],
  },
});
