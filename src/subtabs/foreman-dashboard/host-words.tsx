/** Words about one host that the dashboard's cards and its lists have alike. */
import type { ReactNode } from 'react';
import type { HostRow } from '../../foreman/host.ts';
import type { Health } from '../../foreman/status.ts';
import { foremanHealthOf } from '../../foreman-page/health.ts';
import { StatusWord } from '../../ui/status-word.tsx';
import { useTranslation } from '../../ui/translation.tsx';

/**
 * Foreman's own word where it is another one: it may wait longer or shorter for the reports of a host than the interval
 * that all are counted by.
 */
export function OtherInterval({ host, health }: { readonly host: HostRow; readonly health: Health }): ReactNode {
  const { t } = useTranslation();
  const theirs = foremanHealthOf(host);
  const isAboutTime = (health === 'outOfSync') !== (theirs === 'outOfSync');
  if (!theirs || !isAboutTime) return null;
  return <p className="ui-note">{t('foreman.health.other-interval', { word: t(`foreman.health.${theirs}`) })}</p>;
}

/** Foreman's own English words: `Installed`, `Pending installation`, `Token expired`, `Installation error`. */
export function isBuildFailed({ statuses }: HostRow): boolean {
  const label = statuses.find(({ name }) => name === 'build')?.label;
  return ['Token expired', 'Installation error'].includes(label ?? '');
}

export function BuildState({ host }: { readonly host: HostRow }): ReactNode {
  const { t } = useTranslation();
  const isFailed = isBuildFailed(host);
  return (
    <StatusWord kind={isFailed ? 'error' : 'info'}>
      {t(isFailed ? 'foreman.dashboard.build.failed' : 'foreman.dashboard.build.pending')}
    </StatusWord>
  );
}
