/**
 * The reverse proxy on the engine's host, as far as a browser sees it: the API of a Foreman under a path of the engine's
 * origin, with cookies and foreign headers taken away in both directions, and a service account put in where a site
 * chose one. A real Apache is tested apart from this; here it makes the demo and browser tests whole.
 */

export interface ProxiedForeman {
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface ProxyOptions {
  readonly foreman: ProxiedForeman;
  /** With a slash at its end; `/foreman-plugin/api/` when absent. */
  readonly path?: string;
  /** What the proxy itself says in `Authorization`; then only reads pass. */
  readonly serviceAuthorization?: string;
  /** Whether somebody may use the service account at all: the check of the engine's token. Everybody when absent. */
  readonly mayEnter?: (request: Request) => boolean | Promise<boolean>;
}

/** Identities that only Foreman's own web server may vouch for, in both of their spellings. */
const STRIPPED_REQUEST = ['Cookie', 'Origin', 'FOREMAN-USER', 'FOREMAN_USER', 'REMOTE-USER', 'REMOTE_USER'];
const STRIPPED_OIDC = ['OIDC-ACCESS-TOKEN', 'OIDC_ACCESS_TOKEN'];
const STRIPPED_RESPONSE = ['Set-Cookie', 'Strict-Transport-Security'];
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT']);

function page(status: number, title: string): Response {
  const html = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>${title}</h1>\n</body></html>\n`;
  return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=iso-8859-1' } });
}

/** A site of the demo's server: undefined for paths that are not its own. */
export function createForemanProxy(options: ProxyOptions): { fetch(request: Request): Promise<Response | undefined> } {
  const { foreman, path = '/foreman-plugin/api/', serviceAuthorization, mayEnter } = options;
  const methods = serviceAuthorization === undefined ? METHODS : new Set(['GET']);

  return {
    async fetch(request) {
      const url = new URL(request.url);
      if (!url.pathname.startsWith(path)) return undefined;
      if (!methods.has(request.method)) return page(403, '403 Forbidden');
      if (mayEnter && !(await mayEnter(request))) return page(401, '401 Unauthorized');
      const headers = new Headers(request.headers);
      for (const name of [...STRIPPED_REQUEST, ...STRIPPED_OIDC]) headers.delete(name);
      if (serviceAuthorization !== undefined) headers.set('Authorization', serviceAuthorization);
      const target = new URL(`/api/${url.pathname.slice(path.length)}${url.search}`, url);
      const body = request.method === 'GET' ? undefined : await request.text();
      const answer = await foreman.fetch(
        new Request(target, { method: request.method, headers, ...(body !== undefined && { body }) }),
      );
      if (answer.type === 'error') return page(502, '502 Proxy Error');
      const passed = new Response(answer.body, answer);
      for (const name of STRIPPED_RESPONSE) passed.headers.delete(name);
      passed.headers.set('Cache-Control', 'no-store');
      return passed;
    },
  };
}
