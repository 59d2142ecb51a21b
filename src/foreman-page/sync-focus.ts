/** WebAdmin leaves the focus on its own page when a dialog is gone: it goes back to where the dialog was opened. */
import type { ForemanHostPage } from '../plugin/foreman-host-page.ts';

/** How often it is looked where the focus is, in ms. */
const LOOK_MS = 100;
/** The page behind the dialog may be read anew, and its button with it. */
const LOOKS = 30;
/** From then on what opened the dialog counts as gone, as the line of a machine that was mended. */
const LOOKS_FOR_OPENER = 10;

/** Ends what the last call has begun: a dialog that never came to be has told nobody of its end. */
let endLast = (): void => undefined;

/** To be called when the dialog is opened. */
export function returnFocusAfterSync(hostPage: ForemanHostPage, machineId: string): void {
  endLast();
  const ending = new AbortController();
  endLast = () => ending.abort();
  const unsubscribe = hostPage.subscribe(() => {
    if (hostPage.snapshot().isSyncOpen) return;
    unsubscribe();
    focusOpener(machineId, ending);
  });
  ending.signal.addEventListener('abort', unsubscribe);
  window.addEventListener('pagehide', endLast, { signal: ending.signal });
}

function focusOpener(machineId: string, ending: AbortController): void {
  const { signal } = ending;
  let looks = 0;
  let focused: HTMLElement | undefined;
  const timer = setInterval(() => {
    looks += 1;
    if (!focused?.isConnected && isFocusLost()) {
      focused = findOpener(machineId, looks > LOOKS_FOR_OPENER);
      if (focused) window.focus();
      focused?.focus();
    } else if (document.activeElement !== focused) ending.abort();
    if (looks >= LOOKS) ending.abort();
  }, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  // From then on the focus is where somebody wants it.
  for (const frame of new Set([window, window.parent])) {
    frame.addEventListener('pointerdown', () => ending.abort(), { capture: true, signal });
    frame.addEventListener('keydown', endUnlessHeld, { capture: true, signal });
  }
  /** A key that has closed the dialog may still be down. */
  function endUnlessHeld({ repeat }: KeyboardEvent): void {
    if (!repeat) ending.abort();
  }
}

function findOpener(machineId: string, orNext: boolean): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('[data-sync]')];
  const opener = all.find(({ dataset }) => dataset['sync'] === machineId);
  return opener ?? (orNext ? all.find(({ dataset }) => dataset['sync'] === '') : undefined);
}

/** On nothing, neither in this frame nor around it. */
function isFocusLost(): boolean {
  const around = window.parent.document.activeElement;
  if (around === null || around === window.parent.document.body) return true;
  return around === window.frameElement && (document.activeElement ?? document.body) === document.body;
}
