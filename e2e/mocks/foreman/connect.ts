/** For unit tests: a Foreman client that talks to a mock Foreman through MSW's server. */
import type { SetupServer } from 'msw/node';
import { createForemanClient, tokenAuthorization, type ForemanClient } from '../../../src/foreman/client.ts';
import { createForeman, type ForemanOptions, type MockForeman } from './foreman.ts';

export interface Connected {
  readonly foreman: MockForeman;
  readonly client: ForemanClient;
}

/** The client sends the token of `login`; `reader` when absent. */
export function connectForeman(server: SetupServer, options: ForemanOptions = {}, login = 'reader'): Connected {
  const foreman = createForeman(options);
  server.use(...foreman.handlers);
  const client = createForemanClient({
    baseUrl: 'https://engine.lab.example/foreman-plugin/api/',
    authorization: () => tokenAuthorization(login, `${login}-token`),
    locale: 'en-US',
  });
  return { foreman, client };
}
