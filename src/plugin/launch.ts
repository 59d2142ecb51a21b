/**
 * A launch: create → disks ready → network → start → address, owned by the host page and shown by the dialog. This file
 * holds what both sides agree on; the dialog imports types only.
 */
import type { NewVm } from '../engine/vms.ts';

/** A port of the VM that leads to a port of the container. */
export interface PublishedPort {
  readonly vmPort: number;
  readonly containerPort: number;
  readonly protocol: 'tcp' | 'udp';
}

/** What the dialog hands over on submit. */
export interface LaunchRequest {
  readonly vm: NewVm;
  /** A NIC to add before the start; absent when the template's own NICs are to be used. */
  readonly nic?: { readonly name: string; readonly vnicProfileId: string };
  readonly container: { readonly image: string; readonly ports: readonly PublishedPort[] };
}
