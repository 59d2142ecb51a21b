/** The catalogue of a host's details: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanDetailsEn } from './foreman-details.en.ts';

export const foremanDetails: Catalogue = {
  en: foremanDetailsEn,
  de: async () => (await import('./foreman-details.de.ts')).foremanDetailsDe,
};
