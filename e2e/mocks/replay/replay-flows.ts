/**
 * Replays recorded courses on the mock engine: only their requests, their notes on the circumstances and the clock drive
 * it. Compared are answers, the order of states, the events, and byte for byte what the guest gets; never ids or times.
 */
import { createEngine, type MockEngine } from '../engine/engine.ts';
import type { GuestFiles } from '../engine/guest-files.ts';
import type { Json, JsonObject } from '../engine/json.ts';
import type { Event, Id } from '../engine/model.ts';
import type { Content } from '../engine/store.ts';
import { PASSWORD } from './actors.ts';
import { compareBodies } from './compare.ts';
import { insertGlance } from './course.ts';
import { idsToCome, readFlows, type Deed, type Flow, type Sight } from './flow.ts';
import { readRecordedState, type RecordedState } from './recorded-state.ts';
import { readState } from './recording.ts';
import { lookAtImport, sightOfImport, type Imported } from './import-sights.ts';
import { firstContent, type Verdict } from './replay.ts';

const ORIGIN = 'https://engine.localdomain:8443';

/** How often the recorder looked, in ms: what lasted less than that it may have missed. */
const POLL_MS = 1_000;
/** How often the mock is looked at, and how long nothing must have happened for a watch to end; in ms of its time. */
const LOOK_MS = 200;
const QUIET_MS = 25_000;

/** The simulated host of the recordings calls a VM up and its addresses known at once. */
const timing = { boot: 0, guestAgent: 0, address: 0 };

type Request_ = Extract<Deed, { kind: 'request' }>;

/** What stood in the engine when the courses ran: a data center that is up, its host, its storage, the template. */
function contentOf(state: RecordedState, flow: Flow): Content {
  const first = firstContent(state);
  const hosts = state.hosts;
  // The courses of imports made these themselves, but for the one whose title says that the name was taken before.
  const isImportOfNew = flow.name.includes('glance-import') && !/already taken/.test(flow.title);
  const templates = state.templates.filter(({ name }) => !(isImportOfNew ? /^(rec-|lab-|Glance)/ : /^rec-/).test(name));
  const owners = new Set(templates.map(({ id }) => id));
  const attachments = state.diskAttachments.filter(({ ownerId }) => owners.has(ownerId));
  const diskIds = new Set(attachments.map(({ diskId }) => diskId));
  const homes = new Set(hosts.map(({ cluster }) => cluster.id));
  return {
    ...first,
    // A cluster gets its architecture from its first host.
    clusters: (first.clusters ?? []).map((cluster) =>
      homes.has(cluster.id) ? { ...cluster, cpu: { ...cluster.cpu, architecture: 'x86_64' } } : cluster,
    ),
    dataCenters: (first.dataCenters ?? []).map((dataCenter) => ({ ...dataCenter, status: 'up' })),
    hosts,
    storageDomains: state.storageDomains.filter(({ type }) => type === 'data'),
    templates: [...(first.templates ?? []), ...templates.filter(({ name }) => name !== 'Blank')],
    diskAttachments: attachments,
    disks: state.disks.filter(({ id }) => diskIds.has(id)),
  };
}

function createFlowEngine(state: RecordedState, flow: Flow): MockEngine {
  const content = contentOf(state, flow);
  const known = new Set(
    Object.values(content).flatMap((rows: readonly { readonly id: Id }[]) => rows.map(({ id }) => id)),
  );
  const coming = [...idsToCome(flow, known)];
  const idFor = (what: string): Id | undefined => {
    const collection = `${what.split('/')[0] ?? ''}s`;
    const at = coming.findIndex((entry) => entry.collection === collection);
    return at < 0 ? undefined : coming.splice(at, 1)[0]?.id;
  };
  const engine = createEngine({ data: content, origin: ORIGIN, idFor, timing });
  insertGlance(engine.store, state);
  return engine;
}

interface Seen {
  readonly state: string;
  readonly lastedMs: number;
}

