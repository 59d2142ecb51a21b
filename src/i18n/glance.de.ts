/** Die deutschen Texte des Glance-Plugins. */
import type { glanceEn } from './glance.en.ts';

export const glanceDe: Readonly<Record<keyof typeof glanceEn, string>> = {
  'glance.title': 'Image importieren',
};
