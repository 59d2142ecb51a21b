/** All that the pages of the Foreman plugin say, for a test in which several of them, or parts of one, stand in one document. */
import { foreman } from '../../src/i18n/foreman.ts';
import { foremanDashboard } from '../../src/i18n/foreman-dashboard.ts';
import { foremanDetails } from '../../src/i18n/foreman-details.ts';
import { foremanDrift } from '../../src/i18n/foreman-drift.ts';
import { foremanFacts } from '../../src/i18n/foreman-facts.ts';
import { foremanGraphs } from '../../src/i18n/foreman-graphs.ts';
import { foremanReports } from '../../src/i18n/foreman-reports.ts';
import { foremanSync } from '../../src/i18n/foreman-sync.ts';
import type { Catalogue } from '../../src/i18n/i18n.ts';

export const foremanCatalogues: readonly Catalogue[] = [
  foreman,
  foremanDashboard,
  foremanDetails,
  foremanDrift,
  foremanFacts,
  foremanGraphs,
  foremanReports,
  foremanSync,
];
