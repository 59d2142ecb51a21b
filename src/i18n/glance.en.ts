/** The English texts of the glance plugin. */
import { importEn } from './import.en.ts';
import { providerEn } from './provider.en.ts';

export const glanceEn = {
  ...importEn,
  ...providerEn,
  'glance.title': 'Import image',
} as const;
