/** Connects a page to WebAdmin, to the plugin's host page, to the engine and to Foreman. */
import { createEngineClient, type EngineClient } from '../engine/client.ts';
import { createForemanClient, tokenAuthorization, type ForemanClient } from '../foreman/client.ts';
import { fetchStatus } from '../foreman/status.ts';
import { readForemanConfig, type ForemanConfig } from '../plugin/foreman-config.ts';
import type { ForemanHostPage } from '../plugin/foreman-host-page.ts';
import type { PluginApi } from '../plugin/plugin-api.ts';
import { guardClient } from './guarded-client.ts';
import { formatPlace } from './place-hash.ts';

export interface Connection {
  readonly hostPage: ForemanHostPage;
  readonly config: ForemanConfig;
  readonly engine: EngineClient;
  readonly foreman: ForemanClient;
  readonly engineBaseUrl: string;
  /** Resolves when Foreman lets that login in, which is then everybody's; throws `ApiError` otherwise. */
  readonly logIn: (name: string, token: string, signal: AbortSignal) => Promise<void>;
  readonly reveal: (token: string, machineName?: string) => void;
}

export function createConnection(host: PluginApi, hostPage: ForemanHostPage): Connection {
  const { config } = readForemanConfig(host.configObject(), host.engineBaseUrl());
  const locale = host.currentLocale();
  const options = { baseUrl: config.foremanApi, locale, withCookies: config.loginMode === 'external' };

  /** The gateway before a service account lets those in who are logged in to the engine. */
  function authorization(): string | null {
    const token = host.ssoToken();
    if (config.loginMode === 'service') return token === null ? null : `Bearer ${token}`;
    return hostPage.snapshot().login.authorization ?? null;
  }

  return {
    hostPage,
    config,
    engineBaseUrl: host.engineBaseUrl(),
    engine: createEngineClient({ baseUrl: config.apiEntryPoint, token: () => host.ssoToken(), locale }),
    foreman: guardClient(createForemanClient({ ...options, authorization }), hostPage),
    async logIn(name, token, signal) {
      const tried = tokenAuthorization(name, token);
      await fetchStatus(createForemanClient({ ...options, authorization: () => tried }), { signal });
      hostPage.signIn(tried);
    },
    reveal(token, machineName) {
      if (machineName === undefined) host.revealPlace(token);
      // WebAdmin has no call for a place with a name.
      else window.parent.location.hash = formatPlace({ token, name: machineName });
    },
  };
}
