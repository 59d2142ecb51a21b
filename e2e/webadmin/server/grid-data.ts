/**
 * The rows of WebAdmin's grids, read page by page out of the engine's REST lists: without what no grid shows, and with
 * the names of what a row points to.
 */

/** Reads a path below the REST API with the rights of the session in question. */
export type EngineRead = (path: string) => Promise<Response>;

type Json = Record<string, unknown>;

interface Grid {
  /** REST collections, one after the other; only providers have more than one, and those are not paged. */
  readonly collections: readonly Collection[];
  /** How the engine sorts it when the search does not say; absent for a collection without a search. */
  readonly order?: string;
  /** Always part of the search. */
  readonly condition?: string;
  /** References whose names the grid shows. */
  readonly names?: readonly Reference[];
  /** Sub-collections that come with the list. */
  readonly follow?: string;
}

interface Collection {
  readonly path: string;
  /** Name of the list in the answer. */
  readonly item: string;
  /** The grid's word for what this collection holds. */
  readonly kind?: string;
}

interface Reference {
  readonly attribute: string;
  readonly collection: string;
}

export const ROWS_PER_PAGE = 100;

const cluster: Reference = { attribute: 'cluster', collection: 'clusters' };
const dataCenter: Reference = { attribute: 'data_center', collection: 'datacenters' };
const host: Reference = { attribute: 'host', collection: 'hosts' };
const template: Reference = { attribute: 'template', collection: 'templates' };

const grids: Readonly<Record<string, Grid>> = {
  vms: {
    collections: [{ path: 'vms', item: 'vm' }],
    order: 'sortby name asc',
    names: [cluster, host, template],
    follow: 'reported_devices',
  },
  templates: { collections: [{ path: 'templates', item: 'template' }], order: 'sortby name asc', names: [cluster] },
  hosts: { collections: [{ path: 'hosts', item: 'host' }], order: 'sortby name asc', names: [cluster] },
  dataCenters: { collections: [{ path: 'datacenters', item: 'data_center' }], order: 'sortby name asc' },
  clusters: { collections: [{ path: 'clusters', item: 'cluster' }], order: 'sortby name asc', names: [dataCenter] },
  storage: { collections: [{ path: 'storagedomains', item: 'storage_domain' }], order: 'sortby name asc' },
  disks: { collections: [{ path: 'disks', item: 'disk' }], order: 'sortby alias asc', condition: 'disk_type = image' },
  users: { collections: [{ path: 'users', item: 'user' }], order: 'sortby name asc' },
  events: { collections: [{ path: 'events', item: 'event' }], order: 'sortby time desc' },
  providers: {
    collections: [
      { path: 'externalhostproviders', item: 'external_host_provider', kind: 'Foreman/Satellite' },
      { path: 'openstackimageproviders', item: 'openstack_image_provider', kind: 'OpenStack Image' },
      { path: 'openstacknetworkproviders', item: 'openstack_network_provider', kind: 'External Network Provider' },
      { path: 'openstackvolumeproviders', item: 'openstack_volume_provider', kind: 'OpenStack Block Storage' },
    ],
  },
};

/** What the engine answered instead of a list; its answer goes to the page as it is. */
class Refused extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`The engine answered ${response.status}.`);
    this.response = response;
  }
}

/**
 * Answers `/ovirt-engine/webadmin/grids/…`: `<grid>?search=&page=` with `{rows, hasMore}`, `vms/<id>/nics` and
 * `vms/<id>/disks` with `{rows}`, `counts` with the numbers of the masthead. Undefined for any other path.
 */
