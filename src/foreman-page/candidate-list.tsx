/** Several hosts that fit one machine, each with what speaks for it, and the choice of one. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Candidate } from '../foreman/matching.ts';
import { DataTable } from '../ui/data-table.tsx';
import { formatTime } from '../ui/times.ts';
import { useTranslation } from '../ui/translation.tsx';
import { OutsideLink } from '../ui/outside-link.tsx';
import { Evidences } from './evidences.tsx';
import type { ForemanLinks, Machine } from './page-props.ts';

export interface CandidateListProps {
  readonly machine: Machine;
  readonly candidates: readonly Candidate[];
  readonly links: ForemanLinks;
  readonly onChoose: (hostId: number) => void;
}

export function CandidateList({ machine, candidates, links, onChoose }: CandidateListProps): ReactNode {
  const { t, locale } = useTranslation();
  return (
    <>
      <h2 className="ui-card__title">{t('foreman.match.several', { name: machine.name, count: candidates.length })}</h2>
      <p>{t('foreman.match.choose-how')}</p>
      <DataTable
        label={t('foreman.match.several', { name: machine.name, count: candidates.length })}
        rows={candidates}
        rowKey={({ host }) => host.id}
        columns={[
          {
            id: 'host',
            title: t('foreman.host'),
            cell: ({ host }) => <OutsideLink href={links.host(host.name)}>{host.name}</OutsideLink>,
          },
          { id: 'evidence', title: t('foreman.match.evidence'), cell: (one) => <Evidences candidate={one} /> },
          { id: 'organization', title: t('foreman.organization'), cell: ({ host }) => host.organizationName },
          { id: 'location', title: t('foreman.location'), cell: ({ host }) => host.locationName },
          {
            id: 'report',
            title: t('foreman.last-report'),
            cell: ({ host }) => (host.lastReportAt === undefined ? '–' : formatTime(host.lastReportAt, locale)),
          },
          {
            id: 'choice',
            title: t('foreman.match.choice'),
            cell: ({ host }) => (
              <Button
                variant="secondary"
                aria-label={t('foreman.match.choose-name', { name: host.name })}
                onClick={() => onChoose(host.id)}
              >
                {t('foreman.match.choose')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
