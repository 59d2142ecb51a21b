/** Die deutschen Texte des Glance-Plugins. */
import type { glanceEn } from './glance.en.ts';
import { importDe } from './import.de.ts';

export const glanceDe: Readonly<Record<keyof typeof glanceEn, string>> = {
  ...importDe,
  'glance.title': 'Image importieren',
};
