/** Windows that dialogs and tabs have to fit into, and what does not. */
import type { FrameLocator } from '@playwright/test';

/** A dialog may fill its window. */
export const dialogWindows = [
  { what: '1280 × 800', width: 1280, height: 800 },
  { what: '1024 × 600', width: 1024, height: 600 },
  { what: '200 % zoom', width: 640, height: 400 },
] as const;

/** The second is half of 1280, as at 200 %; WebAdmin's own heads and tabs leave a tab nothing of a height of 400. */
export const tabWindows = [
  { width: 1024, height: 600 },
  { width: 640, height: 700 },
] as const;

/** Elements of a dialog's page that reach beyond its right edge, but for what scrolls by itself. */
export async function overflow(dialog: FrameLocator): Promise<string[]> {
  return dialog.locator('html').evaluate((html) =>
    [...html.querySelectorAll('main *')]
      .filter((element) => element.closest('.ui-grid-box') === null)
      .filter((element) => element.getBoundingClientRect().right > html.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
