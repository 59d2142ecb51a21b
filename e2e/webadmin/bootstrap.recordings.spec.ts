/** Descriptors, overrides, the host page's globals and the plugins' frames, beside a real WebAdmin. */
import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, readLog, settle, test } from './probes.ts';
import { readRecording } from './recordings.ts';

interface Definition {
  readonly name: string;
  readonly url: string;
  readonly config: unknown;
  readonly lazyLoad: boolean;
  readonly enabled: boolean;
}

interface Recorded {
  readonly globals: Readonly<Record<string, unknown>> & {
    readonly userInfo: object;
    readonly ownPluginGlobals: readonly string[];
  };
  readonly first: {
    readonly definitions: readonly Definition[];
    readonly frames: readonly {
      readonly parent: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly rect: object;
    }[];
    readonly hostPageHeaders: Readonly<Record<string, string>>;
    readonly hostPageStatus: number;
    readonly hostPageScriptOrder: readonly string[];
    readonly log: readonly { readonly plugin: string; readonly ev: string }[];
    readonly server: { readonly engine: readonly string[] };
  };
  readonly rereading: readonly { readonly what: string; readonly 'probe-a': Definition | null }[];
  readonly resources: Readonly<Record<string, number>>;
}

const start = (name: string): string => `plugin/${name}/start.html?name=${name}`;
const descriptor = (name: string, more: object = {}): string =>
  JSON.stringify({ name, url: start(name), resourcePath: 'probe', ...more });

/** The files of the recording, as far as its definitions and log tell them: descriptors and, by the same base name, overrides. */
const descriptors: Readonly<Record<string, string>> = {
  'probe-a': descriptor('probe-a', { config: { keep: 1, nested: { x: 1, y: 2 }, arr: [1, 2], gone: 'text' } }),
  'probe-b': descriptor('probe-b', { lazyLoad: false, enabled: false, order: 99 }),
  'probe-c': `// A comment\n${descriptor('probe-c').replace('{', '{ /* another */ ')}`,
  'probe-d': descriptor('probe-d'),
  'probe-e': '{ "name": "probe-e",',
  'probe-f': descriptor('probe-f', { config: { é: 'ü\u2028' }, unknown: [1] }),
  'probe-g': JSON.stringify({ name: 'probe-g', url: start('probe-g') }),
  'probe-h': JSON.stringify({ name: 'probe-h' }),
  'probe-i': JSON.stringify({ name: '  ', url: start('probe-i') }),
  'probe-j': descriptor('probe-j', { config: null }),
  'probe-k': descriptor('probe-k'),
  'probe-l': descriptor('probe-l', { config: { fromDescriptor: 1 } }),
  'probe-m1': descriptor('probe-m').replace('name=probe-m"', 'name=probe-m&file=m1"'),
  'probe-m2': descriptor('probe-m').replace('name=probe-m"', 'name=probe-m&file=m2"'),
  'probe-n': '{ "name": "probe-n", "url": "x", }',
  'probe-o': descriptor('probe-o', { lazyLoad: 'false' }),
  'probe-p-file': descriptor('probe-p'),
  'probe-q': descriptor('probe-q'),
  'probe-r': JSON.stringify({
    name: 'probe-r',
    url: `/ovirt-engine/webadmin/${start('probe-r')}`,
    resourcePath: 'probe',
  }),
  '.probe-t': descriptor('probe-t'),
  'probe-u': JSON.stringify({
    name: 'probe u/ü',
    url: 'plugin/probe%20u/start.html?name=probe-u',
    resourcePath: 'probe',
  }),
  'probe-v': descriptor('probe-v'),
  'probe-w': descriptor('probe-w', { config: ['list'] }),
};

const overrides: Readonly<Record<string, unknown>> = {
  'probe-a-config.json': { order: 20, config: { nested: { x: 9 }, arr: [], gone: null, extra: true } },
  'probe-b-config.json': { order: -1, name: 'other' },
  'probe-d-config.json': { enabled: false },
  'probe-k-config.json': { enabled: 'false' },
  'probe-l-config.json': '{ "config": { "fromOverride": 1 }',
  'probe-p-config.json': { config: { via: 'plugin name' } },
  'probe-p-file-config.json': { order: 1, config: { via: 'file name' } },
  'probe-q-config.json': { order: 1.5 },
};

test.use({ probes: [], overrides });

test.beforeEach(async ({ folder, webadmin }) => {
  for (const [name, text] of Object.entries(descriptors)) await writeFile(join(folder, `${name}.json`), text);
  // Makes the folder's writes older than what follows.
  expect(webadmin.url).toContain('http');
});

function definitions(page: Page): Promise<readonly Definition[]> {
  return page.evaluate(() => Reflect.get(window, 'pluginDefinitions') as readonly Definition[]);
}

/** Those with an order of their own come first; the others lie in no order. */
function sorted(all: readonly Definition[]): readonly Definition[] {
  return all.toSorted((left, right) => (left.name + left.url < right.name + right.url ? -1 : 1));
}

