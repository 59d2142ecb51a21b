/** The Foreman plugin's config. No other module reads its `configObject()`, but for the host page's first look. */
import {
  boolean,
  integer,
  maxValue,
  minValue,
  number,
  picklist,
  pipe,
  record,
  regex,
  string,
  transform,
} from 'valibot';
import type { Rule } from '../foreman/matching.ts';
import { message } from '../i18n/i18n.ts';
import { ConfigReader, isRecord, objectSchema, type ConfigProblem, type ReadConfig } from './config-reader.ts';
import { withoutSecrets } from './config-secrets.ts';

/**
 * How a page gets into Foreman: `token`: the person's own access token, asked for once per page load; `external`: the
 * proxy passes the person's identity on; `service`: the proxy logs in with a read-only account; `cors`: as `token`, but
 * straight to Foreman, and reading only.
 */
export const loginModes = ['token', 'external', 'service', 'cors'] as const;
export type LoginMode = (typeof loginModes)[number];

export const machineTabs = ['details', 'facts', 'reports', 'graphs'] as const;
export type MachineTab = (typeof machineTabs)[number];

export interface ForemanConfig {
  readonly allowedOrigins: readonly string[];
  /** The engine's API: absolute, on the engine's own origin. */
  readonly apiEntryPoint: string;
  /** Foreman's API: absolute. On the engine's own origin, but for the login mode `cors`. */
  readonly foremanApi: string;
  /** Where Foreman's own pages stand, ending in no slash; absent when links are to come from the engine's provider. */
  readonly foremanUrl?: string;
  readonly loginMode: LoginMode;
  /** Which tabs a VM and an oVirt host have. */
  readonly tabs: readonly MachineTab[];
  readonly hasDashboard: boolean;
  /** Labels of the places that are not to be called as the plugin calls them. */
  readonly labels: Readonly<Partial<Record<MachineTab | 'dashboard', string>>>;
  /** Whether the dashboard takes the place that WebAdmin shows first. */
  readonly landingPage: boolean;
  /** Seconds between two looks at what is shown; 0 for never. */
  readonly refreshSeconds: number;
  /** After this many minutes without a report Foreman calls a host out of sync (its setting `outofsync_interval`). */
  readonly outOfSyncMinutes: number;
  readonly matching: readonly Rule[];
  /** A search of Foreman for the hosts of this engine, where Foreman has no compute resource for it. */
  readonly hostsOfThisEngine?: string;
}

/** As the Foreman client has them; written here too, so that a host page need not load it. */
const rules: readonly Rule[] = ['uuid', 'dmi', 'fqdn', 'name', 'shortName', 'mac'];

const labelSchema = pipe(string(), regex(/\S/));
const labelsSchema = pipe(objectSchema, record(picklist([...machineTabs, 'dashboard']), labelSchema));
const webAddressSchema = pipe(
  string(),
  transform((text) => (URL.canParse(text) ? new URL(text) : undefined)),
  transform((url) => (url && /^https?:$/.test(url.protocol) ? url.href.replace(/\/+$/, '') : undefined)),
  string(),
);
const secondsSchema = pipe(number(), integer(), minValue(0), maxValue(86_400));
const minutesSchema = pipe(number(), integer(), minValue(1), maxValue(100_000));

/** The person's token goes there: to the engine's own web server, but for the mode that says otherwise. */
function foremanApiSchema(engineBaseUrl: string, loginMode: LoginMode) {
  const base = new URL(engineBaseUrl);
  const isAllowed = (url: URL): boolean =>
    loginMode === 'cors' ? url.protocol === 'https:' || url.protocol === base.protocol : url.origin === base.origin;
  return pipe(
    string(),
    transform((text) => (URL.canParse(text, base) ? new URL(text, base) : undefined)),
    transform((url) => (url && isAllowed(url) ? url.href : undefined)),
    string(),
  );
}

/** `raw` is what `configObject()` gave: the descriptor's config with the site's keys laid over it. Never throws. */
export function readForemanConfig(raw: unknown, engineBaseUrl: string): ReadConfig<ForemanConfig> {
  const { values, problems: secrets } = withoutSecrets(raw);
  const problems: ConfigProblem[] = [...secrets];
  const reader = new ConfigReader(isRecord(values) ? values : {}, '', problems).only([
    'allowedOrigins',
    'apiEntryPoint',
    'foremanApi',
    'foremanUrl',
    'loginMode',
    'tabs',
    'hasDashboard',
    'labels',
    'landingPage',
    'refreshSeconds',
    'outOfSyncMinutes',
    'matching',
    'hostsOfThisEngine',
  ]);
  const yesOrNo = message('config.expect.boolean');
  const loginMode = reader.choice('loginMode', loginModes) ?? 'token';
  const foremanUrl = reader.value('foremanUrl', webAddressSchema, message('config.expect.foreman-url'));
  const hostsOfThisEngine = reader.value('hostsOfThisEngine', labelSchema, message('config.expect.search'));
  const { origin } = new URL(engineBaseUrl);
  const expectedApi = message(loginMode === 'cors' ? 'config.expect.foreman-cors' : 'config.expect.foreman-api', {
    origin,
  });
  const config: ForemanConfig = {
    allowedOrigins: reader.allowedOrigins(),
    apiEntryPoint: reader.apiEntryPoint(engineBaseUrl),
    foremanApi:
      reader.value('foremanApi', foremanApiSchema(engineBaseUrl, loginMode), expectedApi) ??
      `${origin}/foreman-plugin/api/`,
    ...(foremanUrl !== undefined && { foremanUrl }),
    loginMode,
    tabs: reader.choices('tabs', machineTabs) ?? machineTabs,
    hasDashboard: reader.value('hasDashboard', boolean(), yesOrNo) ?? true,
    labels: reader.value('labels', labelsSchema, message('config.expect.labels')) ?? {},
    landingPage: reader.value('landingPage', boolean(), yesOrNo) ?? false,
    refreshSeconds: reader.value('refreshSeconds', secondsSchema, message('config.expect.seconds')) ?? 60,
    outOfSyncMinutes: reader.value('outOfSyncMinutes', minutesSchema, message('config.expect.minutes')) ?? 30,
    matching: reader.choices('matching', rules) ?? rules,
    ...(hostsOfThisEngine !== undefined && { hostsOfThisEngine }),
  };
  return { config, problems };
}
