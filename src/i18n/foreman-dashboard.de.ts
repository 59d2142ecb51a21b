/** Die deutschen Texte der Übersicht über Foreman. */
import type { foremanDashboardEn } from './foreman-dashboard.en.ts';

export const foremanDashboardDe: Readonly<Record<keyof typeof foremanDashboardEn, string>> = {
  'foreman.dashboard.title': 'Foreman-Übersicht',
};
