/** The catalogue of the sync dialog: English comes along, other languages are fetched. */
import type { Catalogue } from './i18n.ts';
import { foremanSyncEn } from './foreman-sync.en.ts';

export const foremanSync: Catalogue = {
  en: foremanSyncEn,
  de: async () => (await import('./foreman-sync.de.ts')).foremanSyncDe,
};
