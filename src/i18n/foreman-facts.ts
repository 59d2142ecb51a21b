/** The catalogue of a host's facts: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanFactsEn } from './foreman-facts.en.ts';

export const foremanFacts: Catalogue = {
  en: foremanFactsEn,
  de: async () => (await import('./foreman-facts.de.ts')).foremanFactsDe,
};
