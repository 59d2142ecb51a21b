/** What a test or the demo's panel does to the engine behind its users' backs, in words of the domain. */
import type { StartFailure } from './backstage.ts';
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
