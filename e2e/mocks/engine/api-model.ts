// The engine's API model: which types, attributes, enums and services exist. Bodies are read and answers are written by
// it, requests are routed by it, and what the plugins send is checked against it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ModelType {
  readonly extends: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ModelMethod {
  readonly in: Readonly<Record<string, string>>;
  readonly out: Readonly<Record<string, string>>;
}

export interface ModelService {
  readonly extends: string | null;
  readonly methods: Readonly<Record<string, ModelMethod>>;
  readonly locators: Readonly<Record<string, string>>;
}

interface ApiModel {
  readonly types: Readonly<Record<string, ModelType>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly services: Readonly<Record<string, ModelService>>;
}

// The file is part of this folder (origin in its README), so its form is known.
const model = JSON.parse(readFileSync(join(import.meta.dirname, '../engine-api-model.json'), 'utf8')) as ApiModel;

/** How one attribute of a type looks in JSON. */
export interface Attribute {
  /** The name on the wire: `interface`, not the model's `_interface`. */
  readonly name: string;
  /** A type of the model, an enum, or one of Boolean, Integer, Double, Date, String. */
  readonly type: string;
  readonly isList: boolean;
  /** A reference to another object, or a sub-collection. */
  readonly isLink: boolean;
  /** The word that a list is wrapped with: `nic` in `{"nics": {"nic": [...]}}`. */
  readonly singular: string;
}

// The file names but one (ovirt-engine-api-model DiskStorageType.java).
const completed: Readonly<Record<string, readonly string[]>> = {
  DiskStorageType: ['cinder', 'image', 'lun', 'managed_block_storage'],
};

export const isStruct = (type: string): boolean => type in model.types;
export const enumValues = (type: string): readonly string[] | undefined => completed[type] ?? model.enums[type];
const getService = (name: string): ModelService => {
  const service = model.services[name];
  if (!service) throw new Error(`The API model has no service ${name}.`);
  return service;
};

// (ovirt-engine-api-metamodel SchemaNames.java)
const irregularElements: Readonly<Record<string, string>> = {
  OperatingSystem: 'os',
  OperatingSystemInfo: 'operating_system',
  OpenStackImageProvider: 'openstack_image_provider',
  OpenStackImage: 'openstack_image',
  OpenStackNetworkProvider: 'openstack_network_provider',
  OpenStackNetwork: 'openstack_network',
  OpenStackSubnet: 'openstack_subnet',
  OpenStackVolumeProvider: 'openstack_volume_provider',
  OpenStackVolumeType: 'open_stack_volume_type',
  NumaNode: 'host_numa_node',
  VirtualNumaNode: 'vm_numa_node',
};

/** The name of one object of a type in a list: `disk_attachment` for DiskAttachment. */
export function elementName(type: string): string {
  return irregularElements[type] ?? type.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}

const irregularSingulars: Readonly<Record<string, string>> = {
  katello_errata: 'katello_erratum',
  statistics: 'statistic',
};

function singularOf(plural: string): string {
  return (
    irregularSingulars[plural] ??
    plural
      .replace(/ies$/, 'y')
      .replace(/(ss|x|ch|sh)es$/, '$1')
      .replace(/(?<!s)s$/, '')
  );
}

function toAttribute(modelName: string, value: string): Attribute {
  const name = modelName.replace(/^_/, '');
  const isList = value.endsWith('[]');
  const type = value
    .replace(/^>/, '')
    .replace(/\[\]$/, '')
    .replace(/^types\./, '')
    .trim();
  const singular = isStruct(type) ? elementName(type) : singularOf(name);
  return { name, type, isList, isLink: value.startsWith('>'), singular };
}

// Seen on a running 4.5.8, absent from the model.
const unmodelled: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  MemoryPolicy: { transparent_hugepages: 'TransparentHugePages' },
  Host: { transparent_hugepages: 'TransparentHugePages' },
};

const attributesByType = new Map<string, ReadonlyMap<string, Attribute>>();

/** All attributes of a type, inherited ones included, by their names on the wire. */
export function attributesOf(type: string): ReadonlyMap<string, Attribute> {
  const known = attributesByType.get(type);
  if (known) return known;
  const attributes = new Map<string, Attribute>();
  for (const parent of model.types[type]?.extends ?? []) {
    for (const attribute of attributesOf(parent.trim()).values()) attributes.set(attribute.name, attribute);
  }
  for (const [name, value] of Object.entries({ ...model.types[type]?.attributes, ...unmodelled[type] })) {
    const attribute = toAttribute(name, value);
    attributes.set(attribute.name, attribute);
  }
  attributesByType.set(type, attributes);
  return attributes;
}

/** Whether objects of a type have an id, and so `href`, `link` and `actions`. */
export function isIdentified(type: string): boolean {
  return type === 'Identified' || (model.types[type]?.extends ?? []).some((parent) => isIdentified(parent.trim()));
}

const standardMethods = ['list', 'get', 'add', 'update', 'remove'];

/** The methods of a service, inherited ones included. */
export function methodsOf(service: string): Readonly<Record<string, ModelMethod>> {
  const { extends: parent, methods } = getService(service);
  return parent === null ? methods : { ...methodsOf(parent.trim()), ...methods };
}

/** The locators of a service, inherited ones included. */
export function locatorsOf(service: string): Readonly<Record<string, string>> {
  const { extends: parent, locators } = getService(service);
  return parent === null ? locators : { ...locatorsOf(parent.trim()), ...locators };
}

export const pathName = (name: string): string => name.replaceAll('_', '');

// Variants of a method (`add from scratch`, `export to path on host`) stand in the model like methods of their own.
const variants = new Set(['toexportdomain', 'topathonhost', 'usingssh', 'usingrootpassword']);

/** The actions of a service by the last word of their path, e.g. `autopincpuandnumanodes`. */
export function actionsOf(service: string): ReadonlyMap<string, ModelMethod> {
  const actions = new Map<string, ModelMethod>();
  for (const [name, method] of Object.entries(methodsOf(service))) {
    if (!standardMethods.includes(name) && !variants.has(pathName(name))) actions.set(pathName(name), method);
  }
  return actions;
}

const actionAttributes = new Map<string, Attribute>();

/** What the body of an action may hold: one type for all actions, `org.ovirt.engine.api.model.Action`. */
export function attributesOfAction(): ReadonlyMap<string, Attribute> {
  if (actionAttributes.size > 0) return actionAttributes;
  for (const [name, value] of Object.entries({ reason: 'String', grace_period: 'GracePeriod', fault: 'String' })) {
    actionAttributes.set(name, toAttribute(name, value));
  }
  for (const service of Object.keys(model.services)) {
    for (const method of actionsOf(service).values()) {
      for (const [name, value] of Object.entries(method.in))
        actionAttributes.set(name.replace(/^_/, ''), toAttribute(name, value));
    }
  }
  return actionAttributes;
}
