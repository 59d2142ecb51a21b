/** Die deutschen Texte des Reiters „Fakten“. */
import type { foremanFactsEn } from './foreman-facts.en.ts';

export const foremanFactsDe: Readonly<Record<keyof typeof foremanFactsEn, string>> = {
  'foreman.facts.title': 'Foreman-Fakten',
};
