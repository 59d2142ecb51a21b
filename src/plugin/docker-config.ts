/** The docker plugin's config. No other module reads its `configObject()`, but for the host page's first look. */
import {
  integer,
  maxValue,
  minValue,
  number,
  object,
  picklist,
  pipe,
  record,
  regex,
  string,
  transform,
  union,
} from 'valibot';
import { message } from '../i18n/i18n.ts';
import {
  check,
  ConfigReader,
  isRecord,
  objectSchema,
  sshKeySchema,
  userNameSchema,
  type ConfigProblem,
  type ReadConfig,
  type Values,
} from './config-reader.ts';
import type { PublishedPort } from './launch.ts';

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
  /** The tag of templates that are made to run containers; empty for none. */
  readonly templateTag: string;
  readonly buttonPlacement: 'toolbar' | 'kebab';
}

const imageSchema = pipe(string(), regex(/^\S+$/));
const envSchema = pipe(objectSchema, record(string(), string()));
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

/** `raw` is what `configObject()` gave: the descriptor's config with the site's keys laid over it. Never throws. */
export function readDockerConfig(raw: unknown, engineBaseUrl: string): ReadConfig<DockerConfig> {
  const problems: ConfigProblem[] = [];
  const reader = new ConfigReader(isRecord(raw) ? raw : {}, '', problems).only([
    'allowedOrigins',
    'apiEntryPoint',
    'dockerImages',
    'defaults',
    'templateTag',
    'buttonPlacement',
  ]);
  const config: DockerConfig = {
    allowedOrigins: reader.allowedOrigins(),
    apiEntryPoint: reader.apiEntryPoint(engineBaseUrl),
    dockerImages: reader.list('dockerImages', message('config.expect.images'), (value, path) =>
      readImage(value, path, problems),
    ),
    defaults: readDefaults(reader.value('defaults', objectSchema, message('config.expect.defaults')) ?? {}, problems),
    templateTag: reader.templateTag(),
    buttonPlacement: reader.choice('buttonPlacement', ['toolbar', 'kebab']) ?? 'toolbar',
  };
  return { config, problems };
}

function readImage(value: unknown, path: string, problems: ConfigProblem[]): OfferedImage | undefined {
  const expected = message('config.expect.image');
  if (!isRecord(value)) {
    const image = check(path, value, imageSchema, expected, problems);
    return image === undefined ? undefined : { image, label: image, ports: [], env: {} };
  }
  const reader = new ConfigReader(value, `${path}.`, problems).only(['image', 'label', 'ports', 'env']);
  // One that is absent is as wrong as one of the wrong form.
  const image = check(`${path}.image`, value['image'] ?? '', imageSchema, expected, problems);
  const label = reader.value('label', string(), message('config.expect.text'));
  const ports = reader.listOf('ports', message('config.expect.ports'), portSchema, message('config.expect.ports'));
  const env = reader.value('env', envSchema, message('config.expect.env')) ?? {};
  return image === undefined ? undefined : { image, label: label ?? image, ports, env };
}

function readDefaults(values: Values, problems: ConfigProblem[]): DockerConfig['defaults'] {
  const reader = new ConfigReader(values, 'defaults.', problems).only(['userName', 'sshKeys', 'runtime']);
  const userName = reader.value('userName', userNameSchema, message('config.expect.user-name'));
  const runtime = reader.choice('runtime', ['docker', 'podman']);
  const expectedKeys = message('config.expect.ssh-keys');
  return {
    ...(userName === undefined ? {} : { userName }),
    sshKeys: reader.listOf('sshKeys', expectedKeys, sshKeySchema, expectedKeys),
    ...(runtime === undefined ? {} : { runtime }),
  };
}
