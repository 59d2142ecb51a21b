/** What closes a pop-up that the user has turned away from, and where the focus goes then. */
import { useEffect, useLayoutEffect, type RefObject } from 'react';

/**
 * Calls `onDismiss` on Escape, on a press outside of the element and its parent (where its button stands), and when the
 * focus goes into a frame, whose presses do not reach this document.
 */
export function useDismissal(element: RefObject<HTMLElement | null>, onDismiss: () => void): void {
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (target instanceof Node && !element.current?.parentElement?.contains(target)) onDismiss();
      },
      { signal, capture: true },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDismiss();
      },
      { signal, capture: true },
    );
    window.addEventListener('blur', onDismiss, { signal });
    return () => controller.abort();
  }, [element, onDismiss]);
}

/** Moves the focus to `first` when the pop-up comes, and back to where it was when it goes with the focus still inside. */
export function useFocusInside(
  popUp: RefObject<HTMLElement | null>,
  first: RefObject<HTMLElement | null> = popUp,
): void {
  // A layout effect's end comes while the pop-up is still in the page and has the focus to give back.
  useLayoutEffect(() => {
    const element = popUp.current;
    const before = document.activeElement;
    first.current?.focus();
    return () => {
      if (before instanceof HTMLElement && element?.contains(document.activeElement)) before.focus();
    };
  }, [popUp, first]);
}
