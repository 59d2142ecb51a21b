/** Web Locks, as far as they are used: one at a time for each name, in the order they were asked for. */
export function createLocks(): LockManager {
  const queues = new Map<string, Promise<unknown>>();
  const request = (name: string, { signal }: LockOptions, work: () => Promise<unknown>) => {
    const before = queues.get(name) ?? Promise.resolve();
    const turn = before.then(() => (signal?.aborted ? undefined : work()));
    queues.set(name, turn);
    return turn;
  };
  return { request } as unknown as LockManager; // all that is used of it
}
