/**
 * Why an image repository is no help, told by the engine's words for it. These are the texts of Java's own exceptions in
 * lower case, in no language (seen on a running 4.5.8); all other words of the engine follow the user's language.
 */
import type { ApiError } from '../http/request.ts';

/**
 * `refused-connection`: nobody listens there; `unknown-host`: the name leads nowhere; `no-answer`: too slow;
 * `no-address`: the URL is none; `no-tls`: https to a plain port; `certificate`: one that the engine does not trust;
 * `login`: user or password are wrong, or wanted; `not-found`: a wrong path; `not-a-repository`: it answers pages;
 * `broken`: its own fault.
 */
export type RepositoryTrouble =
  | 'refused-connection'
  | 'unknown-host'
  | 'no-answer'
  | 'no-address'
  | 'no-tls'
  | 'certificate'
  | 'login'
  | 'not-found'
  | 'not-a-repository'
  | 'broken'
  | 'other';

const signs: readonly (readonly [RepositoryTrouble, RegExp])[] = [
  ['refused-connection', /connection refused|no route to host|network is unreachable/],
  ['no-answer', /timed out|timeout/],
  ['no-address', /target host is null|target host is not specified|illegal character|no protocol/],
  ['certificate', /pkix|certificat|certpath|unable to find valid|hostname .* not verified/],
  ['no-tls', /ssl message|unrecognized ssl|ssl/],
  ['login', /^(unauthorized|forbidden)$/],
  ['not-found', /^(not found|multiple choices|moved permanently|found|method not allowed)$/],
  ['not-a-repository', /resteasy003145|messagebodyreader|unexpected character|unrecognized token/],
  ['broken', /internal server error|service unavailable|bad gateway|gateway time-?out/],
  // The message of Java's UnknownHostException is the name itself.
  ['unknown-host', /unknown ?host|name or service not known|^[a-z0-9-]+(\.[a-z0-9-]+)+(: .*)?$/],
];

/**
 * Undefined for a fault that is not the repository's, such as a missing permission or an ended session. `hosts` are the
 * names that were asked, where they are known: a name that leads nowhere is all that Java says of it.
 */
export function troubleOf(
  { kind, status, detail }: Pick<ApiError, 'kind' | 'status' | 'detail'>,
  hosts: readonly string[] = [],
): RepositoryTrouble | undefined {
  if (kind === 'late') return 'no-answer';
  if (kind !== 'refused' || status !== 400) return undefined;
  const words = detail.trim().toLowerCase();
  // Sentences are the engine's own and end with a full stop; an exception's words do not.
  if (words.endsWith('.')) return undefined;
  if (hosts.some((host) => words === host || words.startsWith(`${host}:`))) return 'unknown-host';
  return signs.find(([, sign]) => sign.test(words))?.[0] ?? 'other';
}
