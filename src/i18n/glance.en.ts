/** The English texts of the glance plugin. */
import { importEn } from './import.en.ts';

export const glanceEn = {
  ...importEn,
  'glance.title': 'Import image',
} as const;
