/** Several hosts that fit one machine, each with what speaks for it, and the choice of one. */
import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Candidate } from '../foreman/matching.ts';
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
      <div className="ui-scroll">
        <table className="ui-table">
          <thead>
            <tr>
              <th scope="col">{t('foreman.host')}</th>
              <th scope="col">{t('foreman.match.evidence')}</th>
              <th scope="col">{t('foreman.organization')}</th>
              <th scope="col">{t('foreman.location')}</th>
              <th scope="col">{t('foreman.last-report')}</th>
              <th scope="col">{t('foreman.match.choice')}</th>
            </tr>
          </thead>
          <tbody>
            {candidates.map((candidate) => {
              const { host } = candidate;
              return (
                <tr key={host.id}>
                  <th scope="row">
                    <OutsideLink href={links.host(host.name)}>{host.name}</OutsideLink>
                  </th>
                  <td>
                    <Evidences candidate={candidate} />
                  </td>
                  <td>{host.organizationName}</td>
                  <td>{host.locationName}</td>
                  <td>{host.lastReportAt === undefined ? '–' : formatTime(host.lastReportAt, locale)}</td>
                  <td>
                    <Button
                      variant="secondary"
                      aria-label={t('foreman.match.choose-name', { name: host.name })}
                      onClick={() => onChoose(host.id)}
                    >
                      {t('foreman.match.choose')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
