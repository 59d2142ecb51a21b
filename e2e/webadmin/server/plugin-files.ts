/**
 * Plugin files as the engine serves them, without login: path guard, headers, conditional requests and compression of
 * PluginResourceServlet.java, ServletUtils.java and the application server in front of them (seen on a running 4.5.8).
 */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isCompressed, mimeType } from './mime-types.ts';
import { notFound } from './responses.ts';

const compress = promisify(gzip);
const dayMs = 24 * 60 * 60 * 1000;

export interface PluginFileRequest {
  readonly method: string;
  readonly headers: Headers;
  /** Normalised path behind `/plugin/`: `<plugin>/<path>`, decoded. */
  readonly path: string;
  readonly uiPluginsDir: string;
  readonly findResourcePath: (pluginName: string) => string | undefined;
}

export async function servePluginFile({
  method,
  headers,
  path,
  uiPluginsDir,
  findResourcePath,
}: PluginFileRequest): Promise<Response> {
  if (method === 'OPTIONS') return new Response(null, { status: 200, headers: noCache() });
  if (method === 'DELETE') return Response.error(); // The application server drops the connection (seen).
  if (method === 'PATCH') return plainError(501, 'Not Implemented');
  if (method === 'TRACE') return new Response(null, { status: 405, headers: noCache() });
  if (method === 'PUT')
    return new Response(null, { status: 405, headers: { ...noCache(), 'Content-Type': 'text/html' } });
  if (method !== 'GET' && method !== 'HEAD') return plainError(405, 'Method Not Allowed');
  const file = findFile(path, uiPluginsDir, findResourcePath);
  const size = file === undefined ? undefined : await regularFileSize(file);
  if (file === undefined || !size) return notFound(noCache());

  const etag = `W/"${size.bytes}-${size.modified}"`;
  const answer = { ...noCache(), ETag: etag };
  const wanted = headers.get('If-None-Match'); // One tag, compared as a whole; no list, no weak comparison.
  if (wanted === etag) return new Response(null, { status: 304, headers: answer });
  if (wanted === '*') return new Response(null, { status: 412, headers: answer });

  const type = mimeType(basename(file));
  const withType = { ...answer, 'Content-Type': type };
  if (method === 'HEAD') return new Response(null, { headers: { ...withType, 'Content-Length': String(size.bytes) } });
  const content = await readFile(file);
  const acceptsGzip = /\bgzip\b/.test(headers.get('Accept-Encoding') ?? '');
  if (!acceptsGzip || content.length === 0 || !isCompressed(type)) {
    return new Response(content, { headers: { ...withType, 'Content-Length': String(content.length) } });
  }
  // Neither Vary nor another tag: a 304 works for both forms.
  return new Response(new Uint8Array(await compress(content)), {
    headers: { ...withType, 'Content-Encoding': 'gzip' },
  });
}

/** Everything under `/plugin/` is checked with the server at each use, whatever its name (CachingFilter.java). */
function noCache(): Record<string, string> {
  return {
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: new Date(Date.now() - dayMs).toUTCString(),
  };
}

function plainError(status: number, text: string): Response {
  return new Response(`<html><head><title>Error</title></head><body>${text}</body></html>`, {
    status,
    headers: { ...noCache(), 'Content-Type': 'text/html;charset=UTF-8' },
  });
}

function findFile(
  path: string,
  uiPluginsDir: string,
  findResourcePath: (pluginName: string) => string | undefined,
): string | undefined {
  const [pluginName = '', ...rest] = path.split('/');
  const resourcePath = findResourcePath(pluginName);
  if (resourcePath === undefined || rest.length === 0) return undefined;
  const guarded = `${resourcePath}/${rest.join('/')}`;
  // Java's File forgets a slash at the end.
  return isSane(guarded) ? join(uiPluginsDir, guarded).replace(/\/$/, '') : undefined;
}

/** ServletUtils.isSane: on the whole of resource path and path, so a resource path that ends in a slash yields nothing. */
function isSane(path: string): boolean {
  return path.length <= 512 && !/\.\.|\/\/|\.\//.test(path);
}

async function regularFileSize(file: string): Promise<{ bytes: number; modified: number } | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? { bytes: found.size, modified: Math.floor(found.mtimeMs) } : undefined;
  } catch {
    return undefined; // No such file, or none that may be read.
  }
}
