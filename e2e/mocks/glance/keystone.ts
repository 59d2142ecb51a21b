/** A Keystone in memory: tokens for a password, as an engine asks for them, by API v2.0 and v3. */
import type { Keystone } from './repository.ts';

const refused = (): Response =>
  Response.json(
    { error: { code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.' } },
    { status: 401 },
  );

const bad = (message: string): Response =>
  Response.json({ error: { code: 400, title: 'Bad Request', message } }, { status: 400 });

interface AskedV2 {
  readonly auth?: {
    readonly tenantName?: string;
    readonly passwordCredentials?: { readonly username?: string; readonly password?: string };
  };
}

interface AskedV3 {
  readonly auth?: {
    readonly identity?: {
      readonly password?: {
        readonly user?: { readonly name?: string; readonly password?: string; readonly domain?: { name?: string } };
      };
    };
    readonly scope?: { readonly project?: { readonly name?: string } };
  };
}

const EXPIRES = '2030-01-01T00:00:00Z';

function answerV2({ users }: Keystone, { auth = {} }: AskedV2, token: string): Response {
  const { username, password } = auth.passwordCredentials ?? {};
  if (username === undefined || password === undefined) return bad('passwordCredentials are incomplete');
  const user = users.find(({ name }) => name === username);
  if (user?.password !== password) return refused();
  if (auth.tenantName !== undefined && !user.tenants.includes(auth.tenantName)) return refused();
  return Response.json({ access: { token: { id: token, expires: EXPIRES }, serviceCatalog: [] } });
}

function answerV3({ users }: Keystone, { auth = {} }: AskedV3, token: string): Response {
  const asked = auth.identity?.password?.user;
  if (asked?.name === undefined || asked.password === undefined) return bad('The user is incomplete.');
  const user = users.find(({ name }) => name === asked.name);
  // A real Keystone looks a user up in a domain, and finds none without it.
  if (user?.password !== asked.password || user.domain !== asked.domain?.name) return refused();
  const project = auth.scope?.project?.name;
  if (project !== undefined && user.projects?.includes(project) !== true) return refused();
  return Response.json({ token: { expires_at: EXPIRES } }, { status: 201, headers: { 'X-Subject-Token': token } });
}

/** `token` is what it gives when it is content. */
export async function answerKeystone(keystone: Keystone, request: Request, token: string): Promise<Response> {
  if (typeof keystone.trouble === 'number') return new Response(null, { status: keystone.trouble });
  const path = new URL(request.url).pathname.replace(/\/{2,}/g, '/');
  if (request.method !== 'POST') return new Response(null, { status: 404 });
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return bad('Expecting to find valid JSON.');
  }
  // Everything in the two forms may be absent, and is looked at as such.
  if (path === '/v2.0/tokens') return answerV2(keystone, body as AskedV2, token);
  if (path === '/v3/auth/tokens') return answerV3(keystone, body as AskedV3, token);
  return new Response(null, { status: 404 });
}
