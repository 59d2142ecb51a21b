/**
 * The docker plugin's config, as the site may have overridden it: every value is checked by itself, and a wrong one is
 * named and replaced by the default. No other module reads `configObject()`, but for the host page's first look.
 */
import {
  array,
  custom,
  integer,
  maxValue,
  minValue,
  number,
  object,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string,
  transform,
  union,
  unknown,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import { message, type Message, type Translate } from '../i18n/i18n.ts';
import type { PublishedPort } from './launch.ts';

/** Where a site's values come from, for whoever has to correct them. */
const dockerConfigFile = '/etc/ovirt-engine/ui-plugins/docker-config.json';

export interface OfferedImage {
  readonly image: string;
  readonly label: string;
  readonly ports: readonly PublishedPort[];
  readonly env: Readonly<Record<string, string>>;
}

export interface DockerConfig {
  /** Origins, beside the engine's own, from which WebAdmin hands messages to this plugin. */
  readonly allowedOrigins: readonly string[];
  /** Absolute, on the engine's own origin. */
  readonly apiEntryPoint: string;
  readonly dockerImages: readonly OfferedImage[];
  readonly defaults: {
    readonly userName?: string;
    readonly sshKeys: readonly string[];
    readonly runtime?: 'docker' | 'podman';
  };
  readonly buttonPlacement: 'toolbar' | 'kebab';
}

export interface ConfigProblem {
  /** A path such as `dockerImages[2].ports[0]`. */
  readonly key: string;
  /** As JSON, shortened. */
  readonly value: string;
  /** What it has to be; absent for a key that nobody knows. */
  readonly expected?: Message;
}

export interface ReadConfig {
  readonly config: DockerConfig;
  readonly problems: readonly ConfigProblem[];
}

type Values = Readonly<Record<string, unknown>>;

const imageSchema = pipe(string(), regex(/^\S+$/));
/** What is from WebAdmin's realm is told by what it is like: `instanceof` fails there. */
const objectSchema = custom<Values>(isRecord);
const envSchema = pipe(objectSchema, record(string(), string()));
const userNameSchema = pipe(string(), regex(/^[a-z_][a-z0-9_.-]{0,31}$/));
const sshKeySchema = pipe(string(), regex(/^(ssh-|ecdsa-|sk-)\S+ [A-Za-z0-9+/=]+( .*)?$/));
const portNumberSchema = pipe(number(), integer(), minValue(1), maxValue(65535));

/** `80`, `"80"`, `"8080:80"` or `"53:53/udp"`: the VM's port, the container's, the protocol. */
const portSchema = pipe(
  union([pipe(portNumberSchema, transform(String)), pipe(string(), regex(/^\d{1,5}(:\d{1,5})?(\/(tcp|udp))?$/))]),
  transform((text) => {
    const [ports = '', protocol = 'tcp'] = text.split('/');
    const [vmPort = '', containerPort = vmPort] = ports.split(':');
    return { vmPort: Number(vmPort), containerPort: Number(containerPort), protocol };
  }),
  object({ vmPort: portNumberSchema, containerPort: portNumberSchema, protocol: picklist(['tcp', 'udp']) }),
);

/** Reads one object of the config, and keeps what is wrong with it. */
class Reader {
  readonly #values: Values;
  readonly #path: string;
  readonly #problems: ConfigProblem[];

  constructor(values: Values, path: string, problems: ConfigProblem[]) {
    this.#values = values;
    this.#path = path;
    this.#problems = problems;
  }

  /** Names the keys that are not among `known`. */
  only(known: readonly string[]): this {
    for (const [key, value] of Object.entries(this.#values)) {
      if (!known.includes(key)) this.#problems.push({ key: this.#path + key, value: shortJson(value) });
    }
    return this;
  }

  /** `undefined` for a key that is absent, `null`, or wrong and then named. */
  value<Schema extends GenericSchema>(key: string, schema: Schema, expected: Message): InferOutput<Schema> | undefined {
    return check(this.#path + key, this.#values[key], schema, expected, this.#problems);
  }

  /** Each entry by itself; the wrong ones are left out. */
  list<Value>(key: string, expected: Message, entry: (value: unknown, path: string) => Value | undefined): Value[] {
    const entries = this.value(key, array(unknown()), expected) ?? [];
    return entries.flatMap((value, index) => entry(value, `${this.#path}${key}[${index}]`) ?? []);
  }

  listOf<Schema extends GenericSchema>(
    key: string,
    expected: Message,
    schema: Schema,
    expectedEntry: Message,
  ): NonNullable<InferOutput<Schema>>[] {
    return this.list(
      key,
      expected,
      (value, path) => check(path, value, schema, expectedEntry, this.#problems) ?? undefined,
    );
  }
}

function check<Schema extends GenericSchema>(
  key: string,
  value: unknown,
  schema: Schema,
  expected: Message,
  problems: ConfigProblem[],
): InferOutput<Schema> | undefined {
  if (value === undefined || value === null) return undefined;
  const parsed = safeParse(schema, value);
  if (parsed.success) return parsed.output;
  problems.push({ key, value: shortJson(value), expected });
  return undefined;
}

/** `raw` is what `configObject()` gave: the descriptor's config with the site's keys laid over it. Never throws. */
export function readDockerConfig(raw: unknown, engineBaseUrl: string): ReadConfig {
  const problems: ConfigProblem[] = [];
  const reader = new Reader(isRecord(raw) ? raw : {}, '', problems).only([
    'allowedOrigins',
    'apiEntryPoint',
    'dockerImages',
    'defaults',
    'buttonPlacement',
  ]);
  const placements = ['toolbar', 'kebab'] as const;
  const config: DockerConfig = {
    allowedOrigins: reader.listOf(
      'allowedOrigins',
      message('config.expect.origins'),
      originSchema,
      message('config.expect.origin'),
    ),
    apiEntryPoint:
      reader.value(
        'apiEntryPoint',
        apiSchema(engineBaseUrl),
        message('config.expect.api', { origin: new URL(engineBaseUrl).origin }),
      ) ?? `${engineBaseUrl}api`,
    dockerImages: reader.list('dockerImages', message('config.expect.images'), (value, path) =>
      readImage(value, path, problems),
    ),
    defaults: readDefaults(reader.value('defaults', objectSchema, message('config.expect.defaults')) ?? {}, problems),
    buttonPlacement:
      reader.value('buttonPlacement', picklist(placements), message('config.expect.one-of', oneOf(placements))) ??
      'toolbar',
  };
  return { config, problems };
}

const originSchema = pipe(string(), regex(/^https?:\/\/[^/?#\s]+$/));

/** The user's token goes there with every request, so it may not be anybody else's server. */
function apiSchema(engineBaseUrl: string): GenericSchema<unknown, string> {
  const base = new URL(engineBaseUrl);
  return pipe(
    string(),
    transform((text) => (URL.canParse(text, base) ? new URL(text, base) : undefined)),
    transform((url) => (url?.origin === base.origin ? url.href : undefined)),
    string(),
  );
}

function readImage(value: unknown, path: string, problems: ConfigProblem[]): OfferedImage | undefined {
  const expected = message('config.expect.image');
  if (!isRecord(value)) {
    const image = check(path, value, imageSchema, expected, problems);
    return image === undefined ? undefined : { image, label: image, ports: [], env: {} };
  }
  const reader = new Reader(value, `${path}.`, problems).only(['image', 'label', 'ports', 'env']);
  // One that is absent is as wrong as one of the wrong form.
  const image = check(`${path}.image`, value['image'] ?? '', imageSchema, expected, problems);
  const label = reader.value('label', string(), message('config.expect.text'));
  const ports = reader.listOf('ports', message('config.expect.ports'), portSchema, message('config.expect.ports'));
  const env = reader.value('env', envSchema, message('config.expect.env')) ?? {};
  return image === undefined ? undefined : { image, label: label ?? image, ports, env };
}

function readDefaults(values: Values, problems: ConfigProblem[]): DockerConfig['defaults'] {
  const reader = new Reader(values, 'defaults.', problems).only(['userName', 'sshKeys', 'runtime']);
  const runtimes = ['docker', 'podman'] as const;
  const userName = reader.value('userName', userNameSchema, message('config.expect.user-name'));
  const runtime = reader.value('runtime', picklist(runtimes), message('config.expect.one-of', oneOf(runtimes)));
  const expectedKeys = message('config.expect.ssh-keys');
  return {
    ...(userName === undefined ? {} : { userName }),
    sshKeys: reader.listOf('sshKeys', expectedKeys, sshKeySchema, expectedKeys),
    ...(runtime === undefined ? {} : { runtime }),
  };
}

function oneOf(values: readonly string[]): { values: string } {
  return { values: values.map((value) => JSON.stringify(value)).join(', ') };
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SHOWN = 60;

function shortJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}

/** One text for the alert of WebAdmin, which shows it as plain text. */
export function describeProblems(problems: readonly ConfigProblem[], t: Translate): string {
  const sentences = problems.map(({ key, value, expected }) =>
    expected ? t('config.wrong-value', { key, value, expected: t(expected) }) : t('config.unknown-key', { key }),
  );
  return t('config.wrong', { file: dockerConfigFile, problems: sentences.join(' ') });
}
