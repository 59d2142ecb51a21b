/** How the engine asks a Glance, and what it says of one that does not answer (ovirt-engine OpenStackImageProviderProxy.java). */
import { STATUS_CODES } from 'node:http';
import type { GlanceImage } from '../glance/repository.ts';
import type { Provider } from './model.ts';
import type { Fetch } from './network.ts';

/** Images of a page, and the most that are listed. */
const PAGE = 20;
const MOST = 500;
/** How long a Glance may take for an answer, in ms of real time. */
const PATIENCE_MS = 20_000;

/** Why a Glance was no help: the exception's own text, in lower case as the engine shows it. */
export class GlanceFault extends Error {
  override readonly name = 'GlanceFault';
  /** The status that it answered with; absent when no answer came or it was none. */
  readonly status: number | undefined;
  constructor(text: string, status?: number) {
    super(text.toLowerCase());
    this.status = status;
  }
}

const PKIX =
  'sun.security.validator.ValidatorException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target';

/** The Java exception's words for what went wrong on the way. */
function wordsOf(error: unknown, url: URL): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : error.name;
  if (code === 'ECONNREFUSED') return 'Connection refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return url.hostname;
  if (/TIMEDOUT|TIMEOUT|TimeoutError/.test(code)) return 'Connect timed out';
  if (/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code)) return PKIX;
  if (/SSL|EPROTO/.test(code)) return 'Unsupported or unrecognized SSL message';
  return error.message;
}

/** What only WebAdmin's own dialog can set. */
export interface KeystoneV3 {
  readonly userDomain: string;
  readonly project: string;
  readonly projectDomain: string;
}

export class GlanceClient {
  readonly #fetch: Fetch;
  readonly #provider: Provider;

  constructor(fetch: Fetch, provider: Provider) {
    this.#fetch = fetch;
    this.#provider = provider;
  }

  /** Where it stands; empty without an address. */
  get url(): string {
    return this.#provider.url ?? '';
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    if (!URL.canParse(url)) throw new GlanceFault('Target host is null');
    const signal = AbortSignal.timeout(PATIENCE_MS);
    let response: Response;
    try {
      response = await this.#fetch(new Request(url, { ...init, redirect: 'manual', signal }));
    } catch (error) {
      throw new GlanceFault(wordsOf(error, new URL(url)));
    }
    if (!response.ok) throw new GlanceFault(STATUS_CODES[response.status] ?? String(response.status), response.status);
    return response;
  }

  async #token(): Promise<string | undefined> {
    const { requires_authentication, authentication_url, username, tenant_name, secret, keystoneV3 } = this.#provider;
    if (requires_authentication !== true) return undefined;
    const base = (authentication_url ?? '').replace(/\/$/, '');
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const ask = (path: string, auth: object): Promise<Response> =>
      this.#send(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify({ auth }) });
    if (base.endsWith('/v3')) {
      // State of this mock, in this form.
      const v3 = keystoneV3 as KeystoneV3 | undefined;
      const user = { domain: { name: v3?.userDomain }, name: username, password: secret };
      const scope = v3 && { project: { name: v3.project, domain: { name: v3.projectDomain } } };
      const given = await ask('/auth/tokens', { identity: { methods: ['password'], password: { user } }, scope });
      return given.headers.get('X-Subject-Token') ?? undefined;
    }
    const given = await ask('/tokens', {
      tenantName: tenant_name,
      passwordCredentials: { username, password: secret },
    });
    const { access } = (await given.json()) as { readonly access: { readonly token: { readonly id: string } } };
    return access.token.id;
  }

  /** A GET of its API, with a new token for each operation. */
  async #get(path: string, token: string | undefined, accept = 'application/json'): Promise<Response> {
    const headers = { Accept: accept, ...(token !== undefined && { 'X-Auth-Token': token }) };
    return this.#send(`${this.url}/v2${path}`, { headers });
  }

  async #json(path: string, token: string | undefined): Promise<unknown> {
    const response = await this.#get(path, token);
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.startsWith('application/json')) {
      throw new GlanceFault(
        `RESTEASY003145: Unable to find a MessageBodyReader of content-type ${type} and type class com.woorea.openstack.glance.model.v2.Images`,
      );
    }
    return response.json();
  }

  /** Any success is one, a page in HTML too. */
  async test(): Promise<void> {
    await this.#get('/images', await this.#token());
  }

  async list(): Promise<readonly GlanceImage[]> {
    const token = await this.#token();
    const images: GlanceImage[] = [];
    for (;;) {
      const last = images.at(-1);
      const marker = last === undefined ? '' : `marker=${last.id}&`;
      const path = `/images?${marker}limit=${PAGE}&sort_key=name&sort_dir=asc`;
      const page = ((await this.#json(path, token)) as { readonly images: readonly GlanceImage[] }).images;
      images.push(...page.map(withoutNulls));
      if (page.length < PAGE || images.length >= MOST) return images;
    }
  }

  async find(id: string): Promise<GlanceImage> {
    return withoutNulls((await this.#json(`/images/${id}`, await this.#token())) as GlanceImage);
  }

  /** The first bytes of an image's file, from which the engine reads the size of the disk; empty without data. */
  async header(id: string): Promise<Uint8Array> {
    const { body } = await this.#file(id);
    if (!body) return new Uint8Array();
    const reader = body.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return value ?? new Uint8Array();
  }

  /** All of it, as a host downloads it. */
  async download(id: string): Promise<Response> {
    return this.#file(id);
  }

  async #file(id: string): Promise<Response> {
    return this.#get(`/images/${id}/file`, await this.#token(), 'application/octet-stream');
  }
}

function withoutNulls(image: GlanceImage): GlanceImage {
  // What Glance does not know of an image is null there.
  const known = Object.entries(image).filter(([, value]: [string, unknown]) => value !== null);
  // Object.fromEntries forgets which attributes there are.
  return Object.fromEntries(known) as unknown as GlanceImage;
}
