/** Reports of a machine's configuration runs: the list, and one of them with its log. */
import './foreman-reports.css';
import { useState, type ReactNode } from 'react';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import { SubTab } from '../../ui/subtab.tsx';
import { useTranslation } from '../../ui/translation.tsx';
import { ReportList } from './report-list.tsx';
import { ReportView } from './report-view.tsx';
import { toView, type View } from './view.ts';

export function ForemanReports(page: MachinePageProps): ReactNode {
  const { t } = useTranslation();
  const { found, keep, recall } = page;
  const key = `reports-${found.host.id}`;
  const [view, setView] = useState(() => toView(recall(key)));
  /** Where the focus goes when the list is back. */
  const [lastOpened, setLastOpened] = useState<number>();

  function change(changes: Partial<View>): void {
    const next = { ...view, ...changes };
    setView(next);
    keep(key, next);
  }

  function open(reportId: number): void {
    setLastOpened(reportId);
    change({ reportId });
  }

  return (
    <SubTab title={t('foreman.reports.title')}>
      {view.reportId === undefined ? (
        <ReportList page={page} view={view} onChange={change} onOpen={open} lastOpened={lastOpened} />
      ) : (
        <ReportView
          page={page}
          view={view}
          reportId={view.reportId}
          onOpen={open}
          onBack={() => change({ reportId: undefined })}
        />
      )}
    </SubTab>
  );
}
