// Faults on demand: a test or the demo's panel says which of the next requests fail, and how.

export interface InjectedFault {
  /** A method such as `POST`; any when left out. */
  readonly method?: string;
  /** A part of the path with query, or a pattern for it. */
  readonly path: string | RegExp;
  /** How many requests it meets; without end when left out. */
  readonly times?: number;
  /** Waits before anything else happens, in ms of real time. */
  readonly delayMs?: number;
  /** The request never gets an answer: the connection is cut. */
  readonly isDropped?: boolean;
  /** An answer in place of the engine's. */
  readonly status?: number;
  /** A fault document for that answer; without it the body is an HTML page, as httpd sends. */
  readonly fault?: { readonly reason: string; readonly detail: string };
}

export class Faults {
  #pending: { fault: InjectedFault; left: number }[] = [];

  /** Returns what takes it back. */
  add(fault: InjectedFault): () => void {
    const pending = { fault, left: fault.times ?? Infinity };
    this.#pending = [...this.#pending, pending];
    return () => {
      this.#pending = this.#pending.filter((other) => other !== pending);
    };
  }

  clear(): void {
    this.#pending = [];
  }

  list(): readonly InjectedFault[] {
    return this.#pending.map(({ fault }) => fault);
  }

  /** The fault that meets this request, if any; it is counted. */
  take(method: string, path: string): InjectedFault | undefined {
    const met = this.#pending.find(
      ({ fault }) =>
        (fault.method === undefined || fault.method === method) &&
        (typeof fault.path === 'string' ? path.includes(fault.path) : fault.path.test(path)),
    );
    if (!met) return undefined;
    met.left -= 1;
    this.#pending = this.#pending.filter(({ left }) => left > 0);
    return met.fault;
  }
}

function injectedAnswer(fault: InjectedFault, status: number): Response {
  if (fault.fault) return Response.json(fault.fault, { status });
  const html = `<!DOCTYPE HTML><html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=iso-8859-1' } });
}

/** Does what the fault says; undefined when the request goes on to the engine. */
export async function inject(fault: InjectedFault, signal: AbortSignal): Promise<Response | undefined> {
  if (fault.delayMs !== undefined) await delay(fault.delayMs, signal);
  if (fault.isDropped === true) return Response.error();
  return fault.status === undefined ? undefined : injectedAnswer(fault, fault.status);
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
