/** Sets up the launches of the docker plugin in its host page: the engine, the clock, and where their news go. */
import { createEngineClient } from '../engine/client.ts';
import { docker } from '../i18n/docker.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { readDockerConfig } from './docker-config.ts';
import type { ErrandsHome } from './errand-host-page.ts';
import { tellByToast } from './errand-notices.ts';
import type { LaunchSnapshot } from './launch.ts';
import { createLaunches, type Launches } from './launches.ts';
import type { PluginApi } from './plugin-api.ts';
import { browserClock } from './waiting.ts';

export async function loadLaunches(
  host: PluginApi,
  userId: string,
  home: ErrandsHome<LaunchSnapshot>,
): Promise<Launches> {
  const locale = host.currentLocale();
  const t = await createTranslate(locale, docker);
  const { config } = readDockerConfig(host.configObject(), host.engineBaseUrl());
  const launches = createLaunches({
    ...home,
    engine: createEngineClient({ baseUrl: config.apiEntryPoint, token: () => host.ssoToken(), locale }),
    clock: browserClock,
    storage: localStorage,
    // Absent without TLS, whatever the types say.
    locks: (navigator as { readonly locks?: LockManager }).locks,
    userId,
    tell: tellByToast(host, t),
  });
  window.addEventListener('storage', ({ key }) => launches.storageChanged(key));
  window.addEventListener('pagehide', () => launches.pageHides());
  return launches;
}
