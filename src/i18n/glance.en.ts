/** The English texts of the glance plugin. */
export const glanceEn = {
  'glance.title': 'Import image',
} as const;
