/** The catalogues of the Foreman plugin's pages; each has its own, and all have `foreman`. */
import type { Catalogue } from './i18n.ts';
import { foremanEn } from './foreman.en.ts';
import { foremanDetailsEn } from './foreman-details.en.ts';
import { foremanFactsEn } from './foreman-facts.en.ts';
import { foremanReportsEn } from './foreman-reports.en.ts';
import { foremanGraphsEn } from './foreman-graphs.en.ts';
import { foremanDashboardEn } from './foreman-dashboard.en.ts';
import { foremanDriftEn } from './foreman-drift.en.ts';
import { foremanSyncEn } from './foreman-sync.en.ts';

/** What every page of the plugin says: logging in, finding a machine's host, refusals. */
export const foreman: Catalogue = {
  en: foremanEn,
  de: async () => (await import('./foreman.de.ts')).foremanDe,
};

export const foremanDetails: Catalogue = {
  en: foremanDetailsEn,
  de: async () => (await import('./foreman-details.de.ts')).foremanDetailsDe,
};

export const foremanFacts: Catalogue = {
  en: foremanFactsEn,
  de: async () => (await import('./foreman-facts.de.ts')).foremanFactsDe,
};

export const foremanReports: Catalogue = {
  en: foremanReportsEn,
  de: async () => (await import('./foreman-reports.de.ts')).foremanReportsDe,
};

export const foremanGraphs: Catalogue = {
  en: foremanGraphsEn,
  de: async () => (await import('./foreman-graphs.de.ts')).foremanGraphsDe,
};

export const foremanDashboard: Catalogue = {
  en: foremanDashboardEn,
  de: async () => (await import('./foreman-dashboard.de.ts')).foremanDashboardDe,
};

/** The dashboard's comparison of VMs with hosts. */
export const foremanDrift: Catalogue = {
  en: foremanDriftEn,
  de: async () => (await import('./foreman-drift.de.ts')).foremanDriftDe,
};

export const foremanSync: Catalogue = {
  en: foremanSyncEn,
  de: async () => (await import('./foreman-sync.de.ts')).foremanSyncDe,
};
