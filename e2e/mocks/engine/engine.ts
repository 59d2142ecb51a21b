// The mock engine: everything under /ovirt-engine/api, /ovirt-engine/sso and /ovirt-engine/services, in memory.
import { getResponse, http, type RequestHandler } from 'msw';
import { createClock, type Clock } from './clock.ts';
import { idFor } from './data/identity.ts';
import { addEvent } from './commands/journal.ts';
import { Faults, inject } from './fault-injection.ts';
import { Gate } from './gate.ts';
import { answerRest } from './http.ts';
import { Backstage, type Timing } from './backstage.ts';
import { Locks } from './locks.ts';
import { createKnobs, type Knobs } from './knobs.ts';
import type { Id } from './model.ts';
import { createNetwork, type Fetch, type Outbound } from './network.ts';
import type { Rest } from './rest-request.ts';
import { API } from './router.ts';
import { problemOf, type LoggedRequest } from './request-log.ts';
import { isAdmin, mayLogIn } from './rights.ts';
import type { World } from './service.ts';
import { findService } from './services.ts';
import { NotLoggedIn, Sessions } from './sessions.ts';
import { answerLogout, answerToken } from './sso.ts';
import { createStore, type Content, type Store } from './store.ts';

export interface EngineOptions {
  readonly data: Content;
  /** When the engine's clock starts, in ms since 1970. */
  readonly startMs?: number;
  /** Chooses ids, given what they are for (`vm/web-01`); undefined leaves it to the engine. */
  readonly idFor?: (what: string) => Id | undefined;
  /** The engine's own address in texts. */
  readonly origin?: string;
  /** How long the storage, the hosts and the guests behind the engine take. */
  readonly timing?: Partial<Timing>;
  /** How servers are asked that are not in the data; without it there are none. */
  readonly outside?: Fetch;
}

export interface LoggedInUser {
  readonly id: Id;
  /** Without the domain. */
  readonly userName: string;
  readonly domain: string;
  readonly email: string;
  readonly isAdmin: boolean;
}

export type Login =
  | { readonly ok: true; readonly token: string; readonly user: LoggedInUser }
  | { readonly ok: false; readonly refusal: string };

export interface MockEngine extends Knobs {
  readonly fetch: (request: Request) => Promise<Response>;
  /** The same as MSW handlers, for unit tests: `setupServer(...engine.handlers)`. */
  readonly handlers: readonly RequestHandler[];
  readonly login: (user: string, password: string) => Login;
  readonly logout: (token: string) => void;
  readonly clock: Clock;
  readonly faults: Faults;
  /** Every request so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly store: Store;
  /** What the engine itself has asked of other servers, oldest first. */
  readonly outbound: readonly Outbound[];
  /** Reads that are neither logged nor met by faults, for the stand-in's own grids. `path` is below the API. */
  readonly internal: { readonly fetch: (path: string, token: string) => Promise<Response> };
}

/** 2026-11-21, 08:00 UTC. */
const START_MS = Date.UTC(2026, 10, 21, 8);

/** Ids that look random and come out the same in every run. */
function createIds(): () => Id {
  let made = 0;
  return () => idFor(`made ${made++}`);
}

/** Answers of the API leave gzipped when that is asked for, but for pages. */
function packed(request: Request, response: Response): Response {
  const isAsked = /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '');
  const isDocument = /^application\/(json|xml)/.test(response.headers.get('Content-Type') ?? '');
  if (!isAsked || !isDocument || !response.body) return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Encoding', 'gzip');
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), { status: response.status, headers });
}

/** What the engine answers outside of what is mocked here: its welcome pages know the path no better. */
function pageNotFound(): Response {
  const html =
    '<!DOCTYPE html>\n<html>\n<head>\n<title>404 - Page not found</title>\n</head>\n<body></body>\n</html>\n';
  return new Response(html, { status: 404, headers: { 'Content-Type': 'text/html;charset=UTF-8' } });
}

async function formOf(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await request.text());
}

