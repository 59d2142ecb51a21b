/** A look at Foreman that is repeated while the page is in sight. */
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { isApiError } from '../http/request.ts';
import type { ForemanConfig } from '../plugin/foreman-config.ts';

export interface ForemanQuery<Data> {
  /** Names what is asked for, below the page. */
  readonly key: readonly unknown[];
  readonly read: (signal: AbortSignal) => Promise<Data>;
  readonly isEnabled?: boolean;
  /** For what does not change: it is read again only when somebody asks. */
  readonly isFixed?: boolean;
  /** Shows what the key before it has brought until there is more: the pages of a list, whose buttons keep the focus. */
  readonly keepsLast?: boolean;
}

/** TanStack Query's types cannot rule out that data of any type are themselves a function. */
const KEEPING_LAST = { placeholderData: keepPreviousData as never };

/** TanStack Query stops the clock while the frame's document is hidden. A refusal (4xx) ends it. */
export function useForemanQuery<Data>(
  { refreshSeconds }: Pick<ForemanConfig, 'refreshSeconds'>,
  { key, read, isEnabled = true, isFixed = false, keepsLast = false }: ForemanQuery<Data>,
): UseQueryResult<Data> {
  return useQuery({
    queryKey: ['foreman', ...key],
    queryFn: ({ signal }) => read(signal),
    enabled: isEnabled,
    ...(keepsLast && KEEPING_LAST),
    // Who comes back to what was read a while ago does not wait for another whole interval.
    ...(refreshSeconds > 0 && !isFixed && { staleTime: refreshSeconds * 500 }),
    refetchInterval({ state: { error } }) {
      const isRefused = isApiError(error) && error.status >= 400 && error.status < 500;
      return refreshSeconds === 0 || isFixed || isRefused ? false : refreshSeconds * 1000;
    },
  });
}
