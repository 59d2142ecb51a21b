/** Faults on demand: which of the next requests fail, and how. Delays pass by the mock's clock. */
import type { Clock } from '../engine/clock.ts';

export interface InjectedFault {
  /** A method such as `POST`; any when left out. */
  readonly method?: string;
  /** A part of the path with its query, or a pattern for it; any when left out. */
  readonly path?: string | RegExp;
  /** How many requests it meets; without end when left out. */
  readonly times?: number;
  /** Waits before anything else happens. */
  readonly delayMs?: number;
  /** The connection is cut without an answer; a failed TLS handshake looks no different to a browser. */
  readonly isDropped?: boolean;
  /** The answer ends in the middle of its body. */
  readonly isCutShort?: boolean;
  /** An answer in place of Foreman's. */
  readonly status?: number;
  /** The message of that answer, in the form that its status has. */
  readonly message?: string;
  /** A page instead of JSON, with `status` or 200: a proxy's own words, or a log-in page. */
  readonly html?: string;
}

export class Faults {
  #waiting: readonly { readonly fault: InjectedFault; readonly left: number }[] = [];

  /** Returns what takes it back. */
  add(fault: InjectedFault): () => void {
    this.#waiting = [...this.#waiting, { fault, left: fault.times ?? Infinity }];
    return () => {
      this.#waiting = this.#waiting.filter((other) => other.fault !== fault);
    };
  }

  clear(): void {
    this.#waiting = [];
  }

  list(): readonly InjectedFault[] {
    return this.#waiting.map(({ fault }) => fault);
  }

  /** The fault that meets this request, if any; it is counted. */
  take(method: string, path: string): InjectedFault | undefined {
    const met = this.#waiting.find(({ fault }) => meets(fault, method, path));
    if (!met) return undefined;
    this.#waiting = this.#waiting.flatMap((one) => {
      const left = one.left - (one === met ? 1 : 0);
      return left > 0 ? [{ fault: one.fault, left }] : [];
    });
    return met.fault;
  }
}

function meets({ method, path = '' }: InjectedFault, wanted: string, at: string): boolean {
  if (method !== undefined && method !== wanted) return false;
  return typeof path === 'string' ? at.includes(path) : path.test(at);
}

/** Waits, and answers where the fault says so; undefined when the request goes on to Foreman. */
export async function answerFault(fault: InjectedFault, clock: Clock): Promise<Response | undefined> {
  const { delayMs = 0, status, html, message } = fault;
  if (delayMs > 0) await new Promise<void>((resolve) => void clock.schedule(delayMs, resolve));
  if (fault.isDropped) return Response.error();
  if (html !== undefined) {
    return new Response(html, { status: status ?? 200, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
  if (status === undefined) return undefined;
  // Maintenance is told without the envelope around (Foreman app/controllers/api/base_controller.rb).
  const body =
    status === 503 ? { message: message ?? 'Foreman is in maintenance' } : { error: { message: message ?? '' } };
  return Response.json(body, { status });
}

/** The same answer, broken off halfway. */
export async function cutShort(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, headers } = response;
  return new Response(text.slice(0, Math.floor(text.length / 2)), { status, headers });
}
