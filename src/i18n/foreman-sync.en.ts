/** The English texts of the dialog "Sync". */
export const foremanSyncEn = {
  'foreman.sync.title': 'Foreman Sync',
} as const;
