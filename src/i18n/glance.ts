/** The catalogue of the glance plugin: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { glanceEn } from './glance.en.ts';

export const glance: Catalogue = {
  en: glanceEn,
  de: async () => (await import('./glance.de.ts')).glanceDe,
};
