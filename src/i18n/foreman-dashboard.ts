/** The catalogue of the dashboard: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanDashboardEn } from './foreman-dashboard.en.ts';

export const foremanDashboard: Catalogue = {
  en: foremanDashboardEn,
  de: async () => (await import('./foreman-dashboard.de.ts')).foremanDashboardDe,
};
