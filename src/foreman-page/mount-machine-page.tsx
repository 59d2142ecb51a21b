/** Mounts a tab of one machine: connects, and shows it behind the gates of login and machine. */
import type { ReactNode } from 'react';
import { foreman } from '../i18n/foreman.ts';
import type { Catalogue, Translate } from '../i18n/i18n.ts';
import { connectHost, findHostPage } from '../plugin/host.ts';
import type { MachineKind } from '../plugin/pages.ts';
import { mountPage } from '../ui/mount-page.tsx';
import { createConnection } from './connection.ts';
import { LoginGate } from './login-gate.tsx';
import { MachineGate } from './machine-gate.tsx';
import type { MachinePageProps } from './page-props.ts';

export interface MachinePageOptions {
  readonly catalogues: readonly Catalogue[];
  readonly title: (t: Translate) => string;
  readonly content: (props: MachinePageProps) => ReactNode;
}

export function mountMachinePage({ catalogues, title: titleOf, content }: MachinePageOptions): Promise<void> {
  const host = connectHost('foreman');
  const hostPage = findHostPage('foreman')?.foremanHostPage;
  // The same page for both; the host page's table says which it is in the address.
  const kind: MachineKind = new URLSearchParams(window.location.search).get('kind') === 'host' ? 'host' : 'vm';
  return mountPage({
    locale: host.currentLocale(),
    catalogues: [foreman, ...catalogues],
    content(t) {
      if (!hostPage) return <p className="ui-broken">{t('page.no-host')}</p>;
      const connection = createConnection(host, hostPage);
      const title = titleOf(t);
      window.frameElement?.setAttribute('title', title);
      return (
        <LoginGate connection={connection} title={title} isPlace={false}>
          <MachineGate connection={connection} kind={kind} title={title} content={content} />
        </LoginGate>
      );
    },
  });
}
