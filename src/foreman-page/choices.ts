/** Which host somebody chose for a machine where several fit: by ids, and for that person alone. */
export interface Choices {
  find(machineId: string): number | undefined;
  set(machineId: string, hostId: number | undefined): void;
}

export function createChoices(storage: Storage, userId: string): Choices {
  const keyOf = (machineId: string): string => `ovirt-admin-plugins.foreman.choice.${userId}.${machineId}`;
  return {
    find(machineId) {
      const kept = storage.getItem(keyOf(machineId));
      return kept !== null && /^\d+$/.test(kept) ? Number(kept) : undefined;
    },
    set(machineId, hostId) {
      if (hostId === undefined) storage.removeItem(keyOf(machineId));
      else storage.setItem(keyOf(machineId), String(hostId));
    },
  };
}
