/** What an engine's refusal means to the user, beyond the words it has. */
import type { ApiError } from '../http/request.ts';

/**
 * `signed-out`: the session has ended; `no-rights`: the user has lost every permission, which the engine answers with
 * the same 401; `forbidden`: this one thing is not permitted; `missing`: what was asked for is gone.
 */
export type FaultMeaning = 'signed-out' | 'no-rights' | 'forbidden' | 'missing' | 'other';

/** The web server before the engine answers in its place, with a page of its own, while the engine is down or starts. */
export function isAway({ isPage, status }: Pick<ApiError, 'isPage' | 'status'>): boolean {
  return isPage && (status === 502 || status === 503 || status === 504);
}

export function meaningOf({ status, detail }: Pick<ApiError, 'status' | 'detail'>): FaultMeaning {
  switch (status) {
    case 401:
      // OAuth's error code stands before the words and is in no language; without a token there is only "Unauthorized".
      return /^(invalid_grant\b|Unauthorized$|$)/.test(detail) ? 'signed-out' : 'no-rights';
    case 403:
      return 'forbidden';
    case 404:
      return 'missing';
    default:
      return 'other';
  }
}
