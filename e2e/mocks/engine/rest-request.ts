// What one request asks of its service: reads the body, asks, and turns what comes back into a document of the wire.
import { attributesOfAction, methodsOf } from './api-model.ts';
import { faultDocument, type Outcome } from './answers.ts';
import { followLinks } from './follow.ts';
import {
  MalformedJson,
  readDocument,
  UnknownProperty,
  writeObject,
  type Document,
  type Json,
  type JsonObject,
} from './json.ts';
import { bodyMedia } from './negotiation.ts';
import { Parameters, splitPath } from './parameters.ts';
import { Crash, Empty, fault, notFound, Page, queryNotAuthorized, Refusal, type Answer } from './refusals.ts';
import { allowed, API, elementService, findRoute, type Route } from './router.ts';
import { search } from './search.ts';
import type { Call, Service, World } from './service.ts';
import type { Session } from './sessions.ts';
import { visibleTo } from './visibility.ts';
import { typeOf, wrap, writeElement, writeElements, writeLoose, writeRoot, type FindService } from './writer.ts';
import { readXmlDocument, UnknownWord } from './xml-reader.ts';

export interface Rest {
  readonly world: World;
  readonly findService: FindService;
  /** Whether the answer is what the user may see only, when the request does not say. */
  readonly isFilteredByDefault: (session: Session) => boolean;
  /** Whether an unfiltered answer is open to the user. */
  readonly maySeeAll: (session: Session) => boolean;
}

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Sorted by name, as a database does that takes upper and lower case for one. */
function byName(documents: readonly Document[]): readonly Document[] {
  const keyed = documents.map((document) => {
    const { name } = document;
    return { document, key: typeof name === 'string' ? name.toLowerCase() : '' };
  });
  const order = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);
  return keyed.sort((a, b) => order(a.key, b.key)).map(({ document }) => document);
}

const serviceWord = (service: string): string =>
  service
    .replace(/Service$/, '')
    .replace(/(?<!^)([A-Z])/g, '_$1')
    .toLowerCase();

