/**
 * What the docker plugin's host page offers its dialog, and no more of it than every login has to load: the launches
 * themselves come when one begins, or is left from before.
 */
import type { Launches } from './launches.ts';
import type { DockerHostPage, LaunchSnapshot } from './launch.ts';
import { fenced } from './start-plugin.ts';

/** What the part that is loaded later is given by this one. */
export interface LaunchesHome {
  readonly publish: (launches: readonly LaunchSnapshot[]) => void;
  readonly isWatched: () => boolean;
}

export interface DockerHostPageOptions {
  /** Loads what runs launches; asked again after it failed. */
  readonly loadLaunches: (home: LaunchesHome) => Promise<Launches>;
  readonly closeDialog: () => void;
}

export interface DockerHostPageOwner extends DockerHostPage {
  /** Goes on with the launches that were left. */
  takeUp(): Promise<void>;
  /** Remembers where the focus is, for when the dialog is gone. */
  opens(): void;
}

export function createDockerHostPage({ loadLaunches, closeDialog }: DockerHostPageOptions): DockerHostPageOwner {
  let shown: readonly LaunchSnapshot[] = [];
  let draft: unknown;
  let focused: Element | null = null;
  let loading: Promise<Launches> | undefined;
  const listeners = new Set<() => void>();

  function launches(): Promise<Launches> {
    loading ??= loadLaunches({
      publish(next) {
        shown = next;
        for (const listener of [...listeners]) fenced(listener)();
      },
      isWatched: () => listeners.size > 0,
    }).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  return {
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    snapshot: () => shown,
    async start(request) {
      try {
        // Copied: the dialog's frame, and all that was made in it, may be gone before the launch is over.
        const outcome = await (await launches()).start(structuredClone(request));
        if (outcome.ok) draft = undefined;
        return outcome;
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return { ok: false, problem: { code: 'unexpected', detail, status: 0, correlationId: '' } };
      }
    },
    act: fenced(async (launchId, action) => {
      (await launches()).act(launchId, action);
    }),
    draft: () => draft,
    keepDraft(next) {
      draft = structuredClone(next);
    },
    close: closeDialog,
    leave() {
      listeners.clear();
      // WebAdmin leaves the focus on its body. The element is of WebAdmin's realm, where `instanceof` fails.
      if (focused && 'focus' in focused) setTimeout(fenced(() => (focused as HTMLElement).focus()));
    },
    async takeUp() {
      (await launches()).takeUp();
    },
    opens() {
      focused = parent.document.activeElement;
    },
  };
}
