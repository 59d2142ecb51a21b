/** For tests: one request to a mock Foreman, as a user with an access token. */
import type { MockForeman } from './foreman.ts';

export interface Asked {
  /** The login, whose token is sent; nobody when null. `operator` when absent. */
  readonly as?: string | null;
  readonly method?: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where it was no JSON. */
  readonly json: unknown;
}

export function basic(login: string, secret: string): string {
  return `Basic ${Buffer.from(`${login}:${secret}`).toString('base64')}`;
}

export async function ask(foreman: MockForeman, path: string, asked: Asked = {}): Promise<Reply> {
  const { as = 'operator', method = 'GET', query, body, headers } = asked;
  const search = query
    ? `?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString()}`
    : '';
  const response = await foreman.fetch(
    new Request(`https://foreman.lab.example${path}${search}`, {
      method,
      headers: {
        ...(as !== null && { Authorization: basic(as, `${as}-token`) }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  const text = response.type === 'error' ? '' : await response.text();
  const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? parse(text) : undefined };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands at a path of keys in a reply: `at(reply, 'results', 0, 'name')`. */
export function at({ json }: Reply, ...keys: readonly (string | number)[]): unknown {
  let value: unknown = json;
  for (const key of keys) {
    value =
      typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
  }
  return value;
}

/** The names of a list's rows, or whatever stands under `key` in them. */
export function column(reply: Reply, key = 'name'): readonly unknown[] {
  const rows = at(reply, 'results');
  return Array.isArray(rows) ? rows.map((_, index) => at(reply, 'results', index, key)) : [];
}
