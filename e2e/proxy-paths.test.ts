import { glob, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { root } from '../tools/run.ts';
import { readAllowedPaths } from './apache/allowed-paths.ts';
import { makeUsers } from './mocks/foreman/data/site.ts';

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
    // Which of the two is asked for depends on what is looked for.
    for (const [, path = ''] of source.matchAll(/\w+: '(\/(?:organizations|locations))'/g)) {
      found.push({ file, method: 'GET', path: `/foreman-plugin/api${path}` });
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

it('the proxy lets nothing else pass but the one path that people ask for', async () => {
  const [allowed, requests] = await Promise.all([readAllowedPaths(), findRequests()]);
  const unused = allowed.filter(
    ({ method, pattern }) => !requests.some((one) => one.method === method && pattern.test(one.path)),
  );
  expect(unused.map(({ example }) => example)).toEqual(['/foreman-plugin/api/ping']);
});

/** The permissions that a text names. */
async function permissionsIn(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(`${root}/${file}`, 'utf8');
  return new Set(text.match(/\b(view|edit|create|access|destroy)_\w+/g));
}

it('the role that the documentation asks for is the one that the tests read with', async () => {
  const [role] = makeUsers().find(({ name }) => name === 'reader')?.roles ?? [];
  const forSync = ['edit_hosts', 'create_hosts', 'edit_compute_resources', 'view_organizations', 'view_locations'];
  expect(await permissionsIn('proxy/credentials.conf.example')).toEqual(new Set(role?.permissions));
  for (const file of ['README.md', 'proxy/README.md']) {
    expect(await permissionsIn(file), file).toEqual(new Set([...(role?.permissions ?? []), ...forSync]));
  }
});
