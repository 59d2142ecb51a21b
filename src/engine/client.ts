/** The engine's REST API as one function: every request carries the token of now and a correlation id of its own. */
import { object, optional, parse, safeParse, string, type GenericSchema, type InferOutput } from 'valibot';
import { ApiError, request, type Fault } from '../http/request.ts';

export interface EngineClientOptions {
  /** Where the API stands, such as `https://engine.example.com/ovirt-engine/api`. */
  readonly baseUrl: string;
  /** Asked anew for each request; `null` when nobody is logged in. */
  readonly token: () => string | null;
  /** Language of the engine's own words, such as `en-US`. */
  readonly locale: string;
}

export interface EngineRequest {
  /** GET when absent. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Values are encoded; `undefined` leaves the parameter out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number;
  /** One of its own for each request when absent; what belongs together may share one. */
  readonly correlationId?: string;
}

export interface EngineClient {
  /** What stands at `path` (`/vms`), parsed by `schema`. Throws `ApiError`, also when the answer has another shape. */
  request<Schema extends GenericSchema>(
    path: string,
    schema: Schema,
    options?: EngineRequest,
  ): Promise<InferOutput<Schema>>;
}

export function createEngineClient({ baseUrl, token, locale }: EngineClientOptions): EngineClient {
  return {
    async request(path, schema, { query = {}, correlationId = newCorrelationId(), ...options } = {}) {
      const url = baseUrl.replace(/\/+$/, '') + path + queryString(query);
      const bearer = token();
      const answer = await request({
        ...options,
        url,
        correlationId,
        headers: { 'Accept-Language': locale, Version: '4', ...(bearer && { Authorization: `Bearer ${bearer}` }) },
        readFault,
      });
      const parsed = safeParse(schema, answer);
      if (parsed.success) return parsed.output;
      const [issue] = parsed.issues;
      throw new ApiError({ kind: 'unreadable', url, status: 200, correlationId, cause: new Error(issue.message) });
    },
  };
}

/**
 * The engine takes `[0-9A-Za-z_-]`, at most 36 characters, and cuts the rest away. Not `randomUUID`, which browsers
 * withhold from pages without TLS.
 */
export function newCorrelationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `oap-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const faultSchema = object({ reason: optional(string(), ''), detail: optional(string(), '') });
const failedActionSchema = object({ fault: faultSchema });

/** A refused action echoes what was asked for, with the fault inside; anything else is the fault itself. */
function readFault(body: unknown): Fault | undefined {
  const action = safeParse(failedActionSchema, body);
  const fault = action.success ? action.output.fault : safeParse(faultSchema, body).output;
  if (fault === undefined) return undefined;
  const { reason, detail } = parse(faultSchema, fault);
  return { reason, detail: withoutBrackets(detail) };
}

/** Refusals of commands are a list printed as text: `[first, second]`. */
function withoutBrackets(detail: string): string {
  return detail.startsWith('[') && detail.endsWith(']') ? detail.slice(1, -1) : detail;
}

function queryString(query: NonNullable<EngineRequest['query']>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
