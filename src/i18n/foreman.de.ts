/** Die deutschen Texte des Foreman-Plugins. */
import type { foremanEn } from './foreman.en.ts';

export const foremanDe: Readonly<Record<keyof typeof foremanEn, string>> = {
  'foreman.title': 'Foreman',
};
