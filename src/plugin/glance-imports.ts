/** Sets up the imports of the glance plugin in its host page: the engine, the clock, and where their news go. */
import { createEngineClient } from '../engine/client.ts';
import { glance } from '../i18n/glance.ts';
import { createTranslate } from '../i18n/i18n.ts';
import type { ErrandsHome } from './errand-host-page.ts';
import { tellByToast } from './errand-notices.ts';
import { readGlanceConfig } from './glance-config.ts';
import type { ImportSnapshot } from './import.ts';
import { createImports, type Imports } from './imports.ts';
import type { PluginApi } from './plugin-api.ts';
import { browserClock } from './waiting.ts';

export async function loadImports(
  host: PluginApi,
  userId: string,
  home: ErrandsHome<ImportSnapshot>,
): Promise<Imports> {
  const locale = host.currentLocale();
  const t = await createTranslate(locale, glance);
  const { config } = readGlanceConfig(host.configObject(), host.engineBaseUrl());
  const imports = createImports({
    ...home,
    engine: createEngineClient({ baseUrl: config.apiEntryPoint, token: () => host.ssoToken(), locale }),
    clock: browserClock,
    storage: localStorage,
    // Absent without TLS, whatever the types say.
    locks: (navigator as { readonly locks?: LockManager }).locks,
    userId,
    tell: tellByToast(host, t),
  });
  window.addEventListener('storage', ({ key }) => imports.storageChanged(key));
  window.addEventListener('pagehide', () => imports.pageHides());
  return imports;
}
