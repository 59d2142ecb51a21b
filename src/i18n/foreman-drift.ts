/** The catalogue of the dashboard's comparison of VMs with hosts: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanDriftEn } from './foreman-drift.en.ts';

export const foremanDrift: Catalogue = {
  en: foremanDriftEn,
  de: async () => (await import('./foreman-drift.de.ts')).foremanDriftDe,
};
