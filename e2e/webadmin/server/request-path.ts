/** What the application server makes of a request line's path before a servlet sees it (Undertow; seen on a running 4.5.8). */

/**
 * The decoded path without dot segments, double slashes, path parameters and query; undefined when it names nothing: an
 * encoded slash, backslash or NUL, broken encoding, or a name outside ASCII, which the engine's file system calls miss.
 */
export function findRequestPath(target: string): string | undefined {
  const [raw = ''] = target.replace(/^https?:\/\/[^/]*/, '').split(/[?#]/);
  if (/%(2f|5c|00)/i.test(raw)) return undefined;
  try {
    const path = decodeURIComponent(withoutDots(raw).replaceAll(/;[^/]*/g, ''));
    return /^[\x00-\x7f]*$/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Plainly written `.`, `..` and empty segments; encoded ones stay and meet the servlet's guard. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
    if (isLast && (segment === '' || segment === '.' || segment === '..')) kept.push('');
  }
  return `/${kept.join('/')}`;
}
