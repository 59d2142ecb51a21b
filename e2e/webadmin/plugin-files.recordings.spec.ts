/** Plugin files, served side by side with the recorded answers of a real engine. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly 'content-type'?: string;
  readonly 'content-length'?: string;
  readonly etag?: string;
  readonly location?: string;
  readonly error?: string;
}

interface TypeAnswer {
  readonly status: number;
  readonly 'content-type': string;
  readonly plainBytes: number;
  readonly gzip: string | null;
  readonly etagWithGzip: string;
  readonly vary: string | null;
}

interface Recorded {
  readonly all: { readonly status: number; readonly headers: Record<string, string | string[]> };
  readonly types: Record<string, TypeAnswer>;
  readonly conditional: Record<string, Answer>;
  readonly paths: Record<string, Answer>;
}

const content = `${'a'.repeat(104_998)}\n\n`;
const base = '/ovirt-engine/webadmin/plugin/probe-a/';

interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: number;
}

/** A request whose path nobody normalises. Rejects when the connection is dropped. */
function send(url: string, path: string, method = 'GET', headers: Record<string, string> = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test.use({ probes: [] });

test.beforeEach(async ({ folder, webadmin }) => {
  const files = join(folder, 'files');
  await mkdir(join(files, 'sub'), { recursive: true });
  const recorded = readRecording<Recorded>('plugin-files');
  const sized = Object.entries(recorded.types).map(
    ([name, { plainBytes }]) => [name, content.slice(0, plainBytes)] as const,
  );
  for (const [name, text] of sized) await writeFile(join(files, name), text);
  await writeFile(join(files, 'sub/index.html'), '<p>sub.\n');
  await writeFile(join(files, '.hidden.js'), content);
  await writeFile(join(files, 'a b+ü.js'), content);
  await writeFile(join(files, 'a..b.js'), content);
  await symlink('f.js', join(files, 'link.js'));
  const resourcePaths = { 'probe-a': 'files', 'probe-slash': 'files/', 'probe-dot': './files', 'probe-up': '../files' };
  for (const [name, resourcePath] of Object.entries(resourcePaths)) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ name, url: 'about:blank', resourcePath }));
  }
  await webadmin.login();
});

test('types, sizes and compression of plugin files are those of the engine', async ({ webadmin }) => {
  const { types } = readRecording<Recorded>('plugin-files');
  for (const [name, expected] of Object.entries(types)) {
    const plain = await send(webadmin.url, base + name);
    const packed = await send(webadmin.url, base + name, 'GET', { 'Accept-Encoding': 'gzip' });
    const seen: TypeAnswer = {
      status: plain.status,
      'content-type': plain.headers['content-type'] ?? '',
      plainBytes: plain.bytes,
      gzip: packed.headers['content-encoding'] ?? null,
      etagWithGzip: packed.headers.etag === plain.headers.etag ? 'same' : 'other',
      vary: packed.headers.vary ?? null,
    };
    const { status, plainBytes, gzip, etagWithGzip, vary } = expected;
    expect
      .soft(seen, name)
      .toEqual({ status, 'content-type': expected['content-type'], plainBytes, gzip, etagWithGzip, vary });
  }
});

test('headers of a plugin file are those of the engine', async ({ webadmin }) => {
  const { all } = readRecording<Recorded>('plugin-files');
  const { status, headers } = await send(webadmin.url, `${base}f.js`);
  expect(status).toBe(all.status);
  const known = (set: IncomingHttpHeaders): readonly string[] =>
    Object.keys(set)
      .filter((name) => name !== 'keep-alive')
      .sort();
  expect(known(headers)).toEqual(known(all.headers));
  const fixed = [
    'cache-control',
    'pragma',
    'x-frame-options',
    'x-content-type-options',
    'x-xss-protection',
    'content-type',
    'content-length',
  ];
  for (const name of fixed) expect.soft(headers[name], name).toEqual(all.headers[name]);
  const age = (set: IncomingHttpHeaders): number => Date.parse(set.date ?? '') - Date.parse(set.expires ?? '');
  expect(Math.round(age(headers) / 60_000)).toBe(Math.round(age(all.headers) / 60_000));
  const cookie = (set: IncomingHttpHeaders): string => (set['set-cookie'] ?? [])[0]?.replace(/Expires=.*/, '') ?? '';
  expect(cookie(headers)).toBe(cookie(all.headers));
});

