/**
 * Moments of a visit, taken inside the browser by a script that runs in every frame before anything else of it. All are
 * milliseconds since the epoch, so that moments of different frames can be compared.
 */

export interface Marks {
  /** The host page's frame was put into WebAdmin's document. */
  attached?: number;
  /** The host page called `ready()`. */
  ready?: number;
  clicked?: number;
  /** The dialog's page has a field that can be typed into, and it has been painted. */
  interactive?: number;
  /** The last form control so far has come to it, and has been painted. */
  complete?: number;
  /** The last answer of the engine so far has come. */
  answered?: number;
}

export interface Subject {
  /** The plugin's name, which begins the paths of its files. */
  readonly plugin: string;
  /** Where the button stands, as the address names it. */
  readonly place: string;
  readonly buttonLabel: string;
  readonly hostPagePath: string;
  readonly dialogPath: string;
}

declare global {
  interface Window {
    benchMarks: Marks;
  }
}

/** Runs in the browser, so it uses nothing from outside of itself. */
export function takeMarks({ hostPagePath, dialogPath }: Subject): void {
  const now = () => performance.timeOrigin + performance.now();
  if (window === window.top) watchWebAdmin();
  else if (location.pathname.endsWith(dialogPath)) {
    waitForField();
    watchAnswers();
  }

  function watchWebAdmin(): void {
    const marks: Marks = {};
    window.benchMarks = marks;
    addEventListener('click', () => (marks.clicked = now()), true);
    new MutationObserver(() => {
      const frames = Array.from(document.querySelectorAll('iframe'));
      if (frames.some(({ src }) => src.includes(hostPagePath))) marks.attached ??= now();
    }).observe(document, { childList: true, subtree: true, attributeFilter: ['src'] });
    watchReady(marks);
  }

  function watchReady(marks: Marks): void {
    type Factory = NonNullable<Window['pluginApi']>;
    let factory: Factory | undefined;
    Object.defineProperty(window, 'pluginApi', {
      get: () => factory,
      set(real: Factory) {
        const watched = (name: string) => {
          const api = real(name);
          return Object.create(api, {
            ready: {
              value: () => {
                marks.ready ??= now();
                api.ready();
              },
            },
          }) as typeof api;
        };
        factory = Object.assign(watched, real);
      },
    });
  }

  function waitForField(): void {
    let controls = 0;
    const look = () => {
      const field = document.querySelector<HTMLInputElement>('input:enabled');
      const found = document.querySelectorAll('input, select, textarea, button').length;
      if (field && field.getClientRects().length > 0 && found > controls) {
        controls = found;
        // What is there at a frame's callbacks, it paints; a task of theirs runs after it.
        setTimeout(() => {
          parent.benchMarks.interactive ??= now();
          parent.benchMarks.complete = now();
        });
      }
      requestAnimationFrame(look);
    };
    look();
  }

  function watchAnswers(): void {
    new PerformanceObserver((list) => {
      // What is observed is of this type.
      for (const { name, responseEnd } of list.getEntries() as PerformanceResourceTiming[]) {
        if (name.includes('/ovirt-engine/api')) parent.benchMarks.answered = performance.timeOrigin + responseEnd;
      }
    }).observe({ type: 'resource', buffered: true });
  }
}
