/**
 * What leaving a field shows moves what is below it. While a mouse button is down that would pull the thing that is
 * being clicked from under the pointer, and the click would be lost.
 */
let isPressed = false;

document.addEventListener('pointerdown', () => (isPressed = true), true);
for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => (isPressed = false), true);

/** Runs `action` at once, or when the button that is held down has been let go and its click is over. */
export function afterPress(action: () => void): void {
  if (!isPressed) action();
  else document.addEventListener('pointerup', () => setTimeout(action), { once: true });
}
