/** Answers and headers that all of the stand-in's paths share. */

/** On everything in WebAdmin's context (HeaderFilter.java); upper case as it is sent. */
const securityHeaders = {
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Content-Type-Options': 'NOSNIFF',
  'X-XSS-Protection': '1; MODE=BLOCK',
};

const cookieSeconds = 2_147_483_647;

/** `response` with what every filter of the engine adds: security headers and the locale's cookie (LocaleFilter.java). */
export function withCommonHeaders(response: Response, locale: string): Response {
  if (response.type === 'error') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  const expires = new Date(Date.now() + cookieSeconds * 1000).toUTCString();
  headers.append(
    'Set-Cookie',
    `locale=${locale}; path=/; secure; HttpOnly; Max-Age=${cookieSeconds}; Expires=${expires}`,
  );
  return new Response(response.body, { status: response.status, headers });
}

export function redirect(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 302, headers: { ...headers, Location: location } });
}

export function html(text: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(text, { status, headers: { ...headers, 'Content-Type': 'text/html;charset=UTF-8' } });
}

/** A page, so with `nosniff` a missing script or style is a load error. */
export function notFound(headers: Readonly<Record<string, string>> = {}): Response {
  return html(
    '<!doctype html><html><head><meta charset="utf-8"><title>Not Found</title></head>' +
      '<body><h1>Error 404</h1><p>There is no such page on this server.</p><p><a href="/ovirt-engine/">oVirt Engine</a></p></body></html>',
    404,
    headers,
  );
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
