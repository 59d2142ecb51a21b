/** A Foreman client whose refused login stops the clients of every other frame, too, until somebody logs in anew. */
import type { ForemanClient } from '../foreman/client.ts';
import { ApiError, isApiError } from '../http/request.ts';
import type { ForemanHostPage } from '../plugin/foreman-host-page.ts';

export type LoginHome = Pick<ForemanHostPage, 'snapshot' | 'refuse'>;

export function guardClient(client: ForemanClient, home: LoginHome): ForemanClient {
  return {
    ...client,
    async request(path, schema, options) {
      const { login } = home.snapshot();
      if (login.refusal) throw new ApiError({ kind: 'refused', status: 401, ...login.refusal });
      // Whoever logged in anew may have done so with the same credentials, or at the proxy.
      client.forgetRefusal();
      try {
        return await client.request(path, schema, options);
      } catch (error) {
        if (isApiError(error) && error.status === 401) home.refuse(login, { url: error.url, detail: error.detail });
        throw error;
      }
    },
  };
}
