/**
 * What the engine itself asks of a Glance and its Keystone, beside what was recorded of a real one (`outbound-*`). The
 * titles tell what it was doing; compared are the kinds of requests: method, path, headers and body, never ids or tokens.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labData } from '../engine/data/lab.ts';
import { createEngine, type MockEngine } from '../engine/engine.ts';
import type { Json } from '../engine/json.ts';
import { generatedImages, labImages } from '../glance/images.ts';
import type { Verdict } from './replay.ts';

interface Sent {
  readonly method: string;
  /** Of a recording; the mock notes whole URLs. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
}

const GLANCE = 'http://127.0.0.1:9393';
const KEYSTONE = 'http://127.0.0.1:5055';

type Ask = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

/** A provider as openstackimageproviders-post-auth-v2 and -v3 add one. */
const withKeystone = (version: string): object => ({
  name: 'recorded',
  url: GLANCE,
  requires_authentication: true,
  username: 'svc',
  password: 'secret',
  tenant_name: 'admin',
  authentication_url: `${KEYSTONE}/${version}`,
});

async function test(ask: Ask, provider: object): Promise<void> {
  const { id } = await ask('POST', '/openstackimageproviders', provider);
  await ask('POST', `/openstackimageproviders/${String(id)}/testconnectivity`, {});
}

/** By the names of the files. */
const courses: Readonly<Record<string, (ask: Ask, engine: MockEngine) => Promise<unknown>>> = {
  'outbound-glance-test': (ask) => test(ask, { name: 'recorded', url: GLANCE }),
  'outbound-keystone-v2': (ask) => test(ask, withKeystone('v2.0')),
  'outbound-keystone-v3': (ask) => test(ask, withKeystone('v3')),
  'outbound-glance-list': async (ask) => {
    const { id } = await ask('POST', '/openstackimageproviders', { name: 'recorded', url: GLANCE });
    await ask('GET', `/openstackimageproviders/${String(id)}/images`);
  },
  'outbound-glance-import': async (ask, { store }) => {
    // The recorder's first image was refused, and the second taken.
    store.repositories.change(GLANCE, { images: labImages });
    const { id } = await ask('POST', '/openstackimageproviders', { name: 'recorded', url: GLANCE });
    for (const format of ['vmdk', 'qcow2']) {
      const image = labImages.find(({ disk_format }) => disk_format === format);
      const path = `/openstackimageproviders/${String(id)}/images/${image?.id ?? ''}/import`;
      await ask('POST', path, { storage_domain: { name: 'nvme' } });
    }
  },
};

function createRecordedEngine(): MockEngine {
  const engine = createEngine({ data: labData });
  engine.store.repositories.put({ id: GLANCE, images: generatedImages('recorded', 30) });
  // It took what no real Keystone takes: a user without a domain.
  engine.store.keystones.put({ id: KEYSTONE, users: [{ name: 'svc', password: 'secret', tenants: ['admin'] }] });
  return engine;
}

function clientOf(engine: MockEngine): Ask {
  const login = engine.login('admin@internal', 'demo');
  if (!login.ok) throw new Error(login.refusal);
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    Authorization: `Bearer ${login.token}`,
  };
  return async (method, path, body) => {
    const url = `https://engine.lab.example/ovirt-engine/api${path}`;
    const response = await engine.fetch(
      new Request(url, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
    );
    return (await response.json()) as Record<string, unknown>;
  };
}

/** A request without what is one engine's own. */
function kindOf({ method, path, headers, body }: Sent): string {
  const named = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    name.toLowerCase() === 'x-auth-token' ? '<token>' : value,
  ]);
  const plain = path.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>').replaceAll('//', '/');
  return JSON.stringify([method, plain, named.toSorted(), body]);
}

const toSent = ({ method, url, headers, body }: MockEngine['outbound'][number]): Sent => ({
  method,
  path: url.replace(/^https?:\/\/[^/]+/, ''),
  headers,
  // What the mock sends is JSON, or nothing.
  body: body === '' ? null : (JSON.parse(body) as Json),
});

/** Replays the requests of a folder's `outbound-*`; those to a Foreman are outside. */
export async function replayOutbound(folder: string): Promise<readonly Verdict[]> {
  const rest = join(folder, 'rest');
  const names = (await readdir(rest)).filter((name) => name.startsWith('outbound-')).sort();
  const verdicts = names.map(async (file): Promise<Verdict> => {
    const name = file.replace(/\.json$/, '');
    const run = courses[name];
    if (!run) return { name, outcome: 'outside', reasons: ['the mock engine asks no Foreman'] };
    // Written by the recorder in this form.
    const { all_requests: sent } = JSON.parse(await readFile(join(rest, file), 'utf8')) as {
      readonly all_requests: readonly Sent[];
    };
    const engine = createRecordedEngine();
    await run(clientOf(engine), engine);
    const [recorded, given] = [new Set(sent.map(kindOf)), new Set(engine.outbound.map(toSent).map(kindOf))];
    const reasons = [
      ...[...recorded].filter((kind) => !given.has(kind)).map((kind) => `it does not send ${kind}`),
      ...[...given].filter((kind) => !recorded.has(kind)).map((kind) => `it should not send ${kind}`),
    ];
    return { name, outcome: reasons.length === 0 ? 'alike' : 'differs', reasons };
  });
  return Promise.all(verdicts);
}
