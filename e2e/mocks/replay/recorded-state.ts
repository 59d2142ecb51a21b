/**
 * The objects of `state.json` as the mock engine stores them. They were written down in the fullest form seen: followed
 * parts are taken apart again, and what was cut is what such objects have by default.
 */
import { clusterShape } from '../engine/data/shapes.ts';
import type { GlanceImage } from '../glance/repository.ts';
import { readDocument, type Document, type Json, type JsonObject } from '../engine/json.ts';
import type {
  Cluster,
  ClusterNetwork,
  DataCenter,
  Disk,
  DiskAttachment,
  Host,
  Id,
  Network,
  Nic,
  Provider,
  StorageDomain,
  Template,
  User,
  Vm,
  VnicProfile,
} from '../engine/model.ts';
import type { RecordedObjects } from './recording.ts';

const CUT = '(cut)';

const textOf = (value: Json | Document[string]): string => (typeof value === 'string' ? value : '');

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const without = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key, value]) => value !== CUT && !keys.includes(key)));

/** Only the id of a part that was followed. */
function toReference(json: Json | undefined): JsonObject | undefined {
  return isObject(json) && typeof json['id'] === 'string' ? { id: json['id'] } : undefined;
}

function read(type: string, object: JsonObject): Document {
  const document = readDocument(type, new TextEncoder().encode(JSON.stringify(object)));
  if (!document) throw new Error(`The recorded ${type} is empty.`);
  return document;
}

/** The entries of a followed sub-collection: `{"nic": [...]}`. */
function entriesOf(json: Json | undefined): readonly JsonObject[] {
  if (!isObject(json)) return [];
  const [list] = Object.values(json);
  return Array.isArray(list) ? (list as readonly Json[]).filter(isObject) : [];
}

function withReferences(object: JsonObject, keys: readonly string[]): JsonObject {
  const references = keys.flatMap((key) => {
    const reference = toReference(object[key]);
    return reference ? [[key, reference] as const] : [];
  });
  return { ...without(object, keys), ...Object.fromEntries(references) };
}

export interface RecordedState {
  readonly clusters: readonly Cluster[];
  readonly clusterNetworks: readonly ClusterNetwork[];
  readonly dataCenters: readonly DataCenter[];
  readonly disks: readonly Disk[];
  readonly diskAttachments: readonly DiskAttachment[];
  readonly hosts: readonly Host[];
  readonly networks: readonly Network[];
  readonly nics: readonly Nic[];
  /** Image providers with the images that were behind each, by name and id alone. */
  readonly imageProviders: readonly { readonly provider: Provider; readonly images: readonly GlanceImage[] }[];
  readonly storageDomains: readonly StorageDomain[];
  readonly templates: readonly Template[];
  readonly users: readonly User[];
  readonly vms: readonly Vm[];
  readonly vnicProfiles: readonly VnicProfile[];
  /** The ids of what requests create, by what they are for: `vm/rec-min`. */
  readonly ids: ReadonlyMap<string, Id>;
}

/** What was cut out of a cluster is what clusters have by default. */
const uncut = (object: JsonObject): Partial<Cluster> =>
  Object.fromEntries(Object.entries(clusterShape).filter(([key]) => object[key] === CUT));

// The set-up of an engine gives its first cluster a migration policy; clusters that are added have none (seen).
const firstMigration = { ...clusterShape.migration, policy: { id: '80554327-0569-496b-bdeb-fcbbf52b827b' } };

// What `readDocument` returns holds the attributes of the type, as these objects do; the recorder saw all that are needed.
const clusterOf = (object: JsonObject): Cluster =>
  ({
    ...uncut(object),
    ...(object['name'] === 'Default' && { migration: firstMigration }),
    ...read('Cluster', withReferences(without(object, ['networks', 'permissions']), clusterReferences)),
  }) as unknown as Cluster;

function networksOf(object: JsonObject): readonly ClusterNetwork[] {
  const clusterId = textOf(object['id']);
  return entriesOf(object['networks']).map((entry) => {
    const { id, display, required, status, usages } = read(
      'Network',
      withReferences(entry, ['cluster', 'data_center', 'vnic_profiles']),
    );
    const use = { display, required, status, usages } as unknown as ClusterNetwork;
    return { ...use, id: `${clusterId}/${textOf(id)}`, clusterId, networkId: textOf(id) };
  });
}

const dataCenterOf = (object: JsonObject): DataCenter =>
  read(
    'DataCenter',
    withReferences(without(object, ['clusters', 'storage_domains', 'networks']), ['mac_pool']),
  ) as unknown as DataCenter;

function domainOf(object: JsonObject): StorageDomain {
  const [dataCenter] = entriesOf(object['data_centers']);
  const domain = read('StorageDomain', without(object, ['data_centers', 'status'])) as unknown as StorageDomain;
  const dataCenterId = dataCenter?.['id'];
  return typeof dataCenterId === 'string' ? { ...domain, attachment: { dataCenterId, status: 'active' } } : domain;
}

const clusterReferences = ['data_center', 'mac_pool', 'scheduling_policy'];
const vmReferences = [
  'cluster',
  'template',
  'original_template',
  'quota',
  'cpu_profile',
  'large_icon',
  'small_icon',
  'host',
];
const vmParts = [
  'nics',
  'disk_attachments',
  'tags',
  'permissions',
  'graphics_consoles',
  'snapshots',
  'cdroms',
  'applications',
  'sessions',
  'statistics',
  'console',
  'rng_device',
  'soundcard_enabled',
  'tpm_enabled',
  'virtio_scsi',
];

