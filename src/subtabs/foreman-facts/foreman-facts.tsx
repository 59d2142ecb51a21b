/** All facts of a machine's host: as a tree, searched, or beside those of another machine. */
import { useState, type ReactNode } from 'react';
import { describeForemanFault } from '../../foreman-page/fault-text.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import { MachineBar } from '../../foreman-page/machine-bar.tsx';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { fetchFacts, type Facts } from '../../foreman/facts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DataView } from '../../ui/data-view.tsx';
import { Nothing, SubTab } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { CompareForm } from './compare-form.tsx';
import { Comparison } from './comparison.tsx';
import { listFacts, searchFacts, toTree } from './fact-tree.ts';
import { FactBranches } from './fact-branches.tsx';
import { FactSearch } from './fact-search.tsx';
import { FoundFacts } from './found-facts.tsx';
import './foreman-facts.css';

export function ForemanFacts(props: MachinePageProps): ReactNode {
  const { t } = useTranslation();
  const { foreman, config, links, found } = props;
  const { host } = found;
  const [otherName, setOtherName] = useState<string>();
  const query = useForemanQuery(config, {
    key: ['facts', host.id],
    read: (signal) => fetchFacts(foreman, host.id, { signal }),
    // Agents send facts with their reports, and a tree that changes under the reader helps nobody.
    isFixed: true,
  });
  return (
    <SubTab title={t('foreman.facts.title')}>
      <MachineBar
        page={props}
        link={links.facts(host.name)}
        onRefresh={() => void query.refetch()}
        isRefreshing={query.isFetching}
        dataAt={query.dataUpdatedAt}
      >
        {query.data && query.data.size > 0 && (
          <CopyButton text={toJson(query.data)} label={t('foreman.facts.copy-all')}>
            {t('foreman.facts.copy-all')}
          </CopyButton>
        )}
      </MachineBar>
      <DataView
        query={query}
        failed={t('foreman.facts.failed', { name: host.name })}
        describe={(error) => describeForemanFault(error, t)}
      >
        {(facts: Facts) =>
          facts.size === 0 ? (
            <Nothing title={t('foreman.facts.none', { name: host.name })}>{t('foreman.facts.none-why')}</Nothing>
          ) : (
            <>
              <CompareForm
                page={props}
                onCompare={setOtherName}
                onEnd={otherName === undefined ? undefined : () => setOtherName(undefined)}
              />
              {otherName === undefined ? (
                <OwnFacts facts={facts} />
              ) : (
                <Comparison key={otherName} page={props} facts={facts} otherName={otherName} />
              )}
            </>
          )
        }
      </DataView>
    </SubTab>
  );
}

function toJson(facts: Facts): string {
  return JSON.stringify(Object.fromEntries(listFacts(facts).map(({ name, value }) => [name, value])), null, 2);
}

function OwnFacts({ facts }: { readonly facts: Facts }): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const all = listFacts(facts);
  const isSearching = search.trim() !== '';
  const matching = isSearching ? searchFacts(all, search) : all;
  return (
    <>
      <FactSearch value={search} onChange={setSearch}>
        {isSearching
          ? t('foreman.facts.found', { count: matching.length, all: all.length })
          : t('foreman.facts.all', { count: all.length })}
      </FactSearch>
      {isSearching ? <FoundFacts facts={matching} /> : <FactBranches nodes={toTree(facts)} />}
    </>
  );
}