/** Notes and titles that tell how the host behaved. */
function playCircumstances(engine: MockEngine, note: string, title: string): void {
  if (/host refuses the download/.test(title)) engine.failNextDownload('refused');
  if (/download fails/.test(title)) engine.failNextDownload('breaks off');
  if (/host refuses/.test(note)) engine.failNextStart({ kind: 'refused' });
  if (/goes down/.test(note)) engine.failNextStart({ kind: 'goes down' });
}

/** Sizes differ from engine to engine, and so do the words of a host and names that are made up. */
const withoutSizes = (text: string): string =>
  text
    .replace(/\(\d+ MB\)/g, '(N MB)')
    .replace(/GlanceTemplate-[0-9a-f]{7}/g, 'GlanceTemplate-…')
    .replace(/(Exit message: )(?!User ).*/, '$1…');

/** The recorder left these out. */
function withoutLinks(json: Json): Json {
  if (Array.isArray(json)) return (json as readonly Json[]).map(withoutLinks);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json as JsonObject).filter(([key]) => key !== 'actions' && key !== 'link');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutLinks(value)]));
}

const parsed = (text: string): Json => JSON.parse(withoutSizes(text)) as Json;

class FlowReplay {
  readonly #engine: MockEngine;
  readonly #flow: Flow;
  readonly #token: string;
  readonly #sentIds = new Set<string>();
  #lastAt: number | undefined;
  #vm: Id | undefined;
  #template: Id | undefined;
  #import: Imported | undefined;

  constructor(state: RecordedState, flow: Flow) {
    this.#engine = createFlowEngine(state, flow);
    this.#flow = flow;
    const login = this.#engine.login('admin@internal', PASSWORD);
    if (!login.ok) throw new Error(login.refusal);
    this.#token = login.token;
  }

  async #send(
    method: string,
    path: string,
    body?: Json,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    return this.#engine.fetch(
      new Request(`${ORIGIN}/ovirt-engine${path}`, {
        method,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          Authorization: `Bearer ${this.#token}`,
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  }

  /** The time between two requests; behind a watch a moment, for its end is the mock's own. */
  #passTime(at: number): void {
    this.#engine.clock.advance(this.#lastAt === undefined ? 200 : Math.max(0, (at - this.#lastAt) * 1_000));
    this.#lastAt = at;
  }

  async #request(deed: Request_, sight: Sight): Promise<readonly string[]> {
    this.#passTime(deed.at);
    playCircumstances(this.#engine, deed.note, this.#flow.title);
    const sent = deed.headers['Correlation-Id'];
    if (sent !== undefined) this.#sentIds.add(sent);
    const response = await this.#send(deed.method, deed.path, deed.body, deed.headers);
    const text = await response.text();
    this.#remember(deed, text);
    const recorded = sight as unknown as { readonly status: number; readonly body?: Json };
    const where = `${deed.method} ${deed.path.replace(/^\/api/, '')}`;
    if (recorded.status !== response.status)
      return [`${where}: the status is ${response.status}, not ${recorded.status}: ${text.slice(0, 200)}`];
    if (recorded.body === undefined || recorded.body === null) return [];
    const expected = parsed(JSON.stringify(recorded.body));
    return compareBodies(expected, withoutLinks(parsed(text))).map((difference) => `${where}: ${difference}`);
  }

