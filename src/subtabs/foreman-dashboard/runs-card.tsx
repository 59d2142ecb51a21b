/** When in the last interval hosts reported: agents that all run at once wear a Puppet server out. */
import type { ReactNode } from 'react';
import { LaneChart } from '../../ui/lane-chart.tsx';
import { Card } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { runSlots } from './dashboard-data.ts';
import { ListButton } from './health-donut.tsx';
import type { CardsProps } from './host-cards.tsx';

export function RunsCard({ dashboard, page, now, onOpen }: CardsProps): ReactNode {
  const { t, locale } = useTranslation();
  const { outOfSyncMinutes } = page.config;
  const { hosts, found } = dashboard.inTime;
  const slots = runSlots(hosts, outOfSyncMinutes, now);
  const numbers = new Intl.NumberFormat(locale);
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const most = Math.max(...slots.map(({ count }) => count));
  const title = t('foreman.dashboard.runs', { minutes: outOfSyncMinutes });
  return (
    <Card
      title={title}
      note={found > hosts.length ? t('foreman.dashboard.runs.sample', { shown: hosts.length }) : undefined}
    >
      {found === 0 ? (
        <p>{t('foreman.dashboard.runs.none')}</p>
      ) : (
        <div className="foreman-dashboard-runs">
          <LaneChart
            label={title}
            spans={slots}
            lanes={[
              {
                id: 'hosts',
                title: t('foreman.dashboard.hosts'),
                tone: 'good',
                values: slots.map(({ count }) => count),
                summary: [numbers.format(most)],
              },
            ]}
            summaryTitles={[t('foreman.dashboard.most')]}
            describe={(index) => {
              const { start = 0, end = 0, count = 0 } = slots[index] ?? {};
              return t('foreman.dashboard.runs.slot', { time: times.formatRange(start, end), count });
            }}
            ticks={3}
          />
        </div>
      )}
      <p className="foreman-dashboard-more">
        <span>
          {t('foreman.dashboard.list.inTime')}: <ListButton count={found} list="inTime" onOpen={onOpen} />
        </span>
      </p>
    </Card>
  );
}
