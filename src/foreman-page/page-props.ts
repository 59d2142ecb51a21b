/** What the pages of the Foreman plugin are given by what mounts them, once somebody is logged in to Foreman. */
import type { EngineClient } from '../engine/client.ts';
import type { ForemanClient } from '../foreman/client.ts';
import type { Candidate, MachineIdentity } from '../foreman/matching.ts';
import type { ForemanConfig } from '../plugin/foreman-config.ts';

/** Addresses of Foreman's own pages; `undefined` where nobody knows how a browser reaches Foreman. */
export interface ForemanLinks {
  host(hostName: string): string | undefined;
  facts(hostName: string): string | undefined;
  reports(hostName: string): string | undefined;
  report(reportId: number): string | undefined;
  hosts(search: string): string | undefined;
}

export interface ForemanPageProps {
  readonly foreman: ForemanClient;
  readonly engine: EngineClient;
  readonly config: ForemanConfig;
  readonly links: ForemanLinks;
  /** Keeps plain data as long as WebAdmin is not loaded anew; `undefined` forgets it. */
  keep(key: string, value: unknown): void;
  recall(key: string): unknown;
  /** Leads WebAdmin to the tab or place of that token, of the machine where one is named. */
  reveal(token: string, machineName?: string): void;
}

export type MachineKind = 'vm' | 'host';

/** A VM, or a host of oVirt, as the engine knows it. */
export interface Machine extends MachineIdentity {
  readonly kind: MachineKind;
}

/** For a tab of one machine whose host in Foreman is found. The component is mounted anew for another machine or host. */
export interface MachinePageProps extends ForemanPageProps {
  readonly machine: Machine;
  readonly found: Candidate;
}
