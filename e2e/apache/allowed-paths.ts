/** The list of what passes the proxy, read from the file that Apache reads. */
import { proxyFile } from './apache.ts';

export interface AllowedPath {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** Of the whole path, from the engine's root. */
  readonly pattern: RegExp;
  /** A path that it lets through. */
  readonly example: string;
}

const LINE = /^SetEnvIf Request_URI "\^([^"]+)\\z" foreman-(get|put|post)$/;
const METHODS = { get: 'GET', put: 'PUT', post: 'POST' } as const;

/** Throws on a line that is neither a comment nor of the one form that the file has. */
export async function readAllowedPaths(): Promise<readonly AllowedPath[]> {
  const lines = (await proxyFile('allowed-paths.conf')).split('\n').filter((line) => line !== '' && !/^#/.test(line));
  return lines.map((line) => {
    const [, path = '', method = ''] = LINE.exec(line) ?? [];
    if (method !== 'get' && method !== 'put' && method !== 'post') throw new Error(`Not understood: ${line}`);
    return { method: METHODS[method], pattern: new RegExp(`^${path}$`), example: path.replaceAll('\\d+', '1') };
  });
}
