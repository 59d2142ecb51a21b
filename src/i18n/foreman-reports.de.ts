/** Die deutschen Texte des Reiters „Berichte“. */
import type { foremanReportsEn } from './foreman-reports.en.ts';

export const foremanReportsDe: Readonly<Record<keyof typeof foremanReportsEn, string>> = {
  'foreman.reports.title': 'Foreman-Berichte',
};
