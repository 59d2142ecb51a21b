/**
 * What the Foreman plugin's host page holds for its tabs, place and dialogs, whose frames WebAdmin makes anew each time
 * one is opened: what is selected, who is logged in to Foreman, and what was read already. Nothing of it outlives a
 * reload of WebAdmin but the last selection.
 */
import { foremanMachines, type MachineKind } from './pages.ts';
import type { NamedEntity } from './plugin-api.ts';
import { fenced } from './start-plugin.ts';

/** As WebAdmin's grid has it. */
export interface SelectedMachine {
  readonly id: string;
  readonly name: string;
}

/** A 401 of Foreman, or of the proxy before it: nobody asks again until somebody logs in anew. */
export interface LoginRefusal {
  readonly url: string;
  /** The server's own words; may be empty. */
  readonly detail: string;
}

export interface ForemanLogin {
  /** What `Authorization` says; absent before somebody has logged in, and where the login mode needs none. */
  readonly authorization?: string;
  readonly refusal?: LoginRefusal;
}

/** Replaced, never changed, so that two can be compared by identity. */
export interface ForemanSnapshot {
  /** Of WebAdmin's own address. It names the machine of a deep link, and of one that was switched to under an open tab. */
  readonly hash: string;
  /** The last address that named a machine of the kind: the links between its tabs name none. */
  readonly named: Readonly<Partial<Record<MachineKind, string>>>;
  /** Absent for a kind of which WebAdmin has said nothing since it was loaded. */
  readonly selected: Readonly<Partial<Record<MachineKind, readonly SelectedMachine[]>>>;
  /** The last one that was selected alone, also before WebAdmin was loaded anew. */
  readonly remembered: Readonly<Partial<Record<MachineKind, SelectedMachine>>>;
  readonly login: ForemanLogin;
  /** Counts how often a machine may have got another host: what was found before is not to be used. */
  readonly matchesChanged: number;
  /** The machines of which that is known, in the order of the changes. */
  readonly changedMachines: readonly string[];
  /** The dialog "Sync" is there, or about to be. */
  readonly isSyncOpen: boolean;
}

/** What the dialog "Sync" is opened for. */
export interface SyncTarget {
  readonly kind: MachineKind;
  readonly machineId: string;
  readonly machineName: string;
  /** Of the host that was found in Foreman. */
  readonly hostId?: number;
}

/** `window.foremanHostPage`. Values are copied on their way in, so that nothing of a frame is held once it is gone. */
export interface ForemanHostPage {
  /** `subscribe` and `snapshot` as `useSyncExternalStore` wants them; a frame unsubscribes when it goes. */
  readonly subscribe: (onChange: () => void) => () => void;
  readonly snapshot: () => ForemanSnapshot;
  /** Who is logged in to WebAdmin; empty before that is known. */
  readonly userId: () => string;
  /** Somebody logged in, or wants to try again. */
  signIn(authorization?: string): void;
  /** Of requests that were sent with `login`; of no meaning when there is a newer one. */
  refuse(login: ForemanLogin, refusal: LoginRefusal): void;
  /** Keeps plain data until another login, or without end where the key begins with `login `; `undefined` forgets it. */
  keep(key: string, value: unknown): void;
  recall(key: string): unknown;
  /** `machineId` where it is one alone. */
  matchesChange(machineId?: string): void;
  openSync(target: SyncTarget): void;
  syncTarget(): SyncTarget | undefined;
  closeSync(): void;
  /** The dialog's frame is gone, however it was closed. */
  syncEnds(): void;
}

declare global {
  interface Window {
    foremanHostPage?: ForemanHostPage;
  }
}

export interface ForemanHostPageOptions {
  readonly userId: () => string;
  readonly storage: Storage;
  readonly showSync: (target: SyncTarget) => void;
  readonly closeSync: () => void;
}

export interface ForemanHostPageOwner extends ForemanHostPage {
  /** The arguments of a selection event: one array, or the entities themselves in 4.3. */
  selects(kind: MachineKind, entities: readonly unknown[]): void;
  hashChanges(hash: string): void;
  /** What was selected before WebAdmin was loaded anew, by the person who is logged in now. */
  remember(): void;
}

const MEMORY = 'ovirt-admin-plugins.foreman.selected.';

export function createForemanHostPage(options: ForemanHostPageOptions): ForemanHostPageOwner {
  const { userId, storage, showSync, closeSync } = options;
  const listeners = new Set<() => void>();
  const memory = new Map<string, unknown>();
  let current: ForemanSnapshot = {
    hash: '',
    named: {},
    selected: {},
    remembered: {},
    login: {},
    matchesChanged: 0,
    changedMachines: [],
    isSyncOpen: false,
  };
  let target: SyncTarget | undefined;

  function change(changes: Partial<ForemanSnapshot>): void {
    current = { ...current, ...changes };
    for (const listener of [...listeners]) fenced(listener)();
  }

  return {
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    snapshot: () => current,
    userId,
    signIn(authorization) {
      if (authorization !== current.login.authorization) {
        for (const key of memory.keys()) if (!key.startsWith('login ')) memory.delete(key);
      }
      change({ login: authorization === undefined ? {} : { authorization } });
    },
    refuse(login, { url, detail }) {
      if (login === current.login) change({ login: { ...login, refusal: { url, detail } } });
    },
    keep(key, value) {
      if (value === undefined) memory.delete(key);
      else memory.set(key, structuredClone(value));
    },
    recall: (key) => memory.get(key),
    matchesChange(machineId) {
      const { matchesChanged, changedMachines } = current;
      change({
        matchesChanged: matchesChanged + 1,
        ...(machineId !== undefined && { changedMachines: [...changedMachines, machineId] }),
      });
    },
    openSync({ kind, machineId, machineName, hostId }) {
      target = { kind, machineId, machineName, ...(hostId !== undefined && { hostId }) };
      change({ isSyncOpen: true });
      showSync(target);
    },
    syncTarget: () => target,
    closeSync,
    syncEnds: () => change({ isSyncOpen: false }),

    selects(kind, [first, ...others]) {
      const entities = Array.isArray(first) ? first : first ? [first, ...others] : [];
      const machines = (entities as readonly NamedEntity[]).map(({ id, name }) => ({ id, name: name ?? '' })); // WebAdmin's
      const [machine] = machines;
      const remembered =
        machine && machines.length === 1 ? { ...current.remembered, [kind]: machine } : current.remembered;
      if (userId()) storage.setItem(MEMORY + userId(), JSON.stringify(remembered));
      change({ selected: { ...current.selected, [kind]: machines }, remembered });
    },
    hashChanges(hash) {
      const kind = (Object.keys(foremanMachines) as MachineKind[]).find((one) =>
        hash.startsWith(`#${foremanMachines[one]}-`),
      );
      const isNamed = kind !== undefined && hash.includes(';name=');
      change({ hash, ...(isNamed && { named: { ...current.named, [kind]: hash } }) });
    },
    remember() {
      const kept = JSON.parse(storage.getItem(MEMORY + userId()) ?? '{}') as ForemanSnapshot['remembered']; // written above
      change({ remembered: { ...kept, ...current.remembered } });
    },
  };
}
