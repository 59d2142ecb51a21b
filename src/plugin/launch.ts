/**
 * A launch: create → disks ready → network → start → address, owned by the host page and shown by the dialog. This file
 * holds what both sides agree on; the dialog imports types only.
 */
import type { NewVm } from '../engine/vms.ts';
import type { ErrandHostPage } from './errand-host-page.ts';
import type { CommonProblemCode, Problem } from './errand-failure.ts';

/** A port of the VM that leads to a port of the container. */
export interface PublishedPort {
  readonly vmPort: number;
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp';
}

export interface PublishedLink {
  readonly vmPort: number;
  readonly url: string;
}

/** What the dialog hands over on submit. */
export interface LaunchRequest {
  readonly vm: NewVm;
  /** A NIC to add before the start; absent when the template's own NICs are to be used. */
  readonly nic?: { readonly name: string; readonly vnicProfileId: string };
  readonly container: { readonly image: string; readonly ports: readonly PublishedPort[] };
}

export const launchStepIds = ['create', 'disks', 'network', 'start', 'address'] as const;
export type LaunchStepId = (typeof launchStepIds)[number];

export interface LaunchStep {
  readonly id: LaunchStepId;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  /** Milliseconds since the epoch by this browser's clock; absent before the step has begun, and ended. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** How far the engine's job says it is, 0 to 100; often absent. */
  readonly percent?: number;
}

/** Why a launch does not go on. Each has a message `launch.problem.<code>`. */
export type LaunchProblemCode =
  | CommonProblemCode
  /** Nothing of the launch reached the engine; there is no VM. */
  | 'not-created'
  /** A VM of the name is there, and whether it is this launch's could not be told. */
  | 'creation-unknown'
  /** The VM vanished while its disks were made. */
  | 'creation-failed'
  | 'disks-late'
  | 'disk-broken'
  /** The VM was there and is no more. */
  | 'vm-gone'
  | 'start-late'
  /** The VM stopped by itself while it was starting. */
  | 'went-down'
  /** A host holds the VM paused, mostly because its storage is full or unreachable. */
  | 'vm-paused'
  /** The VM runs and has no network interface. */
  | 'no-nic'
  /** The VM runs and reports no address; mostly its guest agent is missing. */
  | 'no-address'
  | 'stop-late'
  | 'removal-late'
  /** It failed before this page was loaded; the reason is not kept. */
  | 'failed-earlier';

export type LaunchProblem = Problem<LaunchProblemCode>;

/**
 * `running`: this page works on it; `elsewhere`: another tab of this browser does; `done`: it has an address;
 * `failed`: it stopped, the VM is kept if there is one; `offered`: too old to be taken up unasked; `removing`: the VM
 * is being stopped and deleted.
 */
export type LaunchState = 'running' | 'elsewhere' | 'done' | 'failed' | 'offered' | 'removing';

export type LaunchAction = 'retry' | 'start' | 'stop' | 'remove' | 'dismiss';

/** A launch as it stands; replaced, never changed, so that two can be compared by identity. */
export interface LaunchSnapshot {
  readonly id: string;
  readonly vmName: string;
  /** Absent until the engine has taken the VM. */
  readonly vmId?: string;
  readonly state: LaunchState;
  readonly startedAt: number;
  readonly steps: readonly LaunchStep[];
  /** As the engine's REST API names it (`powering_up`); absent until it was read. */
  readonly vmStatus?: string;
  /** Absent after a reload of WebAdmin: only ids, ports and the step are kept. */
  readonly image?: string;
  readonly ports: readonly PublishedPort[];
  /** Reported by the guest, usable ones only; IPv4 first. */
  readonly addresses: readonly string[];
  /** Where the published TCP ports should answer; not checked by anybody. */
  readonly links: readonly PublishedLink[];
  /** The engine has not answered since then, in milliseconds since the epoch; this page goes on asking. */
  readonly silentSince?: number | undefined;
  readonly problem?: LaunchProblem | undefined;
  /** What may be asked for in this state. */
  readonly actions: readonly LaunchAction[];
}

/** A refused creation leaves nothing behind: what was typed stays in the dialog, beside the reason. */
export type StartOutcome =
  { readonly ok: true; readonly launchId: string } | { readonly ok: false; readonly problem: LaunchProblem };

/** What the dialog begins with: the template that is chosen already. */
export interface LaunchBeginning {
  readonly templateId?: string;
}

/** `window.dockerHostPage`: what the docker plugin's host page offers its dialog, and the dialogs of other plugins. */
export type DockerHostPage = ErrandHostPage<LaunchRequest, StartOutcome, LaunchAction, LaunchSnapshot, LaunchBeginning>;

/**
 * Each pending or failed launch is kept in `localStorage` under this, the user's id, a full stop and its own id. Here
 * because the host page looks for it at every login, and loads what can read it only when something is there.
 */
export const launchKeyPrefix = 'ovirt-admin-plugins.docker.launch.';

declare global {
  interface Window {
    dockerHostPage?: DockerHostPage;
  }
}
