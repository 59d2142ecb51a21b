import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DockerDialog } from './docker-dialog.ts';
import { expect, type WebAdmin } from './fixtures.ts';
import { builtPlugins } from './start-lab.ts';
import { readLog, test as probed } from './webadmin/probes.ts';

/** The docker plugin as it is built, beside probes. */
const test = probed.extend<{ besideDocker: undefined }>({
  besideDocker: [
    async ({ folder }, use) => {
      for (const name of ['docker.json', 'ovirt-admin-plugins']) {
        await symlink(join(builtPlugins, name), join(folder, name));
      }
      await use(undefined);
    },
    { auto: true },
  ],
});

/** Paths of the docker plugin's files that the page asks for from now on. */
function watchRequests(webadmin: WebAdmin): string[] {
  const paths: string[] = [];
  webadmin.page.on('request', (request) => {
    const [, path] = /\/plugin\/docker\/(.*)$/.exec(request.url()) ?? [];
    if (path !== undefined) paths.push(path);
  });
  return paths;
}

test('a login with nothing pending asks for two files, and for none of the engine', async ({ webadmin, engine }) => {
  const paths = watchRequests(webadmin);
  await webadmin.login();
  await webadmin.row('docs').waitFor();
  expect(paths).toEqual(['plugin/docker.html', expect.stringMatching(/^assets\/docker-.*\.js$/)]);
  expect(engine.requests).toEqual([]);
});

test('a storm of selections fetches the dialog ahead once, and asks the engine nothing', async ({
  webadmin,
  engine,
}) => {
  await webadmin.login();
  const paths = watchRequests(webadmin);
  const rows = webadmin.page.getByRole('grid').getByRole('row');
  await webadmin.row('docs').waitFor();
  for (let click = 0; click < 50; click++) await rows.nth(1 + (click % 8)).click({ position: { x: 5, y: 5 } });
  await expect.poll(() => paths.length).toBeGreaterThan(0);
  expect(new Set(paths).size).toBe(paths.length);
  expect(engine.requests).toEqual([]);
});

test.describe('beside a plugin that throws', () => {
  test.use({
    probes: [[{ name: 'probe-a' }, { name: 'probe-b', query: { mode: 'throw-init' } }], { scope: 'test' }],
    expectedErrors: /^probe throws/,
  });

  test('does its job, and so does a third one', async ({ webadmin, engine, page }) => {
    engine.clock.runLive(10);
    await webadmin.login();
    const dialog = await new DockerDialog(webadmin).open();
    await dialog.fillIn();
    await dialog.button('Create').click();
    await expect(dialog.frame.getByText(/192\.0\.2\.\d+/).first()).toBeVisible({ timeout: 30_000 });
    expect((await readLog(page)).map(({ plugin, ev }) => `${plugin} ${ev}`)).toContain('probe-a UserLogin');
  });
});
