/**
 * What a host page offers its dialog, and no more of it than every login has to load: the errands themselves come when
 * one begins, or is left from before.
 */
import { fenced } from './start-plugin.ts';

/** What the part that is loaded later is given by this one. */
export interface ErrandsHome<Snapshot> {
  readonly publish: (errands: readonly Snapshot[]) => void;
  /** Whether the dialog is open and shows what is published. */
  readonly isWatched: () => boolean;
}

/** The part that is loaded later. */
export interface Errands<Request, Outcome, Action> {
  /** Resolves when the engine has taken or refused what was asked for; the rest is told by snapshots. */
  start(request: Request): Promise<Outcome>;
  act(errandId: string, action: Action): void;
  /** Goes on with what was left by an earlier page, and follows what other tabs of this browser do. */
  takeUp(): void;
}

/** Values are copied on their way in, so that nothing of the dialog's frame is held once it is gone. */
export interface ErrandHostPage<Request, Outcome, Action, Snapshot, Beginning> {
  /** Opens the dialog, also for a dialog of another plugin. */
  open(beginning?: Beginning): void;
  /** What the dialog is to begin with; asked once by each dialog. */
  beginning(): Beginning | undefined;
  /** `subscribe` and `snapshot` as `useSyncExternalStore` wants them. */
  readonly subscribe: (onChange: () => void) => () => void;
  readonly snapshot: () => readonly Snapshot[];
  /** Resolves when the engine has taken or refused what was asked for; the rest is told by snapshots. */
  start(request: Request): Promise<Outcome>;
  act(errandId: string, action: Action): void;
  /** What was typed into the dialog when it was last left. */
  draft(): unknown;
  /** Takes plain data only. `undefined` forgets it. */
  keepDraft(draft: unknown): void;
  close(): void;
  /** For the dialog's `pagehide`: ends its subscriptions and gives the focus back to where it came from. */
  leave(): void;
}

export interface ErrandHostPageOptions<Request, Outcome, Action, Snapshot> {
  /** Loads what runs errands; asked again after it failed. */
  readonly loadErrands: (home: ErrandsHome<Snapshot>) => Promise<Errands<Request, Outcome, Action>>;
  /** What `start` says when it could not even be loaded. */
  readonly notStarted: (request: Request, detail: string) => Outcome;
  /** Whether nothing of the draft is left to do. */
  readonly isStarted: (outcome: Outcome) => boolean;
  readonly openDialog: () => void;
  readonly closeDialog: () => void;
}

export interface ErrandHostPageOwner<Request, Outcome, Action, Snapshot, Beginning> extends ErrandHostPage<
  Request,
  Outcome,
  Action,
  Snapshot,
  Beginning
> {
  /** Goes on with the errands that were left. */
  takeUp(): Promise<void>;
}

export function createErrandHostPage<Request, Outcome, Action, Snapshot, Beginning>(
  options: ErrandHostPageOptions<Request, Outcome, Action, Snapshot>,
): ErrandHostPageOwner<Request, Outcome, Action, Snapshot, Beginning> {
  let shown: readonly Snapshot[] = [];
  let draft: unknown;
  let beginning: Beginning | undefined;
  let focused: Element | null = null;
  let loading: Promise<Errands<Request, Outcome, Action>> | undefined;
  const listeners = new Set<() => void>();

  function errands(): Promise<Errands<Request, Outcome, Action>> {
    loading ??= options
      .loadErrands({
        publish(next) {
          shown = next;
          for (const listener of [...listeners]) fenced(listener)();
        },
        isWatched: () => listeners.size > 0,
      })
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  }

  return {
    open(at) {
      focused = parent.document.activeElement;
      beginning = structuredClone(at);
      options.openDialog();
    },
    beginning() {
      // Where another dialog led here, which has given the focus back by now.
      const now = parent.document.activeElement;
      if (now && !['BODY', 'IFRAME'].includes(now.tagName)) focused = now;
      const at = beginning;
      beginning = undefined;
      return at;
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    snapshot: () => shown,
    async start(request) {
      try {
        // Copied: the dialog's frame, and all that was made in it, may be gone before the errand is over.
        const outcome = await (await errands()).start(structuredClone(request));
        if (options.isStarted(outcome)) draft = undefined;
        return outcome;
      } catch (error) {
        return options.notStarted(request, error instanceof Error ? error.message : String(error));
      }
    },
    act: fenced(async (errandId: string, action: Action) => {
      (await errands()).act(errandId, action);
    }),
    draft: () => draft,
    keepDraft(next) {
      draft = structuredClone(next);
    },
    close: options.closeDialog,
    leave() {
      listeners.clear();
      // WebAdmin leaves the focus on its body. The element is of WebAdmin's realm, where `instanceof` fails.
      if (focused && 'focus' in focused) setTimeout(fenced(() => (focused as HTMLElement).focus()));
    },
    async takeUp() {
      (await errands()).takeUp();
    },
  };
}
