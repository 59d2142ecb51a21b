// One REST request from its first header to the answer, in the order in which the engine looks at things: login, version,
// path, method, body type, answer type, then the service itself.
import { locatorsOf, pathName } from './api-model.ts';
import { answerError, crashPage, write } from './answers.ts';
import { answerMedia, bodyMedia, checkVersion, correlationIdOf } from './negotiation.ts';
import { Crash, Empty } from './refusals.ts';
import { RestRequest, type Incoming, type Rest } from './rest-request.ts';
import { API } from './router.ts';
import type { Session } from './sessions.ts';

/** The links of the root once more, as a header. */
function linkHeader(origin: string): string {
  const names = Object.keys(locatorsOf('SystemService')).map((name) => pathName(name));
  return names.map((rel) => `<${origin}${API}/${rel}>; rel=${rel}`).join(',');
}

/** Answers a request of somebody who is logged in. `path` is what follows `/ovirt-engine/api/`. */
export async function answerRest(rest: Rest, session: Session, request: Incoming, path: string): Promise<Response> {
  const correlationId = correlationIdOf(request.headers, request.url.searchParams, rest.world.newId);
  const headers = new Headers({ 'Correlation-Id': correlationId });
  const accept = request.url.searchParams.get('accept') ?? request.headers.get('Accept');
  const media = answerMedia(accept);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  let language = 'en';
  try {
    const version = checkVersion(rest.world, request.method, path, request.headers.get('Version'));
    const below = version === '' ? path : path.slice(version.length);
    const rested = new RestRequest(rest, session, request, `${API}${version}`, below, correlationId);
    language = rested.language;
    const allow = rested.allowed.join(', ');
    if (method === 'OPTIONS') {
      return new Response(allow, {
        headers: { 'Correlation-Id': correlationId, Allow: allow, 'Content-Type': 'text/plain;charset=UTF-8' },
      });
    }
    if (!rested.allowed.includes(method)) throw new Empty(405, allow);
    const bodyType = bodyMedia(request.headers.get('Content-Type'));
    if ((method === 'POST' || method === 'PUT') && bodyType === undefined) throw new Empty(415);
    if (media === undefined) throw new Empty(406);
    if (rested.isRoot) headers.set('Link', linkHeader(rest.world.origin));
    const response = write(await rested.run(method, request.body), media, headers);
    if (request.method !== 'HEAD') return response;
    // Of the root, HEAD does not even tell the type (seen).
    if (rested.isRoot) response.headers.delete('Content-Type');
    return new Response(null, response);
  } catch (error) {
    const answer = answerError(error, media ?? 'json', headers, language);
    if (answer) return answer;
    // What nobody foresaw is a page with a stack trace, in a real engine too; the log says where it is from.
    if (!(error instanceof Crash)) console.error(error);
    const crash = error instanceof Crash ? error : new Crash('Unforeseen', { cause: error });
    return crashPage(crash, path, request.url.search.slice(1));
  }
}
