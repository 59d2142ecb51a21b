/** The facts of two machines side by side, and only what differs. */
import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import type { MachinePageProps, OtherHost } from '../../foreman-page/page-props.ts';
import { fetchFacts, type Facts } from '../../foreman/facts.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DataView } from '../../ui/data-view.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { compareFacts, searchFacts, type Difference } from './fact-tree.ts';
import { FactSearch } from './fact-search.tsx';

export interface ComparisonProps {
  readonly page: MachinePageProps;
  readonly facts: Facts;
  readonly otherName: string;
}

interface Other {
  readonly found: OtherHost;
  readonly facts: Facts;
}

export function Comparison({ page, facts, otherName }: ComparisonProps): ReactNode {
  const { t } = useTranslation();
  const { foreman, config, findOther } = page;
  const query = useForemanQuery<Other>(config, {
    key: ['other', otherName],
    async read(signal) {
      const found = await findOther(otherName, signal);
      return { found, facts: found.kind === 'one' ? await fetchFacts(foreman, found.host.id, { signal }) : new Map() };
    },
    isFixed: true,
  });
  return (
    <DataView
      query={query}
      failed={t('foreman.facts.other-failed', { name: otherName })}
      describe={(error) => describeForemanFault(error, t)}
    >
      {({ found, facts: others }: Other) =>
        found.kind === 'one' ? (
          <Differences here={page.found.host.name} there={found.host.name} all={compareFacts(facts, others)} />
        ) : (
          <p role="alert">{t(`foreman.facts.other-${found.kind}`, { name: otherName })}</p>
        )
      }
    </DataView>
  );
}

interface DifferencesProps {
  readonly here: string;
  readonly there: string;
  readonly all: readonly Difference[];
}

const SHOWN = 200;

function Differences({ here, there, all }: DifferencesProps): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const matching = all.filter((one) => {
    const values = [one.here, one.there].filter((value) => value !== undefined).join(' ');
    return searchFacts([{ name: one.name, value: values }], search).length > 0;
  });
  const cell = (value: string | undefined): ReactNode =>
    value === undefined ? <span className="ui-note">{t('foreman.facts.absent')}</span> : <LongText text={value} />;
  return (
    <>
      <FactSearch value={search} onChange={setSearch}>
        {t('foreman.facts.differ', { count: matching.length })}
      </FactSearch>
      {matching.length > 0 && (
        <div className="foreman-facts__compared">
          <DataTable
            label={t('foreman.facts.differences', { here, there })}
            rows={matching.slice(0, shown)}
            rowKey={({ name }) => name}
            columns={[
              { id: 'name', title: t('foreman.facts.fact'), cell: ({ name }) => <LongText text={name} /> },
              { id: 'here', title: here, cell: (difference) => cell(difference.here) },
              { id: 'there', title: there, cell: (difference) => cell(difference.there) },
            ]}
          />
        </div>
      )}
      {matching.length > shown && (
        <div>
          <Button variant="link" isInline onClick={() => setShown(shown + SHOWN)}>
            {t('foreman.facts.more', { count: matching.length - shown })}
          </Button>
        </div>
      )}
    </>
  );
}
