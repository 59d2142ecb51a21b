/** Die deutschen Texte des Reiters „Diagramme“. */
import type { foremanGraphsEn } from './foreman-graphs.en.ts';

export const foremanGraphsDe: Readonly<Record<keyof typeof foremanGraphsEn, string>> = {
  'foreman.graphs.title': 'Foreman-Diagramme',
};
