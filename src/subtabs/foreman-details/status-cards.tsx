/** How a host is, in a row of small cards: as a whole, part by part, and how old that knowledge is. */
import type { ReactNode } from 'react';
import { wordOfStatus } from '../../foreman-page/health.ts';
import type { ForemanLinks } from '../../foreman-page/page-props.ts';
import type { Host } from '../../foreman/host.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { StatusWord } from '../../ui/status-word.tsx';
import { Card } from '../../ui/subtab.tsx';
import { formatAge, formatTime } from '../../ui/times.ts';
import { useTranslation } from '../../ui/translation.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';

export interface StatusCardsProps {
  readonly host: Host;
  /** When the machine was started, in ms since 1970. */
  readonly startedAt: number | undefined;
  /** When the host was read, in ms since 1970. */
  readonly readAt: number;
  readonly links: ForemanLinks;
}

export function StatusCards({ host, startedAt, readAt, links }: StatusCardsProps): ReactNode {
  const { t, locale } = useTranslation();
  const { level, statuses, lastReportAt } = host;
  const isOld = startedAt !== undefined && lastReportAt !== undefined && lastReportAt < startedAt;
  return (
    <div className="ui-cards">
      <Card title={t('foreman.details.status')} note={host.isEnabled ? undefined : t('foreman.details.alerts-off')}>
        <span className="ui-card__value">
          <StatusWord kind={level}>{t(`foreman.details.level.${level}`)}</StatusWord>
        </span>
      </Card>
      {statuses.map(({ name, label }) => (
        <Card
          key={name}
          title={nameOfStatus(name, t)}
          note={name === 'build' && host.isInBuild ? t('foreman.details.in-build') : undefined}
        >
          <span className="ui-card__value">{wordOfStatus({ name, label }, t)}</span>
        </Card>
      ))}
      <Card
        title={t('foreman.last-report')}
        note={isOld ? t('foreman.details.report-before-start', { time: formatTime(startedAt, locale) }) : undefined}
      >
        <span className="ui-card__value">
          {lastReportAt === undefined ? (
            t('foreman.details.no-report')
          ) : (
            <OutsideLink href={links.reports(host.name)}>{formatAge(lastReportAt, locale, readAt)}</OutsideLink>
          )}
        </span>
        {lastReportAt !== undefined && <div className="ui-note">{formatTime(lastReportAt, locale)}</div>}
      </Card>
    </div>
  );
}

/** Plugins of Foreman bring statuses of their own, whose keys speak English. */
function nameOfStatus(name: string, t: Translate): string {
  switch (name) {
    case 'configuration':
    case 'build':
    case 'execution':
      return t(`foreman.details.status.${name}`);
    default:
      return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  }
}
