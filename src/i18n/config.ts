/** The catalogue of what is wrong with a site's values: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { configEn } from './config.en.ts';

export const config: Catalogue = {
  en: configEn,
  de: async () => (await import('./config.de.ts')).configDe,
};
