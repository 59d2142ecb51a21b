/** What every page does before and around its content: the host's font and language, the query client, a last resort. */
import '@patternfly/react-core/dist/styles/base.css';
import './theme.css';
import './page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, StrictMode, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createTranslate, languageOf, type Catalogue, type Translate } from '../i18n/i18n.ts';
import { borrowHostFont } from './host-document.ts';
import { TranslationContext } from './translation.tsx';

export interface PageOptions {
  readonly locale: string;
  /** What the page speaks from, beside the common texts. */
  readonly catalogues: readonly Catalogue[];
  /** Where the page has begun to ask before it is drawn. */
  readonly queryClient?: QueryClient;
  /** False for a page on which nothing measures text, as PatternFly's tabs do: its first drawing need not wait. */
  readonly awaitsFont?: boolean;
  /** Called once, with the texts, before anything is shown. */
  readonly content: (t: Translate) => ReactNode;
}

/** The frame is new each time a page opens, so what was asked for stays fresh as long as the page lives. */
export function createPageQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false },
    },
  });
}

export async function mountPage({
  locale,
  catalogues,
  queryClient = createPageQueryClient(),
  awaitsFont = true,
  content,
}: PageOptions): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element "root".');
  const font = borrowHostFont();
  const [t] = await Promise.all([createTranslate(locale, ...catalogues), awaitsFont && font]);
  document.documentElement.lang = languageOf(locale);
  // At once: left to React it comes after whatever else the browser has to do for a new document.
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <TranslationContext value={{ t, locale }}>
          <LastResort message={t('page.broken')}>
            <QueryClientProvider client={queryClient}>{content(t)}</QueryClientProvider>
          </LastResort>
        </TranslationContext>
      </StrictMode>,
    ),
  );
}

/** A fault of ours would leave an empty frame; this leaves a sentence, and the fault in the browser's log. */
class LastResort extends Component<{ readonly message: string; readonly children: ReactNode }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <p className="ui-broken">{this.props.message}</p> : this.props.children;
  }
}
