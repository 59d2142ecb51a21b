/** Hosts to choose from: those that something speaks for, or those whose name holds what is typed. */
import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { Evidences } from '../../foreman-page/evidences.tsx';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import { MOST_FOUND, searchHosts } from '../../foreman-page/sync-run.ts';
import type { HostRow } from '../../foreman/host.ts';
import type { Candidate } from '../../foreman/matching.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Field, TextBox } from '../../ui/field.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { useTranslation, type Translation } from '../../ui/translation.tsx';

export interface HostChooserProps {
  readonly page: ForemanPageProps;
  readonly candidates: readonly Candidate[];
  readonly onChoose: (hostId: number) => void;
}

interface Choosable {
  readonly host: HostRow;
  readonly candidate?: Candidate;
}

export function HostChooser({ page, candidates, onChoose }: HostChooserProps): ReactNode {
  const translation = useTranslation();
  const { t } = translation;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const found = useQuery({
    queryKey: ['hosts named', asked],
    queryFn: ({ signal }) => searchHosts(page.foreman, asked, { signal }),
    enabled: asked !== '',
  });
  const rows: readonly Choosable[] =
    asked === ''
      ? candidates.map((candidate) => ({ host: candidate.host, candidate }))
      : (found.data ?? []).map((host) => ({ host }));
  return (
    <div className="sync-chooser">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <Field id={id} label={t('foreman.sync.search')}>
          <div className="ui-inline">
            <TextBox id={id} value={typed} onChange={setTyped} />
            <Button variant="secondary" type="submit">
              {t('foreman.sync.search.submit')}
            </Button>
          </div>
        </Field>
      </form>
      {found.error && (
        <FaultAlert
          title={t('foreman.sync.search.failed')}
          {...describeForemanFault(found.error, t)}
          onRetry={() => void found.refetch()}
        />
      )}
      <div role="status">{found.data?.length === 0 && t('foreman.sync.search.none')}</div>
      {found.data?.length === MOST_FOUND && (
        <p className="ui-note">{t('foreman.sync.search.most', { number: MOST_FOUND })}</p>
      )}
      {rows.length > 0 && (
        <DataTable
          label={t('foreman.sync.hosts')}
          columns={columnsOf(page, onChoose, translation)}
          rows={rows}
          rowKey={({ host }) => host.id}
        />
      )}
    </div>
  );
}

function columnsOf(
  page: ForemanPageProps,
  onChoose: (hostId: number) => void,
  { t }: Translation,
): readonly Column<Choosable>[] {
  return [
    {
      id: 'host',
      title: t('foreman.sync.host'),
      cell: ({ host, candidate }) => (
        <>
          <OutsideLink href={page.links.host(host.name)}>{host.name}</OutsideLink>
          {candidate && (
            <p className="ui-note">
              <Evidences candidate={candidate} />
            </p>
          )}
        </>
      ),
    },
    { id: 'organization', title: t('foreman.sync.organization'), cell: ({ host }) => host.organizationName },
    { id: 'location', title: t('foreman.sync.location'), cell: ({ host }) => host.locationName },
    {
      id: 'choose',
      title: t('foreman.sync.choose'),
      cell: ({ host }) => (
        <Button
          variant="secondary"
          aria-label={t('foreman.sync.choose-name', { name: host.name })}
          onClick={() => onChoose(host.id)}
        >
          {t('foreman.sync.choose')}
        </Button>
      ),
    },
  ];
}
