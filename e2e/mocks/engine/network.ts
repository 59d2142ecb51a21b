/**
 * What stands behind the addresses that the engine asks on its own: repositories and Keystones in memory, and beyond
 * them whatever `outside` reaches. What cannot be reached fails as `fetch` fails, with the cause's code.
 */
import { randomUUID } from 'node:crypto';
import { answerGlance } from '../glance/glance.ts';
import { answerKeystone } from '../glance/keystone.ts';
import type { Trouble } from '../glance/repository.ts';
import type { Store } from './store.ts';

export type Fetch = (request: Request) => Promise<Response>;

/** A request that the engine sent, with its passwords and tokens left out. */
export interface Outbound {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const unreachable = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

/** The name of this machine and its address are one. */
const originOf = ({ protocol, hostname, port }: URL): string =>
  `${protocol}//${hostname === 'localhost' ? '127.0.0.1' : hostname}${port === '' ? '' : `:${port}`}`;

function checkConnection(trouble: Trouble | undefined): void {
  if (trouble === 'closed') throw unreachable('ECONNREFUSED');
  if (trouble === 'silent') throw unreachable('ETIMEDOUT');
  if (trouble === 'untrusted certificate') throw unreachable('DEPTH_ZERO_SELF_SIGNED_CERT');
}

/** Servers of this machine, and no others: for `createEngine({ outside })`. */
export const onThisMachine: Fetch = (request) => {
  const { hostname } = new URL(request.url);
  return hostname === '127.0.0.1' || hostname === 'localhost'
    ? fetch(request)
    : Promise.reject(unreachable('ENOTFOUND'));
};

const hidden = (body: string): string => body.replace(/("password":)"[^"]*"/g, '$1"<password>"');

export interface Network {
  readonly fetch: Fetch;
  /** Whether an address is one of the servers in memory, whose data nobody moves. */
  readonly isSimulated: (url: string) => boolean;
  /** What the engine has asked so far, oldest first. */
  readonly outbound: readonly Outbound[];
}

export function createNetwork(store: Store, outside?: Fetch): Network {
  /** Tokens with the Keystone that gave them. */
  const tokens = new Map<string, string>();
  const outbound: Outbound[] = [];

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const origin = originOf(url);
    const repository = store.repositories.find(origin);
    if (repository) {
      checkConnection(repository.trouble);
      return answerGlance(repository, request, (token) => tokens.get(token) === repository.keystone);
    }
    const keystone = store.keystones.find(origin);
    if (keystone) {
      checkConnection(keystone.trouble);
      const token = randomUUID().replaceAll('-', '');
      const response = await answerKeystone(keystone, request, token);
      if (response.ok) tokens.set(token, keystone.id);
      return response;
    }
    const known = [...store.repositories.all(), ...store.keystones.all()].map(({ id }) => new URL(id));
    if (known.some((site) => site.host === new URL(origin).host)) throw unreachable('ERR_SSL_WRONG_VERSION_NUMBER');
    if (known.some((site) => site.hostname === new URL(origin).hostname)) throw unreachable('ECONNREFUSED');
    if (outside) return outside(request);
    throw unreachable('ENOTFOUND');
  }

  return {
    outbound,
    isSimulated: (url) => store.repositories.find(originOf(new URL(url))) !== undefined,
    fetch: async (request) => {
      const { method, url } = request;
      const headers = Object.fromEntries(
        [...request.headers].map(([name, value]) => [name, name === 'x-auth-token' ? '<token>' : value]),
      );
      outbound.push({ method, url, headers, body: hidden(await request.clone().text()) });
      return answer(request);
    },
  };
}
