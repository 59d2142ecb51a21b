/** Sets up the launches of the docker plugin in its host page. */
import { docker } from '../i18n/docker.ts';
import { readDockerConfig } from './docker-config.ts';
import type { ErrandsHome } from './errand-host-page.ts';
import { errandSurroundings, heedWindow } from './errand-surroundings.ts';
import type { LaunchSnapshot } from './launch.ts';
import { createLaunches, type Launches } from './launches.ts';
import type { PluginApi } from './plugin-api.ts';

export async function loadLaunches(
  host: PluginApi,
  userId: string,
  home: ErrandsHome<LaunchSnapshot>,
): Promise<Launches> {
  const { config } = readDockerConfig(host.configObject(), host.engineBaseUrl());
  return heedWindow(
    createLaunches({ ...home, ...(await errandSurroundings(host, userId, docker, config.apiEntryPoint)) }),
  );
}
