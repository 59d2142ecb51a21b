/** A Glance in memory: the part of its API v2 that an engine asks for, over plain requests and answers. */
import type { GlanceImage, Repository } from './repository.ts';

/** Images of a page when the client does not say (`limit_param_default`). */
const DEFAULT_LIMIT = 25;

const json = (body: unknown, status = 200): Response => Response.json(body, { status });

const failed = (status: number, title: string): Response =>
  new Response(`<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=UTF-8' },
  });

/** As Glance shows it: what it does not know is null. */
function shown({ id, name, status, disk_format, container_format, size, virtual_size }: GlanceImage): object {
  const known = { id, name, status, disk_format, container_format, size, virtual_size };
  const nulled = Object.entries(known).map(([key, value]) => [key, value ?? null] as const);
  return { ...Object.fromEntries(nulled), self: `/v2/images/${id}`, file: `/v2/images/${id}/file` };
}

const byName = (a: GlanceImage, b: GlanceImage): number =>
  (a.name ?? '') < (b.name ?? '') ? -1 : (a.name ?? '') > (b.name ?? '') ? 1 : 0;

function list(images: readonly GlanceImage[], query: URLSearchParams): Response {
  const sorted = query.get('sort_key') === 'name' ? images.toSorted(byName) : images;
  const ordered = query.get('sort_dir') === 'desc' ? sorted.toReversed() : sorted;
  const marker = query.get('marker');
  const start = marker === null ? 0 : ordered.findIndex(({ id }) => id === marker) + 1;
  if (marker !== null && start === 0) return failed(400, 'Bad Request');
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  const page = ordered.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = last !== undefined && start + limit < ordered.length;
  return json({
    images: page.map(shown),
    first: '/v2/images',
    schema: '/v2/schemas/images',
    ...(hasMore && { next: `/v2/images?marker=${last.id}&limit=${limit}` }),
  });
}

/** The beginning of a file: for a qcow2 its header, whose bytes 24 to 31 are the size of the disk. */
function beginningOf({ disk_format, virtual_size = 0 }: GlanceImage): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(512));
  if (disk_format === 'qcow2') {
    bytes.setUint32(0, 0x51_46_49_fb);
    bytes.setUint32(4, 3);
    bytes.setBigUint64(24, BigInt(virtual_size));
  }
  return new Uint8Array(bytes.buffer);
}

function answerImage(image: GlanceImage | undefined, isFile: boolean): Response {
  if (!image) return failed(404, 'Not Found');
  if (!isFile) return json(shown(image));
  // Glance has no body to send for an image without data.
  if (image.status !== 'active') return new Response(null, { status: 204 });
  // Nobody downloads the rest: the hosts of the mock engine take their time without moving data.
  return new Response(beginningOf(image), { headers: { 'Content-Type': 'application/octet-stream' } });
}

/** `isTokenGood` says whether the Keystone before it made that token. */
export function answerGlance(
  repository: Repository,
  request: Request,
  isTokenGood: (token: string) => boolean,
): Response {
  const url = new URL(request.url);
  const { trouble, images } = repository;
  if (trouble === 'html') {
    const page = '<!DOCTYPE html><html><body><h1>It works!</h1></body></html>';
    return new Response(page, { headers: { 'Content-Type': 'text/html' } });
  }
  if (typeof trouble === 'number') return failed(trouble, `Error ${trouble}`);
  const [, version, collection, id, file, ...rest] = url.pathname.split('/');
  if (version !== 'v2' || collection !== 'images' || rest.length > 0) return failed(404, 'Not Found');
  if (request.method !== 'GET') return failed(405, 'Method Not Allowed');
  if (repository.keystone !== undefined && !isTokenGood(request.headers.get('X-Auth-Token') ?? '')) {
    return failed(401, 'Unauthorized');
  }
  if (id === undefined) return list(images, url.searchParams);
  if (file !== undefined && file !== 'file') return failed(404, 'Not Found');
  return answerImage(
    images.find((image) => image.id === id),
    file === 'file',
  );
}
