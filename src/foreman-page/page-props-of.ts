/** What every page is given, made of the connection. */
import { loginOf } from '../foreman/client.ts';
import type { Connection } from './connection.ts';
import type { Site } from './find-match.ts';
import { createForemanLinks } from './foreman-links.ts';
import type { ForemanPageProps, Machine } from './page-props.ts';
import { returnFocusAfterSync } from './sync-focus.ts';

export function pagePropsOf(connection: Connection, site: Site, machine?: Machine): ForemanPageProps {
  const { hostPage, foreman, engine, config, reveal } = connection;
  const { authorization } = hostPage.snapshot().login;
  return {
    foreman,
    engine,
    config,
    // The engine may know several Foremen, and which one this machine is bound to.
    links: createForemanLinks(config.foremanUrl ?? machine?.provider?.url ?? site.foremanUrl),
    computeResourceId: site.computeResourceId,
    keep: (key, value) => hostPage.keep(`page ${key}`, value),
    recall: (key) => hostPage.recall(`page ${key}`),
    reveal,
    matchesChange: (machineId) => hostPage.matchesChange(machineId),
    subscribe: hostPage.subscribe,
    changedMachines: () => hostPage.snapshot().changedMachines,
    openSync(target) {
      hostPage.openSync(target);
      returnFocusAfterSync(hostPage, target.machineId);
    },
    ...(authorization !== undefined && {
      session: { name: loginOf(authorization), logOut: () => hostPage.signIn() },
    }),
  };
}
