/**
 * What stands behind the engine: storage that copies disks, hosts that boot VMs, guests that report themselves. Tests
 * and the demo's panel say here how long that takes and what goes wrong.
 */
import type { Cancel, Clock } from './clock.ts';
import type { GuestFiles } from './guest-files.ts';
import type { Id } from './model.ts';

/** Durations in ms of the engine's time. */
export interface Timing {
  /** A thin disk on a template: a new layer on the same storage. */
  readonly thinDisk: number;
  /** A full copy of a disk. */
  readonly diskCopy: number;
  /** From the last disk's end to the VM's own: the engine looks at its tasks from time to time. */
  readonly taskEnd: number;
  /** A VM without disks is there at once; its job ends this much later. */
  readonly emptyVm: number;
  /** From the accepted start until the host has launched the VM. */
  readonly launch: number;
  /** From there until the host calls it up. */
  readonly boot: number;
  /** From there until the guest agent reports for the first time: names, and addresses that need no server. */
  readonly guestAgent: number;
  /** From there until the guest has its addresses. */
  readonly address: number;
  readonly shutdown: number;
  readonly powerOff: number;
  readonly reboot: number;
  readonly suspend: number;
  readonly template: number;
  /** An empty volume for the data of an image. */
  readonly volume: number;
  /** Until the engine notices that a part of a command has ended, and goes on. */
  readonly commandPoll: number;
  /** A download, for each MiB. */
  readonly downloadOfMib: number;
  /** A template made of an imported image, from its first sight to its end. */
  readonly importedTemplate: number;
  /** A disk and its data. */
  readonly diskRemoval: number;
}

const defaultTiming: Timing = {
  thinDisk: 4_000,
  diskCopy: 20_000,
  taskEnd: 700,
  emptyVm: 1_500,
  launch: 3_000,
  boot: 5_000,
  guestAgent: 3_000,
  address: 1_500,
  shutdown: 5_000,
  powerOff: 2_000,
  reboot: 6_000,
  suspend: 6_000,
  template: 8_000,
  volume: 3_000,
  commandPoll: 2_000,
  downloadOfMib: 16,
  importedTemplate: 4_000,
  diskRemoval: 2_500,
};

export type StartFailure =
  /** No host takes it: the start itself is refused. */
  | { readonly kind: 'refused' }
  /** The start is accepted, then the VM goes down; the host's words are in an event only. */
  | { readonly kind: 'goes down'; readonly exitMessage?: string };

/** How a host fails a download: it does not begin, or it breaks off. */
export type DownloadFailure = 'refused' | 'breaks off';

/** What libvirt says of a CPU that the host does not have. */
export const DEFAULT_EXIT_MESSAGE = 'unsupported configuration: no such CPU';

export class Backstage {
  timing: Timing;
  /** Disks of new VMs stay locked until `finishImageLock`. */
  holdsImageLocks = false;
  readonly #clock: Clock;
  readonly #imageLocks = new Map<Id, { readonly finish: () => void; readonly cancel: () => void }>();
  /** What the last start of a VM gave its guest; undefined when there was no config drive. */
  readonly configDrives = new Map<Id, GuestFiles>();
  readonly #courses = new Map<Id, readonly Cancel[]>();
  #nextHostNumber = 10;
  readonly #heldAddresses = new Set<Id>();
  #startFailures: StartFailure[] = [];
  #holdsAllAddresses = false;
  /** Downloads go on until `finishDownload`. */
  holdsDownloads = false;
  /** Hosts tell how far a download is; those of the recorded engine did not. */
  reportsProgress = false;
  #downloadFailures: DownloadFailure[] = [];
  /** What came from real repositories, by the disk it is on. */
  readonly downloads = new Map<Id, { readonly bytes: number; readonly sha512: string }>();
  readonly #heldDownloads = new Map<Id, () => void>();

  constructor(clock: Clock, timing: Partial<Timing> = {}) {
    this.#clock = clock;
    this.timing = { ...defaultTiming, ...timing };
  }

  /** Work in the course of a VM's run; a new course drops what was still to come of the one before. */
  later(vmId: Id, ms: number, work: () => void): void {
    const course = this.#courses.get(vmId) ?? [];
    this.#courses.set(vmId, [...course, this.#clock.schedule(ms, work)]);
  }

  newCourse(vmId: Id): void {
    for (const cancel of this.#courses.get(vmId) ?? []) cancel();
    this.#courses.delete(vmId);
  }

  /** A host number for the next guest's addresses. */
  nextHostNumber(): number {
    return this.#nextHostNumber++;
  }

  /** The next start fails like this; several are met one after the other. */
  failNextStart(failure: StartFailure): void {
    this.#startFailures.push(failure);
  }

  takeStartFailure(): StartFailure | undefined {
    return this.#startFailures.shift();
  }

  /** The next download fails like this; several are met one after the other. */
  failNextDownload(failure: DownloadFailure): void {
    this.#downloadFailures.push(failure);
  }

  takeDownloadFailure(): DownloadFailure | undefined {
    return this.#downloadFailures.shift();
  }

  /** Ends a download after `ms`, or when told to where downloads are held. */
  endDownload(diskId: Id, ms: number, end: () => void): void {
    if (this.holdsDownloads) this.#heldDownloads.set(diskId, end);
    else this.#clock.schedule(ms, end);
  }

  /** Ends a held download now; false when none of this disk is held. */
  finishDownload(diskId: Id): boolean {
    const end = this.#heldDownloads.get(diskId);
    this.#heldDownloads.delete(diskId);
    end?.();
    return end !== undefined;
  }

  /** Disks whose download is held. */
  heldDownloads(): readonly Id[] {
    return [...this.#heldDownloads.keys()];
  }

  /** The guest never reports an address: that of one VM, or of all. */
  holdAddress(vmId?: Id): void {
    if (vmId === undefined) this.#holdsAllAddresses = true;
    else this.#heldAddresses.add(vmId);
  }

  releaseAddresses(): void {
    this.#holdsAllAddresses = false;
    this.#heldAddresses.clear();
  }

  hidesAddress(vmId: Id): boolean {
    return this.#holdsAllAddresses || this.#heldAddresses.has(vmId);
  }

  /** Copies a VM's disks for `ms`, or until told to finish; then the VM's own task ends, at once when it is told. */
  lockImages(vmId: Id, ms: number, finishDisks: () => void, finishTask: () => void): void {
    const { taskEnd } = this.timing;
    const end = (): void => {
      finishDisks();
      this.#imageLocks.set(vmId, {
        finish: finishTask,
        cancel: this.#clock.schedule(taskEnd, () => {
          this.#imageLocks.delete(vmId);
          finishTask();
        }),
      });
    };
    const now = (): void => {
      finishDisks();
      finishTask();
    };
    const cancel = this.holdsImageLocks ? (): void => undefined : this.#clock.schedule(ms, end);
    this.#imageLocks.set(vmId, { finish: now, cancel });
  }

  /** Ends the copying of a VM's disks now; false when nothing copies them. */
  finishImageLock(vmId: Id): boolean {
    const lock = this.#imageLocks.get(vmId);
    if (!lock) return false;
    lock.cancel();
    this.#imageLocks.delete(vmId);
    lock.finish();
    return true;
  }
}
