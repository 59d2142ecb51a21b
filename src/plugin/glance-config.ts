/** The glance plugin's config. No other module reads its `configObject()`, but for the host page's first look. */
import { integer, minValue, number, pipe, regex, string } from 'valibot';
import { message } from '../i18n/i18n.ts';
import {
  ConfigReader,
  isRecord,
  objectSchema,
  sshKeySchema,
  userNameSchema,
  type ConfigProblem,
  type ReadConfig,
  type Values,
} from './config-reader.ts';

export interface GlanceConfig {
  /** Origins, beside the engine's own, from which WebAdmin hands messages to this plugin. */
  readonly allowedOrigins: readonly string[];
  /** Absolute, on the engine's own origin. */
  readonly apiEntryPoint: string;
  /** The tag for templates that are made to run containers; empty for none. */
  readonly templateTag: string;
  /** What the dialog proposes for templates. */
  readonly defaults: {
    readonly userName?: string;
    readonly sshKeys: readonly string[];
    readonly memoryBytes?: number;
    /** For images whose name tells no operating system. */
    readonly osType?: string;
  };
  readonly buttonPlacement: 'toolbar' | 'kebab';
}

const memorySchema = pipe(number(), integer(), minValue(1));
const osTypeSchema = pipe(string(), regex(/^[a-z0-9_]+$/));

/** `raw` is what `configObject()` gave: the descriptor's config with the site's keys laid over it. Never throws. */
export function readGlanceConfig(raw: unknown, engineBaseUrl: string): ReadConfig<GlanceConfig> {
  const problems: ConfigProblem[] = [];
  const reader = new ConfigReader(isRecord(raw) ? raw : {}, '', problems).only([
    'allowedOrigins',
    'apiEntryPoint',
    'templateTag',
    'defaults',
    'buttonPlacement',
  ]);
  const config: GlanceConfig = {
    allowedOrigins: reader.allowedOrigins(),
    apiEntryPoint: reader.apiEntryPoint(engineBaseUrl),
    templateTag: reader.templateTag(),
    defaults: readDefaults(
      reader.value('defaults', objectSchema, message('config.expect.import-defaults')) ?? {},
      problems,
    ),
    buttonPlacement: reader.choice('buttonPlacement', ['toolbar', 'kebab']) ?? 'toolbar',
  };
  return { config, problems };
}

function readDefaults(values: Values, problems: ConfigProblem[]): GlanceConfig['defaults'] {
  const reader = new ConfigReader(values, 'defaults.', problems).only(['userName', 'sshKeys', 'memoryMiB', 'osType']);
  const userName = reader.value('userName', userNameSchema, message('config.expect.user-name'));
  const memoryMiB = reader.value('memoryMiB', memorySchema, message('config.expect.memory'));
  const osType = reader.value('osType', osTypeSchema, message('config.expect.os-type'));
  const expectedKeys = message('config.expect.ssh-keys');
  return {
    ...(userName === undefined ? {} : { userName }),
    sshKeys: reader.listOf('sshKeys', expectedKeys, sshKeySchema, expectedKeys),
    ...(memoryMiB === undefined ? {} : { memoryBytes: memoryMiB * 2 ** 20 }),
    ...(osType === undefined ? {} : { osType }),
  };
}
