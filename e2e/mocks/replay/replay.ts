/**
 * Replays recordings of a real engine on the mock engine. The state before each request comes from `state.json`, from who
 * asked and from the order; answers are only compared (compare.ts).
 */
import {
  blank,
  defaultQuota,
  everyonesPermissions,
  icons,
  instanceTypes,
  macPools,
  networkFilters,
  operatingSystems,
  publicProfile,
  roleNamed,
  roles,
  everyone,
} from '../engine/data/installed.ts';
import { createEngine, type MockEngine } from '../engine/engine.ts';
import type { Json } from '../engine/json.ts';
import type { Id } from '../engine/model.ts';
import { BLANK, SYSTEM } from '../engine/rights.ts';
import type { Content } from '../engine/store.ts';
import { Actors, withAccount } from './actors.ts';
import { compareAnswers } from './compare.ts';
import { course, kept, namedIds, unordered, untold, web01, type Scene } from './course.ts';
import { readRecordedState, type RecordedState } from './recorded-state.ts';
import { isJudged, readRecordings, readState, type Asked, type Recording } from './recording.ts';

export interface Verdict {
  readonly name: string;
  readonly outcome: 'alike' | 'differs' | 'outside';
  /** What differs, or why it is outside. */
  readonly reasons: readonly string[];
}

const ORIGIN = 'https://engine.localdomain:8443';

/** Networks, clusters and the like that stood before the first request; the others come by requests or by the course. */
export function firstContent(state: RecordedState): Content {
  const isFirst = ({ name }: { readonly name: string }): boolean => !/^rec-/.test(name);
  const firstIds = new Set(
    [...state.clusters, ...state.dataCenters, ...state.networks].filter(isFirst).map(({ id }) => id),
  );
  const networks = state.networks.filter((network) => isFirst(network) && firstIds.has(network.data_center.id));
  const networkIds = new Set(networks.map(({ id }) => id));
  const admin = state.users.find(({ principal }) => principal === 'admin');
  return {
    clusterNetworks: state.clusterNetworks.filter(
      ({ clusterId, networkId }) => firstIds.has(clusterId) && networkIds.has(networkId),
    ),
    clusters: state.clusters.filter(isFirst),
    cpuProfiles: state.clusters
      .filter(isFirst)
      .map(({ id, name }) => ({ id: `${id.slice(0, 24)}00000c9f0f17`, name, cluster: { id } })),
    dataCenters: state.dataCenters.filter(isFirst).map((dataCenter) => ({ ...dataCenter, status: 'uninitialized' })),
    groups: [everyone],
    icons,
    instanceTypes,
    macPools,
    networkFilters,
    networks,
    operatingSystems,
    permissions: [
      ...everyonesPermissions,
      ...state.vnicProfiles.filter(({ network }) => networkIds.has(network.id)).map(({ id }) => publicProfile(id)),
      ...(admin
        ? [
            {
              id: '2324497e-e56d-11f1-917e-02fc00000001',
              role: { id: roleNamed('SuperUser').id },
              user: { id: admin.id },
              on: { kind: 'system', id: SYSTEM },
            } as const,
          ]
        : []),
    ],
    quotas: state.dataCenters.filter(isFirst).map((of) => defaultQuota('74cab354-e56c-11f1-8dfe-02fc00000001', of)),
    roles,
    tags: [{ id: BLANK, name: 'root', description: 'root' }],
    templates: [blank],
    users: state.users.map(withAccount),
    vnicProfiles: state.vnicProfiles.filter(({ network }) => networkIds.has(network.id)),
  };
}

/** When requests were made, as far as state.json tells it: the order and the time of things that requests created. */
function timeline(recordings: readonly Recording[], state: RecordedState): (order: number) => number {
  const anchors = recordings.flatMap(({ asked }) => {
    const made =
      asked.method === 'POST' && asked.path === '/api/vms'
        ? state.vms.find(({ name }) => name === nameIn(asked.body))
        : undefined;
    return asked.order !== undefined && made?.creation_time !== undefined && made.name !== 'rec-x'
      ? [{ order: asked.order, ms: made.creation_time }]
      : [];
  });
  const [first, last] = [anchors[0], anchors.at(-1)];
  if (!first || !last || first.order === last.order) return (order) => 1_795_240_000_000 + order * 2_000;
  const perRequest = (last.ms - first.ms) / (last.order - first.order);
  return (order) => {
    const before = anchors.findLast((anchor) => anchor.order <= order) ?? first;
    return Math.round(before.ms + (order - before.order) * perRequest);
  };
}

