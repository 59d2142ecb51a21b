/** The catalogue of a host's graphs: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanGraphsEn } from './foreman-graphs.en.ts';

export const foremanGraphs: Catalogue = {
  en: foremanGraphsEn,
  de: async () => (await import('./foreman-graphs.de.ts')).foremanGraphsDe,
};
