/** Reads the Foreman plugin's overridden config in its host page. Loaded only where there is one. */
import { readForemanConfig } from './foreman-config.ts';
import { applyOverrides } from './overrides.ts';
import type { PluginApi } from './plugin-api.ts';

export async function applyConfig(host: PluginApi, raw: unknown): Promise<void> {
  await applyOverrides(host, 'foreman', readForemanConfig(raw, host.engineBaseUrl()));
}
