/**
 * The catalogue of what every page of the Foreman plugin says (logging in, finding a machine's host, refusals): English
 * comes along, other languages are fetched.
 */
import type { Catalogue } from './i18n.ts';
import { foremanEn } from './foreman.en.ts';

export const foreman: Catalogue = {
  en: foremanEn,
  de: async () => (await import('./foreman.de.ts')).foremanDe,
};
