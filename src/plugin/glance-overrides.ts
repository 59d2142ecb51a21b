/** Reads the glance plugin's overridden config in its host page. Loaded only where there is one. */
import { readGlanceConfig } from './glance-config.ts';
import { applyOverrides } from './overrides.ts';
import type { PluginApi } from './plugin-api.ts';

export async function applyConfig(host: PluginApi, raw: unknown): Promise<void> {
  await applyOverrides(host, 'glance', readGlanceConfig(raw, host.engineBaseUrl()));
}
