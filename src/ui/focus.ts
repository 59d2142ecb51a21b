/** Where the focus goes when nobody has moved it: a browser drops it to the page when what had it is taken away. */

/** Marks what takes the focus of parts that go: a section or region, with a name and a `tabIndex`. */
export const LANDING = { 'data-landing': '' } as const;

/** For a part of the page, which needs no ring around it: it was not reached by a key. */
export function focusQuietly(element: HTMLElement): void {
  element.toggleAttribute('data-quiet', true);
  element.addEventListener('blur', () => element.toggleAttribute('data-quiet', false), { once: true });
  element.focus();
}

/** Nobody has put it where it is: nowhere, or where it landed. */
export function isFocusUnplaced(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.hasAttribute('data-quiet');
}

let isKept = false;
let focused: Element | undefined;

/** From now on, for as long as the page lives. */
export function keepFocus(): void {
  if (isKept) return;
  isKept = true;
  focused = document.activeElement ?? undefined;
  document.addEventListener('focusin', ({ target }) => (focused = target instanceof Element ? target : undefined));
  // What goes while somebody is elsewhere must not call him back.
  window.addEventListener('blur', () => (focused = undefined));
  new MutationObserver((records) => {
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const gone = focused;
    focused = undefined;
    const around = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
    const landing = findLanding(around?.target);
    if (landing) focusQuietly(landing);
  }).observe(document.body, { childList: true, subtree: true });
}

/** The nearest around what is gone, else the first, else the middle of the dialog. */
function findLanding(place: Node | undefined): HTMLElement | null {
  const near = place instanceof Element && place.isConnected ? place.closest<HTMLElement>('[data-landing]') : null;
  return near ?? document.querySelector<HTMLElement>('[data-landing]') ?? document.querySelector('.ui-dialog__body');
}
