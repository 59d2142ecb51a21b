/**
 * The mock Foreman: `/api` and `/api/v2` of one installation, in memory. Where it stands for a rule of Foreman's, the
 * rule was read in Foreman's source or in its documentation.
 */
import { getResponse, http, type HttpHandler } from 'msw';
import { createClock, type Clock } from '../engine/clock.ts';
import { Answer, refusal, toResponse, versionHeaders, type Context } from './answers.ts';
import type { Call, Route } from './call.ts';
import { labData } from './data/lab.ts';
import { answerFault, cutShort, Faults } from './faults.ts';
import type { IdentityProvider } from './identity.ts';
import { Jobs } from './jobs.ts';
import { Logins } from './login.ts';
import type { ForemanData, ForemanVersion, Host, Installation, Settings, User, World } from './model.ts';
import { sendReport, type Outcome, type Report } from './reports.ts';
import { readContext } from './rights.ts';
import { computeResourceRoutes } from './routes/compute-resources.ts';
import { factRoutes } from './routes/facts.ts';
import { hostListRoutes } from './routes/host-list.ts';
import { hostRoutes } from './routes/hosts.ts';
import { hostStateRoutes } from './routes/host-state.ts';
import { jobRoutes } from './routes/jobs.ts';
import { reportRoutes } from './routes/reports.ts';
import { siteRoutes } from './routes/site.ts';
import { QueryNotSupported, StatementInvalid } from './search/parse.ts';
import { createWorld } from './world.ts';

export interface ForemanOptions {
  /** 3.18 when absent. */
  readonly version?: ForemanVersion;
  /** foreman_ovirt; absent: in 3.18 installed, in 3.16 not, before that part of core. */
  readonly hasOvirtPlugin?: boolean;
  readonly hasPuppetPlugin?: boolean;
  readonly hasRemoteExecution?: boolean;
  /** The small lab when absent. */
  readonly data?: ForemanData;
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  /** How far Foreman's own time is ahead of the clock. */
  readonly clockSkewMs?: number;
  /** Agents run on while time moves; otherwise their hosts fall out of sync. */
  readonly agentsKeepReporting?: boolean;
  /** Origins that may read across origins; none when absent. */
  readonly corsOrigins?: readonly string[];
  readonly identityProvider?: IdentityProvider;
  readonly trustsIdentityHeader?: boolean;
  readonly trustsProxy?: boolean;
}