export function createEngine(options: EngineOptions): MockEngine {
  const clock = createClock(options.startMs ?? START_MS);
  const store = createStore(options.data);
  const nextId = createIds();
  const newId = (what?: string): Id => (what === undefined ? undefined : options.idFor?.(what)) ?? nextId();
  const backstage = new Backstage(clock, options.timing);
  const origin = options.origin ?? 'https://engine.lab.example';
  const network = createNetwork(store, options.outside);
  const world: World = { store, clock, newId, origin, locks: new Locks(), backstage, network };
  /** 86 characters, as the engine's. */
  const newToken = () => [nextId(), nextId(), nextId()].join('').replaceAll('-', '').slice(0, 86);
  const sessions = new Sessions(store, clock, newToken, (user) => mayLogIn(store, user.id));
  sessions.onChange = (change, { userId, token }) => {
    addEvent(world, change === 'login' ? 30 : 31, {
      userId,
      correlationId: nextId().slice(0, 8),
      // A session's name in events is not its token: that opens it.
      words: { session: Buffer.from(token.slice(0, 8)).toString('base64') },
    });
  };
  const gate = new Gate(sessions, nextId);
  const faults = new Faults();
  const requests: LoggedRequest[] = [];
  const rest: Rest = {
    world,
    findService,
    isFilteredByDefault: ({ userId }) => !isAdmin(store, userId),
    maySeeAll: ({ userId }) => isAdmin(store, userId),
  };

  async function answerApi(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const entered = gate.enter(request.method, request.headers);
    if (entered instanceof Response) return entered;
    const body = new Uint8Array(await request.arrayBuffer());
    const { method, headers } = request;
    const path = url.pathname.slice(API.length).replace(/^\//, '');
    const response = await answerRest(rest, entered.session, { method, url, headers, body }, path);
    entered.leave();
    if (entered.cookie !== undefined) response.headers.set('Set-Cookie', entered.cookie);
    return response;
  }

  async function logged(request: Request, answer: (request: Request) => Promise<Response>): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/ovirt-engine/, '') + url.search;
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const fault = faults.take(request.method, path);
    const response = (fault && (await inject(fault, request.signal))) ?? (await answer(request));
    const problem = path.startsWith('/api') ? problemOf(findService, request.method, path.slice(5), body) : undefined;
    requests.push({
      method: request.method,
      path,
      headers: Object.fromEntries(request.headers),
      body: new TextDecoder().decode(body),
      status: response.status,
      ...(problem !== undefined && { problem }),
    });
    return response;
  }

  const handlers = [
    http.all('*/ovirt-engine/api', ({ request }) => logged(request, answerApi)),
    http.all('*/ovirt-engine/api/*', ({ request }) => logged(request, answerApi)),
    http.post('*/ovirt-engine/sso/oauth/token', ({ request }) =>
      logged(request, async (sent) => answerToken(sessions, await formOf(sent))),
    ),
    http.post('*/ovirt-engine/services/sso-logout', ({ request }) =>
      logged(request, async (sent) => answerLogout(sessions, await formOf(sent))),
    ),
  ];

  return {
    ...createKnobs(world, sessions, faults),
    fetch: async (request) => {
      // A fetch Request cannot carry TRACE, so a server sets the method by hand, which MSW's copy of it would lose.
      // The container itself refuses it, before anybody asks who it is.
      if (request.method === 'TRACE')
        return logged(request, () => Promise.resolve(new Response(null, { status: 405 })));
      return packed(request, (await getResponse(handlers, request)) ?? pageNotFound());
    },
    handlers,
    login: (user, password) => {
      try {
        const session = sessions.login(user, password, { isKeptByReads: false });
        sessions.use(session.token, true);
        const { id, principal, domain, email = '' } = store.users.get(session.userId);
        return {
          ok: true,
          token: session.token,
          user: { id, userName: principal, domain: domain.name, email, isAdmin: isAdmin(store, id) },
        };
      } catch (error) {
        if (error instanceof NotLoggedIn) return { ok: false, refusal: error.message };
        throw error;
      }
    },
    logout: (token) => sessions.end(token),
    clock,
    faults,
    requests,
    store,
    outbound: network.outbound,
    internal: {
      fetch: (path, token) =>
        answerApi(
          new Request(`${world.origin}${API}/${path}`, {
            headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
          }),
        ),
    },
  };
}
