/** For the mock's own tests: an engine with the lab's data, and its users as clients that speak JSON. */
import { labData } from './data/lab.ts';
import { createEngine, type EngineOptions, type MockEngine } from './engine.ts';
import type { JsonObject } from './json.ts';

export interface Answered {
  readonly status: number;
  /** Empty where there was no JSON. */
  readonly body: JsonObject;
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

export function createLabEngine(options: Partial<EngineOptions> = {}): MockEngine {
  return createEngine({ data: labData, ...options });
}

/** A client of a user of the lab, logged in as WebAdmin logs in. */
export function clientOf(engine: MockEngine, login = 'admin@internal'): Ask {
  const session = engine.login(login, 'demo');
  if (!session.ok) throw new Error(session.refusal);
  return async (method, path, body, headers = {}) => {
    const response = await engine.fetch(
      new Request(`https://engine.lab.example/ovirt-engine/api${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Authorization: `Bearer ${session.token}`,
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as JsonObject) : {} };
  };
}

/** What the engine says of a refusal, of a command or inside an action. */
export function detailOf({ body }: Answered): string {
  const fault = (body['fault'] ?? body) as { readonly detail?: string };
  return fault.detail ?? '';
}
