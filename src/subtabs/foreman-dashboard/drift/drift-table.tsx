/** What a comparison has found: by kind, in pages, with ways to the VM, to Foreman and to the dialog that mends it. */
import { Button, FormSelectOption } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { DRIFT_KINDS, type Drift, type DriftKind } from '../../../foreman-page/drift.ts';
import type { ForemanPageProps } from '../../../foreman-page/page-props.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Choice } from '../../../ui/field.tsx';
import { OutsideLink } from '../../../ui/outside-link.tsx';
import { PageBar } from '../../../ui/page-bar.tsx';
import { StatusWord, type StatusKind } from '../../../ui/status-word.tsx';
import { useTranslation, type Translation } from '../../../ui/translation.tsx';
import { driftCsv } from './drift-csv.ts';
import { describeDifferences, describeEvidence } from './drift-text.ts';

const PAGE_SIZE = 20;

const SIGNS: Readonly<Record<DriftKind, StatusKind>> = {
  vmAlone: 'info',
  hostAlone: 'warning',
  unlinked: 'info',
  ambiguous: 'unknown',
  different: 'warning',
};

export interface DriftTableProps {
  readonly drifts: readonly Drift[];
  /** Ids of VMs that were changed since. */
  readonly outdated: readonly string[];
  readonly page: ForemanPageProps;
}

export function DriftTable({ drifts, outdated, page }: DriftTableProps): ReactNode {
  const translation = useTranslation();
  const { t } = translation;
  const [kind, setKind] = useState<DriftKind | ''>('');
  const [wantedPage, setPageNumber] = useState(1);
  const shown = kind === '' ? drifts : drifts.filter((drift) => drift.kind === kind);
  // Lines go when a machine is compared anew.
  const pageNumber = Math.min(wantedPage, Math.max(1, Math.ceil(shown.length / PAGE_SIZE)));
  const rows = shown.slice((pageNumber - 1) * PAGE_SIZE, pageNumber * PAGE_SIZE);
  return (
    <>
      <div className="ui-inline drift-tools">
        <Choice
          id="drift-kind"
          label={t('foreman.drift.filter')}
          value={kind}
          onChange={(value) => {
            setKind(DRIFT_KINDS.find((one) => one === value) ?? '');
            setPageNumber(1);
          }}
        >
          <FormSelectOption value="" label={t('foreman.drift.filter.all', { number: drifts.length })} />
          {DRIFT_KINDS.map((one) => (
            <FormSelectOption key={one} value={one} label={kindWithCount(one, drifts, translation)} />
          ))}
        </Choice>
        <Button variant="secondary" onClick={() => saveCsv(driftCsv(shown, translation))}>
          {t('foreman.drift.csv')}
        </Button>
        <PageBar
          label={t('foreman.drift.pages')}
          page={pageNumber}
          pageSize={PAGE_SIZE}
          found={shown.length}
          onPage={setPageNumber}
        />
      </div>
      <DataTable
        label={t('foreman.drift.title')}
        columns={columnsOf(page, outdated, translation)}
        rows={rows}
        rowKey={({ vm, hosts: [host] }) => vm?.id ?? `host ${host?.id ?? ''}`}
      />
      {rows.some((drift) => drift.kind === 'hostAlone') && <p className="ui-note">{t('foreman.drift.gone-hint')}</p>}
    </>
  );
}

function kindWithCount(kind: DriftKind, drifts: readonly Drift[], { t }: Translation): string {
  const number = drifts.filter((drift) => drift.kind === kind).length;
  return t('foreman.drift.filter.kind', { kind: t(`foreman.drift.kind.${kind}`), number });
}

function columnsOf(
  page: ForemanPageProps,
  outdated: readonly string[],
  translation: Translation,
): readonly Column<Drift>[] {
  const { t } = translation;
  return [
    {
      id: 'kind',
      title: t('foreman.drift.column.kind'),
      cell: ({ kind, vm, missingVmId = '' }) => (
        <>
          <StatusWord kind={SIGNS[kind]}>{t(`foreman.drift.kind.${kind}`)}</StatusWord>
          {outdated.includes(vm?.id ?? missingVmId) && <p className="ui-note">{t('foreman.drift.outdated')}</p>}
        </>
      ),
    },
    {
      id: 'vm',
      title: t('foreman.drift.column.vm'),
      cell: ({ vm }) =>
        vm && (
          <button type="button" className="ui-link-button" onClick={() => page.reveal('vms-foreman-details', vm.name)}>
            {vm.name}
          </button>
        ),
    },
    {
      id: 'host',
      title: t('foreman.drift.column.host'),
      cell: ({ hosts }) => (
        <ul className="drift-list">
          {hosts.map(({ id, name, evidence }) => (
            <li key={id}>
              <OutsideLink href={page.links.host(name)}>{name}</OutsideLink>
              {evidence && <p className="ui-note">{describeEvidence(evidence, translation)}</p>}
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'difference',
      title: t('foreman.drift.column.difference'),
      cell: (drift) => (
        <ul className="drift-list">
          {describeDifferences(drift, translation).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ),
    },
    {
      id: 'action',
      title: t('foreman.drift.column.action'),
      cell: ({ kind, vm, missingVmId, hosts: [host] }) => (
        <button
          type="button"
          className="ui-link-button"
          data-sync={vm?.id ?? missingVmId}
          aria-label={t('foreman.drift.sync-name', { name: vm?.name ?? host?.name ?? '' })}
          onClick={() =>
            page.openSync({
              kind: 'vm',
              machineId: vm?.id ?? missingVmId ?? '',
              machineName: vm?.name ?? '',
              // Which of several it is, the dialog asks.
              ...(host && kind !== 'ambiguous' && { hostId: host.id }),
            })
          }
        >
          {t('foreman.drift.sync')}
        </button>
      ),
    },
  ];
}

function saveCsv(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `foreman-drift-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The browser has the file by then; without this it would be kept as long as the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
