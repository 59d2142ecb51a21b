import { defineConfig, type Project } from '@playwright/test';
import { findProgram } from './tools/programs.ts';

const chromium: Project['use'] = {
  browserName: 'chromium',
  viewport: { width: 1280, height: 800 },
  launchOptions: {
    executablePath: findProgram('chromium', 'chromium-browser', 'google-chrome') ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  },
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/artifacts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: { trace: 'off', screenshot: 'only-on-failure', colorScheme: 'light' },
  projects: [
    {
      name: 'chromium',
      use: chromium,
      testMatch: '**/*.spec.ts',
      testIgnore: ['**/*.recordings.spec.ts', '**/*.firefox.spec.ts', '**/*.glance.spec.ts'],
    },
    { name: 'glance', use: chromium, testMatch: '**/*.glance.spec.ts' },
    { name: 'recordings', use: chromium, testMatch: '**/*.recordings.spec.ts' },
    {
      // Debian's own Firefox speaks WebDriver BiDi; Playwright 1.64 is the last that drives ESR 153 by it.
      name: 'firefox',
      testMatch: '**/*.firefox.spec.ts',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        viewport: { width: 1280, height: 800 },
        launchOptions: { executablePath: findProgram('firefox-esr', 'firefox') ?? 'firefox' },
      },
    },
  ],
});