export async function answerGridData(url: URL, read: EngineRead): Promise<Response | undefined> {
  const [name = '', id, part] = url.pathname.replace(/^\/ovirt-engine\/webadmin\/grids\//, '').split('/');
  const grid = grids[name];
  try {
    if (name === 'counts') return Response.json(await readCounts(read));
    if (name === 'vms' && id !== undefined && part !== undefined) return Response.json(await readPart(read, id, part));
    if (!grid || id !== undefined) return undefined;
    const { searchParams } = url;
    return Response.json(
      await readPage(read, grid, searchParams.get('search') ?? '', Number(searchParams.get('page') ?? 1)),
    );
  } catch (error) {
    if (error instanceof Refused) return error.response;
    throw error;
  }
}

async function readPage(read: EngineRead, grid: Grid, search: string, page: number): Promise<Json> {
  const { order, condition, collections } = grid;
  if (order === undefined) {
    const lists = await Promise.all(collections.map((collection) => readList(read, collection, '')));
    return { rows: lists.flat(), hasMore: false };
  }
  const [collection] = collections;
  if (!collection) return { rows: [], hasMore: false };
  const asked = [condition, search].filter(Boolean).join(' and ');
  const sorted = /\bsortby\b/i.test(asked) ? asked : `${asked} ${order}`.trim();
  const query = (pageNumber: number, max: number): string =>
    `?search=${encodeURIComponent(`${sorted} page ${pageNumber}`)}&max=${max}`;
  const follow = grid.follow === undefined ? '' : `&follow=${grid.follow}`;
  const rows = await readList(read, collection, query(page, ROWS_PER_PAGE) + follow);
  const isFull = rows.length === ROWS_PER_PAGE;
  const next = isFull ? await readList(read, collection, query(page * ROWS_PER_PAGE + 1, 1)) : [];
  return { rows: await withNames(read, rows, grid.names ?? []), hasMore: next.length > 0 };
}

async function readPart(read: EngineRead, vmId: string, part: string): Promise<Json> {
  if (part === 'nics') {
    const nics = await readList(read, { path: `vms/${vmId}/nics`, item: 'nic' }, '?follow=reported_devices');
    return { rows: await withNames(read, nics, [{ attribute: 'vnic_profile', collection: 'vnicprofiles' }]) };
  }
  return {
    rows: await readList(read, { path: `vms/${vmId}/diskattachments`, item: 'disk_attachment' }, '?follow=disk'),
  };
}

/** Tasks still running and alerts not yet dismissed; a user who may not read them has none. */
async function readCounts(read: EngineRead): Promise<Json> {
  const [jobs, alerts] = await Promise.all([
    readList(read, { path: 'jobs', item: 'job' }, '?max=100'),
    readList(read, { path: 'events', item: 'event' }, '?search=severity%3Dalert&max=100'),
  ]);
  return { tasks: jobs.filter((job) => job['status'] === 'started').length, alerts: alerts.length };
}

async function readList(read: EngineRead, { path, item, kind }: Collection, query: string): Promise<Json[]> {
  const response = await read(path + query);
  if (!response.ok) throw new Refused(response);
  const list = ((await response.json()) as Json)[item]; // the engine's own JSON: an object that holds the list
  const rows = Array.isArray(list) ? (list as Json[]) : [];
  return rows.map((row) => ({ ...lean(row), ...(kind === undefined ? {} : { kind }) }));
}

/** What weighs most and no grid shows. */
const left = ['actions', 'link', 'initialization'];

function lean(row: Json): Json {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !left.includes(key)));
}

/** Puts the name of what it points to into each reference; one small request per thing pointed to. */
async function withNames(read: EngineRead, rows: readonly Json[], references: readonly Reference[]): Promise<Json[]> {
  const named = rows.map((row) => ({ ...row }));
  for (const { attribute, collection } of references) {
    const ids = new Set(named.map((row) => idOf(row[attribute])).filter((id) => id !== undefined));
    const found = new Map(
      await Promise.all([...ids].map(async (id) => [id, await readNamed(read, collection, id)] as const)),
    );
    for (const row of named) {
      const id = idOf(row[attribute]);
      if (id !== undefined) row[attribute] = found.get(id) ?? row[attribute];
    }
  }
  return named;
}

/** Undefined for what the user may not see or what has just gone. */
async function readNamed(read: EngineRead, collection: string, id: string): Promise<Json | undefined> {
  const response = await read(`${collection}/${id}`);
  if (!response.ok) return undefined;
  const { name, version, data_center: of } = (await response.json()) as Json;
  const dataCenterId = idOf(of);
  const parent = dataCenterId === undefined ? undefined : await readNamed(read, 'datacenters', dataCenterId);
  return { id, name, ...(version === undefined ? {} : { version }), ...(parent ? { data_center: parent } : {}) };
}

function idOf(reference: unknown): string | undefined {
  if (typeof reference !== 'object' || reference === null || !('id' in reference)) return undefined;
  return typeof reference.id === 'string' ? reference.id : undefined;
}
