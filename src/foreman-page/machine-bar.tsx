/** First row of a machine's tab: refresh, links into Foreman, and which host this is and why. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { RefreshBar, type RefreshBarProps } from '../ui/subtab.tsx';
import { useTranslation } from '../ui/translation.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { CandidateList } from './candidate-list.tsx';
import { Evidences } from './evidences.tsx';
import type { MachinePageProps } from './page-props.ts';
import { SessionNote } from './session-note.tsx';
import { SyncButton } from './sync-button.tsx';

export interface MachineBarProps extends RefreshBarProps {
  readonly page: MachinePageProps;
  /** Where Foreman shows what this tab shows. */
  readonly link?: string | undefined;
}

export function MachineBar({ page, link, children, ...bar }: MachineBarProps): ReactNode {
  const { t } = useTranslation();
  const { machine, found, others, isChosen, links, choose, config } = page;
  return (
    <>
      <RefreshBar {...bar}>
        {children}
        <SyncButton page={page} machine={machine} hostId={found.host.id} />
        {link !== undefined && <OutsideLink href={link}>{t('foreman.open')}</OutsideLink>}
      </RefreshBar>
      <p className="ui-bar">
        <span>
          <strong>{machine.name}</strong>
          {' → '}
          <OutsideLink href={links.host(found.host.name)}>{found.host.name}</OutsideLink>
        </span>
        <span className="ui-note">
          {isChosen ? t('foreman.match.chosen') : <Evidences candidate={found} />}
          {machine.provider && ` · ${t('foreman.provider', { name: machine.provider.name })}`}
        </span>
        <SessionNote session={page.session} />
        {isChosen && (
          <Button variant="link" isInline onClick={() => choose(undefined)}>
            {t('foreman.match.choose-again')}
          </Button>
        )}
      </p>
      {others.length > 0 && !isChosen && (
        <details>
          <summary>{t('foreman.match.others', { count: others.length })}</summary>
          <CandidateList machine={machine} candidates={[found, ...others]} links={links} onChoose={choose} />
        </details>
      )}
      {config.foremanUrl === undefined && links.host('') === undefined && (
        <p className="ui-note">{t('foreman.no-links')}</p>
      )}
    </>
  );
}
