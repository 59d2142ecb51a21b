// The door of the API: finds the session of a request, or says why there is none (SsoRestApiAuthFilter.java,
// RestApiSessionMgmtFilter.java).
import { NotLoggedIn, type Session, type Sessions } from './sessions.ts';

export interface Entered {
  readonly session: Session;
  /** Ends a login that was made for this request alone. */
  readonly leave: () => void;
  readonly cookie?: string;
}

const COOKIE_PATH = 'path=/ovirt-engine/api; HttpOnly';
const GONE = 'Max-Age=0; Expires=Thu, 01-Jan-1970 00:00:00 GMT';

/** The 401 page. Its challenge is Basic, whatever was tried. */
export function unauthorized(text: string, cookie?: string): Response {
  const headers = new Headers({
    'WWW-Authenticate': 'Basic realm="RESTAPI"',
    'Content-Type': 'text/html;charset=UTF-8',
  });
  if (cookie !== undefined) headers.set('Set-Cookie', cookie);
  return new Response(`<html><head><title>Error</title></head><body>${text}</body></html>`, { status: 401, headers });
}

export class Gate {
  readonly #sessions: Sessions;
  readonly #newId: () => string;
  /** HTTP sessions by the value of their cookie. */
  readonly #tokensByCookie = new Map<string, string>();

  constructor(sessions: Sessions, newId: () => string) {
    this.#sessions = sessions;
    this.#newId = newId;
  }

  /** Lets a request in, or gives the 401 it is answered with. */
  enter(method: string, headers: Headers): Entered | Response {
    const isPersistent = /\bpersistent-auth\b/i.test(headers.get('Prefer') ?? '');
    const sent = /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(headers.get('Cookie') ?? '')?.[1];
    const cookie = sent !== undefined && this.#tokensByCookie.has(sent) ? sent : undefined;
    let gone: string | undefined;
    if (cookie !== undefined && !isPersistent) {
      this.#end(cookie);
      gone = `JSESSIONID=${cookie}; ${COOKIE_PATH}; ${GONE}`;
    }
    try {
      const entered =
        cookie !== undefined && isPersistent
          ? this.#byCookie(method, cookie)
          : this.#byHeader(method, headers, isPersistent);
      return gone === undefined ? entered : { ...entered, cookie: gone };
    } catch (error) {
      if (error instanceof NotLoggedIn) return unauthorized(error.message, gone);
      throw error;
    }
  }

  #end(cookie: string): void {
    const token = this.#tokensByCookie.get(cookie);
    if (token !== undefined) this.#sessions.end(token);
    this.#tokensByCookie.delete(cookie);
  }

  #byCookie(method: string, cookie: string): Entered {
    const session = this.#sessions.use(this.#tokensByCookie.get(cookie) ?? '', method !== 'GET' && method !== 'HEAD');
    return { session, leave: () => undefined };
  }

  #byHeader(method: string, headers: Headers, isPersistent: boolean): Entered {
    const [scheme = '', value = ''] = (headers.get('Authorization') ?? '').split(' ', 2);
    if (/^bearer$/i.test(scheme)) {
      const session = this.#sessions.use(value, method !== 'GET' && method !== 'HEAD');
      return { session, leave: () => undefined };
    }
    if (/^basic$/i.test(scheme)) return this.#byPassword(value, headers, isPersistent);
    throw new NotLoggedIn('Unauthorized');
  }

  #byPassword(encoded: string, headers: Headers, isPersistent: boolean): Entered {
    const [login = '', password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
    const minutes = Number(headers.get('Session-TTL') ?? Number.NaN);
    try {
      const session = this.#sessions.login(login, password, {
        isKeptByReads: true,
        ...(Number.isFinite(minutes) && { idleLimitMs: minutes * 60_000 }),
      });
      this.#sessions.use(session.token, false);
      if (!isPersistent) return { session, leave: () => this.#sessions.end(session.token) };
      const cookie = this.#newId();
      this.#tokensByCookie.set(cookie, session.token);
      return { session, leave: () => undefined, cookie: `JSESSIONID=${cookie}; ${COOKIE_PATH}` };
    } catch (error) {
      if (error instanceof NotLoggedIn) {
        throw new NotLoggedIn(error.message.startsWith('Cannot') ? `access_denied: ${error.message}` : error.message);
      }
      throw error;
    }
  }
}
