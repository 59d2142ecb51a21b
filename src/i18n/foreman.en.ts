/** The English texts of the Foreman plugin. */
export const foremanEn = {
  'foreman.title': 'Foreman',
} as const;
