/** What was found among the facts, one a row. */
import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LongText } from '../../ui/long-text.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import type { Fact } from './fact-tree.ts';

const SHOWN = 200;

export function FoundFacts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const { t } = useTranslation();
  const [shown, setShown] = useState(SHOWN);
  if (facts.length === 0) return <p>{t('foreman.facts.nothing-found')}</p>;
  return (
    <>
      <DataTable
        label={t('foreman.facts.title')}
        rows={facts.slice(0, shown)}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', title: t('foreman.facts.fact'), cell: ({ name }) => <LongText text={name} /> },
          { id: 'value', title: t('foreman.facts.value'), cell: ({ value }) => <LongText text={value} /> },
          {
            id: 'copy',
            title: t('foreman.facts.copy-head'),
            cell: ({ name, value }) => (
              <CopyButton isSmall text={value} label={t('foreman.facts.copy', { name: name.slice(0, 100) })} />
            ),
          },
        ]}
      />
      {facts.length > shown && (
        <div>
          <Button variant="link" isInline onClick={() => setShown(shown + SHOWN)}>
            {t('foreman.facts.more', { count: facts.length - shown })}
          </Button>
        </div>
      )}
    </>
  );
}
