/** The Foreman plugin's config. No other module reads its `configObject()`, but for the host page's first look. */
import type { Rule } from '../foreman/matching.ts';

/**
 * How a page gets into Foreman: `token`: the person's own access token, asked for once per page load; `external`: the
 * proxy passes the person's identity on; `service`: the proxy logs in with a read-only account; `cors`: as `token`, but
 * straight to Foreman, and reading only.
 */
export type LoginMode = 'token' | 'external' | 'service' | 'cors';

export const machineTabs = ['details', 'facts', 'reports', 'graphs'] as const;
export type MachineTab = (typeof machineTabs)[number];

export interface ForemanConfig {
  readonly allowedOrigins: readonly string[];
  /** The engine's API: absolute, on the engine's own origin. */
  readonly apiEntryPoint: string;
  /** Foreman's API: absolute. On the engine's own origin, but for the login mode `cors`. */
  readonly foremanApi: string;
  /** Where Foreman's own pages stand, ending in no slash; absent when links are to come from the engine's provider. */
  readonly foremanUrl?: string;
  readonly loginMode: LoginMode;
  /** Which tabs a VM and an oVirt host have. */
  readonly tabs: readonly MachineTab[];
  readonly hasDashboard: boolean;
  /** Labels of the places that are not to be called as the plugin calls them. */
  readonly labels: Readonly<Partial<Record<MachineTab | 'dashboard', string>>>;
  /** Whether the dashboard takes the place that WebAdmin shows first. */
  readonly landingPage: boolean;
  /** Seconds between two looks at what is shown; 0 for never. */
  readonly refreshSeconds: number;
  /** After this many minutes without a report Foreman calls a host out of sync (its setting `outofsync_interval`). */
  readonly outOfSyncMinutes: number;
  readonly matching: readonly Rule[];
  /** A search of Foreman for the hosts of this engine, where Foreman has no compute resource for it. */
  readonly hostsOfThisEngine?: string;
}