test('conditional requests and other methods get the answers of the engine', async ({ webadmin }) => {
  const { conditional } = readRecording<Recorded>('plugin-files');
  const { headers } = await send(webadmin.url, `${base}f.js`);
  const tag = headers.etag ?? '';
  expect(tag).toMatch(/^W\/"105000-\d{13}"$/);
  const asked: Record<string, readonly [method: string, headers: Record<string, string>]> = {
    'If-None-Match same': ['GET', { 'If-None-Match': tag }],
    'If-None-Match without W/': ['GET', { 'If-None-Match': tag.slice(2) }],
    'If-None-Match list': ['GET', { 'If-None-Match': `"x", ${tag}` }],
    'If-None-Match *': ['GET', { 'If-None-Match': '*' }],
    'If-None-Match same + gzip accepted': ['GET', { 'If-None-Match': tag, 'Accept-Encoding': 'gzip' }],
    'If-Modified-Since future': ['GET', { 'If-Modified-Since': new Date(Date.now() + 1e9).toUTCString() }],
    'If-Match other': ['GET', { 'If-Match': '"other"' }],
    'Range 0-9': ['GET', { Range: 'bytes=0-9' }],
    HEAD: ['HEAD', {}],
    POST: ['POST', {}],
    PUT: ['PUT', {}],
    DELETE: ['DELETE', {}],
    OPTIONS: ['OPTIONS', {}],
    PATCH: ['PATCH', {}],
    TRACE: ['TRACE', {}],
  };
  expect(Object.keys(asked)).toEqual(Object.keys(conditional));
  for (const [what, [method, sent]] of Object.entries(asked)) {
    const expected = conditional[what];
    const answer = await send(webadmin.url, `${base}f.js`, method, sent).catch(() => 'dropped');
    if (typeof answer === 'string') {
      expect.soft(expected?.error, what).toBeDefined();
      continue;
    }
    expect.soft(answer.status, what).toBe(expected?.status);
    expect.soft(answer.headers['content-type'], what).toBe(expected?.['content-type']);
    expect.soft(answer.headers.etag === undefined, what).toBe(expected?.etag === undefined);
    if (answer.status < 400) expect.soft(answer.bytes, what).toBe(expected?.bytes);
  }
});

test('paths lead where they lead on the engine', async ({ webadmin }) => {
  const { paths } = readRecording<Recorded>('plugin-files');
  for (const [path, expected] of Object.entries(paths)) {
    const target = path
      .replace(/^x × 520$/, 'x'.repeat(520))
      .replace(/^\(plugin\)/, '/ovirt-engine/webadmin/plugin')
      .replace(/^\(engine\) /, '/ovirt-engine/');
    // Served by GWT's own linker in the real one.
    if (target.endsWith('webadmin.nocache.js')) continue;
    const { status, headers, bytes } = await send(webadmin.url, target.startsWith('/') ? target : base + target);
    expect.soft(status, path).toBe(expected.status);
    expect.soft(headers['content-type'], path).toBe(expected['content-type']);
    if (status === 200) expect.soft(bytes, path).toBe(expected.bytes);
    if (expected.location !== undefined) expect.soft(pathOf(headers.location), path).toBe(pathOf(expected.location));
  }
});

function pathOf(location: string | undefined): string | undefined {
  return location
    ?.replace('<origin>', 'http://origin')
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/https?%3A%2F%2F.*?%2F/, '<origin>%2F');
}
