/** What the tab asks Foreman for: a page of reports, which of all hide a failure, and one report. */
import type { UseQueryResult } from '@tanstack/react-query';
import {
  fetchReport,
  findHiddenFailures,
  IS_EVENTFUL,
  IS_FAILED,
  listReports,
  type ReportDetails,
  type ReportPage,
} from '../../foreman/reports.ts';
import { both } from '../../foreman/search.ts';
import { useForemanQuery } from '../../foreman-page/foreman-query.ts';
import type { MachinePageProps } from '../../foreman-page/page-props.ts';
import type { View } from './view.ts';

export const PAGE_SIZE = 20;

const SEARCH_OF = { all: undefined, eventful: IS_EVENTFUL, failed: IS_FAILED };

export function useReportPage(page: MachinePageProps, view: View): UseQueryResult<ReportPage> {
  const search = both(`host_id = ${page.found.host.id}`, SEARCH_OF[view.kind]);
  return useForemanQuery(page.config, {
    key: ['reports', search, view.page],
    read: (signal) => listReports(page.foreman, { search, page: view.page, pageSize: PAGE_SIZE }, { signal }),
    keepsLast: true,
  });
}

export function useHiddenFailures({ foreman, config, found }: MachinePageProps): UseQueryResult<ReadonlySet<number>> {
  const { id } = found.host;
  return useForemanQuery(config, {
    key: ['hidden-failures', id],
    read: (signal) => findHiddenFailures(foreman, id, { signal }),
  });
}

/** A report never changes once it is there. */
export function useReport({ foreman, config }: MachinePageProps, reportId: number): UseQueryResult<ReportDetails> {
  return useForemanQuery(config, {
    key: ['report', reportId],
    read: (signal) => fetchReport(foreman, reportId, { signal }),
    isFixed: true,
  });
}
