/** Die deutschen Texte des Glance-Plugins. */
import type { glanceEn } from './glance.en.ts';
import { importDe } from './import.de.ts';
import { providerDe } from './provider.de.ts';

export const glanceDe: Readonly<Record<keyof typeof glanceEn, string>> = {
  ...importDe,
  ...providerDe,
  'glance.title': 'Image importieren',
};
