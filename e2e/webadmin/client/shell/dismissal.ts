/** What closes a pop-up that the user has turned away from. */
import { useEffect, type RefObject } from 'react';

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
