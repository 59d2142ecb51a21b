// What a request says about itself in its headers: its correlation id, the formats it sends and wants, the API's version.
import { addEvent } from './commands/journal.ts';
import { errorPage } from './refusals.ts';
import type { World } from './service.ts';

/** The characters that the engine keeps of a correlation id, cut to 36 (CurrentFilter.java). */
export function correlationIdOf(headers: Headers, query: URLSearchParams, newId: () => string): string {
  const sent = headers.get('Correlation-Id') ?? query.get('correlation_id');
  const kept = sent?.replace(/[^0-9A-Za-z_-]/g, '').slice(0, 36);
  return kept === undefined || kept === '' ? newId() : kept;
}

export type Media = 'json' | 'xml';

/** The format of the answer: XML unless JSON is asked for. Undefined is a 406. */
export function answerMedia(accept: string | null): Media | undefined {
  if (accept === null || accept.trim() === '') return 'xml';
  const wanted = accept
    .split(',')
    .map((part) => {
      const [type = '', ...rest] = part.trim().toLowerCase().split(';');
      const quality = rest.map((item) => /^\s*q=([\d.]+)/.exec(item)?.[1]).find((value) => value !== undefined);
      return { type, quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    if (type === 'application/json') return 'json';
    if (['application/xml', '*/*', 'application/*'].includes(type)) return 'xml';
  }
  return undefined;
}

export function bodyMedia(contentType: string | null): Media | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json';
  return type === 'application/xml' || type === 'text/xml' ? 'xml' : undefined;
}

/** The version in the path (`/v4/clusters`) or in the header; a wrong one is an error page. */
export function checkVersion(world: World, method: string, path: string, header: string | null): string {
  const inPath = /^v(\d+)(?:\/|$)/.exec(path)?.[1];
  const version = inPath ?? header ?? '4';
  if (version === '3') {
    addEvent(world, 13000, { isBySystem: true, correlationId: world.newId() });
    throw errorPage(405, `HTTP method ${method} is not supported by this URL`);
  }
  if (version !== '4') throw errorPage(400, 'Bad Request');
  return inPath === undefined ? '' : `/v${inPath}`;
}
