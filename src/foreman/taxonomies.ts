/** Organizations and locations: where a new host belongs. */
import { number, object, string } from 'valibot';
import { isApiError } from '../http/request.ts';
import type { ForemanClient, RequestOptions } from './client.ts';
import { listOf } from './wire.ts';

export interface Taxonomy {
  readonly id: number;
  readonly name: string;
}

const listSchema = listOf(object({ id: number(), name: string() }));

/** More than anybody would choose from. */
const MOST = 500;

/** Those that the person may use, by name; `undefined` where they may not know them. */
export async function findTaxonomies(
  foreman: ForemanClient,
  kind: 'organizations' | 'locations',
  options?: RequestOptions,
): Promise<readonly Taxonomy[] | undefined> {
  const query = { order: 'name ASC', per_page: MOST };
  const path = { organizations: '/organizations', locations: '/locations' }[kind];
  try {
    return (await foreman.request(path, listSchema, { ...options, query })).results;
  } catch (error) {
    if (isApiError(error) && error.status === 403) return undefined;
    throw error;
  }
}
