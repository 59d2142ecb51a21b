/** What a part of a form knows of a list that it offers, which may come from several answers. */
import type { UseQueryResult } from '@tanstack/react-query';

/** A list as it stands. `retry` asks again for all of it that has failed. */
export interface Listed<T> {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly entries: readonly T[];
  readonly error?: Error;
  readonly retry: () => void;
}

export function listed<T>(entries: readonly T[], sources: readonly UseQueryResult[]): Listed<T> {
  const failed = sources.filter(({ isError }) => isError);
  const error = failed[0]?.error;
  return {
    state: failed.some(({ isFetching }) => !isFetching)
      ? 'failed'
      : sources.some(({ data }) => data === undefined)
        ? 'loading'
        : 'ready',
    entries,
    ...(error && { error }),
    retry: () => failed.forEach((source) => void source.refetch()),
  };
}