  /** Which VM and template the next sights are of. */
  #remember(deed: Request_, text: string): void {
    const { method, path } = deed;
    const id = (): Id | undefined => (JSON.parse(text) as { readonly id?: Id }).id;
    if (method === 'POST' && path === '/api/vms' && text.startsWith('{')) this.#vm = id() ?? this.#vm;
    if (method === 'POST' && path === '/api/templates') this.#template = id();
    if (path.endsWith('/import')) this.#import = importedBy(deed, text);
    this.#vm = /^\/api\/vms\/([^/?]+)/.exec(path)?.[1] ?? this.#vm;
  }

  async #json(path: string): Promise<JsonObject | undefined> {
    const response = await this.#send('GET', path);
    return response.ok ? ((await response.json()) as JsonObject) : undefined;
  }

  async #statesOfParts(path: string): Promise<Pick<JsonObject, string>> {
    const disks = await this.#json(`${path}/diskattachments?follow=disk`);
    const nics = await this.#json(`${path}/nics?follow=reporteddevices`);
    return {
      disks: listIn(disks, 'disk_attachment').map(({ disk }) => [textIn(disk, 'alias'), textIn(disk, 'status')]),
      nics: listIn(nics, 'nic').map((nic) => [textIn(nic, 'name'), hasAddress(nic)]),
    };
  }

  /** One look at what is watched, in the recorder's form. */
  async #look(what: string): Promise<JsonObject> {
    if (/template/.test(what) && this.#template !== undefined) {
      const template = await this.#json(`/api/templates/${this.#template}`);
      const vm = await this.#json(`/api/vms/${this.#vm ?? ''}`);
      return { template: template?.['status'] ?? null, vm: vm?.['status'] ?? null };
    }
    const path = what.startsWith('/api') ? what : `/api/vms/${this.#vm ?? ''}`;
    const vm = await this.#json(path);
    if (!vm) return { status_code: 404 };
    return {
      status: vm['status'] ?? null,
      status_detail: vm['status_detail'] ?? null,
      host: vm['host'] !== undefined,
      fqdn: vm['fqdn'] !== undefined,
      stop_reason: vm['stop_reason'] ?? null,
      ...(await this.#statesOfParts(path)),
      next_run: vm['next_run_configuration_exists'] ?? null,
    };
  }

  /** Looks at an import until nothing happens any more; the recorder stopped when its job was over. */
  async #watchImport(sight: Sight): Promise<readonly string[]> {
    const imported = this.#import;
    if (!imported) return ['nothing was imported'];
    const seen: Seen[] = [];
    for (let quiet = 0; quiet < QUIET_MS; quiet += LOOK_MS) {
      const look = await lookAtImport((path) => this.#json(path), imported);
      const state = JSON.stringify(sightOfImport(look));
      const last = seen.at(-1);
      if (last?.state === state) seen[seen.length - 1] = { state, lastedMs: last.lastedMs + LOOK_MS };
      else {
        seen.push({ state, lastedMs: LOOK_MS });
        quiet = 0;
      }
      this.#engine.clock.advance(LOOK_MS);
    }
    const recorded = (sight as readonly JsonObject[]).map((change) => JSON.stringify(sightOfImport(change)));
    const end = seen.findLastIndex(({ state }) => state === recorded.at(-1));
    return compareStates(recorded, seen.slice(0, end + 1));
  }

  async #templateAtEnd(sight: Sight): Promise<readonly string[]> {
    const name = this.#import?.templateName ?? '';
    const follow = 'disk_attachments.disk,nics';
    const path = `/api/templates?search=${encodeURIComponent(`name="${name}"`)}&follow=${follow}`;
    const found = withoutLinks((await this.#json(path)) ?? {});
    return compareBodies(sight, found).map((difference) => `the template: ${difference}`);
  }

  /** A watch with the next request right behind it was one look. */
  async #watch(what: string, sight: Sight, nextAt: number | undefined): Promise<readonly string[]> {
    const isOneLook = nextAt !== undefined && this.#lastAt !== undefined && (nextAt - this.#lastAt) * 1_000 < POLL_MS;
    const recorded = (sight as readonly JsonObject[]).map(sightOfState);
    const keys = Object.keys(recorded[0] ?? {});
    const seen: Seen[] = [];
    for (let quiet = 0; quiet < (isOneLook ? LOOK_MS : QUIET_MS); quiet += LOOK_MS) {
      const look = await this.#look(what);
      const state = JSON.stringify(Object.fromEntries(keys.map((key) => [key, look[key] ?? null])));
      const last = seen.at(-1);
      if (last?.state === state) seen[seen.length - 1] = { state, lastedMs: last.lastedMs + LOOK_MS };
      else {
        seen.push({ state, lastedMs: LOOK_MS });
        quiet = 0;
      }
      if (!isOneLook) this.#engine.clock.advance(LOOK_MS);
    }
    if (!isOneLook) this.#lastAt = undefined;
    return compareStates(
      recorded.map((state) => JSON.stringify(state)),
      seen,
    ).map((difference) => `${what}: ${difference}`);
  }

  #files(sight: Sight): readonly string[] {
    const given = this.#vm === undefined ? undefined : this.#engine.guestFiles(this.#vm);
    return compareFiles(sight as Readonly<Record<string, string>> | null, given);
  }

  #events(sight: Sight): readonly string[] {
    const isAboutImport = this.#flow.name.includes('glance-import');
    // Imports are about disks, which events do not name; logins are not the course's.
    const about = ({ vm, template, code }: Event): boolean =>
      isAboutImport ? code !== 30 : vm !== undefined || template !== undefined;
    const given = this.#engine.store.events.where(about);
    // The recorder's own form.
    return compareEvents(sight as unknown as readonly RecordedEvent[], given, this.#sentIds);
  }

  /** The course tells the names alone; any cluster and Blank will do. */
  async #name(name: string, sight: Sight): Promise<readonly string[]> {
    const spelt = name.replace(/^(.) × (\d+)$/, (_all, letter: string, times: string) => letter.repeat(Number(times)));
    const cluster = this.#engine.store.hosts.all()[0]?.cluster.id ?? null;
    this.#engine.clock.advance(1_000);
    const response = await this.#send('POST', '/api/vms', {
      name: spelt,
      cluster: { id: cluster },
      template: { name: 'Blank' },
    });
    const { status, body } = sight as unknown as { readonly status: number; readonly body: JsonObject };
    if (response.status !== status) return [`the name ${name}: the status is ${response.status}, not ${status}`];
    if (status < 400) return [];
    return compareBodies(body, (await response.json()) as Json).map((difference) => `the name ${name}: ${difference}`);
  }

  #nextRequestAt(index: number): number | undefined {
    return this.#flow.steps.slice(index).flatMap(({ deed }) => (deed.kind === 'request' ? [deed.at] : []))[0];
  }

  async run(): Promise<readonly string[]> {
    const differences: string[] = [];
    const hasRequests = this.#flow.steps.some(({ deed }) => deed.kind === 'request');
    for (const [index, { deed, sight }] of this.#flow.steps.entries()) {
      if (deed.kind === 'request') differences.push(...(await this.#request(deed, sight)));
      else if (deed.kind === 'watch')
        differences.push(...(await this.#watch(deed.what, sight, this.#nextRequestAt(index))));
      else if (deed.kind === 'import') differences.push(...(await this.#watchImport(sight)));
      else if (deed.kind === 'template') differences.push(...(await this.#templateAtEnd(sight)));
      else if (deed.kind === 'files') differences.push(...this.#files(sight));
      else if (deed.kind === 'name') differences.push(...(await this.#name(deed.name, sight)));
      // Without requests, nothing tells which events were asked for.
      else if (hasRequests) differences.push(...this.#events(sight));
    }
    return differences;
  }
}

/** What a request to import an image began. */
function importedBy({ headers, body }: Request_, text: string): Imported {
  const { disk } = JSON.parse(text) as { readonly disk?: { readonly id?: Id } };
  const template = isObject(body) ? textIn(body['template'], 'name') : null;
  return {
    diskId: disk?.id ?? '',
    correlationId: headers['Correlation-Id'] ?? '',
    templateName: typeof template === 'string' ? template : undefined,
  };
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
const textIn = (json: Json | undefined, key: string): Json => (isObject(json) ? (json[key] ?? null) : null);

function listIn(json: JsonObject | undefined, key: string): readonly JsonObject[] {
  const list = json?.[key];
  return Array.isArray(list) ? (list as readonly Json[]).filter(isObject) : [];
}

/** Whether a NIC has an address that others can reach. */
function hasAddress(nic: JsonObject): boolean {
  const devices = isObject(nic['reported_devices']) ? listIn(nic['reported_devices'], 'reported_device') : [];
  const addresses = devices.flatMap(({ ips }) => (isObject(ips) ? listIn(ips, 'ip') : []));
  return addresses.some(({ address }) => typeof address === 'string' && !address.startsWith('fe80'));
}

/** A recorded state without its time; of names and addresses, only that they are there. */
function sightOfState(change: JsonObject): JsonObject {
  const entries = Object.entries(change).flatMap(([key, value]): [string, Json][] => {
    if (key === 'at') return [];
    if (key === 'fqdn') return [[key, value !== null]];
    if (key !== 'nics' || !Array.isArray(value)) return [[key, value]];
    const nics = value as readonly (readonly [Json, readonly Json[]])[];
    return [[key, nics.map(([name, addresses]) => [name, addresses.length > 0])]];
  });
  return Object.fromEntries(entries);
}

/** The recorded states in their order; between them, the mock may show what the recorder was too slow for. */
function compareStates(recorded: readonly string[], seen: readonly Seen[]): readonly string[] {
  const differences: string[] = [];
  let at = 0;
  for (const { state, lastedMs } of seen) {
    if (state === recorded[at]) at += 1;
    else if (lastedMs >= POLL_MS) differences.push(`it is for ${lastedMs} ms as never recorded: ${state}`);
  }
  if (at < recorded.length) differences.push(`it never is ${recorded[at] ?? ''}`);
  return differences;
}

const withoutInstanceId = (text: string): string => text.replace(/("uuid" : ")[0-9a-f-]{36}"/, '$1…"');

function compareFiles(
  recorded: Readonly<Record<string, string>> | null,
  given: GuestFiles | undefined,
): readonly string[] {
  if (recorded === null) return given ? ['the guest gets a config drive'] : [];
  if (!given) return ['the guest gets no config drive'];
  const files = new Map(
    Object.entries(given).map(([path, text]: [string, string]) => [path.replace(/^latest\//, ''), text]),
  );
  const surplus = [...files.keys()].filter((name) => !(name in recorded));
  return [
    ...surplus.map((name) => `the guest should not get ${name}`),
    ...Object.entries(recorded)
      .filter(([name, text]) => withoutInstanceId(files.get(name) ?? '') !== withoutInstanceId(text))
      .map(([name]) => `${name} is ${JSON.stringify(files.get(name))}`),
  ];
}

/** Which kind of correlation id it is: none, one that the course sent, one of an inner command, or the engine's own. */
function idKind(id: string | null | undefined, sent: ReadonlySet<string>): string {
  if (typeof id !== 'string') return 'none';
  if (sent.has(id)) return id;
  // Eight random digits, of which those that are 0 at the beginning are left out (seen).
  return /^[0-9a-f]{1,8}$/.test(id) ? 'inner' : 'own';
}

interface RecordedEvent {
  readonly code: string;
  readonly severity: string;
  readonly description: string;
  readonly correlation_id: string | null;
}

function compareEvents(
  recorded: readonly RecordedEvent[],
  given: readonly Event[],
  sent: ReadonlySet<string>,
): readonly string[] {
  const told = (event: RecordedEvent | Event): string =>
    `${event.code} ${event.severity} ${withoutSizes(event.description)} [${idKind(event.correlation_id, sent)}]`;
  const [before, now] = [recorded.map(told), given.map(told)];
  return Array.from({ length: Math.max(before.length, now.length) }, (_item, at) => at)
    .filter((at) => before[at] !== now[at])
    .map((at) => `event ${at} is ${now[at] ?? 'missing'}, not ${before[at] ?? 'there'}`);
}

/** A course that cannot be gone to its end differs, and does not keep the others from being replayed. */
async function reasonsOf(state: RecordedState, flow: Flow): Promise<readonly string[]> {
  try {
    return await new FlowReplay(state, flow).run();
  } catch (error) {
    return [`it broke off: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Replays the courses of a folder; a folder without any gives no verdicts. */
export async function replayFlows(folder: string): Promise<readonly Verdict[]> {
  const state = readRecordedState(await readState(folder));
  const verdicts: Verdict[] = [];
  for (const flow of await readFlows(folder)) {
    const reasons = await reasonsOf(state, flow);
    verdicts.push({ name: flow.name, outcome: reasons.length === 0 ? 'alike' : 'differs', reasons });
  }
  return verdicts;
}
