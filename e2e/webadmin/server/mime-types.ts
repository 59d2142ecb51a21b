/**
 * Content types of plugin files by extension, as Debian 12's /etc/mime.types gives them to the engine (seen on a running
 * 4.5.8). Case counts; an extension that is not here is `application/octet-stream`.
 */
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  HTML: 'text/html',
  HTM: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain',
  md: 'text/markdown',
  ts: 'text/vnd.trolltech.linguist',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/vnd.microsoft.icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  otf: 'font/otf',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  pdf: 'application/pdf',
  gz: 'application/gzip',
  zip: 'application/zip',
};

/** What the application server compresses: a regular expression on the type (ovirt-engine.xml.in). */
const compressed = /^(text\/(css|html|javascript|json|xml)|application\/(json|xml))$/;

export function mimeType(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return types[fileName.slice(dot + 1)] ?? 'application/octet-stream';
}

export function isCompressed(type: string): boolean {
  return compressed.test(type);
}
