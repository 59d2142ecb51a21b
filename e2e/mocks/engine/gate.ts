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
function unauthorized(text: string, cookie?: string): Response {
  const headers = new Headers({
    'WWW-Authenticate': 'Basic realm="RESTAPI"',
    'Content-Type': 'text/html;charset=UTF-8',
  });
  if (cookie !== undefined) headers.set('Set-Cookie', cookie);
  return new Response(`<html><head><title>Error</title></head><body>${text}</body></html>`, { status: 401, headers });
}

/** An HTTP session: whose it is, and whether the login was made for it. */
interface CookieSession {
  readonly token: string;
  readonly isOwn: boolean;
}

const isCommand = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

export class Gate {
  readonly #sessions: Sessions;
  readonly #newId: () => string;
  readonly #byCookie = new Map<string, CookieSession>();

  constructor(sessions: Sessions, newId: () => string) {
    this.#sessions = sessions;
    this.#newId = newId;
  }

  /** Lets a request in, or gives the 401 it is answered with. */
  enter(method: string, headers: Headers): Entered | Response {
    const isPersistent = /\bpersistent-auth\b/i.test(headers.get('Prefer') ?? '');
    const sent = /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(headers.get('Cookie') ?? '')?.[1];
    const known = sent === undefined ? undefined : this.#byCookie.get(sent);
    const gone = sent !== undefined && known && !isPersistent ? this.#end(sent, known) : undefined;
    try {
      if (known && isPersistent) {
        return { session: this.#sessions.use(known.token, isCommand(method)), leave: () => undefined };
      }
      const entered = this.#byHeader(method, headers, isPersistent);
      if (gone !== undefined) return { ...entered, cookie: gone };
      // A cookie that nobody knows is answered with a new one (seen).
      if (isPersistent || sent !== undefined)
        return { ...entered, cookie: this.#newCookie(headers, entered.session.token) };
      return entered;
    } catch (error) {
      if (error instanceof NotLoggedIn) return unauthorized(error.message, gone);
      throw error;
    }
  }

  #end(cookie: string, { token, isOwn }: CookieSession): string {
    if (isOwn) this.#sessions.end(token);
    this.#byCookie.delete(cookie);
    return `JSESSIONID=${cookie}; ${COOKIE_PATH}; ${GONE}`;
  }

  #newCookie(headers: Headers, token: string): string {
    const cookie = this.#newId();
    this.#byCookie.set(cookie, { token, isOwn: /^basic/i.test(headers.get('Authorization') ?? '') });
    return `JSESSIONID=${cookie}; ${COOKIE_PATH}`;
  }

  #byHeader(method: string, headers: Headers, isPersistent: boolean): Entered {
    const [scheme = '', value = ''] = (headers.get('Authorization') ?? '').split(' ', 2);
    if (/^bearer$/i.test(scheme)) {
      return { session: this.#sessions.use(value, isCommand(method)), leave: () => undefined };
    }
    if (/^basic$/i.test(scheme)) return this.#byPassword(value, headers, isPersistent);
    throw new NotLoggedIn('Unauthorized');
  }

  #byPassword(encoded: string, headers: Headers, isPersistent: boolean): Entered {
    const [login = '', password = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
    const minutes = Number(headers.get('Session-TTL') ?? Number.NaN);
    const idleLimitMs = Number.isFinite(minutes) ? minutes * 60_000 : undefined;
    const session = this.#login(login, password, idleLimitMs);
    this.#sessions.use(session.token, false);
    return { session, leave: isPersistent ? () => undefined : () => this.#sessions.end(session.token) };
  }

  #login(login: string, password: string, idleLimitMs: number | undefined): Session {
    try {
      return this.#sessions.login(login, password, {
        isKeptByReads: true,
        ...(idleLimitMs !== undefined && { idleLimitMs }),
      });
    } catch (error) {
      throw error instanceof NotLoggedIn ? new NotLoggedIn(`access_denied: ${error.message}`) : error;
    }
  }
}
