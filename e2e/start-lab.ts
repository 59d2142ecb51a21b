/** A whole laboratory on one port: the stand-in WebAdmin with the built plugins over the mock engine. */
import { join } from 'node:path';
import type { MockEngine } from './mocks/engine/engine.ts';
import type { MockForeman } from './mocks/foreman/foreman.ts';
import { createForemanProxy, type ProxyOptions } from './mocks/foreman/proxy.ts';
import { startServer, type RunningServer, type Site } from './server.ts';
import { createStandIn, type StandInOptions } from './webadmin/stand-in.ts';

export interface LabOptions extends Omit<StandInOptions, 'engine' | 'uiPluginsDir'> {
  readonly engine: MockEngine;
  /** Behind the engine's web server; nothing stands there when absent. */
  readonly foreman?: MockForeman | undefined;
  readonly foremanProxy?: Omit<ProxyOptions, 'foreman'>;
  /** The built bundle when absent. */
  readonly uiPluginsDir?: string;
  /** A free one when absent. */
  readonly port?: number;
  /** Asked before the engine, such as the demo's panel. */
  readonly sites?: readonly Site[];
}

export const builtPlugins: string = join(import.meta.dirname, '../dist/ui-plugins');

/** Rejects when the port is taken. */
export async function startLab({
  engine,
  foreman,
  foremanProxy,
  uiPluginsDir = builtPlugins,
  port,
  sites = [],
  ...options
}: LabOptions): Promise<RunningServer> {
  const standIn = createStandIn({
    profiles: ['internal', 'lab'],
    ...options,
    uiPluginsDir,
    engine: {
      login(user, password) {
        const login = engine.login(user, password);
        if (!login.ok) throw new Error(login.refusal);
        return login;
      },
      logout: engine.logout,
      internal: { fetch: (path, token) => engine.internal.fetch(path.replace(/^\/ovirt-engine\/api\/?/, ''), token) },
    },
  });
  const proxies = foreman ? [createForemanProxy({ ...foremanProxy, foreman })] : [];
  const server = await startServer([...sites, ...proxies, standIn, engineSite(engine)], port);
  // Foreman knows its compute resource by the engine's address, which is that of the laboratory.
  if (foreman) {
    const { world } = foreman;
    world.computeResources = world.computeResources.map((one) => ({ ...one, url: `${server.url}/ovirt-engine/api` }));
  }
  return server;
}

function engineSite(engine: MockEngine): Site {
  return {
    fetch: async (request) =>
      /^\/ovirt-engine\/(api|sso|services)(\/|$)/.test(new URL(request.url).pathname)
        ? engine.fetch(request)
        : undefined,
  };
}
