/** Die deutschen Texte des Dialogs „Abgleich“. */
import type { foremanSyncEn } from './foreman-sync.en.ts';

export const foremanSyncDe: Readonly<Record<keyof typeof foremanSyncEn, string>> = {
  'foreman.sync.title': 'Foreman-Abgleich',
};
