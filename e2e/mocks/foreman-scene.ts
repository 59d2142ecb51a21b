/** What stands around the pages of the Foreman plugin, played for tests: WebAdmin, the host page, and both servers. */
import type { SetupServer } from 'msw/node';
import { vi } from 'vitest';
import { tokenAuthorization } from '../../src/foreman/client.ts';
import { createForemanHostPage, type ForemanHostPageOwner } from '../../src/plugin/foreman-host-page.ts';
import type { MachineKind } from '../../src/plugin/pages.ts';
import type { PluginApi } from '../../src/plugin/plugin-api.ts';
import { createStorage } from './browser-storage.ts';
import { connectBoth, foremanApi, type BothServers } from './connect-both.ts';
import type { ForemanOptions } from './foreman/foreman.ts';

export interface SceneOptions {
  readonly options?: ForemanOptions;
  readonly locale?: string;
  /** Names of VMs, or of hosts; the first is also what the dialog "Sync" is opened for. */
  readonly selected?: readonly string[];
  readonly kind?: MachineKind;
  /** Whose token was given to the plugin; `reader`'s when absent, nobody's for null. */
  readonly login?: string | null;
  readonly config?: Readonly<Record<string, unknown>>;
  /** After the servers are there, and before anything is selected. */
  readonly before?: (both: BothServers) => void;
}

export interface Scene extends BothServers {
  readonly hostPage: ForemanHostPageOwner;
  readonly host: PluginApi;
}

export function playScene(server: SetupServer, scene: SceneOptions = {}): Scene {
  const { options = {}, locale = 'en-US', selected = [], kind = 'vm', login = 'reader', config, before } = scene;
  const both = connectBoth(server, { options });
  before?.(both);
  const session = both.engine.login('admin@internal', 'demo');
  if (!session.ok) throw new Error(session.refusal);
  const hostPage = createForemanHostPage({
    userId: () => 'admin',
    storage: createStorage(),
    showSync: vi.fn(),
    closeSync: vi.fn(),
  });
  const { vms, hosts } = both.engine.store;
  const all: readonly { readonly id: string; readonly name: string }[] = kind === 'vm' ? vms.all() : hosts.all();
  const machines = selected.map((name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`The mock engine has no ${kind} ${name}.`);
    return { id: found.id, name };
  });
  const [first] = machines;
  if (first) {
    hostPage.selects(kind, [machines]);
    hostPage.openSync({ kind, machineId: first.id, machineName: first.name });
  }
  if (login !== null) hostPage.signIn(tokenAuthorization(login, `${login}-token`));
  const host: Partial<PluginApi> = {
    configObject: () => ({ foremanApi, foremanUrl: 'https://foreman.lab.example', refreshSeconds: 0, ...config }),
    engineBaseUrl: () => 'https://engine.lab.example/ovirt-engine/',
    currentLocale: () => locale,
    ssoToken: () => session.token,
    revealPlace: vi.fn(),
  };
  return { ...both, hostPage, host: host as PluginApi }; // all that its pages call
}
