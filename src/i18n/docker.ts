/** The catalogue of the docker plugin: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { dockerEn } from './docker.en.ts';

export const docker: Catalogue = {
  en: dockerEn,
  de: async () => (await import('./docker.de.ts')).dockerDe,
};
