/** Foreman's REST API as one function. It stops by itself after a refused login, before everybody is locked out. */
import { safeParse, type GenericSchema, type InferOutput } from 'valibot';
import { ApiError, isApiError, request, type Fault } from '../http/request.ts';

export interface ForemanClientOptions {
  /** Where the API stands, such as `/foreman-plugin/api`. */
  readonly baseUrl: string;
  /**
   * What `Authorization` says, asked anew for each request; `null` where the proxy in front logs in. Only ever kept in
   * memory.
   */
  readonly authorization: () => string | null;
  /** Language of Foreman's own words, such as `en-US`. */
  readonly locale: string;
  /** Where the proxy knows people by a cookie of its own, and keeps it from Foreman. */
  readonly withCookies?: boolean;
}

export type QueryValue = string | number | boolean | undefined;

export interface ForemanRequest {
  /** GET when absent. */
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  /** Values are encoded; `undefined` leaves the parameter out. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number;
}

/** What every call takes, behind what it asks for. */
export type RequestOptions = Pick<ForemanRequest, 'signal' | 'deadlineMs'>;

export interface ForemanClient {
  /**
   * What stands at `path` (`/hosts`), parsed by `schema`. Throws `ApiError`, also when the answer has another shape.
   *
   * Once Foreman has answered 401 the same refusal is thrown without asking, until `authorization` says something new:
   * all users behind a proxy share one count of failures, and Foreman locks all of them out at 30 (Foreman
   * app/services/foreman/bruteforce_protection.rb).
   */
  request<Schema extends GenericSchema>(
    path: string,
    schema: Schema,
    options?: ForemanRequest,
  ): Promise<InferOutput<Schema>>;
  /** Asks again although the last login was refused: the person logged in at the proxy, or wants to try. */
  forgetRefusal(): void;
}

/** `Authorization` for a login and its personal access token, which takes the place of the password. */
export function tokenAuthorization(login: string, token: string): string {
  const bytes = new TextEncoder().encode(`${login}:${token}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Whose token it is. */
export function loginOf(authorization: string): string {
  const bytes = Uint8Array.from(atob(authorization.replace(/^Basic /, '')), (letter) => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes).split(':', 1).join('');
}

export function createForemanClient({
  baseUrl,
  authorization,
  locale,
  withCookies = false,
}: ForemanClientOptions): ForemanClient {
  let refused: { readonly authorization: string | null; readonly error: ApiError } | undefined;

  return {
    forgetRefusal: () => (refused = undefined),

    async request(path, schema, { query = {}, ...options } = {}) {
      const credentials = authorization();
      options.signal?.throwIfAborted();
      if (refused?.authorization === credentials) throw refused.error;
      const url = baseUrl.replace(/\/+$/, '') + path + queryString(query);
      const answer = await request({
        ...options,
        url,
        withCookies,
        headers: { 'Accept-Language': locale, ...(credentials !== null && { Authorization: credentials }) },
        readFault,
      }).catch((error: unknown) => {
        if (isApiError(error) && error.status === 401) refused = { authorization: credentials, error };
        throw error;
      });
      const parsed = safeParse(schema, answer);
      if (parsed.success) return parsed.output;
      const [issue] = parsed.issues;
      throw new ApiError({ kind: 'unreadable', url, status: 200, cause: new Error(issue.message) });
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textAt(value: unknown, key: string): string {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/**
 * Foreman's refusals have many shapes: `error.message` with details, the sentences of a validation, `error` as a text,
 * `message` alone, or nothing (Foreman app/controllers/api/base_controller.rb).
 */
export function readFault(body: unknown): Fault | undefined {
  if (!isObject(body)) return undefined;
  const { error } = body;
  if (typeof error === 'string') return { reason: '', detail: error };
  const sentences = isObject(error) && Array.isArray(error['full_messages']) ? error['full_messages'] : [];
  const reason = textAt(error, 'message') || textAt(body, 'message');
  const detail = textAt(error, 'details') || sentences.filter((one) => typeof one === 'string').join('. ');
  if (reason === '' && detail === '') return undefined;
  return detail === '' ? { reason: '', detail: reason } : { reason, detail };
}

function queryString(query: NonNullable<ForemanRequest['query']>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
