/** For tests of what asks both servers: the lab's mock engine and mock Foreman behind one MSW server, and their clients. */
import type { SetupServer } from 'msw/node';
import { createEngineClient, type EngineClient } from '../../src/engine/client.ts';
import { createForemanClient, tokenAuthorization, type ForemanClient } from '../../src/foreman/client.ts';
import { labData } from './engine/data/lab.ts';
import { createEngine, type MockEngine } from './engine/engine.ts';
import type { Content } from './engine/store.ts';
import { createForeman, type ForemanOptions, type MockForeman } from './foreman/foreman.ts';

export const apiEntryPoint = 'https://engine.lab.example/ovirt-engine/api';
export const foremanApi = 'https://engine.lab.example/foreman-plugin/api';

export interface BothServers {
  readonly engine: MockEngine;
  readonly foreman: MockForeman;
  readonly clients: { readonly engine: EngineClient; readonly foreman: ForemanClient };
  /** The id of a VM of that name. */
  readonly vmId: (name: string) => string;
}

export interface BothOptions {
  /** Of the mock Foreman; `admin` when absent. */
  readonly login?: string;
  /** Of the mock engine; `admin@internal` when absent. */
  readonly user?: string;
  readonly data?: Content;
  readonly options?: ForemanOptions;
}

/** Each call begins with fresh ones. */
export function connectBoth(server: SetupServer, given: BothOptions = {}): BothServers {
  const { login = 'admin', user = 'admin@internal', data = labData, options = {} } = given;
  const engine = createEngine({ data });
  const foreman = createForeman(options);
  server.resetHandlers(...engine.handlers, ...foreman.handlers);
  const session = engine.login(user, 'demo');
  if (!session.ok) throw new Error(session.refusal);
  const locale = 'en-US';
  return {
    engine,
    foreman,
    clients: {
      engine: createEngineClient({ baseUrl: apiEntryPoint, token: () => session.token, locale }),
      foreman: createForemanClient({
        baseUrl: foremanApi,
        authorization: () => tokenAuthorization(login, `${login}-token`),
        locale,
      }),
    },
    vmId(name) {
      const vm = engine.store.vms.all().find((one) => one.name === name);
      if (!vm) throw new Error(`The mock engine has no VM ${name}.`);
      return vm.id;
    },
  };
}
