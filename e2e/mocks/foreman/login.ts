/**
 * Who asks: session cookie first, whatever else is sent, then the web server's word, Basic with password or token, and
 * Bearer (Foreman app/services/sso.rb). Failures count per client address and lock everybody behind it out.
 */
import { refusal, Answer } from './answers.ts';
import { loginOfToken, type IdentityProvider } from './identity.ts';
import type { User, World } from './model.ts';

const IDLE_MS = 60 * 60_000;
const LOCK_MS = 5 * 60_000;

export interface LoginOptions {
  /** Accepts what the web server in front says in `REMOTE_USER` (`authorize_login_delegation_api`). */
  readonly trustsIdentityHeader: boolean;
  readonly identityProvider: IdentityProvider | undefined;
  /** Counts failures by `X-Forwarded-For` instead of by the proxy's one address. */
  readonly trustsProxy: boolean;
}

interface Session {
  readonly user: User;
  /** Of Foreman's own pages: its writes need a token from the page, which a plugin has not. */
  readonly isOfUi: boolean;
  expiresAt: number;
}

export interface LoggedIn {
  readonly user: User;
  /** The new session's cookie, where one was made. */
  readonly setCookie?: string;
}

export class Logins {
  readonly #world: World;
  readonly #options: LoginOptions;
  readonly #sessions = new Map<string, Session>();
  readonly #failures = new Map<string, { count: number; until: number }>();
  #made = 0;

  constructor(world: World, options: LoginOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** A session as Foreman's own log-in page makes it; gives the cookie's value. */
  openUiSession(user: User): string {
    return this.#open(user, true);
  }

  /** Throws the 401 that Foreman answers. */
  async login(request: Request): Promise<LoggedIn> {
    const session = this.#sessionOf(request);
    if (session) return { user: session.user };
    const address = this.#addressOf(request);
    if (this.#isLocked(address)) throw refusal(401, 'Too many tries, please try again in a few minutes.');
    const { user, tried } = await this.#authenticate(request);
    if (!user) {
      this.#countFailure(address);
      throw refusal(401, `Unable to authenticate user ${tried}`);
    }
    if (user.isDisabled) throw refusal(401, 'User account is disabled, please contact your administrator');
    return {
      user,
      setCookie: `_session_id=${this.#open(user, false)}; path=/; HttpOnly; Secure; SameSite=Lax`,
    };
  }

  #open(user: User, isOfUi: boolean): string {
    this.#made += 1;
    const id = this.#made.toString(16).padStart(32, 'c');
    this.#sessions.set(id, { user, isOfUi, expiresAt: this.#world.now() + IDLE_MS });
    return id;
  }

  #sessionOf(request: Request): Session | undefined {
    const id = /(?:^|;\s*)_session_id=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? '';
    const session = this.#sessions.get(id);
    if (!session) return undefined;
    if (session.expiresAt < this.#world.now()) {
      this.#sessions.delete(id);
      throw new Answer(401, undefined);
    }
    if (session.isOfUi && request.method !== 'GET') return undefined;
    session.expiresAt = this.#world.now() + IDLE_MS;
    return session;
  }

  #addressOf(request: Request): string {
    const forwarded = request.headers.get('X-Forwarded-For')?.split(',', 1)[0]?.trim();
    return (this.#options.trustsProxy ? forwarded : undefined) ?? 'proxy';
  }

  #isLocked(address: string): boolean {
    const failures = this.#failures.get(address);
    return (
      failures !== undefined &&
      failures.until > this.#world.now() &&
      failures.count >= this.#world.settings.failedLoginLimit
    );
  }

  #countFailure(address: string): void {
    const before = this.#failures.get(address);
    const count = before && before.until > this.#world.now() ? before.count : 0;
    this.#failures.set(address, { count: count + 1, until: this.#world.now() + LOCK_MS });
  }

  async #authenticate(request: Request): Promise<{ user: User | undefined; tried: string }> {
    const named = request.headers.get('REMOTE_USER') ?? request.headers.get('REMOTE-USER');
    if (this.#options.trustsIdentityHeader && named) return { user: this.#find(named), tried: named };
    const authorization = request.headers.get('Authorization') ?? '';
    const [scheme = '', credentials = ''] = authorization.split(' ', 2);
    if (scheme === 'Basic') {
      const [, login = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
      return { user: this.#checkSecret(login, secret), tried: login };
    }
    const token = scheme === 'Bearer' ? credentials : request.headers.get('OIDC_ACCESS_TOKEN');
    const provider = this.#options.identityProvider;
    if (!token || !provider) return { user: undefined, tried: '' };
    const login = await loginOfToken(token, provider, this.#world.now());
    return { user: login === undefined ? undefined : this.#find(login), tried: '' };
  }

  #find(login: string): User | undefined {
    return this.#world.users.find((user) => user.name === login);
  }

  #checkSecret(login: string, secret: string): User | undefined {
    const user = this.#find(login);
    if (!user || secret === '') return undefined;
    if (user.password === secret) return user;
    const token = user.tokens.find((one) => one.value === secret && isActive(one, this.#world.now()));
    if (!token) return undefined;
    token.lastUsedAt = this.#world.now();
    return user;
  }
}

export function isActive(
  token: { readonly isRevoked: boolean; readonly expiresAt: number | null },
  now: number,
): boolean {
  return !token.isRevoked && (token.expiresAt === null || token.expiresAt >= now);
}
