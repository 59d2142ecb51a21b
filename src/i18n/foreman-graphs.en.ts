/** The English texts of the tab "Graphs". */
export const foremanGraphsEn = {
  'foreman.graphs.title': 'Foreman Graphs',
} as const;
