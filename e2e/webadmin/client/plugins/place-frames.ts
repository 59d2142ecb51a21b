/**
 * The frames of the plugins' places: created detached, put into the page while their place is shown. A browser loads a
 * frame anew each time it comes back, so no state survives (ovirt-engine AbstractDynamicUrlContentView.java).
 */

/** What is left free below the frame, in px. */
const BOTTOM_PX = 6;

export interface PlaceFrames {
  /** The first call for a token wins. */
  create(token: string, url: string): void;
  /** Navigates when the frame is in the page, even to the same URL; else the next reveal loads it. */
  setUrl(token: string, url: string): void;
  /** Called once, when the page that is or comes next into the frame leaves it. */
  setUnloadHandler(token: string, onUnload: unknown): void;
  hold(token: string, element: HTMLElement | null): void;
}

export function createPlaceFrames(): PlaceFrames {
  const frames = new Map<string, HTMLIFrameElement>();
  const holders = new Map<string, HTMLElement>();

  function attach(token: string): void {
    const frame = frames.get(token);
    const holder = holders.get(token);
    if (!frame || !holder || frame.parentElement === holder) return;
    holder.append(frame);
    resize(frame);
  }

  window.addEventListener('resize', () => {
    for (const frame of frames.values()) if (frame.isConnected) resize(frame);
  });

  return {
    create(token, url) {
      if (frames.has(token)) return;
      const frame = document.createElement('iframe');
      frame.className = 'plugin-place-frame';
      frame.setAttribute('src', url);
      frames.set(token, frame);
      attach(token);
    },
    setUrl: (token, url) => frames.get(token)?.setAttribute('src', url),
    setUnloadHandler(token, onUnload) {
      const frame = frames.get(token);
      if (!frame || typeof onUnload !== 'function') return;
      const set = () => {
        if (frame.contentWindow) Reflect.set(frame.contentWindow, 'onunload', onUnload);
      };
      if (frame.isConnected) set();
      else frame.addEventListener('load', set, { once: true });
    },
    hold(token, element) {
      if (element) {
        holders.set(token, element);
        attach(token);
      } else {
        holders.delete(token);
        frames.get(token)?.remove();
      }
    },
  };
}

function resize(frame: HTMLIFrameElement): void {
  const top = Math.floor(frame.getBoundingClientRect().top);
  frame.style.height = `${Math.max(window.innerHeight - top - BOTTOM_PX, 0)}px`;
}
