/** Asks each repository for its images: a slow or broken one keeps nobody from choosing of another. */
import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { EngineClient } from '../../engine/client.ts';
import { listImages, type Image } from '../../engine/images.ts';
import { listImageDomains, type ImageDomain } from '../../engine/storage-domains.ts';

interface Asked {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly error?: Error;
}

export interface Repositories extends Asked {
  readonly domains: readonly ImageDomain[];
  /** Asks for the list of repositories and for the images of each; what is there stays until then. */
  readonly refresh: () => void;
}

export interface RepositoryImages extends Asked {
  readonly images: readonly Image[];
  readonly refresh: () => void;
  readonly isRefreshing: boolean;
}

export function useRepositories(engine: EngineClient): Repositories {
  const queryClient = useQueryClient();
  const domains = useQuery({
    queryKey: ['image-domains'],
    queryFn: ({ signal }) => listImageDomains(engine, signal),
  });
  return {
    ...asked(domains),
    domains: domains.data ?? [],
    refresh() {
      void domains.refetch();
      void queryClient.invalidateQueries({ queryKey: ['images'] });
    },
  };
}

const imagesOf = (engine: EngineClient, imageDomainId: string) =>
  queryOptions({
    queryKey: ['images', imageDomainId],
    queryFn: ({ signal }) => listImages(engine, imageDomainId, signal),
  });

/** Every part that shows something of a repository asks so; the engine is asked once. */
export function useRepositoryImages(engine: EngineClient, imageDomainId: string): RepositoryImages {
  const answer = useQuery(imagesOf(engine, imageDomainId));
  return {
    ...asked(answer),
    images: answer.data ?? [],
    refresh: () => void answer.refetch(),
    isRefreshing: answer.isFetching,
  };
}

function asked({ isError, isFetching, data, error }: UseQueryResult): Asked {
  if (isError && !isFetching) return { state: 'failed', error };
  return { state: isError || data === undefined ? 'loading' : 'ready' };
}
