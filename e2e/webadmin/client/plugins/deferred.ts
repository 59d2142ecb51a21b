/** Work put off until the current turn is over, in order, as GWT's `Scheduler.scheduleDeferred` does. */

export interface Deferred {
  schedule(task: () => void): void;
  /** Resolves when what is scheduled by now was done. */
  settled(): Promise<void>;
}

/** `onError` gets what a task threw; the tasks behind it still run. */
export function createDeferred(onError: (error: unknown) => void): Deferred {
  const tasks: (() => void)[] = [];

  function run(): void {
    // Tasks that are added while these run wait for a turn of their own.
    for (const task of tasks.splice(0)) {
      try {
        task();
      } catch (error) {
        onError(error);
      }
    }
  }

  function schedule(task: () => void): void {
    if (tasks.push(task) === 1) setTimeout(run, 0);
  }

  return {
    schedule,
    settled: () => new Promise((resolve) => schedule(resolve)),
  };
}