test('definitions, globals and frames are those of the real host', async ({ webadmin, page }) => {
  const { first, globals } = readRecording<Recorded>('bootstrap');
  await webadmin.login();
  await settle(page);
  const seen = await definitions(page);
  expect.soft(sorted(seen)).toEqual(sorted(first.definitions));
  expect.soft(seen.slice(0, 2).map(({ name }) => name)).toEqual(['probe-b', 'probe-p']);

  const names = ['engineRpmVersion', 'baseContextPath', 'applicationMode', 'displayUncaughtUIExceptions'];
  for (const name of names)
    expect.soft(await page.evaluate((key): unknown => Reflect.get(window, key), name), name).toEqual(globals[name]);
  const user = await page.evaluate(() => Object.keys(Reflect.get(window, 'userInfo') as object));
  expect.soft(Object.keys(globals.userInfo)).toEqual(expect.arrayContaining(user));
  for (const name of globals.ownPluginGlobals)
    expect.soft(await page.evaluate((key) => key in window, name), name).toBe(true);

  const frames = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')]
      .filter((frame) => frame.id === '')
      .map((frame) => {
        const { x, y, width, height } = frame.getBoundingClientRect();
        const { style, ...attributes } = Object.fromEntries(
          [...frame.attributes].map(({ name, value }) => [name, value]),
        );
        const { position } = getComputedStyle(frame);
        return {
          parent: frame.parentElement?.tagName,
          attributes,
          isStyled: style !== undefined,
          position,
          rect: { x, y, width, height },
        };
      }),
  );
  const wanted = first.frames
    .filter(({ attributes }) => attributes['id'] === undefined)
    .map(({ parent, attributes: { src = '', frameborder = '' }, rect }) => ({
      parent,
      attributes: { src, frameborder },
      isStyled: true,
      position: 'absolute',
      rect,
    }));
  const bySrc = (all: readonly { readonly attributes: Readonly<Record<string, string | undefined>> }[]) =>
    all.toSorted((left, right) => ((left.attributes['src'] ?? '') < (right.attributes['src'] ?? '') ? -1 : 1));
  // Of two descriptors with one name each host keeps the first it finds.
  const oneOf = (all: ReturnType<typeof bySrc>) =>
    JSON.parse(JSON.stringify(all).replaceAll(/file=m[12]/g, 'file=m')) as unknown;
  expect.soft(oneOf(bySrc(frames))).toEqual(oneOf(bySrc(wanted)));
  // A frame of the host's own realm.
  await expect.soft(page.locator('body > iframe#webadmin')).toHaveCount(1);

  const initialized = (await readLog(page)).filter(({ ev }) => ev === 'UiInit').map(({ plugin }) => plugin);
  expect.soft(initialized.toSorted()).toEqual(
    first.log
      .filter(({ ev }) => ev === 'UiInit')
      .map(({ plugin }) => plugin)
      .toSorted(),
  );
});

test('the host page comes with the headers and in the order of the real one', async ({ webadmin, page }) => {
  const { first } = readRecording<Recorded>('bootstrap');
  await webadmin.login();
  const answer = await page.request.get(`${webadmin.url}/ovirt-engine/webadmin/`);
  expect(answer.status()).toBe(first.hostPageStatus);
  const headers = answer.headers();
  for (const name of ['x-frame-options', 'x-content-type-options', 'x-xss-protection', 'content-type']) {
    expect.soft(headers[name], name).toBe(first.hostPageHeaders[name]);
  }
  expect.soft(headers['content-security-policy']).toBeUndefined();
  const text = await answer.text();
  const order = [...text.matchAll(/^var (\w+) = /gm)].map(([, name]) => name);
  expect(order).toEqual(first.hostPageScriptOrder);
});

test('what changes on disk is read as the real host reads it', async ({ webadmin, page, folder, lab }) => {
  const { rereading } = readRecording<Recorded>('bootstrap');
  await webadmin.login();
  const file = join(folder, 'probe-a.json');
  const override = join(lab.overridesDir, 'probe-a-config.json');
  let later = Date.now() / 1000 + 10;
  /** Each change is younger than the one before, unless it says otherwise. */
  const write = async (path: string, text: string, seconds?: number) => {
    await writeFile(path, text);
    const time = seconds ?? (later += 10);
    await utimes(path, time, time);
  };
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'descriptor changed': () => write(file, descriptor('probe-a', { config: { second: true } })),
    'descriptor changed, file time set back to 2020': () =>
      write(file, descriptor('probe-a', { config: { third: true } }), Date.UTC(2020, 0) / 1000),
    'descriptor broken while known': () => write(file, '{ "name": '),
    'descriptor good again': () => write(file, descriptor('probe-a', { config: { fourth: true } })),
    'override deleted': () => rm(override),
    'override with wrong types': () => write(override, JSON.stringify({ enabled: 'no', config: { fifth: 1 } })),
    'override good': () => write(override, JSON.stringify({ config: { sixth: 1 } })),
    'descriptor deleted': () => rm(file),
  };
  expect(Object.keys(changes)).toEqual(rereading.map(({ what }) => what));
  for (const { what, 'probe-a': wanted } of rereading) {
    await changes[what]?.();
    await page.reload();
    const seen = (await definitions(page)).find(({ name }) => name === 'probe-a') ?? null;
    expect.soft(seen, what).toEqual(wanted);
  }
});

test('files come and go with the host page, as in the real host', async ({ webadmin, page, folder }) => {
  const { resources } = readRecording<Recorded>('bootstrap');
  const status = async (name: string) =>
    (await page.request.get(`${webadmin.url}/ovirt-engine/webadmin/plugin/${name}/start.html`)).status();
  // Nothing is served before somebody asked for the host page once.
  expect(await status('probe-a')).toBe(404);
  await webadmin.login();
  const seen: Record<string, number> = { before: await status('probe-a') };
  await rm(join(folder, 'probe-a.json'));
  seen['deletedNoReload'] = await status('probe-a');
  await page.reload();
  seen['deletedAndReloaded'] = await status('probe-a');
  await writeFile(join(folder, 'probe-x.json'), descriptor('probe-x'));
  seen['newBeforeHostPage'] = await status('probe-x');
  await page.reload();
  seen['newAfterHostPage'] = await status('probe-x');
  seen['noResourcePath'] = await status('probe-g');
  seen['disabledPlugin'] = await status('probe-d');
  seen['spaceName'] = await status('probe%20u');
  expect(seen).toEqual(resources);
});
