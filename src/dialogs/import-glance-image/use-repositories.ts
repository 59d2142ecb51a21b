/** Asks each repository for its images, all at once: a slow or broken one keeps nobody from choosing of another. */
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { EngineClient } from '../../engine/client.ts';
import { listImages, type Image } from '../../engine/images.ts';
import { listImageDomains, type ImageDomain } from '../../engine/storage-domains.ts';

export interface Repository {
  readonly domain: ImageDomain;
  readonly state: 'loading' | 'failed' | 'ready';
  readonly images: readonly Image[];
  readonly error?: Error;
  /** Asks for the images again; those that are there stay until then. */
  readonly refresh: () => void;
  readonly isRefreshing: boolean;
}

export interface Repositories {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly all: readonly Repository[];
  readonly error?: Error;
  /** Asks for the list of repositories and for the images of each. */
  readonly refresh: () => void;
}

export function useRepositories(engine: EngineClient): Repositories {
  const domains = useQuery({
    queryKey: ['image-domains'],
    queryFn: ({ signal }) => listImageDomains(engine, signal),
  });
  const images = useQueries({
    queries: (domains.data ?? []).map(({ id }) => ({
      queryKey: ['images', id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => listImages(engine, id, signal),
    })),
  });
  const all = (domains.data ?? []).flatMap((domain, index) => {
    const answer = images[index];
    return answer ? [repositoryOf(domain, answer)] : [];
  });
  return {
    state: stateOf(domains),
    all,
    ...(domains.error && { error: domains.error }),
    refresh() {
      void domains.refetch();
      for (const { refresh } of all) refresh();
    },
  };
}

function repositoryOf(domain: ImageDomain, answer: UseQueryResult<readonly Image[]>): Repository {
  const { data, error, isFetching, refetch } = answer;
  return {
    domain,
    state: stateOf(answer),
    images: data ?? [],
    ...(error && { error }),
    refresh: () => void refetch(),
    isRefreshing: isFetching,
  };
}

function stateOf({ isError, isFetching, data }: UseQueryResult): Repositories['state'] {
  if (isError) return isFetching ? 'loading' : 'failed';
  return data === undefined ? 'loading' : 'ready';
}