function nameIn(body: Json): string | undefined {
  if (typeof body !== 'object' || body === null || !('name' in body)) return undefined;
  return typeof body['name'] === 'string' ? body['name'] : undefined;
}

const idsIn = (path: string): readonly Id[] => path.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

/** The bytes of a body; where the recorder met bytes that are no UTF-8 it wrote replacement characters. */
function toBytes(body: string): Uint8Array<ArrayBuffer> {
  return body.includes('\uFFFD')
    ? Uint8Array.from(Buffer.from(body.replaceAll('\uFFFD', '\u00FC'), 'latin1'))
    : new TextEncoder().encode(body);
}

/** The answer as a client sees it, which undoes the gzip that it asked for. */
function unpacked(response: Response): Response {
  if (response.headers.get('Content-Encoding') !== 'gzip' || !response.body) return response;
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
}

/** Why the state of a request cannot be told, or the request cannot be sent. */
function whyOutside({ asked }: Recording): string | undefined {
  if (asked.isTable) return 'a table of many requests, not one';
  if (untold[asked.name] !== undefined) return untold[asked.name];
  if (typeof asked.body === 'string' && /characters? (kept|cut)|\(cut/.test(asked.body))
    return 'its body was cut in the recording';
  if (asked.order === undefined && unordered[asked.name] === undefined) return 'its place in the order is not known';
  return undefined;
}

class Replay {
  readonly #engine: MockEngine;
  readonly #actors: Actors;
  readonly #state: RecordedState;
  readonly #kept: ReadonlySet<string>;
  readonly #timeOf: (order: number) => number;
  /** The last request that names an id in its path. */
  readonly #lastNamed: ReadonlyMap<Id, number>;
  #jobId: Id | undefined;
  #steps = course;

  constructor(state: RecordedState, recordings: readonly Recording[]) {
    this.#state = state;
    this.#kept = kept(state);
    this.#timeOf = timeline(recordings, state);
    this.#lastNamed = new Map(
      recordings.flatMap(({ asked }) => idsIn(asked.path).map((id) => [id, asked.order ?? 0] as const)),
    );
    this.#engine = createEngine({
      data: firstContent(state),
      origin: ORIGIN,
      startMs: this.#timeOf(0),
      idFor: (what) => this.#idFor(what),
    });
    const operator = state.users.find(({ principal }) => principal === 'operator');
    this.#actors = new Actors(this.#engine, operator?.id ?? '');
  }

  /** Ids that later requests name; each is given once. */
  #idFor(what: string): Id | undefined {
    if (what.startsWith('job/') && this.#jobId !== undefined) return this.#jobId;
    const id = this.#state.ids.get(what) ?? namedIds[what] ?? namedIds[what.split('/')[0] ?? ''];
    return id === undefined || this.#isTaken(id) ? undefined : id;
  }

  #isTaken(id: Id): boolean {
    const { store } = this.#engine;
    return Object.values(store).some((table) => table.find(id) !== undefined);
  }

  async #request(method: string, path: string, headers: Headers, body: string | undefined): Promise<Response> {
    const sent = method === 'TRACE' ? 'GET' : method;
    const request = new Request(`${ORIGIN}/ovirt-engine${path}`, {
      method: sent,
      headers,
      ...(body !== undefined && { body: toBytes(body) }),
    });
    // fetch refuses TRACE; a server would hand it on like this.
    if (method === 'TRACE') Object.defineProperty(request, 'method', { value: 'TRACE' });
    return this.#engine.fetch(request);
  }

  #send: Scene['send'] = async (method, path, body, options = {}) => {
    if (options.asOperator === true) this.#actors.play('operator with VmCreator');
    const headers = new Headers({
      Accept: 'application/json',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${await this.#actors.token(options.asOperator ?? false)}`,
    });
    if (options.correlationId !== undefined) headers.set('Correlation-Id', options.correlationId);
    this.#jobId = options.jobId;
    await this.#request(method, `/api${path}`, headers, JSON.stringify(body));
    this.#jobId = undefined;
  };

  /** Brings the engine to the moment before a request. */
  async #prepare(order: number, as: string): Promise<void> {
    const due = this.#steps.filter(({ before }) => before <= order);
    this.#steps = this.#steps.filter(({ before }) => before > order);
    const { store, clock } = this.#engine;
    for (const step of due) {
      this.#moveTo(step.before);
      await step.act({ store, state: this.#state, send: this.#send, advance: (ms) => clock.advance(ms) });
    }
    // What came just before is done.
    this.#moveTo(order, 200);
    this.#actors.play(as);
  }

  #moveTo(order: number, atLeastMs = 0): void {
    const { clock } = this.#engine;
    clock.advance(Math.max(atLeastMs, this.#timeOf(order) - clock.now()));
  }

  async #bodyOf({ body, method, path }: Asked): Promise<string | undefined> {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE') return undefined;
    if (body === null) return method === 'DELETE' ? undefined : '';
    if (typeof body !== 'string') return JSON.stringify(body);
    if (body.startsWith('(the document of GET')) return this.#documentAt(path);
    return this.#actors.body(body);
  }

  async #documentAt(path: string): Promise<string> {
    const headers = new Headers({
      Accept: 'application/json',
      Authorization: `Bearer ${await this.#actors.token(false)}`,
    });
    return (await this.#request('GET', path, headers, undefined)).text();
  }

  /** The recorder removed what it had created, unless later requests name it. */
  #tidy(before: ReadonlySet<Id>, name: string | undefined): void {
    const { vms } = this.#engine.store;
    if (name !== undefined && this.#kept.has(name)) return;
    for (const { id } of vms.all()) if (!before.has(id)) vms.remove(id);
  }

  /** Of image providers too, once no later request names them or their domains: the recorder added the next one's URL. */
  #tidyProviders(order: number): void {
    const { providers, storageDomains } = this.#engine.store;
    const isDone = (id: Id): boolean => (this.#lastNamed.get(id) ?? 0) <= order;
    for (const { id, name, kind } of providers.all()) {
      const domains = storageDomains.where(({ providerId }) => providerId === id);
      const isOver = kind === 'openstackimageprovider' && name.startsWith('rec') && isDone(id);
      if (!isOver || !domains.every((domain) => isDone(domain.id))) continue;
      providers.remove(id);
      for (const domain of domains) storageDomains.remove(domain.id);
    }
  }

  async replay({ asked, answered }: Recording): Promise<readonly string[]> {
    await this.#prepare(asked.order ?? unordered[asked.name] ?? Infinity, asked.as);
    const before = new Set(this.#engine.store.vms.all().map(({ id }) => id));
    const path = asked.path.replace('{id}', web01);
    const [headers, body] = [await this.#actors.headers(asked), await this.#bodyOf(asked)];
    // The title tells that another of the same body was sent at the same time.
    if (asked.title.includes('at the same time')) void this.#request(asked.method, path, headers, body);
    const response = await this.#request(asked.method, path, headers, body);
    this.#actors.remember(response);
    const given = { status: response.status, headers: response.headers, text: await unpacked(response).text() };
    if (asked.method === 'POST') this.#tidy(before, nameIn(asked.body));
    if (asked.order !== undefined) this.#tidyProviders(asked.order);
    // The permissions of a user or object are the rights model's own, which is not judged here.
    return compareAnswers(answered, given, !/\/permissions$/.test(path));
  }
}

/** Replays a folder of recordings; the verdicts come in the order of the requests. */
export async function replayFolder(folder: string): Promise<readonly Verdict[]> {
  const recordings = await readRecordings(folder);
  const replay = new Replay(readRecordedState(await readState(folder)), recordings);
  const ordered = recordings.toSorted((a, b) => placeOf(a.asked) - placeOf(b.asked));
  const verdicts: Verdict[] = [];
  for (const recording of ordered) {
    const { name, path } = recording.asked;
    if (!path.startsWith('/') || !/^\/(api|sso|services|nosuch)/.test(path)) continue;
    const outside = whyOutside(recording);
    const differences = outside === undefined ? await replay.replay(recording) : [];
    if (!isJudged(name)) continue;
    if (outside !== undefined) verdicts.push({ name, outcome: 'outside', reasons: [outside] });
    else verdicts.push({ name, outcome: differences.length === 0 ? 'alike' : 'differs', reasons: differences });
  }
  return verdicts;
}

const placeOf = ({ name, order }: Asked): number => order ?? (unordered[name] ?? Infinity) - 0.5;
