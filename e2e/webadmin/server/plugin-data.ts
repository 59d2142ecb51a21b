/**
 * What the engine knows of its UI plugins: descriptors and the site's overrides, re-read on each request of the host
 * page by the rules of ovirt-engine PluginData.java and PluginDataManager.java (seen on a running 4.5.8).
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCommentedJson } from './commented-json.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** As it stands in the host page's `pluginDefinitions`. */
export interface PluginDefinition {
  readonly name: string;
  readonly url: string;
  readonly config: JsonObject;
  readonly lazyLoad: boolean;
  readonly enabled: boolean;
}

interface PluginFile {
  readonly json: JsonObject;
  /** In ms; a file is read again only when it has become younger. 0 for an absent override. */
  readonly modified: number;
}

interface PluginData {
  readonly descriptor: PluginFile;
  readonly override: PluginFile;
}

const noOverride: PluginFile = { json: {}, modified: 0 };

export interface PluginDataSource {
  /** Reads what has changed on disk. */
  reload(): Promise<void>;
  /** By `order`, disabled ones included. */
  definitions(): readonly PluginDefinition[];
  /** The folder of a plugin's files relative to the data directory; undefined for an unknown plugin or one without files. */
  findResourcePath(pluginName: string): string | undefined;
}

export interface PluginDirectories {
  readonly uiPluginsDir: string;
  /** May be absent, as the engine's package does not create it. */
  readonly overridesDir?: string | undefined;
  /** Receives what engine.log would say. */
  readonly log?: ((line: string) => void) | undefined;
}

export function createPluginData({
  uiPluginsDir,
  overridesDir,
  log = () => undefined,
}: PluginDirectories): PluginDataSource {
  let known: ReadonlyMap<string, PluginData> = new Map();

  async function readIfYounger(
    file: string,
    what: string,
    current: PluginFile | undefined,
  ): Promise<PluginFile | undefined> {
    const modified = await modificationTime(file);
    if (modified === undefined) return undefined;
    if (current && modified <= current.modified) return current;
    log(`Reading UI plugin ${what} '${file}'`);
    const json = parseCommentedJson(await readFile(file, 'utf8'));
    if (!isObject(json)) throw new SyntaxError('not a JSON object');
    return { json, modified };
  }

  async function readDescriptor(file: string, current: PluginData | undefined): Promise<PluginFile | undefined> {
    try {
      return await readIfYounger(file, 'descriptor', current?.descriptor);
    } catch (error) {
      log(`Cannot read/parse JSON file '${file}': ${String(error)}`);
      return current?.descriptor;
    }
  }

  async function readOverride(file: string, current: PluginData | undefined): Promise<PluginFile> {
    try {
      return (await readIfYounger(file, 'configuration', current?.override)) ?? noOverride;
    } catch (error) {
      log(`Cannot read/parse JSON file '${file}': ${String(error)}`);
      return { ...noOverride, modified: (await modificationTime(file)) ?? 0 };
    }
  }

  async function readPlugin(fileName: string, current: PluginData | undefined): Promise<PluginData | undefined> {
    const file = join(uiPluginsDir, fileName);
    const descriptor = await readDescriptor(file, current);
    if (!descriptor) return current;
    const overrideFile = join(overridesDir ?? '', `${fileName.slice(0, -'.json'.length)}-config.json`);
    const override = overridesDir === undefined ? noOverride : await readOverride(overrideFile, current);
    const problem =
      describeProblem(descriptor.json, file, descriptorKeys) ??
      describeProblem(override.json, overrideFile, overrideKeys);
    if (problem === undefined) return { descriptor, override };
    log(problem);
    return current;
  }

  return {
    async reload() {
      const next = new Map<string, PluginData>();
      for (const fileName of await descriptorNames(uiPluginsDir)) {
        const data = await readPlugin(fileName, known.get(fileName));
        if (data) next.set(fileName, data);
      }
      known = next;
    },
    definitions() {
      return [...known.values()].sort((left, right) => orderOf(left) - orderOf(right)).map(toDefinition);
    },
    findResourcePath(pluginName) {
      const data = [...known.values()].find(({ descriptor }) => descriptor.json['name'] === pluginName);
      const path = data?.descriptor.json['resourcePath'];
      return typeof path === 'string' ? path : undefined;
    },
  };
}

/** Dot files too; the extension's case counts. */
async function descriptorNames(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const isFile = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name)).catch(() => undefined))?.isFile() ?? false),
  );
  return names.filter((_, index) => isFile[index]);
}

async function modificationTime(file: string): Promise<number | undefined> {
  try {
    return Math.floor((await stat(file)).mtimeMs);
  } catch {
    return undefined; // There is no such file, which for an override is the usual case.
  }
}

interface Key {
  readonly name: string;
  readonly isRequired?: boolean;
  readonly type: 'non-empty string' | 'object' | 'boolean' | 'integer';
}

const descriptorKeys: readonly Key[] = [
  { name: 'name', isRequired: true, type: 'non-empty string' },
  { name: 'url', isRequired: true, type: 'non-empty string' },
  { name: 'config', type: 'object' },
  { name: 'resourcePath', type: 'non-empty string' },
  { name: 'lazyLoad', type: 'boolean' },
];

const overrideKeys: readonly Key[] = [
  { name: 'config', type: 'object' },
  { name: 'enabled', type: 'boolean' },
  { name: 'order', type: 'integer' },
];

/** Undefined when every key has its type; unknown keys are no problem. */
function describeProblem(json: JsonObject, file: string, keys: readonly Key[]): string | undefined {
  for (const { name, isRequired = false, type } of keys) {
    const value = json[name];
    if (value === undefined ? !isRequired : hasType(value, type)) continue;
    const wanted = isRequired ? `Required ${type} attribute` : `Optional attribute must be ${type}`;
    return `Validation error in '${file}': ${wanted}: ${name}`;
  }
  return undefined;
}

function hasType(value: unknown, type: Key['type']): boolean {
  switch (type) {
    case 'non-empty string':
      return typeof value === 'string' && value.trim() !== '';
    case 'object':
      return isObject(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function orderOf({ override }: PluginData): number {
  return (override.json['order'] as number | undefined) ?? 2 ** 31 - 1; // Checked to be an integer.
}

/** The override's `config` lies over the descriptor's, key by key and no deeper. */
function toDefinition({ descriptor, override }: PluginData): PluginDefinition {
  const { name, url, lazyLoad = true, config } = descriptor.json;
  // Each was checked to have its type when it was read.
  return {
    name: name as string,
    url: url as string,
    config: { ...(config as JsonObject | undefined), ...(override.json['config'] as JsonObject | undefined) },
    lazyLoad: lazyLoad as boolean,
    enabled: (override.json['enabled'] as boolean | undefined) ?? true,
  };
}
