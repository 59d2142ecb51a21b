/** Mounts a place or dialog that is about no single machine: connects, and shows it behind the gate of login. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { foreman } from '../i18n/foreman.ts';
import type { Catalogue, Translate } from '../i18n/i18n.ts';
import type { ForemanHostPage } from '../plugin/foreman-host-page.ts';
import { connectHost, findHostPage } from '../plugin/host.ts';
import { DataView } from '../ui/data-view.tsx';
import { settleIntoDialog } from '../ui/host-document.ts';
import { mountPage } from '../ui/mount-page.tsx';
import { SubTab } from '../ui/subtab.tsx';
import { useTranslation } from '../ui/translation.tsx';
import { createConnection, type Connection } from './connection.ts';
import { describeForemanFault } from './fault-text.ts';
import { findSite } from './find-match.ts';
import { LoginGate } from './login-gate.tsx';
import type { ForemanPageProps } from './page-props.ts';
import { pagePropsOf } from './page-props-of.ts';

export interface ForemanPageOptions {
  readonly catalogues: readonly Catalogue[];
  readonly title: (t: Translate) => string;
  /** That is the dialog "Sync", the only one that there is. */
  readonly isDialog?: boolean;
  readonly content: (props: ForemanPageProps, hostPage: ForemanHostPage) => ReactNode;
}

export function mountForemanPage({
  catalogues,
  title: titleOf,
  isDialog = false,
  content,
}: ForemanPageOptions): Promise<void> {
  const host = connectHost('foreman');
  const hostPage = findHostPage('foreman')?.foremanHostPage;
  // Now: it may be closed while it loads or asks for a token.
  if (isDialog) window.addEventListener('pagehide', () => hostPage?.syncEnds());
  return mountPage({
    locale: host.currentLocale(),
    catalogues: [foreman, ...catalogues],
    content(t) {
      if (!hostPage) return <p className="ui-broken">{t('page.no-host')}</p>;
      const connection = createConnection(host, hostPage);
      const title = titleOf(t);
      if (isDialog) settleIntoDialog(title);
      else window.frameElement?.setAttribute('title', title);
      return (
        <LoginGate connection={connection} title={title} isPlace>
          <SiteGate connection={connection} title={title} content={content} />
        </LoginGate>
      );
    },
  });
}

interface SiteGateProps extends Pick<ForemanPageOptions, 'content'> {
  readonly connection: Connection;
  readonly title: string;
}

/** Which compute resource this engine is, and where Foreman's own pages are; known from the second page on. */
function SiteGate({ connection, title, content }: SiteGateProps): ReactNode {
  const { t } = useTranslation();
  const site = useQuery({ queryKey: ['site'], queryFn: ({ signal }) => findSite(connection, signal) });
  if (site.data) return content(pagePropsOf(connection, site.data), connection.hostPage);
  return (
    <SubTab title={title} isPlace>
      <DataView query={site} failed={t('foreman.failed')} describe={(error) => describeForemanFault(error, t)}>
        {() => null}
      </DataView>
    </SubTab>
  );
}
