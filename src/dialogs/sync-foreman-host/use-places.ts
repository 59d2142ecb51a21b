/** The organizations and locations that a new host may belong to, read once they are needed. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ForemanPageProps } from '../../foreman-page/page-props.ts';
import type { SyncPlaces } from '../../foreman-page/sync.ts';
import { findTaxonomies } from '../../foreman/taxonomies.ts';

export interface Places extends SyncPlaces {
  /** The person may not know some of them. */
  readonly isPartial: Readonly<Record<keyof SyncPlaces, boolean>>;
}

export function usePlaces({ foreman }: Pick<ForemanPageProps, 'foreman'>, isNeeded: boolean): UseQueryResult<Places> {
  return useQuery({
    queryKey: ['taxonomies'],
    enabled: isNeeded,
    async queryFn({ signal }): Promise<Places> {
      const [organizations, locations] = await Promise.all([
        findTaxonomies(foreman, 'organizations', { signal }),
        findTaxonomies(foreman, 'locations', { signal }),
      ]);
      return {
        organizations: organizations ?? [],
        locations: locations ?? [],
        isPartial: { organizations: !organizations, locations: !locations },
      };
    },
  });
}
