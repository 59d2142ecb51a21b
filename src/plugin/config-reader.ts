/**
 * Reads a plugin's config as the site may have overridden it: every value is checked by itself, and a wrong one is named
 * and replaced by the default. The schemas of each plugin stand in its own `…-config.ts`.
 */
import {
  array,
  custom,
  picklist,
  pipe,
  regex,
  safeParse,
  string,
  transform,
  unknown,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import { message, type Message, type Translate } from '../i18n/i18n.ts';

export interface ConfigProblem {
  /** A path such as `dockerImages[2].ports[0]`. */
  readonly key: string;
  /** As JSON, shortened. */
  readonly value: string;
  /** What it has to be; absent for a key that nobody knows. */
  readonly expected?: Message;
  /** It looks like something that nobody else may know. */
  readonly isSecret?: boolean;
}

export interface ReadConfig<Config> {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

export type Values = Readonly<Record<string, unknown>>;

/** Reads one object of the config, and keeps what is wrong with it. */
export class ConfigReader {
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

  /** One of `values`. */
  choice<const Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    const expected = values.map((value) => JSON.stringify(value)).join(', ');
    return this.value(key, picklist(values), message('config.expect.one-of', { values: expected }));
  }

  /** A list of some of `values`; the others are left out. */
  choices<const Value extends string>(key: string, values: readonly Value[]): Value[] | undefined {
    if (this.#values[key] === undefined || this.#values[key] === null) return undefined;
    const expected = values.map((value) => JSON.stringify(value)).join(', ');
    return this.listOf(
      key,
      message('config.expect.some-of', { values: expected }),
      picklist(values),
      message('config.expect.one-of', { values: expected }),
    );
  }

  /** Origins, beside the engine's own, from which WebAdmin hands messages to the plugin. */
  allowedOrigins(): string[] {
    const origin = message('config.expect.origin');
    return this.listOf('allowedOrigins', message('config.expect.origins'), originSchema, origin);
  }

  /** The engine's API: absolute, on the engine's own origin. */
  apiEntryPoint(engineBaseUrl: string): string {
    const expected = message('config.expect.api', { origin: new URL(engineBaseUrl).origin });
    return this.value('apiEntryPoint', apiSchema(engineBaseUrl), expected) ?? `${engineBaseUrl}api`;
  }

  /** The tag of templates that are made to run containers, which one plugin sets and the other prefers; empty for none. */
  templateTag(): string {
    return this.value('templateTag', tagSchema, message('config.expect.tag')) ?? 'container-host';
  }
}

export function check<Schema extends GenericSchema>(
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

/** What is from WebAdmin's realm is told by what it is like: `instanceof` fails there. */
export const objectSchema = custom<Values>(isRecord);

export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SHOWN = 60;

function shortJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`;
}

/** A user of a guest. */
export const userNameSchema = pipe(string(), regex(/^[a-z_][a-z0-9_.-]{0,31}$/));
/** A public key in OpenSSH's one-line form. */
export const sshKeySchema = pipe(string(), regex(/^(ssh-|ecdsa-|sk-)\S+ [A-Za-z0-9+/=]+( .*)?$/));
/** A tag of the engine (BusinessEntitiesDefinitions.java of ovirt-engine); empty for none. */
const tagSchema = pipe(string(), regex(/^[A-Za-z0-9_-]{0,50}$/));

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

/** One text for the alert of WebAdmin, which shows it as plain text. `plugin` is the descriptor's name. */
export function describeProblems(plugin: string, problems: readonly ConfigProblem[], t: Translate): string {
  const file = `/etc/ovirt-engine/ui-plugins/${plugin}-config.json`;
  const sentences = problems.map(({ key, value, expected, isSecret = false }) => {
    if (isSecret) return t('config.secret', { key });
    return expected ? t('config.wrong-value', { key, value, expected: t(expected) }) : t('config.unknown-key', { key });
  });
  return t('config.wrong', { file, problems: sentences.join(' ') });
}