export interface LoggedRequest {
  readonly method: string;
  /** With its query, as it came in. */
  readonly path: string;
  readonly status: number;
  /** Of the answer's body. */
  readonly bytes: number;
  /** The login; undefined when nobody was let in. */
  readonly user: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface MockForeman {
  readonly fetch: (request: Request) => Promise<Response>;
  /** The same as MSW handlers, for unit tests: `setupServer(...foreman.handlers)`. */
  readonly handlers: readonly HttpHandler[];
  readonly clock: Clock;
  readonly faults: Faults;
  /** Every request so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly world: World;
  getHost(name: string): Host;
  getUser(login: string): User;
  /** A report that arrives now. */
  report(hostName: string, outcome: Outcome, origin?: string | null): Report;
  /** Logs somebody in at Foreman's own pages; gives the `Cookie` header of their browser. */
  openUiSession(login: string): string;
}

const START_MS = Date.UTC(2026, 10, 21, 8);

const routes: readonly Route[] = [
  ...siteRoutes,
  ...hostListRoutes,
  ...hostRoutes,
  ...hostStateRoutes,
  ...factRoutes,
  ...reportRoutes,
  ...computeResourceRoutes,
  ...jobRoutes,
];

function installationOf(options: ForemanOptions): Installation {
  const { version = '3.18', hasPuppetPlugin = true, hasRemoteExecution = true } = options;
  const hasOvirtPlugin =
    version === '3.18' || version === '3.16' ? (options.hasOvirtPlugin ?? version === '3.18') : false;
  return { version, hasOvirtPlugin, hasPuppetPlugin, hasRemoteExecution };
}

/** Rails speaks of malformed JSON before it asks who sent it. */
function readBody(request: Request, text: string): Readonly<Record<string, unknown>> {
  const isJson = request.headers.get('Content-Type')?.startsWith('application/json') ?? false;
  if (!isJson || text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new Answer(400, { status: 400, error: `There was a problem in the JSON you submitted: ${reason}` });
  }
}

function checkMediaType(request: Request): void {
  if (request.method !== 'POST' && request.method !== 'PUT') return;
  const type = request.headers.get('Content-Type') ?? '';
  if (type.split(';', 1).join('').trim() === 'application/json') return;
  throw refusal(
    415,
    `Media type in 'Content-Type: ${type}' is unsupported in API v2 for POST and PUT requests. Please use 'Content-Type: application/json'.`,
  );
}

function toAnswer(error: unknown): Answer {
  if (error instanceof Answer) return error;
  if (error instanceof QueryNotSupported) return refusal(400, error.message, { class: error.name });
  if (error instanceof StatementInvalid) return refusal(500, error.message);
  throw error;
}

export function createForeman(options: ForemanOptions = {}): MockForeman {
  const clock = options.clock ?? createClock(START_MS);
  const startMs = clock.now();
  const world = createWorld({
    installation: installationOf(options),
    data: options.data ?? labData(),
    settings: options.settings ?? {},
    now: () => clock.now() + (options.clockSkewMs ?? 0),
    startMs,
    agentsKeepReporting: options.agentsKeepReporting ?? false,
  });
  const logins = new Logins(world, {
    trustsIdentityHeader: options.trustsIdentityHeader ?? false,
    identityProvider: options.identityProvider,
    trustsProxy: options.trustsProxy ?? false,
  });
  const jobs = new Jobs(world);
  const faults = new Faults();
  const requests: LoggedRequest[] = [];
  const corsOrigins = options.corsOrigins ?? [];

  /** rack-cors with `methods: [get, post, options]` and no credentials. */
  function corsHeaders(request: Request): Record<string, string> {
    const origin = request.headers.get('Origin');
    if (origin === null || !corsOrigins.includes(origin)) return {};
    return {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      'Access-Control-Max-Age': '7200',
      Vary: 'Origin',
    };
  }

  async function answer(
    request: Request,
    text: string,
    params: Readonly<Record<string, string>>,
    handle: Route['handle'],
  ): Promise<{ response: Response; user?: User }> {
    let user: User | undefined;
    let context: Context = { organization: undefined, location: undefined };
    const headers: Record<string, string> = {};
    try {
      const query = new URL(request.url).searchParams;
      const body = readBody(request, text);
      const login = await logins.login(request);
      user = login.user;
      if (login.setCookie !== undefined) headers['Set-Cookie'] = login.setCookie;
      context = readContext(world, user, query);
      checkMediaType(request);
      const call: Call = { world, clock, jobs, query, params, body, user, context };
      const answered = await handle(call);
      const { status, body: sent } = answered instanceof Answer ? answered : { status: 200, body: answered };
      return { response: toResponse(status, sent, { ...headers, ...versionHeaders(world, context) }), user };
    } catch (error) {
      const { status, body } = toAnswer(error);
      const known = user ? versionHeaders(world, context) : {};
      return { response: toResponse(status, body, { ...headers, ...known }), ...(user && { user }) };
    }
  }

  /** Around every answer: injected faults, the headers of CORS, and the log. */
  async function serve(
    request: Request,
    respond: (text: string) => Promise<{ response: Response; user?: User }>,
  ): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const path = pathname + search;
    const text = await request.clone().text();
    const fault = faults.take(request.method, path);
    const injected = fault && (await answerFault(fault, clock));
    const { response: own, user } = injected ? { response: injected, user: undefined } : await respond(text);
    const response = fault?.isCutShort ? await cutShort(own) : own;
    const bytes = response.type === 'error' ? 0 : (await response.clone().arrayBuffer()).byteLength;
    if (response.type !== 'error') {
      for (const [name, value] of Object.entries(corsHeaders(request))) response.headers.set(name, value);
    }
    const headers = Object.fromEntries(request.headers);
    requests.push({
      method: request.method,
      path,
      status: response.status,
      bytes,
      user: user?.name,
      headers,
      body: text,
    });
    return response;
  }

  function preflight(request: Request): Response {
    const wanted = request.headers.get('Access-Control-Request-Method') ?? '';
    const allowed = corsHeaders(request);
    if (!['GET', 'POST', 'OPTIONS'].includes(wanted) || !('Vary' in allowed)) return toResponse(404, undefined);
    const asked = request.headers.get('Access-Control-Request-Headers');
    return new Response('', { headers: asked === null ? {} : { 'Access-Control-Allow-Headers': asked } });
  }

  const ping = { results: { foreman: { database: { active: true, duration_ms: '0' } } } };
  const remoteExecution = new Set(jobRoutes);
  const installed = routes.filter((route) => world.installation.hasRemoteExecution || !remoteExecution.has(route));
  const handlers = ['*/api/v2', '*/api'].flatMap((base) => [
    http.options(`${base}/*`, ({ request }) => serve(request, () => Promise.resolve({ response: preflight(request) }))),
    http.get(`${base}/ping`, ({ request }) =>
      serve(request, () => Promise.resolve({ response: toResponse(200, ping) })),
    ),
    ...installed.map(({ method, path, handle }) =>
      http[method](base + path, ({ request, params }) =>
        serve(request, (text) => answer(request, text, readParams(params), handle)),
      ),
    ),
  ]);
  handlers.push(
    http.all('*/api/*', ({ request }) =>
      serve(request, (text) =>
        answer(request, text, {}, () => {
          throw new Answer(404, { status: 404, error: 'Not Found' });
        }),
      ),
    ),
  );

  function getUser(login: string): User {
    const user = world.users.find(({ name }) => name === login);
    if (!user) throw new Error(`The mock Foreman has no user ${login}.`);
    return user;
  }

  function getHost(name: string): Host {
    const host = world.findHostByName(name);
    if (!host) throw new Error(`The mock Foreman has no host ${name}.`);
    return host;
  }

  return {
    fetch: async (request) => (await getResponse(handlers, request)) ?? new Response('Not found', { status: 404 }),
    handlers,
    clock,
    faults,
    requests,
    world,
    getHost,
    getUser,
    report: (hostName, outcome, origin = 'Puppet') => sendReport(world, getHost(hostName), origin, outcome),
    openUiSession: (login) => `_session_id=${logins.openUiSession(getUser(login))}`,
  };
}

function readParams(params: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}
