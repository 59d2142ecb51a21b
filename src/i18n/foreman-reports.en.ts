/** The English texts of the tab "Reports". */
export const foremanReportsEn = {
  'foreman.reports.title': 'Foreman Reports',
} as const;
