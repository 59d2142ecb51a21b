/** WebAdmin leaves the focus on its own page when a dialog is gone: it goes back to where the dialog was opened. */
import type { ForemanHostPage } from '../plugin/foreman-host-page.ts';

/** How often it is looked where the focus is, in ms. */
const LOOK_MS = 100;
/** The page behind the dialog may be read anew, and its button with it. */
const LOOKS = 30;
/** From then on what opened the dialog counts as gone, as the line of a machine that was mended. */
const LOOKS_FOR_OPENER = 10;

/** To be called when the dialog is opened. */
export function returnFocusAfterSync(hostPage: ForemanHostPage, machineId: string): void {
  const unsubscribe = hostPage.subscribe(() => {
    if (hostPage.snapshot().isSyncOpen) return;
    stop();
    focusOpener(machineId);
  });
  function stop(): void {
    window.removeEventListener('pagehide', stop);
    unsubscribe();
  }
  window.addEventListener('pagehide', stop);
}

function focusOpener(machineId: string): void {
  let looks = 0;
  let focused: HTMLElement | undefined;
  const timer = setInterval(() => {
    looks += 1;
    if (isFocusLost()) {
      focused = findOpener(machineId, looks > LOOKS_FOR_OPENER);
      window.focus();
      focused?.focus();
    } else if (document.activeElement !== focused) clearInterval(timer);
    if (looks >= LOOKS) clearInterval(timer);
  }, LOOK_MS);
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
