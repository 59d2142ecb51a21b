/** The English texts of the tab "Facts". */
export const foremanFactsEn = {
  'foreman.facts.title': 'Foreman Facts',
} as const;
