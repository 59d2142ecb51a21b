/** What the page asks its own server for beside the grids' rows: whether the session lives, and the tags. */
import { buildTagTree } from './tags.ts';
import type { TagNode } from '../../../../src/plugin/plugin-api.ts';
import type { RestResource } from './webadmin-model.ts';

/** The engine's REST paths, without its log, its injected faults and a longer life of the session. */
const service = 'GenericApiGWTService/';
const DEADLINE_MS = 10_000;

export async function fetchTags(): Promise<TagNode> {
  const answer = await fetch(`${service}tags`, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!answer.ok) throw new Error(`Could not load the tags: status ${answer.status}`);
  const { tag = [] } = (await answer.json()) as { readonly tag?: readonly RestResource[] }; // The engine's tag list.
  return buildTagTree(tag);
}

export async function hasSessionEnded(): Promise<boolean> {
  try {
    const answer = await fetch(`${service}tags?max=1`, { signal: AbortSignal.timeout(DEADLINE_MS) });
    return answer.status === 401;
  } catch {
    return false; // A server that does not answer says nothing about the session.
  }
}
