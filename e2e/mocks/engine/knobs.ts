/** What a test or the demo's panel does to the engine behind its users' backs, in words of the domain. */
import type { Trouble } from '../glance/repository.ts';
import type { DownloadFailure, StartFailure } from './backstage.ts';
import { disksOf, finishDisk } from './commands/disks.ts';
import { forgetTemplate } from './commands/templates.ts';
import type { Faults } from './fault-injection.ts';
import type { GuestFiles } from './guest-files.ts';
import type { Id } from './model.ts';
import type { World } from './service.ts';
import type { Sessions } from './sessions.ts';

export interface Knobs {
  /** What the last start gave the guest on its config drive; undefined when there was none. */
  guestFiles(vmId: Id): GuestFiles | undefined;
  /** Disks of VMs created from now on stay locked until `finishImageLock`. */
  holdImageLocks(isHeld?: boolean): void;
  finishImageLock(vmId: Id): void;
  /** The next start is refused by all hosts, or accepted and then goes down. */
  failNextStart(failure: StartFailure): void;
  /** The next image's download is refused by the host, or breaks off. */
  failNextDownload(failure: DownloadFailure): void;
  /** Images imported from now on are downloaded until `finishDownload`. */
  holdDownloads(isHeld?: boolean): void;
  finishDownload(diskId: Id): void;
  /** What came from a real repository for a disk: all its bytes and their SHA-512. */
  downloaded(diskId: Id): { readonly bytes: number; readonly sha512: string } | undefined;
  /** Whether steps of jobs tell how far a download is. */
  reportProgress(isReported?: boolean): void;
  /** What is wrong with the server at an address, a repository or a Keystone; undefined mends it. */
  troubleAt(origin: string, trouble: Trouble | undefined): void;
  /** Leaves a storage domain with so many free bytes. */
  leaveSpace(storageDomainId: Id, bytes: number): void;
  /** The guest never gets an address: one VM's, or any. */
  holdAddress(vmId?: Id): void;
  releaseAddresses(): void;
  removeTemplate(templateId: Id): void;
  lockTemplate(templateId: Id): void;
  unlockTemplate(templateId: Id): void;
  /** Hosts of a cluster, or all, go to maintenance or come back. */
  setHosts(status: 'up' | 'maintenance', clusterId?: Id): void;
  setDataCenter(dataCenterId: Id, status: 'up' | 'maintenance' | 'non_responsive' | 'uninitialized'): void;
  /** Every session ends as if it had been idle for too long. */
  endSessions(): void;
  /** Takes every permission away from a user, given by id or login; he stays logged in. */
  revokeAllRights(user: string): void;
  /** Nobody gets an answer but httpd's 503 page until the engine is back. */
  goDown(): void;
  comeBack(): void;
}

export function createKnobs({ store, locks, backstage }: World, sessions: Sessions, faults: Faults): Knobs {
  const templateLocks = new Map<Id, () => void>();
  let comeBack: (() => void) | undefined;

  return {
    guestFiles: (vmId) => backstage.configDrives.get(vmId),
    holdImageLocks: (isHeld = true) => {
      backstage.holdsImageLocks = isHeld;
    },
    finishImageLock: (vmId) => {
      if (backstage.finishImageLock(vmId)) return;
      // A VM of the data that was locked from the first.
      if (store.vms.get(vmId).status !== 'image_locked') throw new Error(`The disks of VM ${vmId} are not locked.`);
      for (const { id } of disksOf(store, vmId)) finishDisk(store, id);
      store.vms.change(vmId, { status: 'down' });
    },
    failNextStart: (failure) => backstage.failNextStart(failure),
    failNextDownload: (failure) => backstage.failNextDownload(failure),
    holdDownloads: (isHeld = true) => {
      backstage.holdsDownloads = isHeld;
      if (!isHeld) for (const diskId of backstage.heldDownloads()) backstage.finishDownload(diskId);
    },
    finishDownload: (diskId) => {
      if (!backstage.finishDownload(diskId)) throw new Error(`The download of disk ${diskId} is not held.`);
    },
    downloaded: (diskId) => backstage.downloads.get(diskId),
    reportProgress: (isReported = true) => {
      backstage.reportsProgress = isReported;
    },
    troubleAt: (origin, trouble) => {
      const { repositories, keystones } = store;
      if (repositories.find(origin)) repositories.change(origin, { trouble });
      else keystones.change(origin, { trouble });
    },
    leaveSpace: (storageDomainId, bytes) => void store.storageDomains.change(storageDomainId, { available: bytes }),
    holdAddress: (vmId) => backstage.holdAddress(vmId),
    releaseAddresses: () => backstage.releaseAddresses(),
    removeTemplate: (templateId) => forgetTemplate(store, templateId),
    lockTemplate: (templateId) => {
      store.templates.change(templateId, { status: 'locked' });
      templateLocks.set(
        templateId,
        locks.hold(`template ${templateId}`, 'ACTION_TYPE_FAILED_TEMPLATE_IS_BEING_CREATED'),
      );
    },
    unlockTemplate: (templateId) => {
      templateLocks.get(templateId)?.();
      store.templates.change(templateId, { status: 'ok' });
    },
    setHosts: (status, clusterId) => {
      for (const { id, cluster } of store.hosts.all()) {
        if (clusterId === undefined || cluster.id === clusterId) store.hosts.change(id, { status });
      }
    },
    setDataCenter: (dataCenterId, status) => void store.dataCenters.change(dataCenterId, { status }),
    endSessions: () => sessions.endAll(),
    revokeAllRights: (user) => {
      const known = store.users.all().find(({ id, account }) => id === user || account?.login === user);
      if (!known) throw new Error(`There is no user ${user}.`);
      for (const { id } of store.permissions.where((own) => own.user?.id === known.id)) store.permissions.remove(id);
    },
    goDown: () => {
      comeBack ??= faults.add({ path: '/', status: 503 });
    },
    comeBack: () => {
      comeBack?.();
      comeBack = undefined;
    },
  };
}
