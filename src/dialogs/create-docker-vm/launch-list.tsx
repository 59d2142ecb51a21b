/** The launches that are not over or not yet forgotten, above the form; each can be looked at. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { LaunchSnapshot } from '../../plugin/launch.ts';
import { useTranslation } from '../../ui/translation.tsx';
import { describeState } from './launch-text.ts';
import './launch-view.css';

export interface LaunchListProps {
  readonly launches: readonly LaunchSnapshot[];
  /** What was removed last while this page was open. */
  readonly removed: LaunchSnapshot | undefined;
  /** Of the creation that the form below waits for: coming and going here, it would only push the form about. */
  readonly pendingName?: string | undefined;
  readonly onShow: (launchId: string) => void;
}

export function LaunchList({ launches, removed, pendingName, onShow }: LaunchListProps): ReactNode {
  const { t } = useTranslation();
  const listed = launches.filter(({ vmId, vmName }) => vmId !== undefined || vmName !== pendingName);
  return (
    <>
      <div role="status" className="ui-note">
        {removed && t('launch.notice.removed', { name: removed.vmName })}
      </div>
      {listed.length > 0 && <List launches={listed} onShow={onShow} />}
    </>
  );
}

function List({ launches, onShow }: Pick<LaunchListProps, 'launches' | 'onShow'>): ReactNode {
  const { t, locale } = useTranslation();
  return (
    <section className="launch-list" aria-labelledby="launch-list-title">
      <h2 id="launch-list-title" className="launch-list__title">
        {t('launch.others')}
      </h2>
      <ul>
        {launches.map((launch) => (
          <li key={launch.id} className="launch-list__row">
            <span className="launch-list__name">{launch.vmName}</span>
            <span className="launch-list__state">{describeState(launch, t, locale)}</span>
            <Button
              variant="secondary"
              size="sm"
              aria-label={t('launch.action.show-named', { name: launch.vmName })}
              onClick={() => onShow(launch.id)}
            >
              {t('launch.action.show')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
