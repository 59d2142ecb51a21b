// What came in, and whether the API model knows it: a test that sends an attribute that does not exist must fail.
import { MalformedJson, readDocument, UnknownProperty } from './json.ts';
import { allowed, findRoute } from './router.ts';
import { typeOf, type FindService } from './writer.ts';

export interface LoggedRequest {
  readonly method: string;
  /** Path below `/ovirt-engine` with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  /** What the API model does not allow in this request, in words. */
  readonly problem?: string;
}

/** Checks a REST request against the API model; undefined when it is one that an engine understands. */
export function problemOf(
  findService: FindService,
  method: string,
  path: string,
  body: Uint8Array,
): string | undefined {
  const route = findRoute(path.split(/[?;]/)[0] ?? '');
  if (!route) return `There is no path ${path}.`;
  if (method === 'OPTIONS') return undefined;
  if (!allowed(route).includes(method)) return `${path} has no ${method}.`;
  if (method !== 'POST' && method !== 'PUT') return undefined;
  // XML is not what the plugins send.
  if (body[0] === 0x3c) return undefined;
  const type = route.action === undefined ? typeOf(route.service, findService(route.service)) : 'Action';
  try {
    return readDocument(type, body) === undefined ? 'The body is empty.' : undefined;
  } catch (error) {
    if (error instanceof UnknownProperty || error instanceof MalformedJson) return error.message;
    throw error;
  }
}
