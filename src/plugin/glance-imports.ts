/** Sets up the imports of the glance plugin in its host page. */
import { glance } from '../i18n/glance.ts';
import type { ErrandsHome } from './errand-host-page.ts';
import { errandSurroundings, heedWindow } from './errand-surroundings.ts';
import { readGlanceConfig } from './glance-config.ts';
import type { ImportSnapshot } from './import.ts';
import { createImports, type Imports } from './imports.ts';
import type { PluginApi } from './plugin-api.ts';

export async function loadImports(
  host: PluginApi,
  userId: string,
  home: ErrandsHome<ImportSnapshot>,
): Promise<Imports> {
  const { config } = readGlanceConfig(host.configObject(), host.engineBaseUrl());
  return heedWindow(
    createImports({ ...home, ...(await errandSurroundings(host, userId, glance, config.apiEntryPoint)) }),
  );
}