/** What the engine reads of a body (seen: 10 MiB). */
const MAX_BODY_BYTES = 10 * 2 ** 20;

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export class RestRequest {
  readonly #rest: Rest;
  readonly #isXml: boolean;
  readonly #route: Route;
  readonly #own: Service;
  readonly #call: Call;
  readonly #base: string;

  constructor(rest: Rest, session: Session, request: Incoming, base: string, path: string, correlationId: string) {
    const { path: plain, matrix } = splitPath(path);
    const route = findRoute(plain);
    if (!route || allowed(route).length === 1) {
      throw new Page(
        404,
        `RESTEASY003210: Could not find resource for full path: ${rest.world.origin}${API}/v4/${path}`,
      );
    }
    this.#rest = rest;
    this.#isXml = bodyMedia(request.headers.get('Content-Type')) === 'xml';
    this.#route = route;
    this.#own = rest.findService(route.service) ?? {};
    this.#base = base;
    const parameters = new Parameters(request.url.searchParams, matrix, request.headers);
    this.#call = {
      world: rest.world,
      store: rest.world.store,
      session,
      ids: route.ids,
      path: plain.replace(/^\/+|\/+$/g, ''),
      parameters,
      correlationId,
      filtered: parameters.flag('filter', 'Filter') ?? rest.isFilteredByDefault(session),
      allContent: parameters.flag('all_content', 'All-Content') ?? false,
      language: (request.headers.get('Accept-Language') ?? 'en').slice(0, 2).toLowerCase(),
    };
  }

  get allowed(): readonly string[] {
    return allowed(this.#route);
  }

  get isRoot(): boolean {
    return this.#route.service === 'SystemService' && this.#route.action === undefined;
  }

  get language(): string {
    return this.#call.language;
  }

  /** A malformed id in the path is as good as an unknown one. */
  checkIds(): void {
    this.#route.ids.forEach((id, at) => {
      const service = this.#route.idServices[at] ?? '';
      const isId = this.#rest.findService(service)?.isId ?? ((text: string) => uuid.test(text));
      if (!isId(id)) throw notFound();
    });
  }

  #read(body: Uint8Array, type: string, method: string): Document {
    try {
      if (body.byteLength > MAX_BODY_BYTES) throw new MalformedJson('The body is too large.');
      const document = this.#isXml ? readXmlDocument(type, body) : readDocument(type, body);
      if (document === undefined) throw new Crash('No content.');
      return document;
    } catch (error) {
      if (error instanceof UnknownProperty) throw new Page(400, inHtml(error.message));
      if (error instanceof UnknownWord) throw fault(400, error.message, 'Invalid value');
      if (!(error instanceof MalformedJson)) throw error;
      const usage = `${this.#rest.world.origin}/ovirt-engine/apidoc#services/${serviceWord(this.#route.service)}/methods/${method}`;
      throw fault(400, `For correct usage, see: ${usage}`, 'Request syntactically incorrect.');
    }
  }

  #element(document: Document): JsonObject {
    const { service } = this.#route;
    if (service === 'SystemService') return writeRoot(document, this.#base);
    return writeElement(
      this.#rest.findService,
      service,
      typeOf(service, this.#own),
      document,
      this.#base,
      this.#call.path === '' ? this.#base : `${this.#base}/${this.#call.path}`,
    );
  }

  #visible(documents: readonly Document[]): readonly Document[] {
    const { store, session, filtered } = this.#call;
    return filtered ? visibleTo(store, session.userId, typeOf(this.#route.service, this.#own), documents) : documents;
  }

  /** Refuses a query that the user may not ask, whatever it would find. */
  #checkQuery(): void {
    const { session, filtered } = this.#call;
    if (filtered ? this.#own.isAdminOnly === true : !this.#rest.maySeeAll(session)) throw queryNotAuthorized();
  }

  /** What stands below a VM or template that the user cannot see is as good as unknown. */
  #checkOwner(): void {
    const [collection] = this.#call.path.split('/');
    const [id] = this.#call.ids;
    const type = collection === 'vms' ? 'Vm' : collection === 'templates' ? 'Template' : undefined;
    if (!this.#call.filtered || id === undefined || type === undefined) return;
    if (visibleTo(this.#call.store, this.#call.session.userId, type, [{ id }]).length === 0) throw notFound();
  }

  /** What the list of the collection holds for this user, searched and cut. */
  async #list(): Promise<readonly Document[]> {
    const own = this.#own;
    const call = this.#call;
    this.#checkQuery();
    this.#checkOwner();
    const max = call.parameters.integer('max');
    if (max !== undefined && max < 0) throw fault(400, `illegal max count value for query : ${max}`);
    const all = this.#visible((await own.list?.(call)) ?? []);
    const ordered = own.order ? all.toSorted(own.order) : own.search ? byName(all) : all;
    const text = call.parameters.text('search');
    const isCaseSensitive = call.parameters.flag('case_sensitive') ?? false;
    const isSubCollection = call.ids.length > 0;
    const found =
      own.search && text !== undefined && !isSubCollection
        ? search(ordered, text, own.search(call.store), {
            isCaseSensitive,
            pageSize: max,
            table: call.path,
            unknownField: own.unknownField,
          })
        : ordered;
    const page = max === undefined ? found : found.slice(0, max);
    return own.show ? page.map((document) => own.show?.(call, document) ?? document) : page;
  }

  async #find(): Promise<Document> {
    const { collection } = this.#route;
    const call = this.#call;
    this.#checkQuery();
    const id = this.#route.ids.at(-1);
    const list = collection === undefined ? undefined : this.#rest.findService(collection)?.list;
    const found = this.#own.get
      ? await this.#own.get(call)
      : (await list?.({ ...call, ids: call.ids.slice(0, -1) }))?.find((document) => document['id'] === id);
    const seen = found && this.#visible([found])[0];
    if (!seen) throw notFound();
    return seen;
  }

  async #get(): Promise<JsonObject> {
    const { service } = this.#route;
    const type = typeOf(service, this.#own);
    const follow = this.#call.parameters.text('follow');
    let answer: JsonObject;
    if (elementService(service) !== undefined || 'list' in methodsOf(service)) {
      const elements = writeElements(this.#rest.findService, service, await this.#list(), this.#base, this.#call.path);
      answer = wrap(type, elements, follow !== undefined || this.#own.showsEmptyList === true);
    } else answer = this.#element(await this.#find());
    if (follow === undefined || follow === '') return answer;
    return followLinks(answer, type, follow, (href) => this.#follow(href));
  }

  /** Reads what stands at another address for the same user. */
  async #follow(href: string): Promise<JsonObject> {
    const path = href.slice(this.#base.length + 1);
    const headers = new Headers({ 'Accept-Language': this.#call.language });
    if (this.#call.allContent) headers.set('All-Content', 'true');
    headers.set('Filter', String(this.#call.filtered));
    const request = {
      method: 'GET',
      url: new URL(`${this.#rest.world.origin}${href}`),
      headers,
      body: new Uint8Array(),
    };
    const inner = new RestRequest(this.#rest, this.#call.session, request, this.#base, path, this.#call.correlationId);
    try {
      return await inner.#get();
    } catch (error) {
      throw error instanceof Empty || error instanceof Refusal ? new Crash('Cannot follow.', { cause: error }) : error;
    }
  }

  async #add(body: Uint8Array): Promise<Outcome> {
    const service = this.#route.service;
    const type = typeOf(service, this.#own);
    const document = this.#read(body, type, 'add');
    if (!this.#own.add) throw new Crash(`The mock engine does not know how to add to ${service}.`);
    const answer = toAnswer(await this.#own.add(this.#call, document), 201);
    const element = elementService(service);
    const [json] =
      element === undefined
        ? [writeLoose(type, answer.document, this.#base)]
        : writeElements(this.#rest.findService, service, [answer.document], this.#base, this.#call.path);
    if (!json) throw new Error('Nothing was written.');
    const href = typeof json['href'] === 'string' ? json['href'] : '';
    const pending =
      answer.creationStatus && pendingCreation(json, `${href}/creation_status/${answer.creationStatus.join(',')}`);
    // No address at all, but what the engine sends (seen).
    return { status: answer.status, json: pending ?? json, location: `${this.#rest.world.origin}${API}/v4${href}` };
  }

  async #update(body: Uint8Array): Promise<Outcome> {
    const document = this.#read(body, typeOf(this.#route.service, this.#own), 'update');
    // What the user cannot see cannot be changed: the engine reads it first.
    await this.#find();
    if (!this.#own.update) throw new Crash(`The mock engine does not know how to update ${this.#route.service}.`);
    const answer = toAnswer(this.#own.update(this.#call, document), 200);
    return { status: answer.status, json: this.#element(answer.document) };
  }

  async #remove(): Promise<Outcome> {
    if (!this.#own.remove) throw new Crash(`The mock engine does not know how to remove ${this.#route.service}.`);
    await this.#find();
    const extra = this.#own.remove(this.#call);
    const { parameters } = this.#call;
    if (parameters.flag('async') === true || parameters.expects('202-accepted')) return { status: 202 };
    return { status: 200, json: { status: 'complete', ...this.#writeAction(extra ?? {}) } };
  }

  #writeAction(document: Document): JsonObject {
    const { job, ...rest } = document;
    const written = writeLoose('Action', rest, this.#base, attributesOfAction());
    // The one attribute of an answer that no request has.
    return job === undefined ? written : { ...written, ...writeLoose('Step', { job }, this.#base) };
  }

  /** What was sent comes back as it was sent: nothing in it gets an address (seen). */
  #echo(document: Document): JsonObject {
    return writeObject('Action', document, () => undefined, attributesOfAction());
  }

  async #act(action: string, body: Uint8Array): Promise<Outcome> {
    const document = this.#read(body, 'Action', action);
    const run = this.#own.actions?.[action];
    if (!run) throw new Crash(`The mock engine does not know the action ${action} of ${this.#route.service}.`);
    try {
      const returned = await run(this.#call, document);
      const json = { ...this.#echo(document), ...this.#writeAction(returned ?? {}), status: 'complete' };
      return {
        status: 200,
        json: returned?.['vm'] === undefined ? json : { ...json, vm: this.#actedOn(returned['vm']) },
      };
    } catch (error) {
      if (!(error instanceof Refusal) || error.isBare) throw error;
      const json = { ...this.#echo(document), fault: faultDocument(error, this.language), status: 'failed' };
      return { status: error.status, json };
    }
  }

  /** The VM of an action drags its actions and links along (seen). */
  #actedOn(vm: Document[string]): JsonObject {
    const id = typeof vm === 'object' && 'id' in vm && typeof vm['id'] === 'string' ? vm['id'] : '';
    return writeElement(
      this.#rest.findService,
      this.#route.service,
      'Vm',
      { id },
      this.#base,
      `${this.#base}/vms/${id}`,
    );
  }

  async run(method: string, body: Uint8Array): Promise<Outcome> {
    this.checkIds();
    if (this.#route.action !== undefined) return this.#act(this.#route.action, body);
    if (method === 'POST') return this.#add(body);
    if (method === 'PUT') return this.#update(body);
    if (method === 'DELETE') return this.#remove();
    return { status: 200, json: await this.#get() };
  }
}

/** A 202: the object as it is so far, and where its making can be followed. */
function pendingCreation(json: JsonObject, href: string): JsonObject {
  // Array.isArray forgets the readonly element type.
  const links = Array.isArray(json['link']) ? (json['link'] as readonly Json[]) : [];
  return { ...json, creation_status: 'pending', link: [...links, { href, rel: 'creation_status' }] };
}

function toAnswer(answer: Document | Answer, status: 200 | 201): Answer {
  return isAnswer(answer) ? answer : { status, document: answer };
}

const isAnswer = (answer: Document | Answer): answer is Answer =>
  typeof answer['status'] === 'number' && 'document' in answer;