function withoutOvf(object: JsonObject): JsonObject {
  const initialization = object['initialization'];
  return isObject(initialization) ? { ...object, initialization: without(initialization, ['configuration']) } : object;
}

const vmOf = (object: JsonObject): Vm =>
  read('Vm', withReferences(without(withoutOvf(object), vmParts), vmReferences)) as unknown as Vm;

const templateOf = (object: JsonObject): Template =>
  read('Template', withReferences(without(withoutOvf(object), vmParts), vmReferences)) as unknown as Template;

function attachmentsOf(object: JsonObject): readonly DiskAttachment[] {
  const ownerId = textOf(object['id']);
  return entriesOf(object['disk_attachments']).map((entry) => {
    const attachment = read('DiskAttachment', without(entry, ['disk', 'template', 'vm'])) as unknown as DiskAttachment;
    const diskId = textOf(entry['id']);
    return { ...attachment, id: `${ownerId}/${diskId}`, ownerId, diskId };
  });
}

const disksOf = (object: JsonObject): readonly Disk[] =>
  entriesOf(object['disk_attachments']).flatMap(({ disk }) =>
    isObject(disk) ? [read('Disk', withReferences(disk, ['disk_profile', 'quota'])) as unknown as Disk] : [],
  );

const nicsOf = (object: JsonObject): readonly Nic[] =>
  entriesOf(object['nics']).map((entry) => ({
    ...(read('Nic', withReferences(without(entry, ['template', 'vm']), ['vnic_profile'])) as unknown as Nic),
    ownerId: textOf(object['id']),
  }));

/** Names tell what an image is: the recorder called each after what it was made for. */
function imageOf(object: JsonObject): GlanceImage {
  const id = textOf(object['id']);
  const name = typeof object['name'] === 'string' ? object['name'] : undefined;
  const named = { id, ...(name !== undefined && { name }) };
  if (name === 'no-formats') return { ...named, status: 'queued' };
  const disk_format = /vmdk/.test(name ?? '')
    ? 'vmdk'
    : /installer/.test(name ?? '')
      ? 'iso'
      : /raw/.test(name ?? '')
        ? 'raw'
        : 'qcow2';
  const container_format = name === 'appliance' ? 'ova' : 'bare';
  if (/queued|no-data/.test(name ?? '')) return { ...named, status: 'queued', disk_format, container_format };
  return { ...named, status: 'active', disk_format, container_format, size: 2 ** 20, virtual_size: 2 ** 31 };
}

const imageProviderOf = (object: JsonObject): RecordedState['imageProviders'][number] => ({
  provider: {
    ...(read('OpenStackImageProvider', without(object, ['images', 'certificates'])) as unknown as Provider),
    kind: 'openstackimageprovider',
  },
  images: entriesOf(object['images']).map(imageOf),
});

const kinds: Readonly<Record<string, string>> = {
  clusters: 'cluster',
  externalhostproviders: 'externalhostprovider',
  openstackimageproviders: 'openstackimageprovider',
  datacenters: 'datacenter',
  networks: 'network',
  storagedomains: 'storagedomain',
  tags: 'tag',
  templates: 'template',
  vms: 'vm',
  jobs: 'job',
};

function idsOf(objects: RecordedObjects): ReadonlyMap<string, Id> {
  const named = Object.entries(kinds).flatMap(([collection, kind]) =>
    (objects[collection] ?? []).map(
      ({ id, name, description }) => [`${kind}/${textOf(name ?? description)}`, textOf(id)] as const,
    ),
  );
  const networks = (objects['networks'] ?? []).map(
    ({ name, id, data_center: of }) =>
      [`network/${textOf(name)} of ${isObject(of) ? textOf(of['name']) : ''}`, textOf(id)] as const,
  );
  const profiles = (objects['vnicprofiles'] ?? []).map(
    ({ name, id, network }) =>
      [`vnicprofile/${textOf(name)} of ${isObject(network) ? textOf(network['id']) : ''}`, textOf(id)] as const,
  );
  return new Map([...named, ...networks, ...profiles]);
}

/** Takes the recorded objects apart; what is not there is an empty list. */
export function readRecordedState(objects: RecordedObjects): RecordedState {
  const all = (collection: string): readonly JsonObject[] => objects[collection] ?? [];
  const owners = [...all('templates'), ...all('vms')];
  return {
    clusters: all('clusters').map(clusterOf),
    clusterNetworks: all('clusters').flatMap(networksOf),
    dataCenters: all('datacenters').map(dataCenterOf),
    disks: owners.flatMap(disksOf),
    diskAttachments: owners.flatMap(attachmentsOf),
    hosts: all('hosts').map((object) => read('Host', withReferences(object, ['cluster'])) as unknown as Host),
    networks: all('networks').map(
      (object) =>
        read('Network', withReferences(without(object, ['vnic_profiles']), ['data_center'])) as unknown as Network,
    ),
    nics: owners.flatMap(nicsOf),
    imageProviders: all('openstackimageproviders').map(imageProviderOf),
    storageDomains: all('storagedomains').map(domainOf),
    templates: all('templates').map(templateOf),
    users: all('users').map((object) => read('User', without(object, ['user_options'])) as unknown as User),
    vms: all('vms').map(vmOf),
    vnicProfiles: all('vnicprofiles').map(
      (object) => read('VnicProfile', withReferences(object, ['network', 'network_filter'])) as unknown as VnicProfile,
    ),
    ids: idsOf(objects),
  };
}
