// Who is logged in: tokens, the idle limit, Basic logins and the cookie of `Prefer: persistent-auth`.
import type { Clock } from './clock.ts';
import type { Id, User } from './model.ts';
import type { Store } from './store.ts';

/** `UserSessionTimeOutInterval`, 30 min, in ms. */
const IDLE_LIMIT_MS = 30 * 60_000;

export interface Session {
  readonly userId: Id;
  readonly token: string;
  /** A session made through REST is kept alive by reads too; WebAdmin's only by commands. */
  readonly isKeptByReads: boolean;
  readonly idleLimitMs: number;
  lastUsedMs: number;
}

/** Why somebody is not let in: the text of the 401 page. */
export class NotLoggedIn extends Error {
  override readonly name = 'NotLoggedIn';
}

const expired = 'invalid_grant: The provided authorization grant for the auth code has expired.';
const unableToLogIn = 'Unable to log in. Verify your login information or contact the system administrator..';

export class Sessions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #newToken: () => string;
  readonly #mayLogIn: (user: User) => boolean;
  readonly #byToken = new Map<string, Session>();
  /** Called with every login and logout. */
  onChange: (change: 'login' | 'logout', session: Session) => void = () => undefined;

  constructor(store: Store, clock: Clock, newToken: () => string, mayLogIn: (user: User) => boolean) {
    this.#store = store;
    this.#clock = clock;
    this.#newToken = newToken;
    this.#mayLogIn = mayLogIn;
  }

  /** Checks a password and opens a session; throws NotLoggedIn with the engine's text. */
  login(login: string, password: string, options: { isKeptByReads: boolean; idleLimitMs?: number }): Session {
    if (!login.includes('@')) {
      throw new NotLoggedIn(`Cannot authenticate user '${login}@N/A': No valid profile found in credentials..`);
    }
    const user = this.#store.users.all().find(({ account }) => account?.login === login);
    if (!user || user.account?.password !== password) {
      throw new NotLoggedIn(`Cannot authenticate user '${login}': ${unableToLogIn}`);
    }
    const session: Session = {
      userId: user.id,
      token: this.#newToken(),
      isKeptByReads: options.isKeptByReads,
      idleLimitMs: options.idleLimitMs ?? IDLE_LIMIT_MS,
      lastUsedMs: this.#clock.now(),
    };
    this.#byToken.set(session.token, session);
    if (this.#mayLogIn(user)) this.onChange('login', session);
    return session;
  }

  endAll(): void {
    this.#byToken.clear();
  }

  end(token: string): void {
    const session = this.#byToken.get(token);
    if (session) this.onChange('logout', session);
    this.#byToken.delete(token);
  }

  /** The session of a token; throws NotLoggedIn for one that is unknown, logged out or idle, or without any right. */
  use(token: string, isCommand: boolean): Session {
    const session = this.#byToken.get(token);
    if (!session || this.#clock.now() - session.lastUsedMs >= session.idleLimitMs) {
      this.#byToken.delete(token);
      throw new NotLoggedIn(expired);
    }
    const user = this.#store.users.get(session.userId);
    if (!this.#mayLogIn(user)) {
      const profile = user.account?.login.split('@')[1] ?? '';
      throw new NotLoggedIn(`The user ${user.user_name} with profile [${profile}] is not authorized to perform login`);
    }
    if (isCommand || session.isKeptByReads) session.lastUsedMs = this.#clock.now();
    return session;
  }
}
