/** What the pages of the Foreman plugin are given by what mounts them, once somebody is logged in to Foreman. */
import type { EngineClient } from '../engine/client.ts';
import type { ForemanClient } from '../foreman/client.ts';
import type { HostRow } from '../foreman/host.ts';
import type { Candidate, MachineIdentity } from '../foreman/matching.ts';
import type { ForemanConfig } from '../plugin/foreman-config.ts';
import type { SyncTarget } from '../plugin/foreman-host-page.ts';
import type { MachineKind } from '../plugin/pages.ts';

/** Addresses of Foreman's own pages; `undefined` where nobody knows how a browser reaches Foreman. */
export interface ForemanLinks {
  readonly host: (hostName: string) => string | undefined;
  readonly facts: (hostName: string) => string | undefined;
  readonly reports: (hostName: string) => string | undefined;
  readonly report: (reportId: number) => string | undefined;
  readonly hosts: (search: string) => string | undefined;
}

export interface ForemanPageProps {
  readonly foreman: ForemanClient;
  readonly engine: EngineClient;
  readonly config: ForemanConfig;
  readonly links: ForemanLinks;
  /** The compute resource that stands for this engine, where Foreman has one and the person may see it. */
  readonly computeResourceId: number | undefined;
  /** Keeps plain data as long as WebAdmin is not loaded anew; `undefined` forgets it. */
  readonly keep: (key: string, value: unknown) => void;
  readonly recall: (key: string) => unknown;
  /** Leads WebAdmin to the tab or place of that token, of the machine where one is named. */
  readonly reveal: (token: string, machineName?: string) => void;
  /** A machine may have got another host: what was found before is looked for anew. */
  readonly matchesChange: (machineId?: string) => void;
  /** Both as `useSyncExternalStore` wants them. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** The ids that `matchesChange` was told, since WebAdmin was loaded. */
  readonly changedMachines: () => readonly string[];
  /** Opens the dialog "Sync". */
  readonly openSync: (target: SyncTarget) => void;
  /** Who is logged in to Foreman with a token, and a way to be somebody else; absent where the web server knows it. */
  readonly session?: { readonly name: string; readonly logOut: () => void };
}

/** A VM, or a host of oVirt, as the engine knows it. */
export interface Machine extends MachineIdentity {
  readonly kind: MachineKind;
  /** When it was started, in ms since 1970; absent for what does not run, and for hosts. */
  readonly startedAt?: number | undefined;
  /** The Foreman that the engine has bound it to, and what is known of that one. */
  readonly providerId?: string | undefined;
  readonly provider?: { readonly name: string; readonly url: string } | undefined;
}

/** The host of another machine, by the machine's name. */
export type OtherHost =
  | { readonly kind: 'one'; readonly host: HostRow }
  /** `missing`: the engine has no machine of that name, or several. */
  | { readonly kind: 'missing' | 'none' | 'several' };

/** For a tab of one machine whose host in Foreman is found. The component is mounted anew for another machine or host. */
export interface MachinePageProps extends ForemanPageProps {
  readonly machine: Machine;
  readonly found: Candidate;
  /** Hosts that something speaks for as well. */
  readonly others: readonly Candidate[];
  /** The person chose it among several. */
  readonly isChosen: boolean;
  readonly findOther: (machineName: string, signal: AbortSignal) => Promise<OtherHost>;
  /** Names of machines of the same kind that begin so. */
  readonly suggestNames: (beginning: string, signal: AbortSignal) => Promise<readonly string[]>;
  /** Remembers the choice of a host for this machine; `undefined` forgets it. */
  readonly choose: (hostId: number | undefined) => void;
}
