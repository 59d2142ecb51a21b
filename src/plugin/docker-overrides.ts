/** Reads the docker plugin's overridden config in its host page. Loaded only where there is one. */
import { readDockerConfig } from './docker-config.ts';
import { applyOverrides } from './overrides.ts';
import type { PluginApi } from './plugin-api.ts';

export async function applyConfig(host: PluginApi, raw: unknown): Promise<void> {
  await applyOverrides(host, 'docker', readDockerConfig(raw, host.engineBaseUrl()));
}
