import { glob, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { root } from '../tools/run.ts';
import { readAllowedPaths } from './apache/allowed-paths.ts';

interface Asked {
  readonly file: string;
  readonly method: string;
  readonly path: string;
}

/** Every request of the Foreman client in the sources: its path, and the method in the options behind it. */
async function findRequests(): Promise<readonly Asked[]> {
  const found: Asked[] = [];
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const source = await readFile(`${root}/${file}`, 'utf8');
    for (const [, , path = '', options = ''] of source.matchAll(/foreman\.request\(\s*(['`])(\/.*?)\1([^;]*)/gs)) {
      const method = /method: '(\w+)'/.exec(options)?.[1] ?? 'GET';
      found.push({ file, method, path: `/foreman-plugin/api${path.replaceAll(/\$\{[^}]*\}/g, '1')}` });
    }
  }
  return found;
}

it('the proxy lets every request of the plugin pass', async () => {
  const [allowed, requests] = await Promise.all([readAllowedPaths(), findRequests()]);
  expect(requests.length).toBeGreaterThan(10);
  const refused = requests.filter(
    ({ method, path }) => !allowed.some((one) => one.method === method && one.pattern.test(path)),
  );
  expect(refused).toEqual([]);
});
