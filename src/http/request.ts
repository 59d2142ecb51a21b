/** One JSON request over fetch, with a deadline, and everything that may go wrong with it as one error class. */

/**
 * What went wrong. `refused`: the server said no, with a status; `unreadable`: it answered something that is not what
 * was asked for; `unreachable`: no answer at all; `late`: none before the deadline.
 */
export type ApiErrorKind = 'refused' | 'unreadable' | 'unreachable' | 'late';

interface ApiErrorParts {
  readonly kind: ApiErrorKind;
  readonly url: string;
  readonly status?: number;
  readonly reason?: string;
  readonly detail?: string;
  readonly isPage?: boolean;
  readonly correlationId?: string | undefined;
  readonly cause?: unknown;
}

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly url: string;
  /** 0 when there was no answer. */
  readonly status: number;
  /** The server's own words; empty when it had none, or said them as a whole page. */
  readonly reason: string;
  readonly detail: string;
  /** It came as a page instead of JSON: a web server in between may have said it. */
  readonly isPage: boolean;
  /** Finds the request in the server's log. */
  readonly correlationId: string | undefined;

  constructor(parts: ApiErrorParts) {
    const { kind, url, status = 0, reason = '', detail = '', isPage = false, correlationId, cause } = parts;
    const words = detail || reason || describeKind(kind, status);
    super(`${url}: ${words}`, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.url = url;
    this.status = status;
    this.reason = reason;
    this.detail = detail;
    this.isPage = isPage;
    this.correlationId = correlationId;
  }
}

/** True also for an error of another frame, where `instanceof` fails. */
export function isApiError(error: unknown): error is ApiError {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'ApiError';
}

export interface Fault {
  readonly reason: string;
  readonly detail: string;
}

export interface JsonRequest {
  readonly url: string;
  /** GET when absent. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** The answer must be read to its end by then. */
  readonly deadlineMs?: number;
  /** Sent as `Correlation-Id` and carried by every error. */
  readonly correlationId?: string;
  /** Lets the browser's cookies of our own origin take part, for a web server that knows people by them. */
  readonly withCookies?: boolean;
  /** Finds the server's refusal in the JSON of an answer that is no success; `undefined` when it is none. */
  readonly readFault?: (body: unknown) => Fault | undefined;
}

const DEADLINE_MS = 30_000;

/** Longest text of a page that is shown as the server's words; longer ones are stack traces. */
const MAX_PAGE_TEXT = 500;

/**
 * The parsed JSON of a success, `undefined` when its body is empty. Throws `ApiError`, or the signal's own reason when
 * the caller aborted.
 */
export async function request(wanted: JsonRequest): Promise<unknown> {
  const {
    url,
    method = 'GET',
    headers,
    body,
    signal,
    deadlineMs = DEADLINE_MS,
    correlationId,
    withCookies = false,
  } = wanted;
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(correlationId === undefined ? {} : { 'Correlation-Id': correlationId }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Engine and Foreman prefer a session cookie's user over the token's.
      credentials: withCookies ? 'same-origin' : 'omit',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    return readAnswer(response, await response.text(), wanted);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    signal?.throwIfAborted();
    throw new ApiError({ kind: deadline.aborted ? 'late' : 'unreachable', url, correlationId, cause: error });
  }
}

function readAnswer(response: Response, text: string, { url, correlationId, readFault }: JsonRequest): unknown {
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  const parts = { url, status: response.status, correlationId };
  if (response.ok && text.trim() === '') return undefined;
  if (!isJson) {
    const kind = response.ok ? 'unreadable' : 'refused';
    throw new ApiError({ kind, ...parts, isPage: true, detail: response.ok ? '' : wordsOfPage(text) });
  }
  const body = parseJson(text, parts);
  if (response.ok) return body;
  throw new ApiError({ kind: 'refused', ...parts, ...readFault?.(body) });
}

function parseJson(text: string, parts: Omit<ApiErrorParts, 'kind'>): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError({ kind: 'unreadable', ...parts, cause });
  }
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" };

/** The one sentence that a short error page says; empty for a long page, which nobody should have to read, and for a bare number. */
function wordsOfPage(page: string): string {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(page)?.[1] ?? page;
  const text = body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(quot|amp|lt|gt|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= MAX_PAGE_TEXT && /\p{L}/u.test(text) ? text : '';
}

function describeKind(kind: ApiErrorKind, status: number): string {
  switch (kind) {
    case 'refused':
      return `the server answered ${status}`;
    case 'unreadable':
      return 'the server answered something that could not be read';
    case 'unreachable':
      return 'the server did not answer';
    case 'late':
      return 'the server did not answer in time';
  }
}
