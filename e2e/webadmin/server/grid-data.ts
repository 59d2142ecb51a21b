/**
 * The rows of WebAdmin's grids, read page by page out of the engine's REST lists: without what no grid shows, and with
 * the names of what a row points to.
 */
import { usageOf } from './usage.ts';

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
  /** Rows that are up show how busy they are. */
  readonly hasUsage?: boolean;
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
  /** Where the attribute holds several: the name of its list. */
  readonly list?: string;
  readonly collection: string;
}

const ROWS_PER_PAGE = 100;

const cluster: Reference = { attribute: 'cluster', collection: 'clusters' };
const dataCenter: Reference = { attribute: 'data_center', collection: 'datacenters' };
const host: Reference = { attribute: 'host', collection: 'hosts' };
const storageDomains: Reference = {
  attribute: 'storage_domains',
  list: 'storage_domain',
  collection: 'storagedomains',
};
const template: Reference = { attribute: 'template', collection: 'templates' };

const grids: Readonly<Record<string, Grid>> = {
  vms: {
    collections: [{ path: 'vms', item: 'vm' }],
    order: 'sortby name asc',
    names: [cluster, host, template],
    follow: 'reported_devices',
    hasUsage: true,
  },
  templates: { collections: [{ path: 'templates', item: 'template' }], order: 'sortby name asc', names: [cluster] },
  hosts: { collections: [{ path: 'hosts', item: 'host' }], order: 'sortby name asc', names: [cluster], hasUsage: true },
  dataCenters: { collections: [{ path: 'datacenters', item: 'data_center' }], order: 'sortby name asc' },
  clusters: { collections: [{ path: 'clusters', item: 'cluster' }], order: 'sortby name asc', names: [dataCenter] },
  storage: { collections: [{ path: 'storagedomains', item: 'storage_domain' }], order: 'sortby name asc' },
  disks: {
    collections: [{ path: 'disks', item: 'disk' }],
    order: 'sortby alias asc',
    condition: 'disk_type = image',
    names: [storageDomains],
  },
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
  const sorted = searchText(condition, search, order);
  const query = (pageNumber: number, max: number): string =>
    `?search=${encodeURIComponent(`${sorted} page ${pageNumber}`)}&max=${max}`;
  const follow = grid.follow === undefined ? '' : `&follow=${grid.follow}`;
  const rows = await readList(read, collection, query(page, ROWS_PER_PAGE) + follow);
  const isFull = rows.length === ROWS_PER_PAGE;
  const next = isFull ? await readList(read, collection, query(page * ROWS_PER_PAGE + 1, 1)) : [];
  await fillNames(read, rows, grid.names ?? []);
  return { rows: grid.hasUsage ? rows.map(withUsage) : rows, hasMore: next.length > 0 };
}

/** What the engine is asked for: the grid's own condition, what was typed, and an order where none was typed. */
function searchText(condition: string | undefined, typed: string, order: string): string {
  const joint = condition === undefined || typed === '' || /^(and|or|sortby)\b/i.test(typed) ? '' : 'and';
  return [condition, joint, typed, /\bsortby\b/i.test(typed) ? '' : order].filter(Boolean).join(' ');
}

function withUsage(row: Json): Json {
  return row['status'] === 'up' ? { ...row, usage: usageOf(String(row['id']), Date.now()) } : row;
}

async function readPart(read: EngineRead, vmId: string, part: string): Promise<Json> {
  if (part === 'disks') {
    const attachments: Collection = { path: `vms/${vmId}/diskattachments`, item: 'disk_attachment' };
    return { rows: await readList(read, attachments, '?follow=disk') };
  }
  const nics = await readList(read, { path: `vms/${vmId}/nics`, item: 'nic' }, '?follow=reported_devices');
  await fillNames(read, nics, [{ attribute: 'vnic_profile', collection: 'vnicprofiles' }]);
  return { rows: nics };
}

/** Tasks still running and alerts not yet dismissed; a user who may not read them has none. */
async function readCounts(read: EngineRead): Promise<Json> {
  const [jobs, alerts] = await Promise.all([
    readListIfAllowed(read, { path: 'jobs', item: 'job' }, '?max=100'),
    readListIfAllowed(read, { path: 'events', item: 'event' }, '?search=severity%3Dalert&max=100'),
  ]);
  return { tasks: jobs.filter((job) => job['status'] === 'started').length, alerts: alerts.length };
}

async function readListIfAllowed(read: EngineRead, collection: Collection, query: string): Promise<Json[]> {
  try {
    return await readList(read, collection, query);
  } catch (error) {
    if (error instanceof Refused && error.response.status !== 401) return [];
    throw error;
  }
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

/** Puts the name of what it points to into each reference of the rows; one small request per thing pointed to. */
async function fillNames(read: EngineRead, rows: readonly Json[], references: readonly Reference[]): Promise<void> {
  for (const reference of references) {
    const found = new Map<string, Promise<Json | undefined>>();
    await Promise.all(
      rows.flatMap((row) =>
        referencesIn(row, reference).map(async (target) => {
          const id = String(target['id']);
          const named = found.get(id) ?? readNamed(read, reference.collection, id);
          found.set(id, named);
          Object.assign(target, await named);
        }),
      ),
    );
  }
}

function referencesIn(row: Json, { attribute, list }: Reference): Json[] {
  const value = row[attribute];
  if (typeof value !== 'object' || value === null) return [];
  if (list === undefined) return [value as Json]; // an object, as was just asked
  const several = (value as Json)[list];
  return Array.isArray(several) ? (several as Json[]) : [];
}

/** Undefined for what the user may not see or what has just gone. */
async function readNamed(read: EngineRead, collection: string, id: string): Promise<Json | undefined> {
  const response = await read(`${collection}/${id}`);
  if (!response.ok) return undefined;
  const { name, version, data_center: of } = (await response.json()) as Json;
  const parents = await Promise.all(
    referencesIn({ of }, { attribute: 'of', collection: 'datacenters' }).map((parent) =>
      readNamed(read, 'datacenters', String(parent['id'])),
    ),
  );
  return { id, name, version, data_center: parents[0] };
}
