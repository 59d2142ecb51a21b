/** The catalogue of a host's reports: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanReportsEn } from './foreman-reports.en.ts';

export const foremanReports: Catalogue = {
  en: foremanReportsEn,
  de: async () => (await import('./foreman-reports.de.ts')).foremanReportsDe,
};
