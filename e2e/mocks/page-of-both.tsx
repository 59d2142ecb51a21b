/** A page of the Foreman plugin that asks both servers, in a document, for page tests. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi, type Mock } from 'vitest';
import type { ForemanPageProps } from '../../src/foreman-page/page-props.ts';
import { RULES } from '../../src/foreman/matching.ts';
import { createTranslate } from '../../src/i18n/i18n.ts';
import type { ForemanConfig } from '../../src/plugin/foreman-config.ts';
import { createPageQueryClient } from '../../src/ui/mount-page.tsx';
import { TranslationContext } from '../../src/ui/translation.tsx';
import { apiEntryPoint, foremanApi, type BothServers } from './connect-both.ts';
import { foremanCatalogues } from './foreman-catalogues.ts';

/** Props whose calls a test looks at; `kept` outlives a page, as the host page does. */
export interface PageOfBoth extends ForemanPageProps {
  readonly reveal: Mock<ForemanPageProps['reveal']>;
  readonly openSync: Mock<ForemanPageProps['openSync']>;
  readonly matchesChange: Mock<ForemanPageProps['matchesChange']>;
}

export function pageOfBoth(
  { clients }: BothServers,
  kept = new Map<string, unknown>(),
  config: Partial<ForemanConfig> = {},
): PageOfBoth {
  // jsdom has none; a promise, as newer browsers have it.
  Element.prototype.scrollIntoView = vi.fn().mockResolvedValue(undefined);
  const listeners = new Set<() => void>();
  let changed: readonly string[] = [];
  const nowhere = (): undefined => undefined;
  return {
    ...clients,
    config: {
      allowedOrigins: [],
      apiEntryPoint,
      foremanApi,
      loginMode: 'token',
      tabs: ['details'],
      hasDashboard: true,
      labels: {},
      landingPage: false,
      refreshSeconds: 0,
      outOfSyncMinutes: 30,
      matching: RULES,
      ...config,
    },
    links: {
      host: (name) => `https://foreman.lab.example/new/hosts/${name}`,
      facts: nowhere,
      reports: nowhere,
      report: nowhere,
      hosts: nowhere,
    },
    computeResourceId: undefined,
    keep: (key, value) => void kept.set(key, value),
    recall: (key) => kept.get(key),
    reveal: vi.fn<ForemanPageProps['reveal']>(),
    matchesChange: vi.fn<ForemanPageProps['matchesChange']>((id = '') => {
      changed = [...changed, id];
      for (const listener of [...listeners]) listener();
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changedMachines: () => changed,
    openSync: vi.fn<ForemanPageProps['openSync']>(),
  };
}

export async function showPage(content: ReactNode, locale = 'en-US'): Promise<void> {
  const t = await createTranslate(locale, ...foremanCatalogues);
  render(
    <TranslationContext value={{ t, locale }}>
      <QueryClientProvider client={createPageQueryClient()}>{content}</QueryClientProvider>
    </TranslationContext>,
  );
}
