/**
 * Who asks: the users of the recorded engine, the roles that `as` names, and what stands for the `<token>`, `<session>`
 * and `<password>` of the recordings.
 */
import { roleNamed } from '../engine/data/installed.ts';
import type { MockEngine } from '../engine/engine.ts';
import type { Id, Permission, User } from '../engine/model.ts';
import { SYSTEM } from '../engine/rights.ts';
import { cluster48, web01 } from './course.ts';
import type { Asked } from './recording.ts';

export const PASSWORD = 'recorded';

const operatorLogin = 'operator@site';

/** The users with the way in which they log in. */
export const withAccount = (user: User): User => ({
  ...user,
  account: { login: user.principal === 'operator' ? operatorLogin : 'admin@internal', password: PASSWORD },
});

interface Role {
  readonly name: string;
  readonly on: Permission['on'];
}

/** The role that `as` says the operator has, on the object that his requests are about. */
function roleOf(as: string): Role | undefined {
  const onVm: Permission['on'] = { kind: 'vm', id: web01 };
  if (as.includes('UserVmManager')) return { name: 'UserVmManager', on: onVm };
  if (as.includes('UserRole')) return { name: 'UserRole', on: onVm };
  if (as.includes('VmCreator')) return { name: 'VmCreator', on: { kind: 'cluster', id: cluster48 } };
  if (as.includes('ClusterAdmin')) return { name: 'ClusterAdmin', on: { kind: 'cluster', id: cluster48 } };
  if (as.includes('ReadOnlyAdmin')) return { name: 'ReadOnlyAdmin', on: { kind: 'system', id: SYSTEM } };
  return undefined;
}

export const isOperator = (as: string): boolean => as.startsWith('operator');

export class Actors {
  readonly #engine: MockEngine;
  readonly #operator: Id;
  readonly #tokens = new Map<string, string>();
  #given: Id | undefined;
  /** The cookie that the last answer set. */
  #cookie = 'none';

  constructor(engine: MockEngine, operator: Id) {
    this.#engine = engine;
    this.#operator = operator;
  }

  /** Gives the operator the one role that `as` names, in place of the one before. */
  play(as: string): void {
    const { permissions } = this.#engine.store;
    for (const { id, user, on } of permissions.all()) {
      // What he was given on VMs, he keeps: some are his own.
      if (user?.id === this.#operator && (id === this.#given || on.kind !== 'vm')) permissions.remove(id);
    }
    this.#given = undefined;
    const role = roleOf(as);
    if (!role) return;
    this.#given = `played-${role.name}`;
    permissions.put({
      id: this.#given,
      role: { id: roleNamed(role.name).id },
      user: { id: this.#operator },
      on: role.on,
    });
  }

  async #login(login: string): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'password',
      scope: 'ovirt-app-api',
      username: login,
      password: PASSWORD,
    });
    const url = 'https://engine.localdomain:8443/ovirt-engine/sso/oauth/token';
    const response = await this.#engine.fetch(new Request(url, { method: 'POST', body }));
    // The mock's own answer to a login that is right.
    return ((await response.json()) as { readonly access_token: string }).access_token;
  }

  async token(asOperator: boolean): Promise<string> {
    const login = asOperator ? operatorLogin : 'admin@internal';
    const known = this.#tokens.get(login);
    if (known !== undefined) return known;
    const token = await this.#login(login);
    this.#tokens.set(login, token);
    return token;
  }

  /** The token that a request of a login theme means; its title tells. */
  async #tokenOf(asked: Asked): Promise<string> {
    if (!asked.name.startsWith('auth-')) return this.token(isOperator(asked.as));
    if (asked.title.includes('of another')) return this.token(true);
    if (asked.title.includes('after its session')) return this.#ended('logged out');
    if (asked.title.includes('after the idle time')) return this.#ended('idle');
    return this.token(isOperator(asked.as));
  }

  async #ended(how: 'logged out' | 'idle'): Promise<string> {
    const token = await this.#login('admin@internal');
    if (how === 'logged out') this.#engine.logout(token);
    else {
      this.#engine.clock.advance(31 * 60_000);
      this.#tokens.clear();
    }
    return token;
  }

  #credentials(title: string): string {
    const login = title.includes('without profile') ? 'admin' : 'admin@internal';
    const password = title.includes('wrong password') ? 'wrong' : PASSWORD;
    return Buffer.from(`${login}:${password}`).toString('base64');
  }

  async #cookieOf(title: string): Promise<string> {
    if (title.includes('unknown JSESSIONID')) return 'unknown';
    // A login of its own: the cookies of the requests before were used up by them.
    if (title.includes('together') || title.includes('of one user')) return this.#newCookie();
    return this.#cookie;
  }

  async #newCookie(): Promise<string> {
    const headers = {
      Authorization: `Basic ${this.#credentials('')}`,
      Prefer: 'persistent-auth',
      Accept: 'application/json',
    };
    const response = await this.#engine.fetch(
      new Request('https://engine.localdomain:8443/ovirt-engine/api', { headers }),
    );
    return cookieIn(response) ?? 'none';
  }

  /** Notes the cookie of an answer for the request after it. */
  remember(response: Response): void {
    this.#cookie = cookieIn(response) ?? this.#cookie;
  }

  async headers(asked: Asked): Promise<Headers> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(asked.headers)) {
      const filled = value
        .replace('<token>', value.includes('<token>') ? await this.#tokenOf(asked) : '')
        .replace('<base64 user:password>', this.#credentials(asked.title))
        .replace('<session>', value.includes('<session>') ? await this.#cookieOf(asked.title) : '');
      headers.set(name, filled);
    }
    return headers;
  }

  async body(text: string): Promise<string> {
    const withPassword = text.replace('<password>', PASSWORD);
    return withPassword.includes('<token>')
      ? withPassword.replace('<token>', await this.#login('admin@internal'))
      : withPassword;
  }
}

const cookieIn = (response: Response): string | undefined =>
  /JSESSIONID=([^;]+)(?!.*Max-Age=0)/.exec(response.headers.get('Set-Cookie') ?? '')?.[1];
