/** The sentences of the parsers that several pages share: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { problemEn } from './problem.en.ts';

export const problem: Catalogue = {
  en: problemEn,
  de: async () => (await import('./problem.de.ts')).problemDe,
};
