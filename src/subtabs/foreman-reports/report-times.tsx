/** Where the time of a run went: the longest first, each with a bar beside its number. */
import type { ReactNode } from 'react';
import type { RunTimes } from '../../foreman/reports.ts';
import { formatSeconds } from '../../ui/numbers.ts';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';

/** Foreman leaves out what is shorter, too. */
const LEAST_SECONDS = 0.001;

export function ReportTimes({ times }: { readonly times: RunTimes | undefined }): ReactNode {
  const { t, locale } = useTranslation();
  const parts = [...(times?.parts ?? [])]
    .filter(([, seconds]) => seconds >= LEAST_SECONDS)
    .sort(([, a], [, b]) => b - a);
  const longest = parts[0]?.[1] ?? 1;
  return (
    <Card title={t('foreman.reports.times')}>
      {parts.length === 0 ? (
        <p>{t(times ? 'foreman.reports.times.total-only' : 'foreman.reports.times.none')}</p>
      ) : (
        <dl className="foreman-reports-times">
          {parts.map(([name, seconds]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <span className="ui-number">{formatSeconds(seconds, locale)}</span>
                <span className="foreman-reports-bar" style={{ inlineSize: `${(60 * seconds) / longest}%` }} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
